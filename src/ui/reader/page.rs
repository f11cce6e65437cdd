//! Where each piece of the article stands: heights estimated first, measured when seen.

use crate::model::{ByteIndex, Text, TextId};

use super::pieces::{Piece, cut};

/// The gap below a paragraph, in lines.
const PARAGRAPH_GAP: f32 = 0.42;
/// The height of an empty line, in lines.
const EMPTY_LINE: f32 = 0.16;
/// The mean width of a letter, in parts of the type size.
const LETTER_WIDTH: f32 = 0.46;

/// The measures of the article's type, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// The size of letters.
    pub size: f32,
    /// The distance of lines.
    pub line: f32,
    /// The width of the column.
    pub width: f32,
    /// Whether the letters are those of a headline.
    pub is_headline: bool,
}

/// The place that stays where it is when heights above it change.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Anchor {
    /// The piece, at the top of the view or near it.
    pub piece: usize,
    /// How far its top lies above the view's top, in points; negative where it lies below.
    pub inside: f32,
}

/// The pieces of an article with their heights.
#[derive(Debug, Default)]
pub(super) struct Page {
    key: Option<(TextId, [u32; 3])>,
    line: f32,
    pieces: Vec<Piece>,
    heights: Vec<f32>,
    /// Whether a height is that of lines that were laid out.
    measured: Vec<bool>,
    /// The top of each piece below the first one's, and the end of the last.
    tops: Vec<f32>,
    is_stale: bool,
    /// How many pieces were laid out since the window opened.
    laid: u64,
}

impl Page {
    /// Takes an article and a type; keeps the heights where neither changed. Whether the same article is set
    /// in another type now.
    pub fn follow(&mut self, text: &Text, measures: Type) -> bool {
        let key = (text.id(), [measures.size.to_bits(), measures.line.to_bits(), measures.width.to_bits()]);
        if self.key == Some(key) {
            return false;
        }
        let is_same_text = self.key.is_some_and(|(old, _)| old == text.id());
        if !is_same_text {
            self.pieces = cut(text);
            self.tops = Vec::new();
        }
        self.key = Some(key);
        self.line = measures.line;
        let letters = (measures.width / (measures.size * LETTER_WIDTH)).max(1.0);
        self.heights = self.pieces.iter().map(|piece| self.estimate(*piece, letters)).collect();
        self.measured = vec![false; self.pieces.len()];
        self.is_stale = true;
        self.settle();
        is_same_text
    }

    /// The piece that says the title again, where the words begin with it.
    pub fn headline(&self, text: &Text, title: &str) -> Option<usize> {
        let first = self.pieces.iter().take(8).position(|piece| !piece.words(text).trim().is_empty())?;
        let piece = self.pieces.get(first)?;
        let is_title = piece.words(text).trim().to_lowercase() == title.trim().to_lowercase();
        (is_title && !piece.goes_on).then_some(first)
    }

    fn estimate(&self, piece: Piece, letters: f32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a piece has a few thousand bytes")]
        let rows = ((piece.end - piece.start) as f32 / letters).ceil().max(1.0);
        self.height(piece, rows * self.line)
    }

    /// The height of a piece with its gap, given that of its lines.
    fn height(&self, piece: Piece, lines: f32) -> f32 {
        match (piece.is_empty(), piece.goes_on) {
            (true, _) => self.line * EMPTY_LINE,
            (false, true) => lines,
            (false, false) => lines + self.line * PARAGRAPH_GAP,
        }
    }

    /// The pieces.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// How many pieces were laid out since the window opened.
    pub fn laid(&self) -> u64 {
        self.laid
    }

    /// The memory that the places of all pieces take, in bytes.
    pub fn bytes(&self) -> usize {
        self.pieces.capacity() * size_of::<Piece>()
            + (self.heights.capacity() + self.tops.capacity()) * size_of::<f32>()
            + self.measured.capacity()
    }

