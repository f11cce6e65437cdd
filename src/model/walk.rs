//! Moving a passage and its edges: letters, words and sentences, forward and back.

use unicode_segmentation::GraphemeCursor;

use super::{ByteIndex, Span, segment};

/// A step of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The letter after or before: a whole grapheme, and the blanks beside it.
    Letter(Way),
    /// The word after or before.
    Word(Way),
    /// The sentence after or before.
    Sentence(Way),
}

/// One of the two ends of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// Forward or back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the end of the text.
    Forward,
    /// To its start.
    Back,
}

/// The passage after a step from the chosen one; from the start of the text where none is chosen.
///
/// None at the end of the text, and for a letter: what is chosen is a word at least.
pub fn moved(text: &str, from: Option<Span>, step: Step) -> Option<Span> {
    match step {
        Step::Letter(_) => None,
        Step::Word(way) => beside(text, from, way, segment::word_at),
        Step::Sentence(way) => beside(text, from, way, segment::sentence_at),
    }
}

/// The passage with one of its edges a step further; none where it cannot go there.
///
/// What remains has at least one letter, word or sentence; no grapheme is cut and no blank stands at
/// an edge that was moved.
pub fn with_edge(text: &str, from: Span, edge: Edge, step: Step) -> Option<Span> {
    let take = match step {
        Step::Letter(way) => return with_letter(text, from, edge, way),
        Step::Word(_) => segment::word_at,
        Step::Sentence(_) => segment::sentence_at,
    };
    let (Step::Letter(way) | Step::Word(way) | Step::Sentence(way)) = step;
    match (edge, way) {
        (Edge::End, Way::Forward) => Span::new(from.start(), beside(text, Some(from), way, take)?.end()),
        (Edge::Start, Way::Back) => Span::new(beside(text, Some(from), way, take)?.start(), from.end()),
        (Edge::End, Way::Back) => without_last(text, from, take),
        (Edge::Start, Way::Forward) => without_first(text, from, take),
    }
}

/// The passage with one of its edges a grapheme further, and past the blanks there.
fn with_letter(text: &str, from: Span, edge: Edge, way: Way) -> Option<Span> {
    let mut place = match edge {
        Edge::Start => from.start(),
        Edge::End => from.end(),
    };
    loop {
        let next = beside_letter(text, place, way)?;
        let between = text.get(Span::between(place, next)?.range())?;
        place = next;
        let grows = (edge == Edge::End) == (way == Way::Forward);
        if !(grows && between.trim().is_empty()) {
            break;
        }
    }
    let span = match edge {
        Edge::Start => Span::new(place, from.end())?,
        Edge::End => Span::new(from.start(), place)?,
    };
    segment::trim(text, span)
}

/// The border of the grapheme that begins, or ends, at a place.
pub(super) fn beside_letter(text: &str, place: ByteIndex, way: Way) -> Option<ByteIndex> {
    let mut cursor = GraphemeCursor::new(place.0, text.len(), true);
    let border = match way {
        Way::Forward => cursor.next_boundary(text, 0),
        Way::Back => cursor.prev_boundary(text, 0),
    };
    border.ok().flatten().map(ByteIndex)
}

type Take = fn(&str, ByteIndex) -> Option<Span>;

fn beside(text: &str, from: Option<Span>, way: Way, take: Take) -> Option<Span> {
    let Some(from) = from else { return first_with_letters(text, text.char_indices(), take) };
    match way {
        Way::Forward => {
            let rest = text.get(from.end().0..)?;
            first_with_letters(
                text,
                rest.char_indices().map(|(at, letter)| (from.end().0 + at, letter)),
                take,
            )
        }
        Way::Back => {
            let before = text.get(..from.start().0)?;
            first_with_letters(text, before.char_indices().rev(), take)
        }
    }
}

/// The piece around the first place that has a letter or digit.
fn first_with_letters(text: &str, places: impl Iterator<Item = (usize, char)>, take: Take) -> Option<Span> {
    let (place, _) = places.into_iter().find(|(_, letter)| letter.is_alphanumeric())?;
    take(text, ByteIndex(place))
}

/// The passage without its last word or sentence; at least its first one stays.
fn without_last(text: &str, from: Span, take: Take) -> Option<Span> {
    let cut = take(text, last_letter(text, from)?)?.start();
    let kept = Span::new(from.start(), cut)?;
    let end = take(text, last_letter(text, kept)?)?.end();
    Span::new(from.start(), end.min(from.end()))
}

/// The passage without its first word or sentence; at least its last one stays.
fn without_first(text: &str, from: Span, take: Take) -> Option<Span> {
    let cut = take(text, first_letter(text, from)?)?.end();
    let kept = Span::new(cut, from.end())?;
    let start = take(text, first_letter(text, kept)?)?.start();
    Span::new(start.max(from.start()), from.end())
}

