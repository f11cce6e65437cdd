//! Which parts of a text stand in a corrected one, and where: paragraphs first, then words, then words that
//! are written otherwise.

use std::hash::Hash;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_segmentation::UnicodeSegmentation;

use super::alike::pairs;

/// A part of the old text with what stands for it in the new one. Blocks come in the order of both texts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// Its bytes in the old text.
    pub old: Range<usize>,
    /// Its bytes in the new text.
    pub new: Range<usize>,
    /// How much of it is kept: 1 where it is letter for letter the same.
    pub kept: f32,
}

impl Block {
    /// Whether it is letter for letter the same.
    pub fn is_same(&self) -> bool {
        self.kept >= 1.0
    }
}

/// The blocks of two texts. Nearly linear where most of the text is the same.
pub(super) fn align(old: &str, new: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (old_lines, new_lines) = (lines(old), lines(new));
    let mut done = (0, 0);
    for (one, other) in equal_runs(old, &old_lines, new, &new_lines) {
        words(old, done.0..one.start, new, done.1..other.start, &mut blocks);
        done = (one.end, other.end);
        push(old, new, &mut blocks, Block { old: one, new: other, kept: 1.0 });
    }
    words(old, done.0..old.len(), new, done.1..new.len(), &mut blocks);
    widen(old, new, &mut blocks);
    blocks
}

/// Aligns the words of two parts.
fn words(old: &str, one: Range<usize>, new: &str, other: Range<usize>, blocks: &mut Vec<Block>) {
    let (old_words, new_words) = (words_of(old, &one), words_of(new, &other));
    if old_words.is_empty() || new_words.is_empty() {
        return;
    }
    let mut done = (0, 0);
    let equal = equal_tokens(old, &old_words, new, &new_words);
    for (at, to) in equal.into_iter().chain([(old_words.len(), new_words.len())]) {
        let (gone, came) = (old_words.get(done.0..at), new_words.get(done.1..to));
        if let (Some(gone), Some(came)) = (gone, came) {
            for (from, into, kept) in pairs(old, gone, new, came) {
                push(old, new, blocks, Block { old: from, new: into, kept });
            }
        }
        if let (Some(from), Some(into)) = (old_words.get(at), new_words.get(to)) {
            push(old, new, blocks, Block { old: from.clone(), new: into.clone(), kept: 1.0 });
        }
        done = (at + 1, to + 1);
    }
}

/// Adds a block, or makes the last one longer where nothing but the same blanks lies between.
fn push(old: &str, new: &str, blocks: &mut Vec<Block>, block: Block) {
    if let Some(last) = blocks.last_mut()
        && last.is_same()
        && block.is_same()
        && old.get(last.old.end..block.old.start) == new.get(last.new.end..block.new.start)
    {
        (last.old.end, last.new.end) = (block.old.end, block.new.end);
        return;
    }
    blocks.push(block);
}

/// Takes into each same block the blanks around it that are the same.
fn widen(old: &str, new: &str, blocks: &mut [Block]) {
    let mut before = (0, 0);
    for at in 0..blocks.len() {
        let next = blocks.get(at + 1).map_or((old.len(), new.len()), |next| (next.old.start, next.new.start));
        let Some(block) = blocks.get_mut(at) else { continue };
        if block.is_same() {
            let (one, other) = (old.get(before.0..block.old.start), new.get(before.1..block.new.start));
            let length = blanks(one.unwrap_or("").chars().rev().zip(other.unwrap_or("").chars().rev()));
            (block.old.start, block.new.start) = (block.old.start - length, block.new.start - length);
            let (one, other) = (old.get(block.old.end..next.0), new.get(block.new.end..next.1));
            let length = blanks(one.unwrap_or("").chars().zip(other.unwrap_or("").chars()));
            (block.old.end, block.new.end) = (block.old.end + length, block.new.end + length);
        }
        before = (block.old.end, block.new.end);
    }
}

/// How many bytes of equal blanks two runs of letters begin with.
fn blanks(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs.take_while(|(one, other)| one == other && one.is_whitespace()).map(|(one, _)| one.len_utf8()).sum()
}

/// The lines that have words, as ranges of bytes.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            lines.push(start..start + line.len());
        }
        start += line.len() + 1;
    }
    lines
}

/// The words and marks of a part, without blanks, as ranges of bytes.
fn words_of(text: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(part.clone()).unwrap_or("").split_word_bound_indices();
    words
        .filter(|(_, word)| !word.trim().is_empty())
        .map(|(at, word)| part.start + at..part.start + at + word.len())
        .collect()
}

/// The pairs of equal tokens, as ranges of bytes.
fn equal_runs(
    old: &str,
    old_tokens: &[Range<usize>],
    new: &str,
    new_tokens: &[Range<usize>],
) -> Vec<(Range<usize>, Range<usize>)> {
    equal_tokens(old, old_tokens, new, new_tokens)
        .into_iter()
        .filter_map(|(at, to)| Some((old_tokens.get(at)?.clone(), new_tokens.get(to)?.clone())))
        .collect()
}

/// The pairs of equal tokens of a least difference, by place, in order.
fn equal_tokens(
    old: &str,
    old_tokens: &[Range<usize>],
    new: &str,
    new_tokens: &[Range<usize>],
) -> Vec<(usize, usize)> {
    let mut input = InternedInput::default();
    input.update_before(old_tokens.iter().map(|token| old.get(token.clone()).unwrap_or("")));
    input.update_after(new_tokens.iter().map(|token| new.get(token.clone()).unwrap_or("")));
    equal_places(&input, old_tokens.len())
}

fn equal_places<T: Hash + Eq>(input: &InternedInput<T>, length: usize) -> Vec<(usize, usize)> {
    let mut diff = Diff::compute(Algorithm::Histogram, input);
    diff.postprocess_no_heuristic(input);
    let (mut equal, mut at, mut to) = (Vec::new(), 0, 0);
    for hunk in diff.hunks() {
        let (start, end) = (hunk.before.start as usize, hunk.before.end as usize);
        equal.extend((at..start).zip(to..));
        (at, to) = (end, hunk.after.end as usize);
    }
    equal.extend((at..length).zip(to..));
    equal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let blocks = align(old, new);
        let words = blocks
            .iter()
            .map(|block| (old.get(block.old.clone()).unwrap(), new.get(block.new.clone()).unwrap()));
        let words: Vec<(&str, &str)> = words.collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn what_stays_is_one_block() {
        check("One two.\n\nThree.", "One two.\n\nThree.", &[("One two.\n\nThree.", "One two.\n\nThree.")]);
        check("a b c", "a x b c", &[("a ", "a "), ("b c", "b c")]);
        check("one\ntwo", "one two", &[("one", "one"), ("two", "two")]);
        check("nothing here", "", &[]);
    }

    #[test]
    fn words_written_otherwise_stand_for_each_other() {
        check("Teh war ends", "The war ends", &[("Teh", "The"), (" war ends", " war ends")]);
        check(
            "a cease-fire now",
            "a ceasefire now",
            &[("a ", "a "), ("cease", "ceasefire"), (" now", " now")],
        );
        check("up and away", "up or away", &[("up ", "up "), (" away", " away")]);
    }
}
