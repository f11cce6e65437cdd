//! From a figure to files: one file per format behind one trait.

mod fonts;
mod numbers;
mod pdf;
mod png;
mod sheet;
mod svg;
mod table;

use std::io::Write;

use crate::analysis::Frequency;
use crate::chart::Figure;
use crate::chart::palette::Look;
use crate::model::{FigureSpec, Project};

use super::{ExportError, Warning, unknown};

pub use numbers::{Form, Numbers};
pub use pdf::Pdf;
pub use png::Png;
pub use sheet::FigureSheet;
pub use svg::Svg;
pub use table::FigureTable;

/// A figure and all that it came from.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'a> {
    /// The project that was counted.
    pub project: &'a Project,
    /// What was asked for.
    pub spec: &'a FigureSpec,
    /// The count.
    pub table: &'a Frequency,
    /// The figure of it.
    pub figure: &'a Figure,
}

/// Writes a figure in one format.
pub trait FigureExporter: Sync {
    /// The ending of its files, without the dot.
    fn ending(&self) -> &'static str;

    /// What it is, for people who choose.
    fn label(&self) -> &'static str;

    /// Writes the figure, a picture in this look (a table has none); the same figure gives the same bytes
    /// on every machine. Fails where the target does; what could not be written whole is told.
    fn write_as(&self, drawn: &Drawn<'_>, look: Look, target: &mut dyn Write) -> Written;

    /// Writes it in the light look.
    fn write(&self, drawn: &Drawn<'_>, target: &mut dyn Write) -> Written {
        self.write_as(drawn, Look::Light, target)
    }
}

/// What was not written whole, or why nothing was.
pub type Written = Result<Vec<Warning>, ExportError>;

/// Every format for figures, in the order in which they are offered.
pub const FIGURE_EXPORTERS: &[&dyn FigureExporter] = &[
    &Svg,
    &Png { scale: 2 },
    &Pdf,
    &FigureTable,
    &FigureSheet,
    &Png { scale: 1 },
    &Png { scale: 3 },
    &Png { scale: 4 },
];

/// The format of a figure for a file of this name; the error names the endings that there are.
///
/// `@1x`, `@3x` or `@4x` before `.png` asks for fewer or more dots than the usual two a CSS pixel.
pub fn figure_by_ending(name: &str) -> Result<&'static dyn FigureExporter, ExportError> {
    let name_is = |exporter: &&&dyn FigureExporter| has_ending(name, exporter.ending());
    let longest = FIGURE_EXPORTERS.iter().filter(name_is).max_by_key(|exporter| exporter.ending().len());
    let plain = FIGURE_EXPORTERS.iter().map(|exporter| exporter.ending()).filter(|it| !it.contains('@'));
    longest.copied().ok_or_else(|| unknown(plain, name))
}

/// Whether a name ends in this ending: after a dot, or in `@3x.png` after anything.
fn has_ending(name: &str, ending: &str) -> bool {
    let dotted = if ending.starts_with('@') { ending.to_owned() } else { format!(".{ending}") };
    name.to_ascii_lowercase().ends_with(&dotted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_chooses_the_format_and_the_dots() {
        for (name, ending) in [
            ("a.svg", "svg"),
            ("a.b/talks.PNG", "png"),
            ("talks@2x.png", "png"),
            ("talks@3x.png", "@3x.png"),
            ("talks@4X.PNG", "@4x.png"),
            ("talks.pdf", "pdf"),
            ("talks.csv", "csv"),
            ("talks.xlsx", "xlsx"),
        ] {
            assert_eq!(figure_by_ending(name).unwrap().ending(), ending, "{name}");
        }
        let error = figure_by_ending("talks.doc").err().unwrap().to_string();
        let known = ".svg, .png, .pdf, .csv or .xlsx";
        assert_eq!(error, format!("the ending of the file says how it is written: use {known}: talks.doc"));
        assert!(figure_by_ending("svg").is_err());
    }
}
