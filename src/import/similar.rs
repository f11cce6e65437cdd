//! Articles that are nearly the same: an agency's report in two papers, a page saved twice.
//!
//! `MinHash` over runs of five words (Broder, On the resemblance and containment of documents, 1997):
//! the share of equal minima estimates the share of runs that two texts have in common.

use std::collections::{BTreeMap, BTreeSet};

/// How many words a run has.
const RUN: usize = 5;
/// How many minima are kept of a text; the estimate errs by about 1/√64.
const MINIMA: usize = 64;
/// From this share of minima in common, in hundredths, two texts count as nearly the same.
const NEARLY: usize = 60;
/// Texts of fewer words are compared by no one: two short notes soon share all their runs.
const FEWEST_WORDS: usize = 40;

/// What is kept of a text to compare it with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(Vec<u64>);

impl Fingerprint {
    /// The fingerprint of a text; none for a short one. Linear in its words.
    pub fn of(text: &str) -> Option<Self> {
        let words = words(text);
        if words.len() < FEWEST_WORDS {
            return None;
        }
        let mut minima = vec![u64::MAX; MINIMA];
        for run in words.windows(RUN) {
            let hash = hash(run);
            for (at, minimum) in minima.iter_mut().enumerate() {
                *minimum = (*minimum).min(mixed(hash ^ mixed(at as u64 + 1)));
            }
        }
        Some(Self(minima))
    }

    /// How many of a hundred runs of words two texts have in common, about.
    pub fn alike(&self, other: &Self) -> usize {
        let same = self.0.iter().zip(&other.0).filter(|(one, other)| one == other).count();
        same * 100 / MINIMA
    }
}

/// The words of a text, lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// How many texts are noted under one minimum. What many share is a notice that stands in all of them, or
/// they are all alike and the first stand for the rest; so looking one up costs the same whatever there is.
const MOST_OF_A_MINIMUM: usize = 32;
/// How many texts that share most minima with a new one are compared with it.
const MOST_COMPARED: usize = 16;

/// Texts by fingerprint, so that one like a new one is found without comparing all.
#[derive(Debug, Clone)]
pub struct Similar<T> {
    known: Vec<(Fingerprint, T)>,
    /// Which texts have a minimum, by its place and value.
    by_minimum: BTreeMap<(usize, u64), Vec<usize>>,
}

impl<T> Default for Similar<T> {
    fn default() -> Self {
        Self { known: Vec::new(), by_minimum: BTreeMap::new() }
    }
}

impl<T> Similar<T> {
    /// Notes a text under a name.
    pub fn note(&mut self, fingerprint: Fingerprint, name: T) {
        for key in fingerprint.0.iter().copied().enumerate() {
            let texts = self.by_minimum.entry(key).or_default();
            if texts.len() < MOST_OF_A_MINIMUM {
                texts.push(self.known.len());
            }
        }
        self.known.push((fingerprint, name));
    }

    /// The text that is most like this one, and how many of a hundred runs they share; none where none
    /// is nearly the same. Costs the same however many are noted, but for finding its minima among theirs.
    pub fn nearest(&self, fingerprint: &Fingerprint) -> Option<(&T, usize)> {
        self.nearest_of(fingerprint, |_| true)
    }

    /// The same among those whose name is accepted.
    pub fn nearest_of(&self, fingerprint: &Fingerprint, accept: impl Fn(&T) -> bool) -> Option<(&T, usize)> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for key in fingerprint.0.iter().copied().enumerate() {
            for known in self.by_minimum.get(&key).into_iter().flatten() {
                *shared.entry(*known).or_default() += 1;
            }
        }
        let mut likely: Vec<(usize, usize)> = shared
            .into_iter()
            .filter(|(known, _)| self.known.get(*known).is_some_and(|(_, name)| accept(name)))
            .collect();
        // Of equals the first that was noted.
        likely.sort_by_key(|(known, count)| (usize::MAX - count, *known));
        let compared = likely.into_iter().take(MOST_COMPARED).filter_map(|(known, _)| {
            let (print, name) = self.known.get(known)?;
            Some((name, print.alike(fingerprint), known))
        });
        let best = compared.max_by_key(|(_, share, known)| (*share, usize::MAX - known));
        best.filter(|(_, share, _)| *share >= NEARLY).map(|(name, share, _)| (name, share))
    }
}

