//! Moving the chosen passage by keys: words and sentences, forward and back.

use crate::model::{ByteIndex, Span, segment};

/// A step of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The word after or before.
    Word(Way),
    /// The sentence after or before.
    Sentence(Way),
}

/// Forward or back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the end of the text.
    Forward,
    /// To its start.
    Back,
}

/// The passage after a step from the chosen one; from the start of the text where none is chosen.
pub(super) fn moved(text: &str, from: Option<Span>, step: Step) -> Option<Span> {
    match step {
        Step::Word(way) => beside(text, from, way, segment::word_at),
        Step::Sentence(way) => beside(text, from, way, segment::sentence_at),
    }
}

/// The chosen passage with its end one step further, or one step nearer.
pub(super) fn extended(text: &str, from: Span, step: Step) -> Option<Span> {
    match step {
        Step::Word(Way::Forward) | Step::Sentence(Way::Forward) => {
            let next = moved(text, Some(from), step)?;
            Span::new(from.start(), next.end())
        }
        Step::Word(Way::Back) => shortened(text, from, segment::word_at),
        Step::Sentence(Way::Back) => shortened(text, from, segment::sentence_at),
    }
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
fn shortened(text: &str, from: Span, take: Take) -> Option<Span> {
    let words = text.get(from.range())?;
    let place = |(at, _): (usize, char)| ByteIndex(from.start().0 + at);
    let last = words.char_indices().rev().find(|(_, letter)| letter.is_alphanumeric()).map(place)?;
    let cut = take(text, last)?.start();
    let kept = text.get(from.start().0..cut.0)?;
    let end = kept.char_indices().rev().find(|(_, letter)| letter.is_alphanumeric()).map(place)?;
    let end = take(text, end)?.end();
    Span::new(from.start(), end)
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

    #[test]
    fn a_passage_grows_and_shrinks() {
        let word = moved(TEXT, None, Step::Word(Way::Forward)).unwrap();
        let two = extended(TEXT, word, Step::Word(Way::Forward)).unwrap();
        assert_eq!(words(Some(two)), "Kyiv asks");
        assert_eq!(words(extended(TEXT, two, Step::Word(Way::Back))), "Kyiv");
        assert_eq!(extended(TEXT, word, Step::Word(Way::Back)), None);
        let sentence = extended(TEXT, word, Step::Sentence(Way::Forward)).unwrap();
        assert_eq!(words(Some(sentence)), "Kyiv asks for “guarantees”.");
    }
}
