//! Duplicates: the same actor, demand and stance, counted once within a scope.
//!
//! As the `duplicates` setting of Discourse Network Analyzer (leifeld/dna, `Exporter.java`,
//! `filterStatements`), with one difference: a week or month is that of its year, and weeks are
//! ISO 8601's, whatever the machine's locale.

use std::collections::hash_map::Entry as Slot;

use crate::model::{Duplicates, PartialDate, Period, When};

use super::Bin;
use super::entry::Entry;
use super::lookup::{Lookup, Place};
use super::reading::Reading;

/// Within what equal statements are one: an article, also for what is undated in a period.
const ARTICLE: u64 = 1 << 32;

/// The same: a bin.
const BIN: u64 = 2 << 32;

/// The same: all statements.
const ALL: u64 = 3 << 32;

/// Scope; coder and actor; demand and stance.
type Key = (u64, u64, u64);

fn pair(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}

fn key(scope: u64, entry: &Entry) -> Key {
    let [coder, actor, demand, stance] =
        [Some(entry.coder), entry.actor, entry.demand, entry.stance].map(Place::code);
    (scope, pair(coder, actor), pair(demand, stance))
}

/// Marks every statement but the first of each key (scope, coder, actor, demand, stance).
///
/// First is by date (undated last), article in order of import, start, end, order of creation. The
/// demand is the one that was coded, so that the depth at which demands are shown changes no total.
pub(super) fn mark(entries: &mut [Entry], rule: Duplicates, reading: &Reading) {
    if rule == Duplicates::Include {
        return;
    }
    let written = reading.of_dates(|when| date_key(Some(when)));
    let bins = period_of(rule).map(|period| reading.of_dates(|when| Bin::of(period, when)));
    let bin_of = |entry: &Entry| {
        let bin = entry.date.and_then(|date| date.among(bins.as_ref()?).copied().flatten());
        bin.map_or(ARTICLE | u64::from(entry.source), |bin| BIN | u64::from(bin.number().cast_unsigned()))
    };
    let rank = |entry: &Entry| {
        let date = entry.date.and_then(|date| date.among(&written)).copied();
        let place = reading.passage(entry).map(|passage| (passage.span, passage.order));
        (date.unwrap_or_else(|| date_key(None)), entry.source, place, entry.id)
    };
    let mut firsts: Lookup<Key, usize> = Lookup::default();
    firsts.reserve(entries.len());
    let mut later = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let scope = match rule {
            Duplicates::Include | Duplicates::Article => ARTICLE | u64::from(entry.source),
            Duplicates::Range => ALL,
            _ => bin_of(entry),
        };
        match firsts.entry(key(scope, entry)) {
            Slot::Vacant(slot) => {
                slot.insert(place);
            }
            Slot::Occupied(mut slot) => {
                let first = entries.get(*slot.get());
                let is_earlier = first.is_some_and(|first| rank(entry) < rank(first));
                later.push(if is_earlier { slot.insert(place) } else { place });
            }
        }
    }
    for place in later {
        if let Some(entry) = entries.get_mut(place) {
            entry.duplicate = true;
        }
    }
}

fn period_of(rule: Duplicates) -> Option<Period> {
    match rule {
        Duplicates::Include | Duplicates::Article | Duplicates::Range => None,
        Duplicates::Day => Some(Period::Day),
        Duplicates::Week => Some(Period::Week),
        Duplicates::Month => Some(Period::Month),
        Duplicates::Quarter => Some(Period::Quarter),
        Duplicates::Year => Some(Period::Year),
    }
}

/// A number in the order of the written dates (`2022` < `2022-03` < `2022-03-01` <
/// `2022-03-01/2022-03-10`), undated last.
fn date_key(when: Option<When>) -> u64 {
    match when {
        None => u64::MAX,
        Some(When::At(date)) => written(date, false) << 29,
        Some(When::Between(first, last)) => written(first, true) << 29 | written(last, false),
    }
}

/// 29 bits: year, month and day, each followed by what is written after it (0 the end, 1 a hyphen,
/// 2 a slash).
fn written(date: PartialDate, goes_on: bool) -> u64 {
    let number = |part: Option<i8>| part.map_or(0, |part| u64::from(part.unsigned_abs()));
    let end = if goes_on { 2 } else { 0 };
    let (month, day) = (date.month(), date.day().map(jiff::civil::Date::day));
    let after_year = if month.is_some() { 1 } else { end };
    let after_month = if day.is_some() {
        1
    } else if month.is_some() {
        end
    } else {
        0
    };
    let after_day = if day.is_some() { end } else { 0 };
    let year = u64::from(date.year().unsigned_abs());
    [(number(month), 4), (after_month, 2), (number(day), 5), (after_day, 2)]
        .into_iter()
        .fold(year << 2 | after_year, |key, (value, bits)| key << bits | value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_ordered_as_they_are_written() {
        let mut words = [
            "2022-03-01/2022-03-10",
            "2022-03/2022-05",
            "2022",
            "2022-03-02",
            "2022/2023",
            "2022-03-01",
            "2021-12-31",
            "2022-03",
            "2022-03/2022-04-01",
            "2022-10",
        ];
        let key = |word: &&str| date_key(Some(word.parse().unwrap()));
        let mut by_key = words;
        by_key.sort_by_key(key);
        words.sort_unstable();
        assert_eq!(by_key, words);
        assert!(words.iter().map(key).max() < Some(date_key(None)));
    }
}
