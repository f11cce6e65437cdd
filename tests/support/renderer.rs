//! Draws what egui paints into a picture, on the CPU, so that tests need no graphics stack.
//!
//! Follows `egui_glow`: colors are multiplied and blended in gamma space with premultiplied alpha,
//! without dithering, onto a transparent ground. Coverage is decided in whole numbers (1/256 pixel,
//! top-left rule), so the same shapes give the same pixels on every machine. Not supported: paint
//! callbacks (an error) and mipmaps (ignored).
//!
//! A test passes `CpuRenderer::default()` to `Harness::builder().renderer(…)`.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "test code; a rasterizer turns floats into pixels, and an index beyond the picture is its bug"
)]

#[path = "renderer/canvas.rs"]
mod canvas;
#[path = "renderer/paint.rs"]
mod paint;
#[path = "renderer/source.rs"]
mod source;
#[path = "renderer/texture.rs"]
mod texture;
#[path = "renderer/triangle.rs"]
mod triangle;

use std::collections::BTreeMap;

use egui::epaint::{ClippedPrimitive, ImageDelta, Primitive};
use egui::{Context, FullOutput, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

use canvas::Canvas;
use texture::Texture;

/// A renderer for `egui_kittest` that needs neither a display nor a driver.
#[derive(Default)]
pub struct CpuRenderer {
    textures: BTreeMap<TextureId, Texture>,
    /// The last frame may still be drawn with these; they go when the next one comes.
    freed: Vec<TextureId>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
        for (id, images) in delta.set.drain() {
            for image in images {
                self.set_texture(id, &image);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * scale).round();
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        self.paint([size.x as usize, size.y as usize], scale, &primitives)
    }
}

impl CpuRenderer {
    /// Draws the primitives, in order, on a transparent picture of that many pixels.
    pub fn paint(
        &self,
        [width, height]: [usize; 2],
        scale: f32,
        primitives: &[ClippedPrimitive],
    ) -> Result<RgbaImage, String> {
        let mut canvas = Canvas::transparent(width, height);
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else {
                return Err("a paint callback cannot be drawn without a graphics stack".to_owned());
            };
            let texture = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("a mesh names {:?}, which was never set", mesh.texture_id))?;
            canvas.paint_mesh(mesh, texture, *clip_rect, scale);
        }
        RgbaImage::from_raw(width as u32, height as u32, canvas.into_bytes())
            .ok_or_else(|| format!("a picture of {width} × {height} pixels is too large"))
    }

    fn set_texture(&mut self, id: TextureId, delta: &ImageDelta) {
        if delta.is_whole() {
            self.textures.insert(id, Texture::new(delta));
        } else if let Some(texture) = self.textures.get_mut(&id) {
            texture.update(delta);
        }
    }
}