    /// Notes the height of a piece's lines as laid out.
    pub fn measured(&mut self, at: usize, lines: f32) {
        self.laid += 1;
        let Some(piece) = self.pieces.get(at).copied() else { return };
        let height = self.height(piece, lines);
        if let Some(is_measured) = self.measured.get_mut(at) {
            *is_measured = true;
        }
        if let Some(old) = self.heights.get_mut(at)
            && (*old - height).abs() > 0.01
        {
            *old = height;
            self.is_stale = true;
        }
    }

    /// Brings the tops up to date with the heights.
    pub fn settle(&mut self) {
        if !self.is_stale {
            return;
        }
        self.is_stale = false;
        self.tops.clear();
        let mut top = 0.0;
        self.tops.push(top);
        for height in &self.heights {
            top += height;
            self.tops.push(top);
        }
    }

    /// The top of a piece below the first one's, in points.
    pub fn top(&self, at: usize) -> f32 {
        self.tops.get(at).copied().unwrap_or_else(|| self.total())
    }

    /// The height of all pieces.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The piece at a height below the first one's top; the nearest one outside.
    pub fn piece_at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.pieces.len().saturating_sub(1))
    }

    /// The piece that holds a place of the text.
    pub fn piece_of(&self, place: ByteIndex) -> usize {
        self.pieces.partition_point(|piece| piece.start <= place.0).saturating_sub(1)
    }

    /// The height of a piece with its gap, as far as it is known.
    pub fn height_at(&self, at: usize) -> f32 {
        self.heights.get(at).copied().unwrap_or(0.0)
    }

    /// What stays in place when the view's top is at this height: the first piece in view whose height is
    /// known, so that one which comes in from above does not push away what was read.
    pub fn anchor_at(&self, y: f32, height: f32) -> Anchor {
        let first = self.piece_at(y);
        let is_measured = |at: usize| self.measured.get(at).copied().unwrap_or(false);
        let in_view = (first..self.pieces.len()).take_while(|at| self.top(*at) < y + height);
        let piece = in_view.into_iter().find(|at| is_measured(*at)).unwrap_or(first);
        Anchor { piece, inside: y - self.top(piece) }
    }

    /// The height of the view's top that keeps an anchor in place.
    pub fn offset_of(&self, anchor: Anchor) -> f32 {
        self.top(anchor.piece) + anchor.inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: Type = Type { size: 17.0, line: 29.0, width: 600.0, is_headline: false };

    #[test]
    fn what_is_seen_stays_when_heights_above_change() {
        let text = Text::normalize(&"some words in a line\n".repeat(500));
        let mut page = Page::default();
        page.follow(&text, TYPE);
        page.measured(300, 29.0);
        page.settle();
        let anchor = page.anchor_at(page.top(299) + 7.0, 500.0);
        assert_eq!(anchor.piece, 300);
        for at in 0..300 {
            page.measured(at, 290.0);
        }
        page.settle();
        assert!((page.offset_of(anchor) - page.top(300) - anchor.inside).abs() < 0.5);
        assert!(anchor.inside < 0.0);
        assert!(page.top(300) > 300.0 * 290.0);
    }

    #[test]
    fn words_that_begin_with_the_title_have_their_headline() {
        let check = |words: &str, title: &str, expected| {
            let text = Text::normalize(words);
            let mut page = Page::default();
            page.follow(&text, TYPE);
            assert_eq!(page.headline(&text, title), expected, "{words:?}");
        };
        check("\n \nTalks fail\nThey went home.", "Talks Fail ", Some(2));
        check("Talks fail again\nThey went home.", "Talks fail", None);
        check("", "", None);
    }

    #[test]
    fn every_place_has_its_piece() {
        let text = Text::normalize("one\n\nthree");
        let mut page = Page::default();
        page.follow(&text, TYPE);
        let pieces: Vec<usize> = (0..=10).map(|byte| page.piece_of(ByteIndex(byte))).collect();
        assert_eq!(pieces, [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2]);
        assert_eq!(page.piece_at(-5.0), 0);
        assert_eq!(page.piece_at(1e9), 2);
    }
}
