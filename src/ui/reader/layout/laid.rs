//! A piece of the article on screen: from points to places in the text and back.

use std::ops::Range;
use std::rc::Rc;

use egui::{Pos2, Rect};

use crate::model::ByteIndex;
use crate::model::walk::Way;

use super::super::pieces::Piece;
use super::Layout;

/// A piece on screen.
pub(in super::super) struct Laid {
    /// The piece.
    pub piece: Piece,
    /// Its lines.
    pub layout: Rc<dyn Layout>,
    /// Where its first line begins.
    pub origin: Pos2,
}

impl Laid {
    /// The place in the text under a point; the nearest one outside.
    pub fn place_at(&self, point: Pos2) -> ByteIndex {
        self.hit(point).0
    }

    /// The same, and which of the letters beside the place is under the point.
    pub fn hit(&self, point: Pos2) -> (ByteIndex, Way) {
        let (byte, leans) = self.layout.hit(point - self.origin.to_vec2());
        (ByteIndex((self.piece.start + byte).min(self.piece.end)), leans)
    }

    /// The rectangles of a range of bytes of the text, by line, as high as the line.
    pub fn rects(&self, start: usize, end: usize) -> Vec<Rect> {
        let inside = self.inside(start)..self.inside(end);
        if inside.is_empty() {
            return Vec::new();
        }
        let rects = self.layout.rects(inside).into_iter();
        rects.map(|rect| rect.translate(self.origin.to_vec2())).collect()
    }

    /// Where a caret before a place stands, at the letter after it: as high as its line, without width.
    pub fn caret(&self, place: ByteIndex) -> Rect {
        self.caret_at(place, Way::Forward)
    }

    /// The same, at the letter after it or before it; they stand apart where the direction changes.
    pub fn caret_at(&self, place: ByteIndex, leans: Way) -> Rect {
        self.layout.caret(self.inside(place.0), leans).translate(self.origin.to_vec2())
    }

    /// The first and last place of the line that a caret before a place stands in.
    pub fn line(&self, place: ByteIndex) -> Range<ByteIndex> {
        let line = self.layout.line(self.inside(place.0));
        ByteIndex(self.piece.start + line.start)..ByteIndex(self.piece.start + line.end)
    }

    /// The rectangle of all its lines.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, self.layout.size())
    }

    /// A place of the text as a byte of this piece; places outside count as its ends.
    fn inside(&self, place: usize) -> usize {
        place.clamp(self.piece.start, self.piece.end) - self.piece.start
    }
}
