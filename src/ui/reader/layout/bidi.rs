//! Lines by parley: for paragraphs with words that run from right to left, alone or among others.

mod runs;
mod step;

use std::cell::RefCell;
use std::ops::Range;

use egui::epaint::FontColorTransferFunction;
use egui::{Color32, Context, Painter, Pos2, Rect, TextureHandle, Vec2, pos2, vec2};
use parley::{Affinity, BoundingBox, Cursor, PositionedLayoutItem, Selection};

use crate::model::walk::Way;

use super::super::super::state::Side;
use super::super::page::Type;
use super::faces::Faces;
use super::{Layout, Run, ink};

/// A paragraph, with the pictures of those of its lines that were seen.
pub(super) struct Lines {
    layout: parley::Layout<()>,
    words: String,
    width: f32,
    /// A letter that no face has.
    missing: Option<char>,
    pictures: RefCell<Vec<Option<Picture>>>,
}

/// A line's letters in white, with the pixels of a point and the strength with which they were drawn.
struct Picture {
    texture: TextureHandle,
    scale: f32,
    strength: FontColorTransferFunction,
}

/// Lays words out.
pub(super) fn lay_out(faces: &mut Faces, words: &str, measures: Type) -> Lines {
    let layout = faces.lay_out(words, measures);
    let missing = missing(&layout, words);
    let pictures = std::iter::repeat_with(|| None).take(layout.len()).collect();
    Lines {
        layout,
        words: words.to_owned(),
        width: measures.width,
        missing,
        pictures: RefCell::new(pictures),
    }
}

/// The first letter that is shown as an empty box.
fn missing(layout: &parley::Layout<()>, words: &str) -> Option<char> {
    for line in layout.lines() {
        for run in line.runs() {
            for cluster in run.clusters() {
                if cluster.glyphs().any(|glyph| glyph.id == 0) {
                    let letter = words.get(cluster.text_range())?.chars().next();
                    if letter.is_some_and(char::is_alphabetic) {
                        return letter;
                    }
                }
            }
        }
    }
    None
}

impl Lines {
    /// A letter that no face has.
    pub fn missing(&self) -> Option<char> {
        self.missing
    }

    /// A line's bytes without the blank at which it breaks.
    fn seen(&self, line: Range<usize>) -> Range<usize> {
        if line.end >= self.words.len() {
            return line;
        }
        let seen = self.words.get(line.clone()).map_or(0, |words| words.trim_end().len());
        line.start..line.start + seen
    }

    fn cursor(&self, byte: usize, affinity: Affinity) -> Cursor {
        Cursor::from_byte_index(&self.layout, byte, affinity)
    }

    /// Draws a line that was not drawn yet at this scale.
    fn draw(&self, ctx: &Context, at: usize, line: &parley::Line<'_, ()>) {
        let scale = ctx.pixels_per_point();
        let mut pictures = self.pictures.borrow_mut();
        let Some(picture) = pictures.get_mut(at) else { return };
        let strength = ctx.global_style().visuals.text_options.color_transfer_function;
        let key = (scale.to_bits(), strength);
        if picture.as_ref().is_some_and(|picture| (picture.scale.to_bits(), picture.strength) == key) {
            return;
        }
        let metrics = line.metrics();
        let (top, room) = (metrics.block_min_coord, room(metrics.line_height));
        let mut sheet = ink::Sheet::new(vec2(self.width, metrics.line_height) + room * 2.0, scale);
        for item in line.items() {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            let baseline = run.baseline();
            let face = run.run();
            for glyph in run.positioned_glyphs() {
                // Letters stand on a whole pixel, so that lines look alike.
                let stand = ((baseline - top + room.y) * scale).round() / scale;
                let letter = (glyph.id, glyph.advance);
                sheet.write(face, letter, vec2(glyph.x + room.x, glyph.y - baseline + stand));
            }
        }
        let texture = ctx.load_texture("line", sheet.finish(strength), egui::TextureOptions::LINEAR);
        *picture = Some(Picture { texture, scale, strength });
    }
}

/// Room around a line for what reaches out of it.
fn room(line: f32) -> Vec2 {
    Vec2::splat((line * 0.5).round())
}

impl Layout for Lines {
    fn size(&self) -> Vec2 {
        vec2(self.width, self.layout.height())
    }

    fn hit(&self, point: Pos2) -> (usize, Way) {
        let cursor = Cursor::from_point(&self.layout, point.x, point.y);
        (cursor.index(), if cursor.affinity() == Affinity::Upstream { Way::Back } else { Way::Forward })
    }

    fn rects(&self, bytes: Range<usize>) -> Vec<Rect> {
        let first = self.words.floor_char_boundary(bytes.start);
        let last = self.words.ceil_char_boundary(bytes.end);
        let mut rects = Vec::new();
        for line in self.layout.lines() {
            // The blank at which a line breaks stands beyond its words.
            let seen = self.seen(line.text_range());
            let (from, to) = (first.max(seen.start), last.min(seen.end));
            if from < to {
                let [from, to] = [from, to].map(|byte| self.cursor(byte, Affinity::Downstream));
                let here = Selection::new(from, to);
                here.geometry_with(&self.layout, |part, _| rects.push(rect_of(part)));
            }
        }
        rects.retain(|rect: &Rect| rect.width() > 0.0);
        rects
    }

