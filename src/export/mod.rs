//! From a project to files of other programs: one file per format behind one trait.
//!
//! A format is one file here and one line in [`EXPORTERS`]; one for figures is one file in `figure`
//! and one line in [`FIGURE_EXPORTERS`]. Every format is written in a defined order and without a
//! clock, so that the same project gives the same bytes.
//!
//! ```
//! use demarche::export;
//! use demarche::model::{IdSource, Project};
//! let project = Project::empty(IdSource::seeded(1).fresh().into(), "Talks");
//! let mut bytes = Vec::new();
//! export::by_ending("table.csv").unwrap().write(&project, &mut bytes).unwrap();
//! assert!(bytes.starts_with(b"id,article,start,end,quote"));
//! ```

pub mod table;

mod csv;
mod error;
mod figure;
mod file;
mod json;
mod report;
mod warning;
mod workbook;
mod xlsx;

use std::io::Write;

use crate::model::Project;

pub use csv::{Csv, write_rows, write_table};
pub use error::ExportError;
pub use figure::{
    Drawn, FIGURE_EXPORTERS, FigureExporter, FigureSheet, FigureTable, Form, Numbers, Pdf, Png, Svg,
    figure_by_ending,
};
pub use file::write_file;
pub use json::Json;
pub use report::Report;
pub use warning::Warning;
pub use xlsx::Xlsx;

/// Writes a project in one format.
pub trait Exporter: Sync {
    /// The ending of its files, without the dot.
    fn ending(&self) -> &'static str;

    /// What it is, for people who choose.
    fn label(&self) -> &'static str;

    /// Writes the project; the same project gives the same bytes. Fails where the target does; what could
    /// not be written whole is told.
    fn write(&self, project: &Project, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError>;
}

/// Every format, in the order in which they are offered.
pub const EXPORTERS: &[&dyn Exporter] = &[&Csv, &Xlsx, &Json, &Report];

/// The format for a file of this name; the error names the endings that there are.
pub fn by_ending(name: &str) -> Result<&'static dyn Exporter, ExportError> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let found = EXPORTERS.iter().find(|exporter| exporter.ending().eq_ignore_ascii_case(ending));
    found.copied().ok_or_else(|| unknown(EXPORTERS.iter().map(|exporter| exporter.ending()), name))
}

/// The error for a name without a known ending: "use .csv, .xlsx or .json", say.
fn unknown<'a>(endings: impl Iterator<Item = &'a str>, name: &str) -> ExportError {
    let mut known: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    let last = known.pop().unwrap_or_default();
    let known = if known.is_empty() { last } else { format!("{} or {last}", known.join(", ")) };
    ExportError::Unknown { known, name: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_chooses_the_format() {
        assert_eq!(by_ending("a.b/table.CSV").unwrap().ending(), "csv");
        assert_eq!(by_ending("claims.json").unwrap().ending(), "json");
        let error = by_ending("table.doc").err().unwrap().to_string();
        assert_eq!(
            error,
            "the ending of the file says how it is written: use .csv, .xlsx, .json or .html: table.doc"
        );
        assert!(by_ending("table").is_err());
    }
}
