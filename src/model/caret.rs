//! Where a reading caret goes: by letters, words, sentences, paragraphs, and to the ends of the text.
//!
//! A caret stands on a grapheme border, never in an empty line. Steps forward stop at ends, steps back
//! at starts, so that what they pass over has no blanks around it.

use unicode_segmentation::GraphemeCursor;

use super::walk::{self, Way};
use super::{ByteIndex, Span, segment};

/// A step of the caret that needs no layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leap {
    /// Over one grapheme; from one paragraph into the next at its end.
    Letter(Way),
    /// To the end of a word, or back to the start of one.
    Word(Way),
    /// To the end of a sentence, or back to the start of one.
    Sentence(Way),
    /// To the end of a paragraph, or back to the start of one.
    Paragraph(Way),
    /// To the end of the text, or back to its start.
    Text(Way),
}

/// The place after a step; the same place where there is nothing further.
///
/// Costs what is passed over, and at most some thousand bytes around it.
pub fn leap(text: &str, from: ByteIndex, leap: Leap) -> ByteIndex {
    let from = held(text, from);
    let place = match leap {
        Leap::Letter(way) => beside_letter(text, from, way),
        Leap::Word(way) => beside_piece(text, from, way, char::is_alphanumeric, segment::word_at),
        Leap::Sentence(way) => beside_piece(text, from, way, is_ink, segment::sentence_at),
        Leap::Paragraph(way) => beside_piece(text, from, way, is_ink, segment::paragraph_at),
        Leap::Text(Way::Forward) => Some(ByteIndex(text.trim_end_matches('\n').len())),
        Leap::Text(Way::Back) => Some(ByteIndex(text.len() - text.trim_start_matches('\n').len())),
    };
    place.unwrap_or(from)
}

/// The nearest grapheme border at or before a place.
pub fn held(text: &str, place: ByteIndex) -> ByteIndex {
    let place = ByteIndex(text.floor_char_boundary(place.0));
    let is_border = GraphemeCursor::new(place.0, text.len(), true).is_boundary(text, 0);
    if is_border.unwrap_or(true) {
        return place;
    }
    walk::beside_letter(text, place, Way::Back).unwrap_or(place)
}

fn is_ink(letter: char) -> bool {
    !letter.is_whitespace()
}

fn beside_letter(text: &str, from: ByteIndex, way: Way) -> Option<ByteIndex> {
    let next = walk::beside_letter(text, from, way)?;
    let passed = text.get(Span::between(from, next)?.range())?;
    if passed != "\n" {
        return Some(next);
    }
    // Empty lines are no place to stand: from a paragraph's end to the next one's start, and back.
    match way {
        Way::Forward => {
            let rest = text.get(next.0..)?;
            let blank = rest.len() - rest.trim_start_matches('\n').len();
            (blank < rest.len()).then_some(ByteIndex(next.0 + blank))
        }
        Way::Back => {
            let kept = text.get(..next.0)?.trim_end_matches('\n').len();
            (kept > 0).then_some(ByteIndex(kept))
        }
    }
}

/// The far end of the piece that begins, goes on or comes next in that way.
fn beside_piece(
    text: &str,
    from: ByteIndex,
    way: Way,
    counts: fn(char) -> bool,
    piece_at: fn(&str, ByteIndex) -> Option<Span>,
) -> Option<ByteIndex> {
    match way {
        Way::Forward => {
            let ahead = text.get(from.0..)?.char_indices();
            let mut places = ahead.filter(|(_, letter)| counts(*letter)).map(|(at, _)| from.0 + at);
            let end = piece_at(text, ByteIndex(places.next()?))?.end();
            (end > from).then_some(end)
        }
        Way::Back => {
            let mut behind = text.get(..from.0)?.char_indices().rev();
            let (at, _) = behind.find(|(_, letter)| counts(*letter))?;
            let start = piece_at(text, ByteIndex(at))?.start();
            (start < from).then_some(start)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Way::{Back, Forward};

    /// Reads `|` as the caret, before and after.
    fn check(from: &str, step: Leap, to: &str) {
        let text = from.replace('|', "");
        let place = leap(&text, ByteIndex(from.find('|').unwrap()), step);
        let mut shown = text;
        shown.insert(place.0, '|');
        assert_eq!(shown, to, "{from} {step:?}");
    }

    #[test]
    fn letters_are_whole_graphemes() {
        check("caf|e\u{301}s", Leap::Letter(Forward), "cafe\u{301}|s");
        check("go |👩‍👩‍👧 on", Leap::Letter(Forward), "go 👩‍👩‍👧| on");
        check("go 👩‍👩‍👧| on", Leap::Letter(Back), "go |👩‍👩‍👧 on");
        check("한국|", Leap::Letter(Back), "한|국");
        check("one|\n\ntwo", Leap::Letter(Forward), "one\n\n|two");
        check("one\n\n|two", Leap::Letter(Back), "one|\n\ntwo");
        check("one|\n", Leap::Letter(Forward), "one|\n");
        check("|one", Leap::Letter(Back), "|one");
    }

    #[test]
    fn words_stop_at_ends_and_starts() {
        check("|Kyiv asks, now", Leap::Word(Forward), "Kyiv| asks, now");
        check("Kyiv| asks, now", Leap::Word(Forward), "Kyiv asks|, now");
        check("Kyiv asks, now|", Leap::Word(Back), "Kyiv asks, |now");
        check("Kyiv asks, |now", Leap::Word(Back), "Kyiv |asks, now");
        check("end|.", Leap::Word(Forward), "end|.");
        check("a|\nб", Leap::Word(Forward), "a\nб|");
    }

    #[test]
    fn sentences_and_paragraphs() {
        check("|One. Two “here”. Three.", Leap::Sentence(Forward), "One.| Two “here”. Three.");
        check("One.| Two “here”. Three.", Leap::Sentence(Forward), "One. Two “here”.| Three.");
        check("One. Two |here. Three.", Leap::Sentence(Back), "One. |Two here. Three.");
        check("One. |Two here. Three.", Leap::Sentence(Back), "|One. Two here. Three.");
        check("a| b.\n\nc d.", Leap::Paragraph(Forward), "a b.|\n\nc d.");
        check("a b.|\n\nc d.", Leap::Paragraph(Forward), "a b.\n\nc d.|");
        check("a b.\n\n|c d.", Leap::Paragraph(Back), "|a b.\n\nc d.");
        check("a |b\nc\n", Leap::Text(Forward), "a b\nc|\n");
        check("\na |b", Leap::Text(Back), "\n|a b");
    }

    #[test]
    fn a_place_inside_a_grapheme_is_held_before_it() {
        let text = "e\u{301}👩‍👩‍👧!";
        for (place, _) in text.char_indices() {
            let held = held(text, ByteIndex(place)).0;
            assert!([0, 3, 21].contains(&held), "{place} {held}");
        }
        assert_eq!(held(text, ByteIndex(999)), ByteIndex(text.len()));
    }
}
