//! Counting statements by group and by time.

use crate::model::{FigureSpec, Interval, Project};

use super::axis::Axis;
use super::bootstrap::{Placed, Sample, bootstrap};
use super::entry::Entry;
use super::filter::Sieve;
use super::group::Groups;
use super::interval::wilson_intervals;
use super::left_out::Tally;
use super::party::Parties;
use super::range::{Range, Where};
use super::reading::Reading;
use super::resamples::Resamples;
use super::rule::rule;
use super::sums::Sums;
use super::table::Frequency;
use super::weight::share_out;
use super::{AnalysisError, Reason, coder, duplicates};

/// Counts what a figure asks for.
///
/// Statements stand in the order of their articles' import and of their place in the article; one
/// that is not counted is told in `left_out` by its first reason of [`Reason::ALL`]. Linear in
/// statements, with a sort where duplicates count once.
pub fn frequency(project: &Project, spec: &FigureSpec) -> Result<Frequency, AnalysisError> {
    counted(project, spec, None)
}

/// The same, with the bootstrap's articles drawn beforehand instead of by the seed of the figure, for
/// those who check its numbers.
pub fn frequency_of_resamples(
    project: &Project,
    spec: &FigureSpec,
    resamples: &Resamples,
) -> Result<Frequency, AnalysisError> {
    counted(project, spec, Some(resamples))
}

fn counted(
    project: &Project,
    spec: &FigureSpec,
    resamples: Option<&Resamples>,
) -> Result<Frequency, AnalysisError> {
    if let Some(misfit) = spec.misfit() {
        return Err(AnalysisError::Misfit(misfit));
    }
    let range = Range::of(&spec.filter)?;
    let (reading, entries) = Reading::of(project, spec.basis);
    coder::check(&reading, spec)?;
    let mut left = Tally::default();
    let mut entries = within(entries, spec, &reading, range, &mut left);

    let mut parties = Parties::new(&reading);
    let sieve = Sieve::new(&reading, &spec.filter);
    for entry in &mut entries {
        entry.unwanted = sieve.reason(entry, &mut parties);
    }
    duplicates::mark(&mut entries, spec.duplicates, &reading);
    let per = share_out(&mut entries, spec.counting, &reading)?;
    entries.retain(|entry| left.keep(entry.reason()));

    let axis = Axis::of(spec, &entries, &reading, range, &mut parties)?;
    let mut groups = Groups::new(spec.rows, spec.depth, &reading);
    let mut sums = Sums::new(per, axis.columns.len());
    let mut placed = Vec::new();
    for (entry, column) in entries.iter().zip(&axis.places) {
        let row = groups.place(entry, &mut parties);
        sums.add(entry, row, *column, axis.is_undated(entry, *column));
        if spec.interval == Interval::Bootstrap {
            placed.push(Placed {
                row,
                column: *column,
                source: entry.source,
                units: per / u128::from(entry.sharers),
            });
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
        articles_in_all: u32::try_from(reading.sources.len()).unwrap_or(u32::MAX),
        fell_back: entries.iter().filter(|entry| entry.fell_back).count() as u64,
        left_out: left.list(),
        rows: sums.rows(project, groups.met.clone()),
        intervals: None,
        rule: String::new(),
        basis: spec.basis,
        coders_apart: coder::are_apart(&reading, spec),
        last_change: reading.last_change,
    };
    table.check(spec.measure, spec.rows)?;
    table.intervals = match spec.interval {
        Interval::None => None,
        Interval::Wilson => Some(wilson_intervals(spec, &table)),
        Interval::Bootstrap => {
            let sample = Sample { placed, met: &groups.met, published: &axis.published, per };
            let drawn = || Resamples::draw(spec.bootstrap, reading.sources.len());
            Some(bootstrap(spec, &table, sample, resamples.map_or_else(drawn, Resamples::clone)))
        }
    };
    table.rule = rule(project, spec, &table, reading.coders.all().len() > 1);
    Ok(table)
}

/// The entries of the chosen coder within the range of dates.
fn within<'a>(
    mut entries: Vec<Entry<'a>>,
    spec: &FigureSpec,
    reading: &Reading<'_>,
    range: Range,
    left: &mut Tally,
) -> Vec<Entry<'a>> {
    let places = reading.of_dates(|when| range.place(Some(when)));
    let asked_for = coder::asked_for(reading, spec);
    entries.retain_mut(|entry| {
        let place = entry.date.and_then(|date| places.get(date as usize));
        entry.unsure = place == Some(&Where::Unsure);
        left.keep(if asked_for.get(entry.coder as usize) == Some(&false) {
            Some(Reason::Coder)
        } else {
            (place == Some(&Where::Outside)).then_some(Reason::Range)
        })
    });
    entries
}
