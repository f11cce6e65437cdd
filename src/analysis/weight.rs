//! What a statement weighs: 1, or its part of the passage.

use crate::model::Counting;

use super::AnalysisError;
use super::entry::Entry;
use super::lookup::{Lookup, Place};
use super::reading::Reading;

/// Tells each entry how many share its weight; gives back how many units make one statement, so that
/// every weight (units divided by sharers) is whole and sums are exact.
///
/// Those share that have the same coder, article and passage (without a place in the text: the same
/// words). A filter that hides some of them does not make the others heavier; a duplicate that was
/// removed does.
pub(super) fn share_out(
    entries: &mut [Entry],
    counting: Counting,
    reading: &Reading,
) -> Result<u128, AnalysisError> {
    if counting == Counting::Full {
        return Ok(1);
    }
    let limit = u128::MAX / (entries.len() as u128 + 1);
    let mut per = 1;
    for article in entries.chunk_by_mut(|one, next| one.source == next.source) {
        let most = share_out_article(article, reading, &mut per);
        if per > limit {
            let source = article.first().and_then(|entry| reading.source(entry.source));
            let title = source.map(|source| source.title.clone()).unwrap_or_default();
            return Err(AnalysisError::TooManyOnPassage { title, statements: most });
        }
    }
    Ok(per)
}

/// The same for one article; gives back the most statements on one passage. `per` becomes a common
/// multiple, or the greatest number there is where that has no place.
fn share_out_article(article: &mut [Entry], reading: &Reading, per: &mut u128) -> u32 {
    let start = |entry: &Entry| reading.passage(entry).map(|passage| passage.span.0);
    let mut most = 1;
    for together in article.chunk_by_mut(|one, next| start(one) == start(next)) {
        if together.len() == 1 {
            continue;
        }
        let mut sizes: Lookup<(Place, (u32, u32), &str), u32> = Lookup::default();
        for entry in together.iter().filter(|entry| !entry.duplicate) {
            *sizes.entry(passage_of(entry, reading)).or_default() += 1;
        }
        for entry in together.iter_mut().filter(|entry| !entry.duplicate) {
            entry.sharers = sizes.get(&passage_of(entry, reading)).copied().unwrap_or(1);
            *per = common_multiple(*per, u128::from(entry.sharers)).unwrap_or(u128::MAX);
            most = most.max(entry.sharers);
        }
    }
    most
}

/// Coder, span, and the words of what has no span.
fn passage_of<'a>(entry: &Entry, reading: &'a Reading) -> (Place, (u32, u32), &'a str) {
    let span = reading.passage(entry).map_or((0, 0), |passage| passage.span);
    let statement = reading.project.statement(entry.id).filter(|_| span == (0, 0));
    (entry.coder, span, statement.map_or("", |statement| statement.quote.as_ref()))
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
}
