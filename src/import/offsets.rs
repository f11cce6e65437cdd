//! Offsets that came with a text, mapped through our normalization of it.

use crate::model::{CharIndex, Span, Text, anchor};

/// A text as it was given, the same normalized, and the way from offsets in one to the other.
pub(super) struct Mapping<'a> {
    raw: &'a str,
    text: &'a Text,
    /// Places in code points of the raw text that normalization took away, rising.
    removed: Vec<usize>,
    /// Whether the raw text begins with a byte order mark.
    marked: bool,
}

/// Where a passage was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// At its offsets.
    AsGiven(Span),
    /// At its offsets, taken as this other unit.
    OtherUnit(Span, &'static str),
    /// Elsewhere, at the nearest equal words.
    Moved(Span),
    /// Nowhere.
    Nowhere,
}

impl<'a> Mapping<'a> {
    /// The way from a raw text to the same text normalized. Linear in its length.
    pub(super) fn new(raw: &'a str, text: &'a Text) -> Self {
        let marked = raw.starts_with('\u{feff}');
        let mut removed = if marked { vec![0] } else { Vec::new() };
        if raw.contains('\r') {
            let letters = raw.chars().zip(raw.chars().skip(1)).enumerate();
            removed.extend(letters.filter(|(_, pair)| *pair == ('\r', '\n')).map(|(at, _)| at));
        }
        Self { raw, text, removed, marked }
    }

    /// How many code points normalization took away.
    pub(super) fn removed(&self) -> usize {
        self.removed.len()
    }

    /// The passage between two code points of the raw text, end exclusive; none where it has none.
    ///
    /// Half of a CRLF counts as the whole line end.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let before = |place: usize| self.removed.partition_point(|removed| *removed < place);
        let half = end
            .checked_sub(1)
            .is_some_and(|last| self.removed.binary_search(&last).is_ok() && !(last == 0 && self.marked));
        let start = CharIndex(start.checked_sub(before(start))?);
        let end = CharIndex(end.checked_sub(before(end))? + usize::from(half));
        self.text.span_of_chars(start, end)
    }

    /// Finds a passage by its offsets, and by its words where they are given and differ.
    pub(super) fn place(&self, offsets: Option<(usize, usize)>, quote: Option<&str>) -> Placed {
        let as_given = offsets.and_then(|(start, end)| self.span(start, end));
        let Some(quote) = quote.filter(|quote| !quote.is_empty()) else {
            return as_given.map_or(Placed::Nowhere, Placed::AsGiven);
        };
        let quote = Text::normalize(quote);
        let fits = |span: &Span| self.text.slice(*span) == Some(quote.as_str());
        if let Some(span) = as_given.filter(fits) {
            return Placed::AsGiven(span);
        }
        let (start, end) = offsets.unwrap_or_default();
        if let Some(span) = self.of_utf16(start, end).filter(fits) {
            return Placed::OtherUnit(span, "UTF-16 units");
        }
        if let Some(span) = self.of_bytes(start, end).filter(fits) {
            return Placed::OtherUnit(span, "bytes");
        }
        match anchor::find_quote(self.text, start, end, quote.as_str()) {
            Some(found) => Placed::Moved(found.span()),
            None => Placed::Nowhere,
        }
    }

    fn of_utf16(&self, start: usize, end: usize) -> Option<Span> {
        let unit = |letter: char| letter.len_utf16();
        self.span(count_to(self.raw, start, unit)?, count_to(self.raw, end, unit)?)
    }

    fn of_bytes(&self, start: usize, end: usize) -> Option<Span> {
        let unit = |letter: char| letter.len_utf8();
        self.span(count_to(self.raw, start, unit)?, count_to(self.raw, end, unit)?)
    }
}

/// How many code points lie before a place counted in other units; none inside a letter or outside.
fn count_to(raw: &str, place: usize, unit: impl Fn(char) -> usize) -> Option<usize> {
    let mut units = 0;
    let mut letters = 0;
    for letter in raw.chars() {
        if units >= place {
            break;
        }
        units += unit(letter);
        letters += 1;
    }
    (units == place).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The raw text has ⟦ and ⟧ around the passage; it must come out as `expected`.
    fn check(marked: &str, expected: Option<&str>) {
        let raw = marked.replace(['⟦', '⟧'], "");
        let start = marked.chars().position(|letter| letter == '⟦').unwrap();
        let end = marked.chars().position(|letter| letter == '⟧').unwrap() - 1;
        let text = Text::normalize(&raw);
        let span = Mapping::new(&raw, &text).span(start, end);
        assert_eq!(span.and_then(|span| text.slice(span)), expected, "{marked:?}");
    }

    #[test]
    fn offsets_pass_through_line_ends_and_byte_order_mark() {
        check("⟦call⟧ for", Some("call"));
        check("\u{feff}⟦call⟧ for", Some("call"));
        check("\u{feff}🙂\r\nМы\r\n⟦требуем “мира”\r\nсейчас⟧.\r\n", Some("требуем “мира”\nсейчас"));
        check("one\r⟦two\r\r\nthree⟧", Some("two\n\nthree"));
        check("one⟦\r⟧\ntwo", Some("\n"));
        check("one\r⟦\n⟧two", Some("\n"));
        check("one⟦\r\n⟧two", Some("\n"));
        check("⟦one\r\n⟧", Some("one\n"));
        check("⟦\u{feff}⟧one", None);
        check("⟦\u{feff}o⟧ne", Some("o"));
        check("on⟦⟧e", None);
    }

    #[test]
    fn what_lies_outside_is_no_passage() {
        let text = Text::normalize("a\nb");
        let mapping = Mapping::new("a\r\nb", &text);
        assert_eq!(mapping.span(3, 5), None);
        assert_eq!(mapping.span(3, 2), None);
        assert_eq!(mapping.span(9, 12), None);
    }

    #[test]
    fn a_quote_mends_the_unit_or_the_place() {
        let raw = "🙂\r\né talks, and talks again";
        let text = Text::normalize(raw);
        let mapping = Mapping::new(raw, &text);
        let first =
            Span::new(text.byte_of(CharIndex(4)).unwrap(), text.byte_of(CharIndex(9)).unwrap()).unwrap();
        assert_eq!(mapping.place(Some((5, 10)), Some("talks")), Placed::AsGiven(first));
        assert_eq!(mapping.place(Some((6, 11)), Some("talks")), Placed::OtherUnit(first, "UTF-16 units"));
        assert_eq!(mapping.place(Some((9, 14)), Some("talks")), Placed::OtherUnit(first, "bytes"));
        assert_eq!(mapping.place(Some((0, 5)), Some("talks")), Placed::Moved(first));
        assert_eq!(mapping.place(None, Some("talks")), Placed::Moved(first));
        assert_eq!(mapping.place(Some((5, 10)), Some("peace")), Placed::Nowhere);
        assert_eq!(mapping.place(None, None), Placed::Nowhere);
    }
}
