//! What a statement weighs: 1, or its part of the passage.

use std::collections::BTreeMap;

use crate::model::Counting;

use super::AnalysisError;
use super::entry::Entry;
use super::lookup::Place;
use super::reading::Reading;
use super::way::Way;

/// How many statements share their weight with how many, themselves included: on this depends how fine a
/// unit must be.
#[derive(Debug, Clone, Default)]
pub(super) struct Sharing {
    /// By the number of those who share one weight, at least 2.
    statements: BTreeMap<u32, u64>,
}

impl Sharing {
    /// How many units make one statement, so that every weight (units divided by sharers) is whole and
    /// sums are exact: the least such number, or the greatest number there is where that has no place.
    pub(super) fn per(&self) -> u128 {
        let multiple = |per: u128, sharers: &u32| common_multiple(per, u128::from(*sharers));
        self.statements.keys().try_fold(1, multiple).unwrap_or(u128::MAX)
    }

    /// Changes it by that of a part of the statements; none where that is not in it.
    pub(super) fn change(&mut self, way: Way, part: &Self) -> Option<()> {
        for (sharers, by) in &part.statements {
            let statements = self.statements.entry(*sharers).or_default();
            way.change(statements, *by)?;
        }
        self.statements.retain(|_, statements| *statements > 0);
        Some(())
    }

    fn see(&mut self, sharers: u32) {
        *self.statements.entry(sharers).or_default() += u64::from(sharers);
    }
}

/// The most units that may make one statement, so that the sum of so many has a place.
pub(super) fn most_units(statements: u64) -> u128 {
    u128::MAX / (u128::from(statements) + 1)
}

/// What tells entries how many share their weight.
///
/// Those share that have the same coder, article and passage (without a place in the text: the same
/// words). A filter that hides some of them does not make the others heavier; a duplicate that was
/// removed does.
#[derive(Debug)]
pub(super) struct Weights<'a> {
    reading: &'a Reading,
    counting: Counting,
    /// How they share so far.
    pub(super) sharing: Sharing,
    limit: u128,
    /// Room to work in.
    keyed: Vec<(Key<'a>, usize)>,
}

/// Coder, span, and the words of what has no span.
type Key<'a> = (u32, (u32, u32), &'a str);

impl<'a> Weights<'a> {
    /// Nothing told yet, for at most so many entries.
    pub(super) fn new(reading: &'a Reading, counting: Counting, entries: usize) -> Self {
        let (sharing, limit) = (Sharing::default(), most_units(entries as u64));
        Self { reading, counting, sharing, limit, keyed: Vec::new() }
    }

    /// Tells entries, who come article by article and whole articles at once. Linear, with a sort of those that
    /// start at one place.
    pub(super) fn share_out(&mut self, entries: &mut [Entry]) -> Result<(), AnalysisError> {
        if self.counting == Counting::Full {
            return Ok(());
        }
        for article in entries.chunk_by_mut(|one, next| one.source == next.source) {
            let known = self.sharing.statements.len();
            self.share_out_article(article);
            if self.sharing.statements.len() > known && self.sharing.per() > self.limit {
                let source = article.first().and_then(|entry| self.reading.source(entry.source));
                let title = source.map(|source| source.title.clone()).unwrap_or_default();
                let statements = article.iter().map(|entry| entry.sharers).max().unwrap_or(1);
                return Err(AnalysisError::TooManyOnPassage { title, statements });
            }
        }
        Ok(())
    }

    fn share_out_article(&mut self, article: &mut [Entry]) {
        let Self { reading, sharing, keyed, .. } = self;
        let starts = article.first().map_or(&[][..], |entry| reading.starts(entry.source));
        let start = |entry: &Entry| starts.get(entry.slot as usize);
        for together in article.chunk_by_mut(|one, next| start(one) == start(next)) {
            if together.len() == 1 {
                continue;
            }
            let counted = together.iter().enumerate().filter(|(_, entry)| !entry.duplicate);
            keyed.clear();
            keyed.extend(counted.map(|(at, entry)| (key(entry, reading), at)));
            keyed.sort_unstable();
            for passage in keyed.chunk_by(|(one, _), (next, _)| one == next) {
                let sharers = u32::try_from(passage.len()).unwrap_or(u32::MAX);
                if sharers < 2 {
                    continue;
                }
                sharing.see(sharers);
                for (_, at) in passage {
                    if let Some(entry) = together.get_mut(*at) {
                        entry.sharers = sharers;
                    }
                }
            }
        }
    }
}

fn key<'a>(entry: &Entry, reading: &'a Reading) -> Key<'a> {
    let span = reading.passage(entry).map_or((0, 0), |passage| passage.span);
    let statement = reading.project.statement(entry.id).filter(|_| span == (0, 0));
    let words = statement.map_or("", |statement| statement.quote.as_ref());
    (Place::code(Some(entry.coder)), span, words)
}

fn common_multiple(one: u128, other: u128) -> Option<u128> {
    if one.is_multiple_of(other) {
        return Some(one);
    }
    let (mut divisor, mut rest) = (one, other);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (one / divisor).checked_mul(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_common_multiple_or_none() {
        assert_eq!(common_multiple(4, 6), Some(12));
        assert_eq!(common_multiple(12, 3), Some(12));
        assert_eq!(common_multiple(u128::MAX, 2), None);
    }

    #[test]
    fn a_unit_is_as_fine_as_it_must_be() {
        let of = |all: &[u32]| {
            let mut sharing = Sharing::default();
            for sharers in all {
                sharing.see(*sharers);
            }
            sharing
        };
        let mut sharing = of(&[2, 3, 3, 4]);
        assert_eq!(sharing.per(), 12);
        assert_eq!(sharing.change(Way::Out, &of(&[4])), Some(()));
        assert_eq!(sharing.per(), 6);
        assert_eq!(sharing.change(Way::Out, &of(&[2, 3])), Some(()));
        assert_eq!(sharing.per(), 3);
        assert_eq!(sharing.change(Way::Out, &of(&[5])), None);
        let primes: Vec<u32> = (1_000_000..1_000_200).filter(|n| n % 2 == 1).collect();
        assert_eq!(of(&primes).per(), u128::MAX);
    }
}
