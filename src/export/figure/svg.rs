//! The figure as SVG.

use std::io::Write;

use crate::chart::svg::{SvgStyle, render};

use super::{Drawn, ExportError, FigureExporter, Warning};

/// The figure on white paper, as [`crate::chart::svg`] draws it; the PNG is made from it.
pub struct Svg;

impl FigureExporter for Svg {
    fn ending(&self) -> &'static str {
        "svg"
    }

    fn label(&self) -> &'static str {
        "Picture (SVG)"
    }

    fn write(&self, drawn: &Drawn<'_>, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        target.write_all(picture(drawn).as_bytes())?;
        Ok(Vec::new())
    }
}

/// The document.
pub(super) fn picture(drawn: &Drawn<'_>) -> String {
    render(drawn.figure, &SvgStyle::light())
}
