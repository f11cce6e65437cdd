//! The picture under way.

use std::ops::Range;

use egui::Rect;
use egui::epaint::Mesh;

use super::paint::Paint;
use super::texture::Texture;
use super::triangle::Triangle;

/// A picture, on which triangles are laid.
pub struct Canvas {
    width: usize,
    height: usize,
    /// Row by row from the top, premultiplied.
    pixels: Vec<[u8; 4]>,
}

impl Canvas {
    /// A picture of nothing.
    pub fn transparent(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0; 4]; width * height] }
    }

    /// Red, green, blue and alpha of each pixel, row by row from the top.
    pub fn into_bytes(self) -> Vec<u8> {
        self.pixels.into_flattened()
    }

    /// Lays the triangles of a mesh on it, in their order; `scale` is in pixels per point.
    pub fn paint_mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let clip = self.clip(clip, scale);
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [corners[0], corners[1], corners[2]].map(|index| &mesh.vertices[index as usize]);
            if let Some(triangle) = Triangle::new(corners, scale) {
                self.paint_triangle(&triangle, &Paint::new(corners, &triangle, texture), &clip);
            }
        }
    }

    fn clip(&self, rect: Rect, scale: f32) -> Clip {
        let range = |min: f32, max: f32, end: usize| {
            let start = ((min * scale).round() as i64).clamp(0, end as i64);
            start..((max * scale).round() as i64).clamp(start, end as i64)
        };
        Clip {
            columns: range(rect.min.x, rect.max.x, self.width),
            rows: range(rect.min.y, rect.max.y, self.height),
        }
    }

    fn paint_triangle(&mut self, triangle: &Triangle, paint: &Paint<'_>, clip: &Clip) {
        for y in triangle.rows(&clip.rows) {
            let columns = triangle.columns(y, &clip.columns);
            if columns.is_empty() {
                continue;
            }
            let start = y as usize * self.width;
            let line = &mut self.pixels[start + columns.start as usize..start + columns.end as usize];
            match paint {
                Paint::Plain(source) => source.cover(line),
                Paint::Varying(shade) => shade.cover(line, columns, y),
            }
        }
    }
}

/// The part of the picture that may change: columns and rows, in pixels.
struct Clip {
    columns: Range<i64>,
    rows: Range<i64>,
}
