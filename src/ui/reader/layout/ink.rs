//! Draws letters by their outlines, as sharp as the screen is fine.

use egui::epaint::FontColorTransferFunction;
use egui::{ColorImage, Vec2};
use parley::Run;
use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A sheet that takes the letters of a line.
pub(super) struct Sheet {
    mask: Option<Mask>,
    scale: f32,
}

impl Sheet {
    /// An empty sheet of a size in points, with so many pixels a point.
    pub fn new(size: Vec2, scale: f32) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line on screen")]
        let pixels = |points: f32| (points * scale).ceil().clamp(1.0, 8_192.0) as u32;
        Self { mask: Mask::new(pixels(size.x), pixels(size.y)), scale }
    }

    /// Writes a letter, its origin at a point.
    pub fn write(&mut self, run: &Run<'_, ()>, glyph: u32, at: Vec2) {
        let Some(outline) = outline(run, glyph, self.scale) else { return };
        if let Some(mask) = &mut self.mask {
            let there = Transform::from_translate(at.x * self.scale, at.y * self.scale);
            mask.fill_path(&outline, FillRule::Winding, true, there);
        }
    }

    /// The letters in white, to be tinted, as strong as egui draws its own.
    pub fn finish(self, strength: FontColorTransferFunction) -> ColorImage {
        let Some(mask) = self.mask else { return ColorImage::default() };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let alpha = |covered: u8| (strength.alpha_from_coverage(f32::from(covered) / 255.0) * 255.0) as u8;
        let alphas: Vec<u8> = (0..=u8::MAX).map(alpha).collect();
        let alpha = |covered: &u8| alphas.get(usize::from(*covered)).copied().unwrap_or(*covered);
        let bytes: Vec<u8> = mask.data().iter().flat_map(|covered| [alpha(covered); 4]).collect();
        ColorImage::from_rgba_premultiplied([mask.width() as usize, mask.height() as usize], &bytes)
    }
}

/// A letter's outline in pixels, upside down as screens have it. None for a blank.
fn outline(run: &Run<'_, ()>, glyph: u32, scale: f32) -> Option<Path> {
    let face = run.font();
    let font = FontRef::from_index(face.data.as_ref(), face.index).ok()?;
    let place: Vec<NormalizedCoord> =
        run.normalized_coords().iter().map(|bits| NormalizedCoord::from_bits(*bits)).collect();
    let size = Size::new(run.font_size() * scale);
    let mut pen = Pen(PathBuilder::new());
    let letter = font.outline_glyphs().get(GlyphId::new(glyph))?;
    letter.draw(DrawSettings::unhinted(size, LocationRef::new(&place)), &mut pen).ok()?;
    pen.0.finish()
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, -cy, x, -y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, -ay, bx, -by, x, -y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