/// How many of a hundred pairs of neighbouring words of the shorter text the other one has, too.
///
/// Also of short texts. Linear in both.
pub fn pairs_in_common(one: &str, other: &str) -> usize {
    let (one, other) = (pairs(one), pairs(other));
    let shared = one.intersection(&other).count() * 100;
    shared.checked_div(one.len().min(other.len())).unwrap_or(0)
}

fn pairs(text: &str) -> BTreeSet<u64> {
    words(text).windows(2).map(hash).collect()
}

fn hash(run: &[String]) -> u64 {
    // FNV-1a, which needs no key and is the same on every machine.
    let bytes = run.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every bit of the number in every bit (`splitmix64`).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: usize, to: usize) -> String {
        (from..to).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ")
    }

    fn check(one: &str, other: &str, expected: bool) {
        let mut similar = Similar::default();
        similar.note(Fingerprint::of(&text(5000, 5400)).unwrap(), "another");
        similar.note(Fingerprint::of(one).unwrap(), "one");
        let found = similar.nearest(&Fingerprint::of(other).unwrap());
        assert_eq!(found.is_some_and(|(name, _)| *name == "one"), expected, "{found:?}");
    }

    #[test]
    fn what_is_nearly_the_same_is_found() {
        check(&text(0, 300), &text(0, 300), true);
        check(&text(0, 300), &text(0, 300).to_uppercase(), true);
        check(&text(0, 300), &format!("The headline. {} Close. Share this.", text(0, 300)), true);
        check(&text(0, 300), &text(20, 300), true);
        check(&text(0, 300), &text(200, 500), false);
        check(&text(0, 300), &text(1000, 1300), false);
    }

    #[test]
    fn pairs_of_words_tell_a_later_state_from_another_text() {
        assert_eq!(pairs_in_common("They met on Monday.", "They met on Monday, late."), 100);
        assert_eq!(pairs_in_common("They met on Monday.", "they MET on Friday"), 66);
        assert_eq!(pairs_in_common("They met on Monday.", "Boats return on Friday"), 0);
        assert_eq!((pairs_in_common("", "They met"), pairs_in_common("met", "They met")), (0, 0));
    }

    #[test]
    fn what_all_have_in_common_hides_none_and_costs_no_more() {
        let notice = text(9000, 9030);
        let mut similar = Similar::default();
        for number in 0..500 {
            let own = text(number * 300, number * 300 + 250);
            similar.note(Fingerprint::of(&format!("{notice} {own}")).unwrap(), number);
        }
        assert!(similar.by_minimum.values().all(|texts| texts.len() <= MOST_OF_A_MINIMUM));
        let again = Fingerprint::of(&format!("{notice} {}", text(400 * 300, 400 * 300 + 240))).unwrap();
        assert_eq!(similar.nearest(&again).map(|(number, _)| *number), Some(400));
        let other = Fingerprint::of(&format!("{notice} {}", text(1_000_000, 1_000_250))).unwrap();
        assert_eq!(similar.nearest(&other), None);
        let mut alike = Similar::default();
        for number in 0..500 {
            alike.note(Fingerprint::of(&text(0, 200)).unwrap(), number);
        }
        assert_eq!(alike.nearest(&Fingerprint::of(&text(0, 200)).unwrap()), Some((&0, 100)));
    }

    #[test]
    fn short_texts_have_no_fingerprint() {
        assert_eq!(Fingerprint::of("They met."), None);
        assert_eq!(Fingerprint::of(&text(0, 39)), None);
        let one = Fingerprint::of(&text(0, 60)).unwrap();
        assert_eq!(one.alike(&one), 100);
    }
}
