//! Finding a quote again: by its offsets in any unit, else by its words nearby.

use super::{ByteIndex, CharIndex, Span, Text};

/// How a quote was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// At the offsets, as code points: nothing to say.
    Exact(Span),
    /// At the offsets, taken as UTF-16 code units.
    Utf16(Span),
    /// At the offsets, taken as bytes.
    Bytes(Span),
    /// Elsewhere: the nearest place with the same words.
    Moved(Span),
}

impl Found {
    /// The passage.
    pub fn span(self) -> Span {
        match self {
            Self::Exact(span) | Self::Utf16(span) | Self::Bytes(span) | Self::Moved(span) => span,
        }
    }
}

/// Finds a quote whose offsets came in an unsure unit.
///
/// Order: code points, UTF-16 units, bytes, then the nearest equal words. None where the words are
/// nowhere in the text. An empty quote is nowhere.
pub fn find_quote(text: &Text, start: usize, end: usize, quote: &str) -> Option<Found> {
    let fits = |span: Option<Span>| span.filter(|span| text.slice(*span) == Some(quote));
    if let Some(span) = fits(text.span_of_chars(CharIndex(start), CharIndex(end))) {
        return Some(Found::Exact(span));
    }
    if let Some(span) = fits(span_of_utf16(text.as_str(), start, end)) {
        return Some(Found::Utf16(span));
    }
    if let Some(span) = fits(Span::new(ByteIndex(start), ByteIndex(end))) {
        return Some(Found::Bytes(span));
    }
    let near = text.byte_of(CharIndex(start.min(text.chars().0))).unwrap_or_default();
    find_nearest(text.as_str(), quote, near).map(Found::Moved)
}

/// The passage with exactly these words whose start is nearest to a place; the earlier of two.
pub fn find_nearest(text: &str, quote: &str, near: ByteIndex) -> Option<Span> {
    if quote.is_empty() {
        return None;
    }
    let (start, _) = text.match_indices(quote).min_by_key(|(start, _)| start.abs_diff(near.0))?;
    Span::new(ByteIndex(start), ByteIndex(start + quote.len()))
}

fn span_of_utf16(text: &str, start: usize, end: usize) -> Option<Span> {
    let mut units = 0;
    let mut first = None;
    for (byte, letter) in text.char_indices() {
        if units == start {
            first = Some(ByteIndex(byte));
        }
        if units == end {
            return Span::new(first?, ByteIndex(byte));
        }
        units += letter.len_utf16();
    }
    if units == end { Span::new(first?, ByteIndex(text.len())) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_understood() {
        let text = Text::normalize("🙂é talks on a ceasefire");
        let expected = text.as_str().find("talks").unwrap();
        let found = |start, end| find_quote(&text, start, end, "talks").unwrap();
        assert!(matches!(found(3, 8), Found::Exact(span) if span.start().0 == expected));
        assert!(matches!(found(4, 9), Found::Utf16(span) if span.start().0 == expected));
        assert!(matches!(found(7, 12), Found::Bytes(span) if span.start().0 == expected));
        assert!(matches!(found(0, 5), Found::Moved(span) if span.start().0 == expected));
        assert!(matches!(found(999, 1004), Found::Moved(_)));
        assert_eq!(find_quote(&text, 0, 5, "peace"), None);
        assert_eq!(find_quote(&text, 0, 0, ""), None);
    }

    #[test]
    fn the_nearest_of_several_is_taken() {
        let text = "war, war and war";
        assert_eq!(find_nearest(text, "war", ByteIndex(6)).unwrap().start().0, 5);
        assert_eq!(find_nearest(text, "war", ByteIndex(15)).unwrap().start().0, 13);
    }
}
