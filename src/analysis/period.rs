//! The period that suits the span of the dates.

use jiff::civil::Date;

use crate::model::{Period, When};

use super::Bin;
use super::dates::Dates;
use super::range::Range;

/// More columns than this are hard to read beside a text.
const MOST_BINS: i64 = 24;

/// The finest period that has at most 24 bins between the earliest and the latest date and in which
/// at least half of the dated statements (without any, of the dated articles) have a bin; else years.
///
/// Three weeks are shown by day, five months by week, two years by month, six years by quarter, and
/// anything longer by year. Dates known only to the month do not vanish into `undated` because they
/// happen to lie close together. A range of dates takes the place of earliest and latest.
pub(super) fn suitable_period(dates: &Dates<'_>, range: Range) -> Period {
    let is_said = dates.said().next().is_some();
    let all = dates.said().chain(dates.published()).map(|(when, _)| when);
    let Some((first, last)) = span(all, range) else { return Period::Month };
    let fits = |period: &Period| {
        let bins = Bin::of_day(*period, last).distance_from(Bin::of_day(*period, first)) + 1;
        let half = if is_said {
            half_have_bins(dates.said(), *period)
        } else {
            half_have_bins(dates.published(), *period)
        };
        bins <= MOST_BINS && half
    };
    Period::ALL.iter().copied().find(fits).unwrap_or(Period::Year)
}

/// The first and last day of all dates, or of the range where it says.
fn span(dates: impl Iterator<Item = When>, range: Range) -> Option<(Date, Date)> {
    let (mut first, mut last) = (None::<Date>, None::<Date>);
    for when in dates {
        let (start, end) = (when.first().first_day(), when.last().last_day());
        first = Some(first.map_or(start, |first| first.min(start)));
        last = Some(last.map_or(end, |last| last.max(end)));
    }
    let first = range.first_day().or(first).or(range.last_day())?;
    let last = range.last_day().or(last).or(range.first_day())?;
    Some((first, last))
}

fn half_have_bins(dates: impl Iterator<Item = (When, u64)>, period: Period) -> bool {
    let (with, all) = dates.fold((0, 0), |(with, all), (when, uses)| {
        (with + if Bin::of(period, when).is_some() { uses } else { 0 }, all + uses)
    });
    with * 2 >= all
}
