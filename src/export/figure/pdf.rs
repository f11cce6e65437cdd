//! The figure as PDF, made from the SVG.

use std::io::Write;

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use crate::chart::palette::Look;

use super::{Drawn, ExportError, FigureExporter, Written, fonts, svg};

/// Points (72 an inch) in a CSS pixel (96 an inch).
const POINTS: f32 = 0.75;

/// One page as large as the figure, with lines as lines and words as words, in the bundled font. Neither
/// clock nor chance is in it.
pub struct Pdf;

impl FigureExporter for Pdf {
    fn ending(&self) -> &'static str {
        "pdf"
    }

    fn label(&self) -> &'static str {
        "Page (PDF)"
    }

    fn write_as(&self, drawn: &Drawn<'_>, look: Look, target: &mut dyn Write) -> Written {
        let svg = svg::picture(drawn, look);
        let tree = fonts::tree(&svg)?;
        let refused = || ExportError::Picture("it does not fit on a page".to_owned());
        let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
        let size = Size::from_wh(width, height).ok_or_else(refused)?;
        let mut document = Document::new();
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        let settings = SvgSettings { embed_text: true, ..SvgSettings::default() };
        surface.draw_svg(&tree, size, settings).ok_or_else(refused)?;
        surface.finish();
        page.finish();
        document.set_metadata(about(drawn));
        let bytes = document.finish().map_err(|error| ExportError::Picture(format!("{error:?}")))?;
        target.write_all(&bytes)?;
        Ok(fonts::warnings(&svg))
    }
}

/// What a reader shows of the file; without a date, so that the same figure gives the same bytes.
fn about(drawn: &Drawn<'_>) -> Metadata {
    Metadata::new()
        .title(drawn.figure.title.clone())
        .description(drawn.figure.origin.clone())
        .creator("Demarche".to_owned())
        .language("en".to_owned())
}
