//! Words that are written otherwise: which of the words that came stands for which that went.

use std::ops::Range;

/// Words less alike than this are not the same word.
const ALIKE: f32 = 0.6;
/// More pairs of words than this are not compared: so much was not corrected but replaced.
const MOST_PAIRS: usize = 20_000;

/// A word of the old text, the word of the new one that stands for it, and how much of it is kept, below 1.
pub(super) type Pair = (Range<usize>, Range<usize>, f32);

/// The pairs of alike words, in the order of both texts, that keep the most letters.
pub(super) fn pairs(old: &str, gone: &[Range<usize>], new: &str, came: &[Range<usize>]) -> Vec<Pair> {
    if gone.is_empty() || came.is_empty() || gone.len() * came.len() > MOST_PAIRS {
        return Vec::new();
    }
    let letters = |text: &str, words: &[Range<usize>]| -> Vec<Vec<char>> {
        words.iter().map(|word| folded(text.get(word.clone()).unwrap_or(""))).collect()
    };
    let (old_words, new_words) = (letters(old, gone), letters(new, came));
    let alike: Vec<Vec<f32>> =
        old_words.iter().map(|one| new_words.iter().map(|other| alikeness(one, other)).collect()).collect();
    let best = best_sums(&alike, came.len());
    let (mut at, mut to) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(from), Some(into)) = (gone.get(at), came.get(to)) {
        let kept = cell(&alike, at, to);
        let (here, skip_old, skip_new) =
            (cell(&best, at, to), cell(&best, at + 1, to), cell(&best, at, to + 1));
        if kept >= ALIKE && here > skip_old && here > skip_new {
            pairs.push((from.clone(), into.clone(), kept.min(0.99)));
            (at, to) = (at + 1, to + 1);
        } else if skip_old >= skip_new {
            at += 1;
        } else {
            to += 1;
        }
    }
    pairs
}

/// The greatest sum of likeness from each pair on.
fn best_sums(alike: &[Vec<f32>], width: usize) -> Vec<Vec<f32>> {
    let mut best = vec![vec![0.0; width + 1]];
    for row in alike.iter().rev() {
        let below = best.last().cloned().unwrap_or_default();
        let mut sums = vec![0.0; width + 1];
        for (to, kept) in row.iter().enumerate().rev() {
            let value = |row: &[f32], to: usize| row.get(to).copied().unwrap_or(0.0);
            let pair = if *kept >= ALIKE { kept + value(&below, to + 1) } else { 0.0 };
            let most = pair.max(value(&below, to)).max(value(&sums, to + 1));
            if let Some(sum) = sums.get_mut(to) {
                *sum = most;
            }
        }
        best.push(sums);
    }
    best.reverse();
    best
}

fn cell(rows: &[Vec<f32>], at: usize, to: usize) -> f32 {
    rows.get(at).and_then(|row| row.get(to)).copied().unwrap_or(0.0)
}

fn folded(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// How alike two words are, 0 to 1: twice the letters that they share in order by all letters.
#[expect(clippy::cast_precision_loss, reason = "words are short")]
fn alikeness(one: &[char], other: &[char]) -> f32 {
    let all = (one.len() + other.len()) as f32;
    let most = 2.0 * one.len().min(other.len()) as f32;
    if most < ALIKE * all {
        return 0.0;
    }
    let mut row = vec![0_usize; other.len() + 1];
    for letter in one {
        let mut diagonal = 0;
        for (at, candidate) in other.iter().enumerate() {
            let left = row.get(at).copied().unwrap_or(0);
            let Some(cell) = row.get_mut(at + 1) else { continue };
            let above = *cell;
            *cell = if letter == candidate { diagonal + 1 } else { above.max(left) };
            diagonal = above;
        }
    }
    2.0 * row.last().copied().unwrap_or(0) as f32 / all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_of_letters_in_order() {
        let check = |one: &str, other: &str, expected: f32| {
            let found = alikeness(&folded(one), &folded(other));
            assert!((found - expected).abs() < 0.01, "{one} {other}: {found}");
        };
        check("truce", "Truce", 1.0);
        check("Teh", "The", 0.667);
        check("ceasfire", "ceasefire", 0.941);
        check("of", "to", 0.5);
        check("Київ", "Киів", 0.75);
        check("a", "neutrality", 0.0);
    }
}
