//! Words that cannot disturb the words around them, as names of files that anyone may have made up.

use std::borrow::Cow;

/// Words as they may be shown in a line: what would break the line or turn its direction stands as its code.
///
/// Line ends, other controls and the marks that order or override a direction (UAX #9) become `\n`,
/// `\u{1b}`, `\u{202e}`. Everything else stays, joiners and letters from right to left too.
///
/// ```
/// use demarche::model::harmless;
/// assert_eq!(harmless("a\nb\u{202e}c.txt"), "a\\nb\\u{202e}c.txt");
/// assert_eq!(harmless("переговоры.txt"), "переговоры.txt");
/// ```
pub fn harmless(words: &str) -> Cow<'_, str> {
    if !words.contains(disturbs) {
        return Cow::Borrowed(words);
    }
    let mut shown = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        if disturbs(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// Whether a sign orders or overrides the direction of the words after it (UAX #9, 2).
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn disturbs(letter: char) -> bool {
    letter.is_control() || turns_direction(letter) || matches!(letter, '\u{2028}' | '\u{2029}')
}
