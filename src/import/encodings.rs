//! How a file would read in every encoding, so that a person sees which is right.
//!
//! The encodings are those of the Encoding Standard (WHATWG), section 4.2.

use std::cmp::Reverse;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_3, ISO_8859_4,
    ISO_8859_5, ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_8_I, ISO_8859_10, ISO_8859_13, ISO_8859_14,
    ISO_8859_15, ISO_8859_16, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// How many lines are shown, and how many code points of each.
const LINES: usize = 3;
const LINE: usize = 160;
/// How many encodings count as likely.
const LIKELY: usize = 6;

/// Every encoding, by name.
const ALL: [&Encoding; 38] = [
    BIG5,
    EUC_JP,
    EUC_KR,
    GB18030,
    GBK,
    IBM866,
    ISO_2022_JP,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_14,
    ISO_8859_15,
    ISO_8859_16,
    ISO_8859_2,
    ISO_8859_3,
    ISO_8859_4,
    ISO_8859_5,
    ISO_8859_6,
    ISO_8859_7,
    ISO_8859_8,
    ISO_8859_8_I,
    KOI8_R,
    KOI8_U,
    MACINTOSH,
    SHIFT_JIS,
    UTF_16BE,
    UTF_16LE,
    UTF_8,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1252,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_874,
    X_MAC_CYRILLIC,
];

/// Those that files of articles are in, if not in UTF-8.
const USUAL: [&Encoding; 15] = [
    WINDOWS_1251,
    WINDOWS_1252,
    KOI8_R,
    KOI8_U,
    IBM866,
    WINDOWS_1250,
    ISO_8859_2,
    ISO_8859_5,
    ISO_8859_15,
    MACINTOSH,
    X_MAC_CYRILLIC,
    GB18030,
    BIG5,
    SHIFT_JIS,
    EUC_KR,
];

/// How a file begins in one encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingSample {
    /// The name of the encoding.
    pub name: &'static str,
    /// Its first lines, those with letters that encodings tell apart where there are some; long ones cut.
    pub lines: Vec<String>,
    /// Whether some bytes mean nothing in it.
    pub is_damaged: bool,
    /// Whether it is likely to be the right one.
    pub is_likely: bool,
}

/// How a file begins in every encoding, the likeliest first, then the others by name.
///
/// `head` is the beginning of the file, as many bytes as one likes: linear in them.
pub fn encoding_samples(head: &[u8]) -> Vec<EncodingSample> {
    let guess = guess(head);
    let mut samples: Vec<(i64, EncodingSample)> = ALL.iter().map(|encoding| sample(encoding, head)).collect();
    let is_usual = |name: &str| name == "UTF-8" || USUAL.iter().any(|encoding| encoding.name() == name);
    let rank = |score: i64, sample: &EncodingSample| {
        (sample.is_damaged, sample.name != guess, !is_usual(sample.name), Reverse(score))
    };
    samples.sort_by_key(|(score, sample)| rank(*score, sample));
    let likely = samples.iter().take(LIKELY).filter(|(_, sample)| !sample.is_damaged).count();
    let mut samples: Vec<EncodingSample> = samples.into_iter().map(|(_, sample)| sample).collect();
    samples.iter_mut().take(likely).for_each(|sample| sample.is_likely = true);
    if let Some(rest) = samples.get_mut(likely..) {
        rest.sort_by_key(|sample| sample.name.to_lowercase());
    }
    samples
}

/// The encoding that is guessed from the bytes alone.
fn guess(head: &[u8]) -> &'static str {
    let whole = head.get(..head.len().saturating_sub(4)).unwrap_or_default();
    if let Ok(decoded) = super::decode::decode_as("", head, None) {
        return decoded.encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(whole, false);
    detector.guess(None, Utf8Detection::Allow).name()
}

