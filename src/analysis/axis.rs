//! The columns: bins of time with the undated last, or groups.

use crate::model::{Columns, FigureSpec, Grouping, Period, Project};

use super::dates::Dates;
use super::entry::Entry;
use super::group::{Groups, by_label};
use super::lookup::Place;
use super::party::Parties;
use super::period::suitable_period;
use super::range::{Range, Where};
use super::reading::Reading;
use super::table::{Column, ColumnKey};
use super::timeline::timeline;
use super::{AnalysisError, Bin, Count};

/// The columns of a table and where each statement stands.
#[derive(Debug)]
pub(super) struct Axis {
    /// The length of a bin; none where columns are groups.
    pub(super) period: Option<Period>,
    /// The columns, still without numbers.
    pub(super) columns: Vec<Column>,
    /// The column of each entry.
    pub(super) places: Vec<usize>,
    /// The column in which each article was published; none where it is in none.
    pub(super) published: Vec<Option<usize>>,
}

impl Axis {
    /// The columns that a figure asks for, with every entry at its place.
    pub(super) fn of(
        spec: &FigureSpec,
        (entries, dates): (&[Entry], &mut Dates<'_>),
        reading: &Reading,
        range: Range,
        parties: &mut Parties<'_>,
    ) -> Result<Self, AnalysisError> {
        let period = match spec.columns {
            Columns::Groups(grouping) => {
                let groups = Groups::new(grouping, spec.depth, reading);
                return Ok(Self::of_groups(&reading.project, groups, entries, parties));
            }
            Columns::Time(period) => Some(period),
            Columns::Auto => None,
        };
        dates.see(entries);
        let period = period.unwrap_or_else(|| suitable_period(dates, range));
        let bins = reading.of_dates(|when| Bin::of(period, when));
        let line = Line::new(timeline(period, &bins, (entries, dates), reading, range)?, &bins);
        let published: Vec<Option<usize>> =
            reading.articles.iter().map(|article| line.of_article(article.published, dates)).collect();
        Ok(Self {
            period: Some(period),
            columns: line.columns(&published),
            published,
            places: entries.iter().map(|entry| line.of_entry(entry)).collect(),
        })
    }

    fn of_groups(
        project: &Project,
        mut groups: Groups<'_>,
        entries: &[Entry],
        parties: &mut Parties<'_>,
    ) -> Self {
        let met: Vec<u32> = entries.iter().map(|entry| groups.place(entry, parties)).collect();
        let sorted = by_label(project, groups.met);
        let mut place_of = vec![0; sorted.len()];
        for (place, group) in sorted.iter().enumerate() {
            if let Some(slot) = place_of.get_mut(group.met_at) {
                *slot = place;
            }
        }
        let places = met.iter().map(|met| place_of.get(*met as usize).copied().unwrap_or(0)).collect();
        let columns =
            sorted.into_iter().map(|group| column(ColumnKey::Group(group.group), group.label)).collect();
        Self { period: None, columns, places, published: Vec::new() }
    }

    /// Whether an entry in a column has no date there; with groups, whether it has no date at all.
    pub(super) fn is_undated(&self, entry: &Entry, place: usize) -> bool {
        is_undated(self.period, self.columns.len(), entry, place)
    }
}

/// Whether an entry in one of so many columns has no date there; with groups, whether it has none at all.
pub(super) fn is_undated(period: Option<Period>, columns: usize, entry: &Entry, place: usize) -> bool {
    if period.is_some() { place + 1 == columns } else { entry.date.is_none() }
}

/// The bins of a timeline, with the undated after them.
#[derive(Debug)]
pub(super) struct Line {
    bins: Vec<Bin>,
    /// The column of each date, by its place.
    places: Vec<usize>,
}

impl Line {
    /// A timeline; `of_dates` are the bins of the dates, by place.
    pub(super) fn new(bins: Vec<Bin>, of_dates: &[Option<Bin>]) -> Self {
        let mut line = Self { bins, places: Vec::new() };
        line.places = of_dates.iter().map(|bin| line.place(*bin)).collect();
        line
    }

    /// The column of a bin; the one after all bins where there is none.
    fn place(&self, bin: Option<Bin>) -> usize {
        let distance = bin.zip(self.bins.first()).map(|(bin, first)| bin.distance_from(*first));
        distance
            .and_then(|distance| usize::try_from(distance).ok())
            .filter(|place| *place < self.bins.len())
            .unwrap_or(self.bins.len())
    }

    fn of_date(&self, date: Option<Place>) -> usize {
        date.and_then(|date| date.among(&self.places)).copied().unwrap_or(self.bins.len())
    }

    /// The column of an entry.
    pub(super) fn of_entry(&self, entry: &Entry) -> usize {
        self.of_date(entry.binned())
    }

    /// The column in which an article of this date was published; none outside the range.
    pub(super) fn of_article(&self, published: Option<Place>, dates: &Dates<'_>) -> Option<usize> {
        match dates.lies(published) {
            Where::Outside => None,
            Where::Inside => Some(self.of_date(published)),
            Where::Unsure => Some(self.bins.len()),
        }
    }

    fn columns(&self, published: &[Option<usize>]) -> Vec<Column> {
        let mut columns: Vec<Column> =
            self.bins.iter().map(|bin| column(ColumnKey::Bin(*bin), bin.to_string())).collect();
        columns.push(column(ColumnKey::Undated, "undated".to_owned()));
        for place in published.iter().flatten() {
            if let Some(column) = columns.get_mut(*place) {
                column.published += 1;
            }
        }
        columns
    }
}

fn column(key: ColumnKey, label: String) -> Column {
    Column { key, label, count: Count::new(0, 1), published: 0 }
}

/// Whether columns are groups of this kind.
pub(super) fn columns_are(spec: &FigureSpec, grouping: Grouping) -> bool {
    spec.columns == Columns::Groups(grouping)
}
