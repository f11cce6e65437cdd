//! Counting statements by group and by time.

use std::sync::Arc;

use crate::model::{Duplicates, FigureSpec, Interval, Project};

use super::axis::Axis;
use super::bootstrap::{Placed, Sample, bootstrap};
use super::dates::Dates;
use super::entry::{Entry, Within};
use super::filter::Sieve;
use super::group::Groups;
use super::interval::wilson_intervals;
use super::left_out::Tally;
use super::party::Parties;
use super::range::Range;
use super::reading::Reading;
use super::resamples::Resamples;
use super::rule::rule;
use super::standing::Standing;
use super::sums::Sums;
use super::table::Frequency;
use super::weight::{Sharing, Weights};
use super::{AnalysisError, Intervals, Stop, coder, duplicates};

/// Counts what a figure asks for.
///
/// Statements stand in the order of their articles' import and of their place in the article; one
/// that is not counted is told in `left_out` by its first reason of `Reason::ALL`. Linear in
/// statements, with a sort where duplicates count once.
pub fn frequency(project: &Project, spec: &FigureSpec) -> Result<Frequency, AnalysisError> {
    Reading::of(project).frequency(spec)
}

/// The same, with the bootstrap's articles drawn beforehand instead of by the seed of the figure, for
/// those who check its numbers.
pub fn frequency_of_resamples(
    project: &Project,
    spec: &FigureSpec,
    resamples: &Resamples,
) -> Result<Frequency, AnalysisError> {
    let standing = counted(&Reading::of(project), spec, Some(resamples), &Stop::default())?;
    Ok(Arc::unwrap_or_clone(standing.table))
}

/// Counts a reading; stops where it is told to.
pub(super) fn counted(
    reading: &Reading,
    spec: &FigureSpec,
    resamples: Option<&Resamples>,
    stop: &Stop,
) -> Result<Standing, AnalysisError> {
    if let Some(misfit) = spec.misfit() {
        return Err(AnalysisError::Misfit(misfit));
    }
    let range = Range::of(&spec.filter)?;
    coder::check(reading, spec)?;
    let mut dates = Dates::of(reading, range);
    let mut parties = Parties::new(reading);
    let mut left = Tally::default();
    let (entries, sharing) = kept(reading, spec, (&dates, &mut parties), &mut left)?;
    let per = sharing.per();

    let axis = Axis::of(spec, (&entries, &mut dates), reading, range, &mut parties)?;
    let mut groups = Groups::new(spec.rows, spec.depth, reading);
    let mut sums = Sums::new(per, axis.columns.len());
    let mut placed = Vec::new();
    for (entry, column) in entries.iter().zip(&axis.places) {
        let row = groups.place(entry, &mut parties);
        sums.add(entry, row, *column, axis.is_undated(entry, *column));
        if spec.interval == Interval::Bootstrap {
            placed.push(Placed { row, column: *column, source: entry.source, units: entry.units(per) });
        }
    }
    let mut columns = axis.columns;
    for (column, count) in columns.iter_mut().zip(sums.columns()) {
        column.count = count;
    }
    let mut table = Frequency {
        columns,
        period: axis.period,
        total: sums.total(),
        undated: sums.undated(),
        statements: entries.len() as u64,
        articles: sums.articles(),
        articles_in_all: 0,
        fell_back: entries.iter().filter(|entry| entry.fell_back).count() as u64,
        left_out: left.list(),
        rows: sums.rows(&reading.project, groups.met.clone()),
        intervals: None,
        rule: String::new(),
        basis: spec.basis,
        coders_apart: false,
        last_change: None,
    };
    let sample = Sample { placed, met: &groups.met, published: &axis.published, per };
    let drawn = |table: &Frequency| {
        let draw = || Resamples::draw(spec.bootstrap, reading.articles.len(), stop);
        Some(bootstrap(spec, table, sample, resamples.map_or_else(draw, Resamples::clone), stop))
    };
    finish(&mut table, spec, reading, drawn)?;
    if stop.is_told() {
        return Err(AnalysisError::Stopped);
    }
    Ok(Standing { table: Arc::new(table), uses: dates.into_uses(), left, sharing })
}

/// Adds what is said of the whole once its cells are there; `drawn` makes the intervals of a bootstrap.
pub(super) fn finish(
    table: &mut Frequency,
    spec: &FigureSpec,
    reading: &Reading,
    drawn: impl FnOnce(&Frequency) -> Option<Intervals>,
) -> Result<(), AnalysisError> {
    table.articles_in_all = u32::try_from(reading.articles.len()).unwrap_or(u32::MAX);
    table.coders_apart = coder::are_apart(reading, spec);
    table.last_change = reading.last_change();
    table.check(spec.measure, spec.rows)?;
    table.intervals = match spec.interval {
        Interval::None => None,
        // They would be those of the bins.
        _ if spec.kind.adds_up() => None,
        Interval::Wilson => Some(wilson_intervals(spec, table)),
        Interval::Bootstrap => drawn(table),
    };
    table.rule = rule(&reading.project, spec, table, reading.coders().nth(1).is_some());
    Ok(())
}

/// What counts: neither filtered out nor told before, with how many share its weight.
fn kept(
    reading: &Reading,
    spec: &FigureSpec,
    (dates, parties): (&Dates, &mut Parties),
    left: &mut Tally,
) -> Result<(Vec<Entry>, Sharing), AnalysisError> {
    let within = Within::new(reading, spec);
    let most = coder::count_asked_for(reading, spec);
    let mut entries = Vec::with_capacity(most);
    let mut weights = Weights::new(reading, spec.counting, most);
    for article in (0..).zip(&reading.articles) {
        let first = entries.len();
        within.add(article, dates, &mut entries, left);
        // While the article is at hand, where no duplicate can be taken out of it later.
        if let (Duplicates::Include, Some(entries)) = (spec.duplicates, entries.get_mut(first..)) {
            weights.share_out(entries)?;
        }
    }
    let mut sieve = Sieve::new(reading, &spec.filter);
    sift(&mut entries, spec, (reading, &mut sieve, parties, &mut weights), left)?;
    Ok((entries, weights.sharing))
}

/// Takes out what does not count and tells why. Where duplicates are taken out, the others are told only then
/// how many share their weight.
pub(super) fn sift(
    entries: &mut Vec<Entry>,
    spec: &FigureSpec,
    (reading, sieve, parties, weights): (&Reading, &mut Sieve<'_>, &mut Parties, &mut Weights<'_>),
    left: &mut Tally,
) -> Result<(), AnalysisError> {
    if !sieve.is_open() {
        for entry in &mut *entries {
            entry.unwanted = sieve.reason(entry, parties);
        }
    }
    if spec.duplicates != Duplicates::Include {
        duplicates::mark(entries, spec.duplicates, reading);
        weights.share_out(entries)?;
    }
    if !sieve.is_open() || spec.duplicates != Duplicates::Include {
        entries.retain(|entry| left.keep(entry.reason()));
    }
    Ok(())
}
