//! Places in a text: byte and character indices and half-open spans.

use std::ops::Range;

/// An offset in UTF-8 bytes from the start of a text, on a `char` border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteIndex(pub usize);

/// An offset in Unicode code points from the start of a text: the unit of files and exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CharIndex(pub usize);

/// A passage: bytes from `start`, inclusive, to `end`, exclusive; never empty.
///
/// ```
/// use demarche::model::{ByteIndex, Span};
/// let span = Span::new(ByteIndex(3), ByteIndex(7)).unwrap();
/// assert_eq!(span.range(), 3..7);
/// assert!(Span::new(ByteIndex(3), ByteIndex(3)).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: ByteIndex,
    end: ByteIndex,
}

impl Span {
    /// The passage between two places; none where it would be empty or backward.
    pub fn new(start: ByteIndex, end: ByteIndex) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The passage between two places in either order; none where they are the same.
    pub fn between(one: ByteIndex, other: ByteIndex) -> Option<Self> {
        Self::new(one.min(other), one.max(other))
    }

    /// The first byte.
    pub fn start(self) -> ByteIndex {
        self.start
    }

    /// The byte after the last one.
    pub fn end(self) -> ByteIndex {
        self.end
    }

    /// How many bytes it covers, at least 1.
    #[allow(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub fn len(self) -> usize {
        self.end.0 - self.start.0
    }

    /// The same as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start.0..self.end.0
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether a place lies inside; the end does not.
    pub fn contains(self, place: ByteIndex) -> bool {
        self.start <= place && place < self.end
    }

    /// The part that both cover.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(ByteIndex(start), ByteIndex(end)).unwrap()
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!span(0, 3).overlaps(span(3, 5)));
        assert!(span(0, 4).overlaps(span(3, 5)));
        assert_eq!(span(0, 4).intersection(span(3, 5)), Some(span(3, 4)));
    }

    #[test]
    fn a_drag_backward_is_the_same_passage() {
        assert_eq!(Span::between(ByteIndex(9), ByteIndex(4)), Some(span(4, 9)));
    }
}