    fn caret(&self, byte: usize, leans: Way) -> Rect {
        let byte = self.words.floor_char_boundary(byte);
        let affinity = if leans == Way::Back { Affinity::Upstream } else { Affinity::Downstream };
        let rect = rect_of(self.cursor(byte, affinity).geometry(&self.layout, 1.0));
        Rect::from_min_max(rect.min, pos2(rect.left(), rect.bottom()))
    }

    fn is_leftward(&self) -> bool {
        self.layout.is_rtl()
    }

    fn beside(&self, from: (usize, Way), side: Side) -> Option<(usize, Way)> {
        step::beside(&step::lines(&self.layout, &self.words), self.layout.is_rtl(), from, side)
    }

    fn runs(&self) -> Vec<Run> {
        runs::runs(&self.layout, &self.words)
    }

    fn line(&self, byte: usize) -> Range<usize> {
        let mut ranges = self.layout.lines().map(|line| line.text_range());
        let range = ranges
            .find(|range| byte < range.end)
            .or_else(|| self.layout.lines().last().map(|line| line.text_range()));
        let Some(range) = range else { return 0..0 };
        self.seen(range)
    }

    fn paint(&self, painter: &Painter, at: Pos2, color: Color32) {
        for (number, line) in self.layout.lines().enumerate() {
            let metrics = line.metrics();
            let (top, bottom) = (at.y + metrics.block_min_coord, at.y + metrics.block_max_coord);
            if bottom < painter.clip_rect().top() || top > painter.clip_rect().bottom() {
                continue;
            }
            self.draw(painter.ctx(), number, &line);
            let pictures = self.pictures.borrow();
            let Some(picture) = pictures.get(number).and_then(Option::as_ref) else { continue };
            let corner = pos2(at.x, top) - room(metrics.line_height);
            let corner = (corner.to_vec2() * picture.scale).round() / picture.scale;
            let place = Rect::from_min_size(corner.to_pos2(), picture.texture.size_vec2() / picture.scale);
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(picture.texture.id(), place, whole, color);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
fn rect_of(part: BoundingBox) -> Rect {
    Rect::from_min_max(pos2(part.x0 as f32, part.y0 as f32), pos2(part.x1 as f32, part.y1 as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &[u8] = include_bytes!("../../../../tests/fixtures/fonts/NotoNaskhArabic-subset.ttf");
    const HEBREW: &[u8] = include_bytes!("../../../../tests/fixtures/fonts/NotoSansHebrew-subset.ttf");

    fn lines(words: &str, width: f32) -> Lines {
        let mut faces = Faces::of_files(vec![ARABIC.to_vec(), HEBREW.to_vec()]);
        lay_out(&mut faces, words, Type { size: 17.0, line: 29.0, width, is_headline: false })
    }

    #[test]
    fn a_paragraph_from_right_to_left_begins_at_the_right() {
        for words in ["שלום לכולם", "قال الوزير"] {
            let lines = lines(words, 400.0);
            assert_eq!(lines.missing(), None);
            assert!((lines.caret(0, Way::Forward).left() - 400.0).abs() < 1.0, "{words}");
            assert!(lines.caret(words.len(), Way::Forward).left() < 350.0, "{words}");
            assert_eq!(lines.hit(pos2(399.0, 10.0)).0, 0, "{words}");
            assert_eq!(lines.hit(pos2(0.0, 10.0)).0, words.len(), "{words}");
            assert_eq!(lines.size(), vec2(400.0, 29.0));
        }
        assert!(lines("The word שלום", 400.0).caret(0, Way::Forward).left() < 1.0);
    }

    #[test]
    fn a_letter_is_hit_where_it_is_marked() {
        for words in ["קול של UNHCR בשנת 2026 כאן", "The word שלום is peace", "قال UN إن 25% منهم هنا"]
        {
            let lines = lines(words, 160.0);
            assert!(lines.size().y > 29.0);
            for (byte, letter) in words.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
                let whole = lines.rects(byte..byte + letter.len_utf8());
                assert_eq!(lines.rects(byte..byte + 1), whole, "{words} at {byte}");
                let Some(rect) = whole.first().filter(|_| whole.len() == 1) else { continue };
                let (hit, _) = lines.hit(rect.center());
                assert!(hit == byte || hit == byte + letter.len_utf8(), "{words} at {byte}: {hit}");
                let line = lines.line(byte);
                assert!(line.contains(&byte), "{words} at {byte}: {line:?}");
            }
        }
    }

    #[test]
    fn a_passage_over_a_turn_has_a_rectangle_for_each_side() {
        let words = "The word שלום is peace";
        let lines = lines(words, 600.0);
        let (start, end) = (words.find("word").unwrap(), words.find("לום").unwrap());
        let rects = lines.rects(start..end);
        assert_eq!(rects.len(), 2, "{rects:?}");
        let letter = lines.rects(end - 2..end);
        assert_eq!(letter[0].x_range().max.to_bits(), rects[1].right().to_bits());
        assert!(rects[1].left() > rects[0].right());
    }

    #[test]
    fn a_letter_without_a_face_is_told() {
        assert_eq!(lines("שלום ܐܒܓ", 400.0).missing(), Some('ܐ'));
    }

    /// Where carets stand on the first line that steps to a side pass, from its far end to where no step
    /// leads further on that line.
    fn walked(lines: &Lines, from: (usize, Way), side: Side) -> Vec<((usize, Way), f32)> {
        let x = |caret: (usize, Way)| lines.caret(caret.0, caret.1).left();
        let top = lines.caret(from.0, from.1).top();
        let mut all = vec![(from, x(from))];
        let mut caret = from;
        while let Some(next) = lines.beside(caret, side) {
            if lines.caret(next.0, next.1).top() > top || lines.caret(next.0, next.1).top() < top {
                break;
            }
            caret = next;
            all.push((caret, x(caret)));
        }
        all
    }

    #[test]
    fn arrows_go_to_their_side_over_every_letter_of_a_mixed_line() {
        let check = |words: &str, first: (usize, Way), last: usize| {
            let lines = lines(words, 600.0);
            let right = walked(&lines, first, Side::Right);
            assert_eq!(right.len(), words.chars().count() + 1, "{words}: {right:?}");
            assert!(right.windows(2).all(|pair| pair[0].1 < pair[1].1), "{words}: {right:?}");
            let end = right.last().unwrap().0;
            assert_eq!(end.0, last, "{words}");
            let left = walked(&lines, end, Side::Left);
            let places =
                |walk: &[((usize, Way), f32)]| walk.iter().map(|(_, x)| x.round()).collect::<Vec<f32>>();
            let mut back = places(&left);
            back.reverse();
            assert_eq!(back, places(&right), "{words}");
        };
        // A paragraph from left to right begins at 0; one from right to left ends at its left side.
        check("The word שלום is peace", (0, Way::Forward), "The word שלום is peace".len());
        check("say שלום", (0, Way::Forward), "say ".len());
        check("שלום לכם", ("שלום לכם".len(), Way::Back), 0);
        check("קול של UNO כאן", ("קול של UNO כאן".len(), Way::Back), 0);
        check("יום 25% מהם", ("יום 25% מהם".len(), Way::Back), 0);
    }

    #[test]
    fn a_step_beyond_a_line_goes_on_with_the_next() {
        let words = "המשלחות נפגשו תשע שעות והצפון מבקש";
        let lines = lines(words, 160.0);
        assert!(lines.is_leftward() && lines.size().y > 29.0);
        let first = lines.line(0);
        let left_end = (first.end, Way::Back);
        let next = lines.beside(left_end, Side::Left).unwrap();
        assert_eq!(next.0, lines.line(first.end + 1).start, "the blank between is passed");
        assert!(lines.caret(next.0, next.1).left() > 150.0, "at the right end of the second line");
        assert_eq!(lines.beside(next, Side::Right), Some(left_end), "and back");
        assert_eq!(lines.beside((0, Way::Forward), Side::Right), None);
        assert_eq!(lines.beside((words.len(), Way::Back), Side::Left), None);
    }

    #[test]
    fn a_letter_of_several_signs_is_one_step() {
        let words = "שָׁלוֹם";
        let lines = lines(words, 400.0);
        let walk = walked(&lines, (0, Way::Forward), Side::Left);
        assert_eq!(walk.len(), 5, "{walk:?}");
    }

    #[test]
    fn runs_tell_every_letter_once_and_where_it_stands() {
        for words in ["קול של UNHCR בשנת 2026 כאן ועוד", "The word שלום is peace", "قال UN إن 25% منهم هنا"]
        {
            let lines = lines(words, 160.0);
            let runs = lines.runs();
            let told: String = runs.iter().map(|run| words.get(run.bytes.clone()).unwrap()).collect();
            assert_eq!(told, words);
            assert!(runs.iter().any(|run| run.is_leftward) && runs.iter().any(|run| !run.is_leftward));
            for run in &runs {
                for letter in &run.letters {
                    let Some(sign) = words.get(letter.start..).and_then(|rest| rest.chars().next()) else {
                        panic!("{letter:?}")
                    };
                    if sign.is_whitespace() {
                        continue;
                    }
                    let near = run.rect.left() + letter.offset;
                    let far = run.rect.right() - letter.offset;
                    let edge = if run.is_leftward { far } else { near };
                    let caret = lines.caret(letter.start, Way::Forward);
                    assert!((caret.left() - edge).abs() < 0.6, "{words} at {sign}: {caret:?} {edge}");
                    assert!((caret.top() - run.rect.top()).abs() < 0.6);
                }
            }
        }
    }
}
