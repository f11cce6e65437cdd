//! The rule for signs that cannot be seen.
//!
//! Blanks that do not break (U+00A0, U+2007, U+202F) become blanks, so that a search finds what it
//! sees. Soft hyphens (U+00AD), the zero-width space (U+200B), the word joiner (U+2060) and byte order
//! marks (U+FEFF) go. Joiners within words (U+200C, U+200D) and marks of direction stay: letters and
//! lines look otherwise without them. Coded data is not touched, its offsets count every sign.

use std::borrow::Cow;

/// A text by that rule. Linear.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| is_blank(letter) || is_nothing(letter)) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|letter| !is_nothing(*letter));
    Cow::Owned(seen.map(|letter| if is_blank(letter) { ' ' } else { letter }).collect())
}

fn is_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn is_nothing(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes_and_what_joins_stays() {
        assert_eq!(clean("5\u{a0}000\u{202f}km"), "5 000 km");
        assert_eq!(clean("nego\u{ad}tiation\u{200b}s\u{2060}\u{feff}"), "negotiations");
        for text in ["می\u{200c}خواهم", "\u{200f}שלום", "👨\u{200d}👩", "plain"] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?}");
        }
    }
}
