//! Words, sentences and paragraphs: what a double or triple click takes.
//!
//! Words, graphemes and sentences by Unicode text segmentation (UAX #29), with abbreviations that
//! the standard's sentence rule takes for ends ("Nov. 3", "U.S. unions") mended.

use unicode_segmentation::UnicodeSegmentation;

use super::{ByteIndex, Span};

/// Words after which a full stop does not end a sentence.
const ABBREVIATIONS: [&str; 36] = [
    "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "mr.",
    "mrs.", "ms.", "dr.", "prof.", "gen.", "gov.", "sen.", "rep.", "st.", "u.s.", "u.k.", "u.n.", "e.u.",
    "no.", "vs.", "e.g.", "i.e.", "z.b.", "d.h.", "bzw.", "ca.", "nr.", "lt.",
];

/// How far around a place a very long paragraph is looked at, in bytes.
const REACH: usize = 8_000;

/// The paragraph around a place: from the line's first byte to its last, without the line end.
///
/// None where the place is outside the text or its paragraph is empty.
pub fn paragraph_at(text: &str, place: ByteIndex) -> Option<Span> {
    let before = text.get(..place.0)?;
    let after = text.get(place.0..)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| place.0 + at);
    Span::new(ByteIndex(start), ByteIndex(end))
}

/// The word around a place, or after it; the run of blanks or marks where there is no word.
pub fn word_at(text: &str, place: ByteIndex) -> Option<Span> {
    piece_at(text, place, |paragraph| {
        paragraph.split_word_bound_indices().map(|(at, word)| (at, at + word.len())).collect()
    })
}

/// The sentence around a place, without the blanks around it.
pub fn sentence_at(text: &str, place: ByteIndex) -> Option<Span> {
    let span = piece_at(text, place, sentences)?;
    trim(text, span)
}

