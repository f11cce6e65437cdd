//! Bytes to words: byte order marks, UTF-16 with and without one, UTF-8, older encodings.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{ImportError, Warning};

/// From so many control bytes in a hundred, a file is tried as UTF-16.
///
/// UTF-16 of Cyrillic or Latin words is every other byte below 0x20 and can be valid UTF-8, so this
/// comes before the test for UTF-8.
const CONTROL_SHARE: usize = 15;

/// The words of a file and the encoding they were read in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// The name of the encoding in the Encoding Standard.
    pub(super) encoding: &'static str,
    /// Where the encoding had to be guessed, or letters are damaged.
    pub(super) doubt: Option<Warning>,
}

/// The words of a file, and a doubt where the encoding had to be guessed.
///
/// Order: byte order mark, UTF-16 without one, UTF-8, a guess among the older encodings. Linear.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<(String, Option<Warning>), ImportError> {
    decode_as(name, bytes, None).map(|Decoded { text, doubt, .. }| (text, doubt))
}

/// The same, or in the encoding that a person chose; a name that is none chooses nothing.
pub(super) fn decode_as(name: &str, bytes: &[u8], chosen: Option<&str>) -> Result<Decoded, ImportError> {
    let binary = || ImportError::Binary { name: name.to_owned() };
    let chosen = chosen.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let (text, encoding, doubt) = if let Some(encoding) = chosen {
        read_as(bytes, encoding)
    } else if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        read_as(bytes.get(mark..).unwrap_or_default(), encoding)
    } else if looks_like_utf16(bytes) {
        let (text, encoding) = utf16_without_mark(bytes).ok_or_else(binary)?;
        (text, encoding, None)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), UTF_8, None)
    } else {
        guess(bytes)
    };
    if text.contains('\0') || too_many_controls(text.as_bytes()) {
        return Err(binary());
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    Ok(Decoded { text, encoding: encoding.name(), doubt })
}

fn read_as(bytes: &[u8], encoding: &'static Encoding) -> (String, &'static Encoding, Option<Warning>) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), encoding, damaged.then(|| damage(encoding)))
}

fn damage(encoding: &'static Encoding) -> Warning {
    Warning::new(format!("some letters are damaged and stand as \u{fffd} (read as {})", encoding.name()))
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)
}

fn too_many_controls(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    controls * 100 > bytes.len() * CONTROL_SHARE
}

fn looks_like_utf16(bytes: &[u8]) -> bool {
    bytes.len() >= 2 && (bytes.contains(&0) || too_many_controls(bytes))
}

/// The byte order that gives no error and more letters; none where neither reads.
fn utf16_without_mark(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .filter_map(|encoding| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            Some((likely_letters(&text), text, encoding))
        })
        .filter(|(letters, text, _)| letters * 2 > text.chars().count())
        .max_by_key(|(letters, _, _)| *letters)
        .map(|(_, text, encoding)| (text.into_owned(), encoding))
}

/// Letters of the scripts that newspapers are printed in, and blanks.
///
/// In the wrong byte order, Latin and Cyrillic words become rare signs of the whole plane, most of
/// them ideographs; so a blank, which every article has, weighs more than a letter.
fn likely_letters(text: &str) -> usize {
    text.chars()
        .map(|letter| match letter {
            ' ' | '\n' | '。' | '，' => 4,
            '\u{21}'..='\u{7e}' | '\u{a0}'..='\u{6ff}' | '\u{2010}'..='\u{203a}' => 2,
            letter if letter.is_alphabetic() => 1,
            _ => 0,
        })
        .sum()
}

/// UTF-8 with a few damaged bytes, else the likeliest of the older encodings.
fn guess(bytes: &[u8]) -> (String, &'static Encoding, Option<Warning>) {
    let (text, _) = UTF_8.decode_without_bom_handling(bytes);
    let damaged = text.chars().filter(|letter| *letter == '\u{fffd}').count();
    let sound = text.chars().filter(|letter| !letter.is_ascii()).count() - damaged;
    if sound > damaged * 4 {
        return (text.into_owned(), UTF_8, Some(damage(UTF_8)));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let message = format!(
        "the file does not say its encoding: read as {}; look whether the letters are right",
        encoding.name()
    );
    (text.into_owned(), encoding, Some(Warning::new(message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn utf16_reads_in_both_orders_with_and_without_mark() {
        for words in [
            "They met in Istanbul.",
            "Россия и Украина ведут переговоры.",
            "Türkiye 🙂 hosts",
            "双方在伊斯坦布尔举行会谈。\n他们没有达成协议，会谈将继续。",
        ] {
            for order in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
                assert_eq!(decode("a", &utf16(words, order)), Ok((words.to_owned(), None)), "{words}");
                let marked = utf16(&format!("\u{feff}{words}"), order);
                assert_eq!(decode("a", &marked), Ok((words.to_owned(), None)), "{words}");
            }
        }
    }

    #[test]
    fn older_encodings_are_guessed_and_the_guess_is_told() {
        let cyrillic = "Москва выступает за нейтральный статус Украины и гарантии безопасности.";
        let western = "L’été dernier, les négociateurs étaient réunis à Genève, déjà sans résultat.";
        for (words, encoding) in [(cyrillic, encoding_rs::WINDOWS_1251), (western, encoding_rs::WINDOWS_1252)]
        {
            let (bytes, _, _) = encoding.encode(words);
            let (text, warning) = decode("a", &bytes).unwrap();
            assert_eq!(text, words);
            assert!(warning.unwrap().message.contains(encoding.name()));
        }
    }

    #[test]
    fn a_damaged_letter_does_not_turn_utf8_into_another_encoding() {
        let mut bytes = "Переговоры в Стамбуле".as_bytes().to_vec();
        bytes[0] = 0x20;
        let (text, warning) = decode("a", &bytes).unwrap();
        assert_eq!(text, " \u{fffd}ереговоры в Стамбуле");
        assert!(warning.unwrap().message.contains("damaged"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\x5c\x72\xa8\x66";
        for bytes in [&png[..], b"words\0and more words here", &[1, 2, 3, 4, 5, 6, 7, 8, 9]] {
            assert_eq!(decode("x.txt", bytes), Err(ImportError::Binary { name: "x.txt".to_owned() }));
        }
        for bytes in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"] {
            assert_eq!(decode("x.txt", bytes), Err(ImportError::Empty { name: "x.txt".to_owned() }));
        }
    }
}
