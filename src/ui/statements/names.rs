//! Everything of one kind that a statement can name, in the order in which a column sorts it.

use std::collections::HashMap;
use std::hash::Hash;

/// All actors, all dates, all articles …: sorted, each with the small letters that the filter looks at.
#[derive(Debug)]
pub(super) struct Names<Id> {
    ranks: HashMap<Id, u32>,
    lowered: Vec<String>,
}

impl<Id> Default for Names<Id> {
    fn default() -> Self {
        Self { ranks: HashMap::new(), lowered: Vec::new() }
    }
}

impl<Id: Copy + Hash + Ord> Names<Id> {
    /// Sorted by their words, capitals or not.
    pub(super) fn by_words(names: impl Iterator<Item = (Id, String)>) -> Self {
        let mut sorted: Vec<(String, Id)> = names.map(|(id, words)| (words.to_lowercase(), id)).collect();
        sorted.sort_unstable();
        Self::ranked(sorted)
    }
}

impl<Id: Clone + Hash + Ord> Names<Id> {
    /// Sorted by themselves: dates, and what has an order of its own.
    pub(super) fn by_order(ids: impl Iterator<Item = Id>, words: impl Fn(&Id) -> String) -> Self {
        let mut sorted: Vec<Id> = ids.collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self::ranked(sorted.into_iter().map(|id| (words(&id).to_lowercase(), id)).collect())
    }

    fn ranked(sorted: Vec<(String, Id)>) -> Self {
        let mut names = Self::default();
        for (rank, (lowered, id)) in (0..).zip(sorted) {
            names.ranks.insert(id, rank);
            names.lowered.push(lowered);
        }
        names
    }

    /// The place in the order, 0 the first.
    pub(super) fn rank(&self, id: &Id) -> Option<u32> {
        self.ranks.get(id).copied()
    }

    /// Which of them, by rank, a condition holds for.
    pub(super) fn holding(&self, condition: impl Fn(&str) -> bool) -> Vec<bool> {
        self.lowered.iter().map(|lowered| condition(lowered)).collect()
    }
}