fn sample(encoding: &'static Encoding, head: &[u8]) -> (i64, EncodingSample) {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(head.len()).unwrap_or(0));
    // The end of the beginning may be within a letter.
    let (_, _, is_damaged) = decoder.decode_to_string(head, &mut text, false);
    let plain = if text.trim_start().starts_with('<') { without_tags(&text) } else { text };
    let cut = |line: &str| line.trim().chars().take(LINE).collect::<String>();
    let lines = || plain.lines().filter(|line| !line.trim().is_empty());
    let telling = lines().filter(|line| !line.is_ascii()).take(LINES).map(cut).collect::<Vec<_>>();
    let lines = if telling.is_empty() { lines().take(LINES).map(cut).collect() } else { telling };
    let score = score(&plain);
    (score, EncodingSample { name: encoding.name(), lines, is_damaged, is_likely: false })
}

/// How much words look like words: letters count for it; signs among letters, and capitals after small
/// letters, as they come from a wrong encoding, count against it.
fn score(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for letter in text.chars().filter(|letter| !letter.is_ascii() || letter.is_ascii_alphabetic()) {
        score += match letter {
            letter if letter.is_ascii() => 0,
            letter if letter.is_uppercase() && before.is_lowercase() => -4,
            letter if letter.is_alphabetic() && !is_half_width(letter) => 2,
            '\u{a0}' | '«' | '»' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '…' | '№' => {
                1
            }
            _ => -6,
        };
        before = letter;
    }
    score
}

/// Forms of half width, which a wrong encoding gives by the dozen and a newspaper hardly ever prints.
fn is_half_width(letter: char) -> bool {
    matches!(letter, '\u{ff61}'..='\u{ff9f}')
}

/// Words without what stands between angle brackets.
fn without_tags(text: &str) -> String {
    let mut is_tag = false;
    let seen = text.chars().filter(|letter| {
        is_tag |= *letter == '<';
        let is_seen = !is_tag;
        is_tag &= *letter != '>';
        is_seen
    });
    seen.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, encoding: &'static Encoding, expected: &str) {
        let (bytes, _, _) = encoding.encode(words);
        let samples = encoding_samples(&bytes);
        assert_eq!(samples.len(), ALL.len());
        let first = &samples[0];
        assert_eq!((first.name, first.lines[0].as_str()), (expected, words));
        assert!(first.is_likely && !first.is_damaged);
        let rest: Vec<&str> = samples.iter().filter(|it| !it.is_likely).map(|it| it.name).collect();
        assert!(rest.is_sorted_by_key(|name| name.to_lowercase()), "{rest:?}");
    }

    #[test]
    fn the_right_encoding_comes_first_with_its_words() {
        let russian = "Москва выступает за нейтральный статус Украины и гарантии безопасности.";
        check(russian, UTF_8, "UTF-8");
        check(russian, WINDOWS_1251, "windows-1251");
        // Of two that read alike the one with more letters.
        check(russian, KOI8_R, "KOI8-U");
        check(russian, IBM866, "IBM866");
        let french = "L’été dernier, les négociateurs étaient réunis à Genève, déjà sans résultat.";
        check(french, WINDOWS_1252, "windows-1252");
    }

    #[test]
    fn of_markup_the_words_are_shown() {
        let (bytes, _, _) = WINDOWS_1251.encode("<html>\n<title>Talks</title>\n<p class=x>Переговоры</p>");
        let samples = encoding_samples(&bytes);
        let sample = samples.iter().find(|it| it.name == "windows-1251").unwrap();
        assert_eq!(sample.lines, ["Переговоры"]);
        let utf8 = samples.iter().find(|it| it.name == "UTF-8").unwrap();
        assert!(utf8.is_damaged && !utf8.is_likely);
    }

    #[test]
    fn a_beginning_that_ends_within_a_letter_is_not_damaged() {
        let bytes = "Переговоры".as_bytes();
        let samples = encoding_samples(&bytes[..bytes.len() - 1]);
        assert!(!samples.iter().find(|it| it.name == "UTF-8").unwrap().is_damaged);
    }
}
