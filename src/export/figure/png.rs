//! The figure as PNG, made from the SVG.

use std::io::Write;

use resvg::tiny_skia::{Pixmap, Transform};

use crate::chart::palette::Look;

use super::{Drawn, ExportError, FigureExporter, Written, fonts, svg};

/// The SVG in dots, `scale` a CSS pixel in each direction.
pub struct Png {
    /// From 1 to 4; 2 is the usual one, which is sharp on screens and in print of 190 dots an inch.
    pub(super) scale: u8,
}

impl FigureExporter for Png {
    fn ending(&self) -> &'static str {
        match self.scale {
            1 => "@1x.png",
            3 => "@3x.png",
            4 => "@4x.png",
            _ => "png",
        }
    }

    fn label(&self) -> &'static str {
        "Picture in dots (PNG)"
    }

    fn write_as(&self, drawn: &Drawn<'_>, look: Look, target: &mut dyn Write) -> Written {
        let svg = svg::picture(drawn, look);
        let tree = fonts::tree(&svg)?;
        let scale = f32::from(self.scale);
        let size = tree.size().to_int_size().scale_by(scale);
        let mut dots = size
            .and_then(|size| Pixmap::new(size.width(), size.height()))
            .ok_or_else(|| ExportError::Picture("it is too large".to_owned()))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
        let bytes = dots.encode_png().map_err(|error| ExportError::Picture(error.to_string()))?;
        target.write_all(&bytes)?;
        Ok(fonts::warnings(&svg))
    }
}
