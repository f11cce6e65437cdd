//! How many lines a headline takes, without laying it out.

use std::collections::BTreeMap;

use egui::{FontId, Ui};

/// The widths of letters in one font.
pub(super) struct Letters {
    font: FontId,
    widths: BTreeMap<char, f32>,
    ascii: Vec<f32>,
}

impl Letters {
    /// The widths in this font.
    pub(super) fn of(ui: &Ui, font: &FontId) -> Self {
        let ascii =
            ui.fonts_mut(|fonts| (0..128u8).map(|byte| fonts.glyph_width(font, char::from(byte))).collect());
        Self { font: font.clone(), widths: BTreeMap::new(), ascii }
    }

    /// The width of words on one line, in points, without kerning.
    fn width(&mut self, ui: &Ui, words: &str) -> f32 {
        words.chars().map(|letter| self.letter(ui, letter)).sum()
    }

    fn letter(&mut self, ui: &Ui, letter: char) -> f32 {
        if let Some(width) = usize::try_from(u32::from(letter)).ok().and_then(|at| self.ascii.get(at)) {
            return *width;
        }
        let font = &self.font;
        *self.widths.entry(letter).or_insert_with(|| ui.fonts_mut(|fonts| fonts.glyph_width(font, letter)))
    }

    /// How many lines words take at this width, broken at spaces, 1 at least. Linear in the words.
    pub(super) fn lines(&mut self, ui: &Ui, words: &str, room: f32) -> u8 {
        let space = self.letter(ui, ' ');
        let (mut lines, mut used) = (1u8, 0.0f32);
        for word in words.split(' ') {
            let width = self.width(ui, word);
            let wanted = if used > 0.0 { used + space + width } else { width };
            if wanted <= room {
                used = wanted;
                continue;
            }
            if used > 0.0 {
                lines = lines.saturating_add(1);
            }
            used = width;
            while used > room.max(1.0) {
                used -= room.max(1.0);
                lines = lines.saturating_add(1);
            }
        }
        lines
    }
}
