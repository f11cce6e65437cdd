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
}

/// The place that stays where it is when heights above it change.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Anchor {
    /// The piece at the top of the view.
    pub piece: usize,
    /// How far its top lies above the view's top, in points.
    pub inside: f32,
}

/// The pieces of an article with their heights.
#[derive(Debug, Default)]
pub(super) struct Page {
    key: Option<(TextId, [u32; 3])>,
    line: f32,
    pieces: Vec<Piece>,
    heights: Vec<f32>,
    /// The top of each piece below the first one's, and the end of the last.
    tops: Vec<f32>,
    is_stale: bool,
    /// How many pieces were laid out since the window opened.
    laid: u64,
}

impl Page {
    /// Takes an article and a type; keeps the heights where neither changed.
    pub fn follow(&mut self, text: &Text, measures: Type) {
        let key = (text.id(), [measures.size.to_bits(), measures.line.to_bits(), measures.width.to_bits()]);
        if self.key == Some(key) {
            return;
        }
        if self.key.is_none_or(|(old, _)| old != text.id()) {
            self.pieces = cut(text);
        }
        self.key = Some(key);
        self.line = measures.line;
        let letters = (measures.width / (measures.size * LETTER_WIDTH)).max(1.0);
        self.heights = self.pieces.iter().map(|piece| self.estimate(*piece, letters)).collect();
        self.is_stale = true;
        self.settle();
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

    /// Notes the height of a piece's lines as laid out.
    pub fn measured(&mut self, at: usize, lines: f32) {
        self.laid += 1;
        let Some(piece) = self.pieces.get(at).copied() else { return };
        let height = self.height(piece, lines);
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

    /// What stays in place when the view's top is at this height.
    pub fn anchor_at(&self, y: f32) -> Anchor {
        let piece = self.piece_at(y);
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

    const TYPE: Type = Type { size: 17.0, line: 29.0, width: 600.0 };

    #[test]
    fn what_is_seen_stays_when_heights_above_change() {
        let text = Text::normalize(&"some words in a line\n".repeat(500));
        let mut page = Page::default();
        page.follow(&text, TYPE);
        let anchor = page.anchor_at(page.top(300) + 7.0);
        assert_eq!(anchor.piece, 300);
        for at in 0..300 {
            page.measured(at, 290.0);
        }
        page.settle();
        assert!((page.offset_of(anchor) - page.top(300) - 7.0).abs() < 0.5);
        assert!(page.top(300) > 300.0 * 290.0);
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
