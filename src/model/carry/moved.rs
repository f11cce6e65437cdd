//! Looking for a passage among what is new in a text: what was put elsewhere is there.

use std::collections::HashMap;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::super::{ByteIndex, Span};
use super::align::Block;
use super::{Carried, letters, span_of};

/// A passage of fewer words than this is told only by what stands beside it.
const FEW_WORDS: usize = 3;
/// A word that stands in more places than this says nothing.
const MOST_PLACES: usize = 64;
/// So many places are looked at closely.
const MOST_TRIED: usize = 8;
/// At least this part of the words must stand there, in their order.
const ENOUGH: f32 = 0.7;

/// The words of a text that nothing in the old one stands for.
pub(super) struct Fresh<'a> {
    text: &'a str,
    words: Vec<Range<usize>>,
    places: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Fresh<'a> {
    /// The words between the blocks.
    pub fn of(text: &'a str, blocks: &[Block]) -> Self {
        let mut words = Vec::new();
        let mut from = 0;
        for block in blocks.iter().filter(|block| block.is_same()) {
            words.extend(words_of(text, from..block.new.start));
            from = block.new.end;
        }
        words.extend(words_of(text, from..text.len()));
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            places.entry(text.get(word.clone()).unwrap_or("")).or_default().push(at);
        }
        Self { text, words, places }
    }

    /// Where the words of an old passage stand now: as they were, else with few of them changed.
    pub fn find(&self, old: &str, span: Span) -> Carried {
        let Some(quote) = old.get(span.range()) else { return Carried::Lost };
        let words: Vec<(usize, &str)> = quote.unicode_word_indices().collect();
        let mut best: Option<(f32, Span)> = None;
        let as_it_was = self.likely(&words, |place, (byte, _)| self.start(place) - byte.cast_signed());
        let tried = as_it_was.into_iter().map(|at| self.exact(&words, quote, at));
        let with_changes = self.likely(&words, |place, (_, nth)| place.cast_signed() - nth.cast_signed());
        let tried = tried.chain(with_changes.into_iter().map(|at| self.compare(&words, quote, at)));
        for (kept, found) in tried.flatten() {
            let is_sure = words.len() >= FEW_WORDS || self.is_beside(old, span, found);
            if kept >= ENOUGH && is_sure && best.is_none_or(|(most, _)| kept > most) {
                best = Some((kept, found));
            }
        }
        match best {
            Some((_, found)) if self.text.get(found.range()) == Some(quote) => Carried::Moved(found),
            Some((_, found)) => Carried::Changed(found),
            None => Carried::Lost,
        }
    }

    fn start(&self, place: usize) -> isize {
        self.words.get(place).map_or(0, |word| word.start.cast_signed())
    }

    /// The places at which most words of the passage would stand, rare words counting most: a word of the text,
    /// and which one of the passage it is. Where the passage would begin there is what `begin` says, given a
    /// word's place and its byte and number in the passage.
    fn likely(
        &self,
        words: &[(usize, &str)],
        begin: impl Fn(usize, (usize, usize)) -> isize,
    ) -> Vec<(usize, usize)> {
        let mut votes: HashMap<isize, (usize, usize, usize)> = HashMap::new();
        for (nth, (byte, word)) in words.iter().enumerate() {
            let places = self.places.get(word).filter(|places| places.len() <= MOST_PLACES);
            for place in places.into_iter().flatten() {
                let weight = MOST_PLACES * MOST_PLACES / places.map_or(1, Vec::len).max(1);
                votes.entry(begin(*place, (*byte, nth))).or_insert((0, *place, nth)).0 += weight;
            }
        }
        let mut likely: Vec<(usize, usize, usize)> = votes.into_values().collect();
        likely.sort_unstable_by_key(|(votes, place, nth)| (std::cmp::Reverse(*votes), *place, *nth));
        likely.into_iter().take(MOST_TRIED).map(|(_, place, nth)| (place, nth)).collect()
    }

    /// The passage letter for letter around a word that is its `nth`.
    fn exact(
        &self,
        words: &[(usize, &str)],
        quote: &str,
        (place, nth): (usize, usize),
    ) -> Option<(f32, Span)> {
        let start = self.words.get(place)?.start.checked_sub(words.get(nth)?.0)?;
        let is_there = self.text.get(start..start + quote.len()) == Some(quote);
        is_there.then(|| span_of(start..start + quote.len()).map(|span| (1.0, span)))?
    }

    /// How much of the passage stands around a word that is its `nth`, and from where to where.
    fn compare(
        &self,
        words: &[(usize, &str)],
        quote: &str,
        (place, nth): (usize, usize),
    ) -> Option<(f32, Span)> {
        let first = place.checked_sub(nth)?;
        let here = self.words.get(first..(first + words.len()).min(self.words.len()))?;
        let same: Vec<&Range<usize>> = here
            .iter()
            .zip(words)
            .filter(|(place, (_, word))| self.text.get((*place).clone()) == Some(*word))
            .map(|(place, _)| place)
            .collect();
        let found = span_of(same.first()?.start..same.last()?.end)?;
        let there = letters(self.text.get(found.range())?);
        let kept: f32 = same.iter().map(|place| letters(self.text.get((*place).clone()).unwrap_or(""))).sum();
        let longer = there.max(letters(quote)).max(1.0);
        let is_long = same.len() >= FEW_WORDS || words.len() == same.len();
        is_long.then_some((kept / longer * 0.99, found))
    }

    /// Whether the word before or after the old passage stands before or after the new one.
    fn is_beside(&self, old: &str, span: Span, found: Span) -> bool {
        let before = |text: &'a str, at: ByteIndex| last_word(text.get(..at.0).unwrap_or(""));
        let after = |text: &'a str, at: ByteIndex| first_word(text.get(at.0..).unwrap_or(""));
        let same = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
        same(last_word(old.get(..span.start().0).unwrap_or("")), before(self.text, found.start()))
            || same(first_word(old.get(span.end().0..).unwrap_or("")), after(self.text, found.end()))
    }
}

fn words_of(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let start = part.start;
    let words = text.get(part).unwrap_or("").unicode_word_indices();
    words.map(|(at, word)| start + at..start + at + word.len()).collect()
}

/// The last word of the last line.
fn last_word(text: &str) -> Option<&str> {
    text.rsplit('\n').next()?.unicode_words().next_back()
}

/// The first word of the first line.
fn first_word(text: &str) -> Option<&str> {
    text.split('\n').next()?.unicode_words().next()
}
