//! Writing words so that no mail program, editor or git can change them unseen.

use std::fmt::Write;

/// Appends words in quotation marks.
///
/// Escaped is what RON demands (quotation mark, backslash) and what is invisible or what other
/// programs change: controls, line and paragraph separators, bidi controls, zero-width marks, byte
/// order marks and noncharacters. Letters of all scripts, combining marks and joined emoji stay
/// readable.
pub(super) fn push_text(out: &mut String, words: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in words.bytes().enumerate() {
        if !may_need_escape(byte) {
            continue;
        }
        let Some(letter) = words.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if is_plain(letter) {
            continue;
        }
        out.push_str(words.get(plain..at).unwrap_or_default());
        push_escape(out, letter);
        plain = at + letter.len_utf8();
    }
    out.push_str(words.get(plain..).unwrap_or_default());
    out.push('"');
}

/// Whether a letter that is escaped may begin with this byte of UTF-8. Most letters are done with here,
/// without being decoded.
const fn may_need_escape(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | b'"' | b'\\' | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef..=0xff)
}

fn push_escape(out: &mut String, letter: char) {
    match letter {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\0' => out.push_str("\\0"),
        // Writing to a string cannot fail.
        other => _ = write!(out, "\\u{{{:x}}}", u32::from(other)),
    }
}

fn is_plain(letter: char) -> bool {
    match letter {
        '"' | '\\' => false,
        ' '..='~' => true,
        other => !other.is_control() && !is_hidden(other),
    }
}

/// Whether a letter is not seen where it stands. The joiners U+200C and U+200D are left alone:
/// Persian, Indic scripts and emoji need them at every turn.
pub(super) fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let mut out = String::new();
        push_text(&mut out, words);
        assert_eq!(out, expected);
        assert_eq!(ron::from_str::<String>(&out).unwrap(), words);
    }

    #[test]
    fn what_is_seen_stays_and_what_is_not_is_named() {
        check("plain", "\"plain\"");
        check("“é” е\u{301} 停火 👩\u{200d}👩 नमस्ते", "\"“é” е\u{301} 停火 👩\u{200d}👩 नमस्ते\"");
        check("a\"b\\c\n\r\t\0", r#""a\"b\\c\n\r\t\0""#);
        check(
            "\u{7f}\u{85}\u{202e}\u{2028}\u{feff}\u{ffff}",
            r#""\u{7f}\u{85}\u{202e}\u{2028}\u{feff}\u{ffff}""#,
        );
        check("\"# r#\"", "\"\\\"# r#\\\"\"");
    }

    #[test]
    fn no_letter_that_is_escaped_is_passed_over() {
        let first = |letter: char| letter.to_string().as_bytes()[0];
        assert!(('\0'..=char::MAX).all(|letter| is_plain(letter) || may_need_escape(first(letter))));
        assert!((0x80..0xc0).all(|byte| !may_need_escape(byte)), "the middle of a letter");
    }

    #[test]
    fn every_letter_reads_back() {
        let all: String = ('\0'..=char::MAX).collect();
        let mut out = String::new();
        push_text(&mut out, &all);
        assert!(ron::from_str::<String>(&out).unwrap() == all);
    }
}
