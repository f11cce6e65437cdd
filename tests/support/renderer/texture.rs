//! Textures and how they are sampled.

use std::sync::Arc;

use egui::epaint::ImageDelta;
use egui::{Color32, ColorImage, ImageData, TextureFilter, TextureOptions, TextureWrapMode};

/// A color or texel, red, green, blue, alpha, in 256ths of a byte: 0..=65280.
pub type Fine = [u32; 4];

/// The same color, finer.
pub fn fine(color: Color32) -> Fine {
    color.to_array().map(|channel| u32::from(channel) << 8)
}

/// An image on which meshes are drawn.
pub struct Texture {
    pub image: Arc<ColorImage>,
    pub options: TextureOptions,
}

impl Texture {
    /// A whole new one.
    pub fn new(delta: &ImageDelta) -> Self {
        let ImageData::Color(image) = &delta.image;
        Self { image: Arc::clone(image), options: delta.options }
    }

    /// Exchanges the part that the patch covers.
    pub fn update(&mut self, delta: &ImageDelta) {
        let ImageData::Color(patch) = &delta.image;
        let [left, top] = delta.pos.unwrap_or_default();
        self.options = delta.options;
        let image = Arc::make_mut(&mut self.image);
        let width = image.width();
        for (row, line) in patch.pixels.chunks_exact(patch.width().max(1)).enumerate() {
            let start = (top + row) * width + left;
            image.pixels[start..start + line.len()].copy_from_slice(line);
        }
    }

    /// The color at a place in texels, where 0.5 is the middle of the first one.
    pub fn sample(&self, u: f64, v: f64, filter: TextureFilter) -> Fine {
        if filter == TextureFilter::Nearest {
            return fine(self.texel(u.floor() as i64, v.floor() as i64));
        }
        // Graphics cards weigh texels in 256ths too; it also hides float noise from aligned glyphs.
        let (x, y) = (((u - 0.5) * 256.0).round() as i64, ((v - 0.5) * 256.0).round() as i64);
        let (left, top, right_part, low_part) = (x >> 8, y >> 8, (x & 255) as u32, (y & 255) as u32);
        if right_part == 0 && low_part == 0 {
            return fine(self.texel(left, top));
        }
        let mut sum = [0; 4];
        for (dx, dy, weight) in [
            (0, 0, (256 - right_part) * (256 - low_part)),
            (1, 0, right_part * (256 - low_part)),
            (0, 1, (256 - right_part) * low_part),
            (1, 1, right_part * low_part),
        ] {
            let texel = self.texel(left + dx, top + dy).to_array();
            for (sum, channel) in sum.iter_mut().zip(texel) {
                *sum += u32::from(channel) * weight;
            }
        }
        sum.map(|sum| (sum + 128) >> 8)
    }

    fn texel(&self, x: i64, y: i64) -> Color32 {
        let [width, height] = self.image.size;
        self.image.pixels[self.wrap(y, height) * width + self.wrap(x, width)]
    }

    fn wrap(&self, at: i64, count: usize) -> usize {
        let count = count as i64;
        let inside = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => at.clamp(0, count - 1),
            TextureWrapMode::Repeat => at.rem_euclid(count),
            TextureWrapMode::MirroredRepeat => {
                let at = at.rem_euclid(2 * count);
                at.min(2 * count - 1 - at)
            }
        };
        inside as usize
    }
}
