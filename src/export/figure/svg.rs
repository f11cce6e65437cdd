//! The figure as SVG.

use std::io::Write;

use crate::chart::palette::Look;
use crate::chart::svg::{SvgStyle, render};

use super::{Drawn, FigureExporter, Written};

/// The figure in its look, as [`crate::chart::svg`] draws it; PNG and PDF are made from it.
pub struct Svg;

impl FigureExporter for Svg {
    fn ending(&self) -> &'static str {
        "svg"
    }

    fn label(&self) -> &'static str {
        "Picture (SVG)"
    }

    fn write_as(&self, drawn: &Drawn<'_>, look: Look, target: &mut dyn Write) -> Written {
        target.write_all(picture(drawn, look).as_bytes())?;
        Ok(Vec::new())
    }
}

/// The document.
pub(super) fn picture(drawn: &Drawn<'_>, look: Look) -> String {
    render(drawn.figure, &SvgStyle::of(look))
}
