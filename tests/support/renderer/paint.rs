//! The color of each pixel of a triangle.

use std::ops::Range;

use egui::epaint::Vertex;
use egui::{Color32, TextureFilter};

use super::source::Source;
use super::texture::{Fine, Texture, fine};
use super::triangle::{Plane, Triangle};

/// What a triangle is filled with.
pub enum Paint<'a> {
    Plain(Source),
    Varying(Box<Shade<'a>>),
}

impl<'a> Paint<'a> {
    /// The fill of a triangle whose corners, in the order of the mesh, are these.
    pub fn new(corners: [&Vertex; 3], triangle: &Triangle, texture: &'a Texture) -> Self {
        let [width, height] = texture.image.size.map(|side| side as f64);
        let u = triangle.plane(corners.map(|vertex| f64::from(vertex.uv.x) * width));
        let v = triangle.plane(corners.map(|vertex| f64::from(vertex.uv.y) * height));
        let texels_per_pixel = u.per_column.hypot(v.per_column).max(u.per_row.hypot(v.per_row));
        let filter =
            if texels_per_pixel > 1.0 { texture.options.minification } else { texture.options.magnification };
        let [first, second, third] = corners.map(|vertex| vertex.color);
        let one_color = (first == second && second == third).then(|| fine(first));
        if let Some(color) = one_color
            && texels_per_pixel <= 0.0
        {
            return Self::Plain(Source::new(color, texture.sample(u.value, v.value, filter)));
        }
        let colors = match one_color {
            Some(color) => Colors::One(color),
            None => Colors::Blend(std::array::from_fn(|channel| {
                triangle.plane(corners.map(|vertex| f64::from(vertex.color.to_array()[channel])))
            })),
        };
        Self::Varying(Box::new(Shade { texture, filter, u, v, colors }))
    }
}

/// A fill that differs from pixel to pixel.
pub struct Shade<'a> {
    texture: &'a Texture,
    filter: TextureFilter,
    u: Plane,
    v: Plane,
    colors: Colors,
}

/// The texel whose middle this is, to 1/256.
fn whole_texel(at: f64) -> Option<i64> {
    let fine = ((at - 0.5) * 256.0).round() as i64;
    (fine.rem_euclid(256) == 0).then_some(fine.div_euclid(256))
}

enum Colors {
    One(Fine),
    Blend([Plane; 4]),
}

impl Shade<'_> {
    /// Paints some columns of row `y`; `line` is that part of the picture.
    pub fn cover(&self, line: &mut [[u8; 4]], columns: Range<i64>, y: i64) {
        if let Colors::One(color) = &self.colors
            && let Some(texels) = self.texels_of(&columns, y)
        {
            for (texel, pixel) in texels.iter().zip(line) {
                if *texel != Color32::TRANSPARENT {
                    Source::new(*color, fine(*texel)).blend(pixel);
                }
            }
            return;
        }
        for (x, pixel) in columns.zip(line) {
            self.source(x, y).blend(pixel);
        }
    }

    /// Where the texture lies texel for pixel, as under glyphs: the texels, with no need to filter.
    fn texels_of(&self, columns: &Range<i64>, y: i64) -> Option<&[Color32]> {
        let (first, last) = (columns.start, columns.end - 1);
        let left = whole_texel(self.u.value(first, y))?;
        let right = whole_texel(self.u.value(last, y))?;
        let row = whole_texel(self.v.value(first, y))?;
        let level = whole_texel(self.v.value(last, y))? == row;
        let [width, height] = self.texture.image.size;
        let inside = left >= 0 && right < width as i64 && (0..height as i64).contains(&row);
        let start = row * width as i64;
        (level && inside && right - left == last - first)
            .then(|| &self.texture.image.pixels[(start + left) as usize..=(start + right) as usize])
    }

    fn source(&self, x: i64, y: i64) -> Source {
        let texel = self.texture.sample(self.u.value(x, y), self.v.value(x, y), self.filter);
        let color = match &self.colors {
            Colors::One(color) => *color,
            Colors::Blend(planes) => {
                planes.each_ref().map(|plane| (plane.value(x, y) * 256.0).round().clamp(0.0, 65280.0) as u32)
            }
        };
        Source::new(color, texel)
    }
}
