//! The timeline: every bin from the earliest to the latest, the empty ones too.

use crate::model::{PartialDate, Period, When};

use super::dates::Dates;
use super::entry::Entry;
use super::lookup::Place;
use super::range::{Range, Where};
use super::reading::Reading;
use super::{AnalysisError, Bin};

/// More bins than this are a mistake in a date.
const LIMIT: usize = 5_000;

/// A bin that occurs, and where its date stands.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    bin: Bin,
    when: When,
    source: u32,
}

/// The bins from the earliest to the latest date, of the statements by the chosen basis and of the
/// publication of all articles; a range of dates overrides its ends. Empty without any date. `bins`
/// are those of the dates, by place.
pub(super) fn timeline(
    period: Period,
    bins: &[Option<Bin>],
    (entries, dates): (&[Entry], &Dates<'_>),
    reading: &Reading,
    range: Range,
) -> Result<Vec<Bin>, AnalysisError> {
    let Some((first, last)) = ends(period, bins, dates, range) else { return Ok(Vec::new()) };
    let length = usize::try_from(last.distance_from(first) + 1).unwrap_or(0);
    if length <= LIMIT {
        return Ok(first.up_to(last).collect());
    }
    if let Some((from, to)) = range_ends(range, first, last) {
        return Err(AnalysisError::RangeTooLong { from, to, bins: length, limit: LIMIT, period });
    }
    let farthest = farthest(bins, (entries, dates), reading);
    let source = farthest.and_then(|one| reading.source(one.source));
    Err(AnalysisError::TooManyBins {
        title: source.map(|source| source.title.clone()).unwrap_or_default(),
        date: farthest.map(|one| one.when.to_string()).unwrap_or_default(),
        bins: length,
        limit: LIMIT,
        period,
    })
}

/// The first and the last bin of the timeline; none without any date.
pub(super) fn ends(
    period: Period,
    bins: &[Option<Bin>],
    dates: &Dates<'_>,
    range: Range,
) -> Option<(Bin, Bin)> {
    let of_day = |day| Bin::of_day(period, day);
    let first = range.first_day().map(of_day).or_else(|| dates.used(bins).min());
    let last = range.last_day().map(of_day).or_else(|| dates.used(bins).max());
    first.or(last).zip(last.or(first))
}

/// What stands farthest from the middle of all: probably a mistake in a date.
fn farthest(
    bins: &[Option<Bin>],
    (entries, dates): (&[Entry], &Dates<'_>),
    reading: &Reading,
) -> Option<Occurrence> {
    let occurrence = |date: Place, source: u32| {
        let bin = date.among(bins).copied().flatten()?;
        Some(Occurrence { bin, when: reading.known.dates.get(date)?, source })
    };
    let said = entries.iter().filter_map(|entry| occurrence(entry.binned()?, entry.source));
    let published = (0..).zip(&reading.articles).filter_map(|(source, article)| {
        let date = article.published.filter(|_| dates.lies(article.published) == Where::Inside)?;
        occurrence(date, source)
    });
    let all = || said.clone().chain(published.clone());
    let (earliest, latest) = (all().min_by_key(|one| one.bin)?, all().max_by_key(|one| one.bin)?);
    let mut middle: Vec<Bin> = all().map(|one| one.bin).collect();
    let half = middle.len() / 2;
    let middle = *middle.select_nth_unstable(half).1;
    [earliest, latest].into_iter().max_by_key(|one| one.bin.distance_from(middle).abs())
}

/// The ends of a range with at least one end of its own.
fn range_ends(range: Range, first: Bin, last: Bin) -> Option<(PartialDate, PartialDate)> {
    if range.first_day().is_none() && range.last_day().is_none() {
        return None;
    }
    let day = |bin: Bin| PartialDate::Day(bin.first_day());
    Some(range.ends().unwrap_or((
        range.first_day().map_or_else(|| day(first), PartialDate::Day),
        range.last_day().map_or_else(|| day(last), PartialDate::Day),
    )))
}
