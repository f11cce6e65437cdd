//! Draws letters by their outlines, as sharp as the screen is fine.

use egui::epaint::FontColorTransferFunction;
use egui::{ColorImage, Vec2};
use parley::Run;
use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Rect, Transform};
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

    /// Writes a letter this wide, its origin at a point. What has only a picture in color, as emoji have,
    /// is shown as a frame: ink has one color.
    pub fn write(&mut self, run: &Run<'_, ()>, (glyph, width): (u32, f32), at: Vec2) {
        let size = run.font_size() * self.scale;
        let (outline, rule) = match outline(run, glyph, size) {
            Some(outline) => (Some(outline), FillRule::Winding),
            None if is_picture(run, glyph) => (frame(size, width * self.scale), FillRule::EvenOdd),
            None => return,
        };
        if let Some((mask, outline)) = self.mask.as_mut().zip(outline) {
            let there = Transform::from_translate(at.x * self.scale, at.y * self.scale);
            mask.fill_path(&outline, rule, true, there);
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

/// Whether a glyph is a picture in color, and no outline.
fn is_picture(run: &Run<'_, ()>, glyph: u32) -> bool {
    let face = run.font();
    FontRef::from_index(face.data.as_ref(), face.index).is_ok_and(|font| {
        let glyph = GlyphId::new(glyph);
        let in_layers = font.color_glyphs().get(glyph).is_some();
        in_layers || font.bitmap_strikes().glyph_for_size(Size::unscaled(), glyph).is_some()
    })
}

/// An empty frame on the line, of letters of a size and this wide, in pixels.
fn frame(size: f32, width: f32) -> Option<Path> {
    let (gap, line) = (size * 0.1, (size * 0.06).max(1.0));
    let outer = Rect::from_ltrb(gap, size * -0.75, (width - gap).max(gap + size * 0.3), size * 0.05)?;
    let inner = outer.inset(line, line)?;
    let mut pen = PathBuilder::new();
    pen.push_rect(outer);
    pen.push_rect(inner);
    pen.finish()
}

/// A letter's outline at a size in pixels, upside down as screens have it. None for a blank.
fn outline(run: &Run<'_, ()>, glyph: u32, size: f32) -> Option<Path> {
    let face = run.font();
    let font = FontRef::from_index(face.data.as_ref(), face.index).ok()?;
    let place: Vec<NormalizedCoord> =
        run.normalized_coords().iter().map(|bits| NormalizedCoord::from_bits(*bits)).collect();
    let mut pen = Pen(PathBuilder::new());
    let letter = font.outline_glyphs().get(GlyphId::new(glyph))?;
    letter.draw(DrawSettings::unhinted(Size::new(size), LocationRef::new(&place)), &mut pen).ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_stands_on_its_line_within_its_width_and_is_hollow() {
        let mut mask = Mask::new(40, 40).unwrap();
        let path = frame(20.0, 24.0).unwrap();
        mask.fill_path(&path, FillRule::EvenOdd, false, Transform::from_translate(8.0, 30.0));
        let ink = |x: usize, y: usize| mask.data()[y * 40 + x] > 0;
        assert!(ink(20, 15) && ink(20, 30) && ink(10, 20) && ink(29, 20), "four sides");
        assert!(!ink(20, 24), "nothing in its middle");
        for (x, y) in (0..40).flat_map(|x| (0..40).map(move |y| (x, y))).filter(|(x, y)| ink(*x, *y)) {
            assert!((8..32).contains(&x) && (14..33).contains(&y), "{x} {y}");
        }
    }
}