/// The first place in a passage that has a letter or digit.
fn first_letter(text: &str, span: Span) -> Option<ByteIndex> {
    let mut letters = text.get(span.range())?.char_indices();
    let (at, _) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
    Some(ByteIndex(span.start().0 + at))
}

/// The last place in a passage that has a letter or digit.
fn last_letter(text: &str, span: Span) -> Option<ByteIndex> {
    let mut letters = text.get(span.range())?.char_indices().rev();
    let (at, _) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
    Some(ByteIndex(span.start().0 + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Kyiv asks for “guarantees”. Moscow, too.\n\nТретє речення.";

    fn words(span: Option<Span>) -> &'static str {
        span.and_then(|span| TEXT.get(span.range())).unwrap_or("")
    }

    #[test]
    fn words_and_sentences_in_both_ways() {
        let first = moved(TEXT, None, Step::Word(Way::Forward));
        assert_eq!(words(first), "Kyiv");
        let second = moved(TEXT, first, Step::Word(Way::Forward));
        assert_eq!(words(second), "asks");
        assert_eq!(words(moved(TEXT, second, Step::Word(Way::Back))), "Kyiv");
        let sentence = moved(TEXT, None, Step::Sentence(Way::Forward));
        assert_eq!(words(sentence), "Kyiv asks for “guarantees”.");
        let next = moved(TEXT, sentence, Step::Sentence(Way::Forward));
        assert_eq!(words(next), "Moscow, too.");
        let third = moved(TEXT, next, Step::Sentence(Way::Forward));
        assert_eq!(words(third), "Третє речення.");
        assert_eq!(moved(TEXT, third, Step::Sentence(Way::Forward)), None);
        assert_eq!(moved(TEXT, first, Step::Word(Way::Back)), None);
    }

    /// Reads `⟦` and `⟧` as the ends of a passage, before and after.
    fn check(from: &str, edge: Edge, step: Step, to: &str) {
        let text = from.replace(['⟦', '⟧'], "");
        let start = from.find('⟦').unwrap();
        let end = from.find('⟧').unwrap() - '⟦'.len_utf8();
        let span = Span::new(ByteIndex(start), ByteIndex(end)).unwrap();
        let found = with_edge(&text, span, edge, step).map_or("none".to_owned(), |span| {
            let mut shown = text.clone();
            shown.insert(span.end().0, '⟧');
            shown.insert(span.start().0, '⟦');
            shown
        });
        assert_eq!(found, to, "{from} {edge:?} {step:?}");
    }

    #[test]
    fn an_end_moves_by_words_and_sentences() {
        use Way::{Back, Forward};
        check("⟦Kyiv⟧ asks, now.", Edge::End, Step::Word(Forward), "⟦Kyiv asks⟧, now.");
        check("⟦Kyiv asks⟧, now.", Edge::End, Step::Word(Back), "⟦Kyiv⟧ asks, now.");
        check("⟦Kyiv⟧ asks, now.", Edge::End, Step::Word(Back), "none");
        check("Kyiv ⟦asks⟧", Edge::End, Step::Word(Forward), "none");
        check("⟦One.⟧ Two here. Three.", Edge::End, Step::Sentence(Forward), "⟦One. Two here.⟧ Three.");
        check("⟦One. Two here.⟧ Three.", Edge::End, Step::Sentence(Back), "⟦One.⟧ Two here. Three.");
    }

    #[test]
    fn a_start_moves_by_words() {
        use Way::{Back, Forward};
        check("Kyiv, “asks ⟦for⟧ it", Edge::Start, Step::Word(Back), "Kyiv, “⟦asks for⟧ it");
        check("Kyiv ⟦asks, for⟧ it", Edge::Start, Step::Word(Forward), "Kyiv asks, ⟦for⟧ it");
        check("Kyiv ⟦asks⟧ it", Edge::Start, Step::Word(Forward), "none");
        check("⟦Kyiv⟧ asks", Edge::Start, Step::Word(Back), "none");
    }

    #[test]
    fn edges_move_by_whole_graphemes_and_past_blanks() {
        use Way::{Back, Forward};
        check("⟦caf⟧e\u{301}s", Edge::End, Step::Letter(Forward), "⟦cafe\u{301}⟧s");
        check("⟦cafe\u{301}⟧s", Edge::End, Step::Letter(Back), "⟦caf⟧e\u{301}s");
        check("⟦go⟧ 👩‍👩‍👧 on", Edge::End, Step::Letter(Forward), "⟦go 👩‍👩‍👧⟧ on");
        check("⟦go o⟧n", Edge::End, Step::Letter(Back), "⟦go⟧ on");
        check("⟦停⟧火", Edge::End, Step::Letter(Back), "none");
        check("a ⟦b c⟧", Edge::Start, Step::Letter(Forward), "a b ⟦c⟧");
        check("a ⟦b c⟧", Edge::Start, Step::Letter(Back), "⟦a b c⟧");
    }
}
