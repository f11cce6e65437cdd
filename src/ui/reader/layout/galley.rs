//! Lines by egui: for scripts that run from left to right.
//!
//! egui counts letters; here they are made bytes and bytes letters.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow};
use egui::text::{CCursor, CharIndex, LayoutJob, TextFormat};
use egui::{Color32, Context, Galley, Painter, Pos2, Rect, Vec2, pos2};

use crate::model::walk::Way;

use super::super::super::theme::Theme;
use super::super::page::Type;
use super::Layout;

/// A galley, whose words are one paragraph.
pub(super) struct Lines {
    galley: Arc<Galley>,
    /// Whether a letter is a byte.
    is_ascii: bool,
}

/// Lays words out; egui keeps what it laid out in the last frame.
pub(super) fn lay_out(ctx: &Context, theme: &Theme, words: &str, measures: Type) -> Lines {
    let steps = &theme.measures.type_scale;
    let mut font = theme.font(if measures.is_headline { &steps.reading_title } else { &steps.reading });
    font.size = measures.size;
    let format = TextFormat {
        font_id: font,
        color: theme.look.text,
        line_height: Some(measures.line),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap.max_width = measures.width;
    Lines { galley: ctx.fonts_mut(|fonts| fonts.layout_job(job)), is_ascii: words.is_ascii() }
}

impl Lines {
    fn letter_of(&self, byte: usize) -> usize {
        let words = self.galley.text();
        if self.is_ascii {
            return byte.min(words.len());
        }
        words.get(..words.floor_char_boundary(byte)).unwrap_or(words).chars().count()
    }

    fn byte_of(&self, letter: usize) -> usize {
        let words = self.galley.text();
        if self.is_ascii {
            return letter.min(words.len());
        }
        words.char_indices().nth(letter).map_or(words.len(), |(byte, _)| byte)
    }

    /// The rows, each with its first letter.
    fn rows(&self) -> impl Iterator<Item = (usize, &PlacedRow)> {
        let mut begin = 0;
        self.galley.rows.iter().map(move |row| {
            let first = begin;
            begin += row.char_count_including_newline().0;
            (first, row)
        })
    }
}

impl Layout for Lines {
    fn size(&self) -> Vec2 {
        self.galley.size()
    }

    fn hit(&self, point: Pos2) -> (usize, Way) {
        (self.byte_of(self.galley.cursor_from_pos(point.to_vec2()).index.0), Way::Forward)
    }

    fn rects(&self, bytes: Range<usize>) -> Vec<Rect> {
        let end = self.galley.text().ceil_char_boundary(bytes.end);
        let (first, last) = (self.letter_of(bytes.start), self.letter_of(end));
        let mut rects = Vec::new();
        for (begin, row) in self.rows() {
            let count = row.glyphs.len();
            let (from, to) = (first.max(begin), last.min(begin + count));
            if from < to {
                let x = |letter: usize| row.pos.x + row.x_offset(CharIndex(letter - begin));
                let right = if to == begin + count { end_of(row) } else { x(to) };
                rects.push(Rect::from_min_max(pos2(x(from), row.min_y()), pos2(right, row.max_y())));
            }
        }
        rects
    }

    fn caret(&self, byte: usize, _leans: Way) -> Rect {
        let index = CharIndex(self.letter_of(byte));
        self.galley.pos_from_cursor(CCursor { index, prefer_next_row: true })
    }

    fn line(&self, byte: usize) -> Range<usize> {
        let letter = self.letter_of(byte);
        let last = self.rows().take_while(|(begin, _)| *begin <= letter).last();
        let Some((begin, row)) = last else { return 0..0 };
        let is_last_line = begin + row.glyphs.len() >= self.letter_of(usize::MAX);
        let seen = |glyph: &Glyph| is_last_line || !glyph.chr.is_whitespace();
        let count = row.glyphs.iter().rposition(seen).map_or(0, |at| at + 1);
        self.byte_of(begin)..self.byte_of(begin + count)
    }

    fn galley(&self) -> Option<&Galley> {
        Some(&self.galley)
    }

    fn paint(&self, painter: &Painter, at: Pos2, color: Color32) {
        painter.galley(at, self.galley.clone(), color);
    }
}

/// Where the letters of a row end, without the blank that the break swallowed.
fn end_of(row: &PlacedRow) -> f32 {
    let glyph = row.glyphs.iter().rev().find(|glyph| !glyph.chr.is_whitespace());
    row.pos.x + glyph.map_or(row.size.x, Glyph::max_x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &str, width: f32) -> Lines {
        let ctx = Context::default();
        crate::ui::theme::install_fonts(&ctx);
        let theme = Theme::light();
        let mut lines = None;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            lines =
                Some(lay_out(ui, &theme, words, Type { size: 17.0, line: 29.0, width, is_headline: false }));
        });
        output.textures_delta.clear();
        lines.unwrap()
    }

    #[test]
    fn a_caret_is_hit_where_it_stands() {
        for words in ["Plain words of some length, over lines", "Ж é 🙂 слова й ще кілька слів далі"]
        {
            let lines = lines(words, 120.0);
            assert!(lines.size().y > 29.0 * 2.0);
            for (byte, _) in words.char_indices() {
                let caret = lines.caret(byte, Way::Forward);
                assert_eq!(lines.hit(caret.center()).0, byte, "{words} at {byte}");
                assert!(lines.line(byte).start <= byte);
            }
        }
    }

    #[test]
    fn a_byte_inside_a_letter_is_the_whole_letter() {
        let words = "жé🙂 z";
        let lines = lines(words, 400.0);
        for (byte, letter) in words.char_indices() {
            let whole = lines.rects(byte..byte + letter.len_utf8());
            assert_eq!(lines.rects(byte..byte + 1), whole);
            assert_eq!(lines.rects(byte + letter.len_utf8() - 1..byte + letter.len_utf8()), whole);
        }
    }

    #[test]
    fn lines_follow_each_other_without_the_blank_between() {
        let words = "Plain words of some length, over lines";
        let lines = lines(words, 120.0);
        let mut from = 0;
        let mut rebuilt = Vec::new();
        while from < words.len() {
            let line = lines.line(from);
            rebuilt.push(words.get(line.clone()).unwrap());
            let rects = lines.rects(line.clone());
            assert_eq!(rects.len(), 1);
            assert!(rects[0].width() <= 120.0);
            from = line.end + 1;
        }
        assert!(rebuilt.len() > 2);
        assert_eq!(rebuilt.join(" "), words);
    }
}
