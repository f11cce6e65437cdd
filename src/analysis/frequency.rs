//! Counting statements by group and by time.

use crate::model::{Duplicates, FigureSpec, Interval, Project};

use super::axis::Axis;
use super::bootstrap::{Placed, Sample, bootstrap};
use super::dates::Dates;
use super::entry::{Entry, within};
use super::filter::Sieve;
use super::group::Groups;
use super::interval::wilson_intervals;
use super::left_out::Tally;
use super::party::Parties;
use super::range::Range;
use super::reading::Reading;
use super::resamples::Resamples;
use super::rule::rule;
use super::sums::Sums;
use super::table::Frequency;
use super::weight::share_out;
use super::{AnalysisError, coder, duplicates};

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
    counted(&Reading::of(project), spec, Some(resamples))
}

/// Counts a reading.
pub(super) fn counted(
    reading: &Reading,
    spec: &FigureSpec,
    resamples: Option<&Resamples>,
) -> Result<Frequency, AnalysisError> {
    if let Some(misfit) = spec.misfit() {
        return Err(AnalysisError::Misfit(misfit));
    }
    let range = Range::of(&spec.filter)?;
    coder::check(reading, spec)?;
    let mut dates = Dates::of(reading, range);
    let mut parties = Parties::new(reading);
    let mut left = Tally::default();
    let (entries, per) = kept(reading, spec, (&dates, &mut parties), &mut left)?;

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
        articles_in_all: u32::try_from(reading.articles.len()).unwrap_or(u32::MAX),
        fell_back: entries.iter().filter(|entry| entry.fell_back).count() as u64,
        left_out: left.list(),
        rows: sums.rows(&reading.project, groups.met.clone()),
        intervals: None,
        rule: String::new(),
        basis: spec.basis,
        coders_apart: coder::are_apart(reading, spec),
        last_change: reading.last_change(),
    };
    table.check(spec.measure, spec.rows)?;
    let sample = Sample { placed, met: &groups.met, published: &axis.published, per };
    table.intervals = match spec.interval {
        Interval::None => None,
        Interval::Wilson => Some(wilson_intervals(spec, &table)),
        Interval::Bootstrap => {
            let drawn = || Resamples::draw(spec.bootstrap, reading.articles.len());
            Some(bootstrap(spec, &table, sample, resamples.map_or_else(drawn, Resamples::clone)))
        }
    };
    table.rule = rule(&reading.project, spec, &table, reading.coders().nth(1).is_some());
    Ok(table)
}

/// What counts: neither filtered out nor told before, with its weight; and the units of a whole.
fn kept(
    reading: &Reading,
    spec: &FigureSpec,
    (dates, parties): (&Dates, &mut Parties),
    left: &mut Tally,
) -> Result<(Vec<Entry>, u128), AnalysisError> {
    let mut entries = within(reading, spec, dates, left);
    let sieve = Sieve::new(reading, &spec.filter);
    if !sieve.is_open() {
        for entry in &mut entries {
            entry.unwanted = sieve.reason(reading, entry, parties);
        }
    }
    duplicates::mark(&mut entries, spec.duplicates, reading);
    let per = share_out(&mut entries, spec.counting, reading)?;
    if !sieve.is_open() || spec.duplicates != Duplicates::Include {
        entries.retain(|entry| left.keep(entry.reason()));
    }
    Ok((entries, per))
}