/// The ranges of the sentences of a paragraph, together covering it whole.
pub fn sentences(paragraph: &str) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (start, sentence) in paragraph.split_sentence_bound_indices() {
        let end = start + sentence.len();
        match ranges.last_mut() {
            Some(last) if paragraph.get(last.0..last.1).is_some_and(ends_in_abbreviation) => last.1 = end,
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let last = sentence.split_whitespace().next_back().unwrap_or("");
    let word = last.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let is_initial =
        word.chars().count() == 2 && word.ends_with('.') && word.starts_with(char::is_alphabetic);
    ABBREVIATIONS.contains(&word.as_str()) || is_initial
}

fn piece_at(text: &str, place: ByteIndex, pieces: impl Fn(&str) -> Vec<(usize, usize)>) -> Option<Span> {
    let paragraph = neighbourhood(text, paragraph_at(text, place)?, place)?;
    let inside = text.get(paragraph.range())?;
    let base = paragraph.start().0;
    let within = (place.0 - base).min(inside.len().saturating_sub(1));
    let (start, end) = pieces(inside).into_iter().find(|(start, end)| *start <= within && within < *end)?;
    Span::new(ByteIndex(base + start), ByteIndex(base + end))
}

/// What of a paragraph matters for the pieces at a place: all of a usual one, of a very long one
/// some thousand bytes on both sides, begun and ended at blanks where there are any.
fn neighbourhood(text: &str, paragraph: Span, place: ByteIndex) -> Option<Span> {
    if paragraph.len() <= 2 * REACH {
        return Some(paragraph);
    }
    let first = text.floor_char_boundary(place.0.saturating_sub(REACH)).max(paragraph.start().0);
    let last = text.ceil_char_boundary((place.0 + REACH).min(text.len())).min(paragraph.end().0);
    let (before, after) = (text.get(first..place.0)?, text.get(place.0..last)?);
    let start = match before.find(char::is_whitespace) {
        Some(blank) if first > paragraph.start().0 => first + blank,
        _ => first,
    };
    let end = match after.rfind(char::is_whitespace) {
        Some(blank) if last < paragraph.end().0 && blank > 0 => place.0 + blank,
        _ => last,
    };
    Span::new(ByteIndex(start), ByteIndex(end))
}

/// A passage without white space at its ends; none where nothing else is in it. A blank that carries a sign, such
/// as an accent of its own, is no white space.
pub fn trim(text: &str, span: Span) -> Option<Span> {
    let words = text.get(span.range())?;
    let (at, _) = words.grapheme_indices(true).find(|(_, letter)| !letter.trim().is_empty())?;
    let end = span.start().0 + words.trim_end().len();
    Span::new(ByteIndex(span.start().0 + at), ByteIndex(end))
}

/// A passage widened to whole words and trimmed: what a drag means.
pub fn snap_to_words(text: &str, span: Span) -> Option<Span> {
    let span = trim(text, span)?;
    let last = text.get(span.range())?.char_indices().next_back()?.0;
    let first = word_at(text, span.start())?;
    let end = word_at(text, ByteIndex(span.start().0 + last))?;
    trim(text, Span::new(first.start(), end.end())?)
}

/// A passage widened to grapheme borders: what an exact drag means.
pub fn snap_to_graphemes(text: &str, span: Span) -> Option<Span> {
    let first = grapheme_at(text, span.start())?;
    let last = text.get(span.range())?.char_indices().next_back()?.0;
    let end = grapheme_at(text, ByteIndex(span.start().0 + last))?;
    Span::new(first.start(), end.end())
}

fn grapheme_at(text: &str, place: ByteIndex) -> Option<Span> {
    if text.get(place.0..)?.starts_with('\n') {
        return Span::new(place, ByteIndex(place.0 + 1));
    }
    piece_at(text, place, |paragraph| {
        paragraph.grapheme_indices(true).map(|(at, piece)| (at, at + piece.len())).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_trimmed_but_no_letter_is_cut() {
        let check = |words: &str, expected: Option<&str>| {
            let span = Span::new(ByteIndex(0), ByteIndex(words.len())).unwrap();
            assert_eq!(trim(words, span).and_then(|span| words.get(span.range())), expected, "{words:?}");
        };
        check("  a word \n", Some("a word"));
        check(" \n ", None);
        check("  \u{301}a ", Some(" \u{301}a"));
    }

    /// Reads `⟦` and `⟧` as the ends of a passage.
    fn marked(words: &str) -> (String, Span) {
        let start = words.find('⟦').unwrap();
        let end = words.find('⟧').unwrap() - '⟦'.len_utf8();
        (words.replace(['⟦', '⟧'], ""), Span::new(ByteIndex(start), ByteIndex(end)).unwrap())
    }

    fn check(take: impl Fn(&str, Span) -> Option<Span>, from: &str, to: &str) {
        let (text, span) = marked(from);
        let (expected_text, expected) = marked(to);
        assert_eq!(text, expected_text);
        assert_eq!(take(&text, span), Some(expected), "{from}");
    }

    #[test]
    fn a_drag_takes_whole_words() {
        let snap = snap_to_words;
        check(snap, "We ca⟦ll for a ta⟧x cut now.", "We ⟦call for a tax⟧ cut now.");
        check(snap, "We⟦ call ⟧for", "We ⟦call⟧ for");
        check(snap, "“un⟦conditional⟧” truce", "“⟦unconditional⟧” truce");
        check(snap, "без⟦умов⟧не припинення", "⟦безумовне⟧ припинення");
        check(snap, "cafe\u{301}s ar⟦e s⟧hut", "cafe\u{301}s ⟦are shut⟧");
        check(snap, "go 👩‍👩‍👧⟦ now⟧ please", "go 👩‍👩‍👧 ⟦now⟧ please");
        check(snap, "one t⟦wo\nth⟧ree four", "one ⟦two\nthree⟧ four");
    }

    #[test]
    fn an_exact_drag_never_cuts_a_grapheme() {
        let snap = snap_to_graphemes;
        check(snap, "caf⟦e⟧\u{301}s", "caf⟦e\u{301}⟧s");
        check(snap, "a👩⟦\u{200d}👩⟧b", "a⟦👩\u{200d}👩⟧b");
        check(snap, "停⟦火⟧协议", "停⟦火⟧协议");
    }

    #[test]
    fn a_triple_click_takes_the_sentence() {
        let take = |text: &str, span: Span| sentence_at(text, span.start());
        check(take, "One. Two ⟦h⟧ere. Three.", "One. ⟦Two here.⟧ Three.");
        check(
            take,
            "On Nov. 3 the U.S. unions ⟦m⟧et Dr. Who. Then left.",
            "⟦On Nov. 3 the U.S. unions met Dr. Who.⟧ Then left.",
        );
        check(take, "First.\nA seco⟦n⟧d line. More.", "First.\n⟦A second line.⟧ More.");
        check(take, "他说停火。⟦我⟧们同意。", "他说停火。⟦我们同意。⟧");
    }

    #[test]
    fn a_text_without_line_ends_is_looked_at_near_the_place_only() {
        let text = "Some words of a sentence here. ".repeat(40_000);
        for at in [0, 31 * 20_000 + 7, text.len() - 3] {
            let sentence = sentence_at(&text, ByteIndex(at)).unwrap();
            assert_eq!(sentence.start().0, at / 31 * 31);
            assert_eq!(sentence.len(), 30);
            let word = word_at(&text, ByteIndex(at)).unwrap();
            assert!(word.start().0 <= at && at < word.end().0);
        }
    }

    #[test]
    fn nothing_is_taken_from_nothing() {
        assert_eq!(sentence_at("", ByteIndex(0)), None);
        assert_eq!(word_at("a\n\nb", ByteIndex(2)), None);
        assert_eq!(paragraph_at("abc", ByteIndex(9)), None);
    }
}
