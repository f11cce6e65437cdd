//! One piece laid out: from points to places in the text and back.

use std::sync::Arc;

use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::{Galley, Pos2, Rect, Ui, Vec2, pos2};

use crate::model::{ByteIndex, Text};

use super::super::theme::Theme;
use super::page::Type;
use super::pieces::Piece;

/// A piece on screen.
pub(super) struct Laid {
    /// The piece.
    pub piece: Piece,
    /// Its lines.
    pub galley: Arc<Galley>,
    /// Where its first line begins.
    pub origin: Pos2,
}

/// Lays out a piece; egui keeps what it laid out in the last frame.
pub(super) fn lay_out(ui: &Ui, theme: &Theme, words: &str, measures: Type) -> Arc<Galley> {
    let mut font = theme.font(&theme.measures.type_scale.reading);
    font.size = measures.size;
    let format = TextFormat {
        font_id: font,
        color: theme.look.text,
        line_height: Some(measures.line),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = measures.width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

impl Laid {
    /// The place in the text under a point; the nearest one outside.
    pub fn place_at(&self, text: &Text, point: Pos2) -> ByteIndex {
        let cursor = self.galley.cursor_from_pos(point - self.origin);
        self.piece.byte_of(text, cursor.index.0)
    }

    /// The rectangles of a range of bytes, one a line, as high as the line.
    pub fn rects(&self, text: &Text, start: usize, end: usize) -> Vec<Rect> {
        if end <= self.piece.start || start >= self.piece.end {
            return Vec::new();
        }
        let (first, last) = (self.piece.letter_of(text, start), self.piece.letter_of(text, end));
        let mut rects = Vec::new();
        let mut begin = 0;
        for row in &self.galley.rows {
            let count = row.glyphs.len();
            let (from, to) = (first.max(begin), last.min(begin + count));
            if from < to {
                let x = |letter: usize| row.pos.x + row.x_offset(CharIndex(letter - begin));
                let right = if to == begin + count { line_end(row) } else { x(to) };
                let rect = Rect::from_min_max(pos2(x(from), row.min_y()), pos2(right, row.max_y()));
                rects.push(rect.translate(self.origin.to_vec2()));
            }
            begin += row.char_count_including_newline().0;
        }
        rects
    }

    /// The rectangle of all its lines.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, Vec2::new(self.galley.size().x, self.galley.size().y))
    }
}

/// Where the letters of a row end, without the blank that the break swallowed.
fn line_end(row: &egui::epaint::text::PlacedRow) -> f32 {
    let glyph = row.glyphs.iter().rev().find(|glyph| !glyph.chr.is_whitespace());
    row.pos.x + glyph.map_or(row.size.x, egui::epaint::text::Glyph::max_x)
}
