//! A count that stays true while the project changes, at the cost of what changed.
//!
//! A count is a sum over articles. So where an article changed, its old part is taken away and its new part
//! is added; what is left is what a count from the start gives, since counts are whole numbers of units
//! and nothing is ever rounded. Where that is not so, the count says that it cannot follow, and all is
//! counted anew:
//!
//! - once a day, week, month, quarter, year or in all: a statement of one article may hide that of another;
//! - intervals by bootstrap: each draw is another sum;
//! - other columns: an earlier or later date, another period that suits them, a group that comes or goes;
//! - other actors, demands or coders: names, parties and the tree may sort everything otherwise;
//! - more articles than [`MANY`].

use std::sync::Arc;

use crate::model::{Columns, Duplicates, FigureSpec, Interval, Project, StatementId};

use super::axis::is_undated;
use super::dates::{Dates, Uses};
use super::frequency::finish;
use super::group::Group;
use super::left_out::Tally;
use super::part::{Part, Parts, Piece};
use super::period::suitable_period;
use super::range::Range;
use super::reading::Reading;
use super::table::{Cell, ColumnKey, Frequency, Row};
use super::timeline::ends;
use super::way::Way;
use super::weight::{Sharing, most_units};
use super::{Bin, Count};

/// From so many articles on a count from the start costs less than to follow each.
pub(super) const MANY: usize = 256;

/// A count, with what it takes to follow the project.
#[derive(Debug)]
pub(super) struct Standing {
    /// The count.
    pub(super) table: Arc<Frequency>,
    /// How many statements and articles there are at each date.
    pub(super) uses: Uses,
    /// What was left out.
    pub(super) left: Tally,
    /// How statements share their weights.
    pub(super) sharing: Sharing,
}

/// Whether a count of this kind is a sum over articles.
pub(super) fn is_sum_over_articles(spec: &FigureSpec) -> bool {
    matches!(spec.duplicates, Duplicates::Include | Duplicates::Article)
        && spec.interval != Interval::Bootstrap
}

/// Whether names, parties and the tree of demands are the same in two states of a project.
pub(super) fn sorts_alike(one: &Project, other: &Project) -> bool {
    one.shares_codebook_with(other) && one.shares_coders_with(other)
}

impl Standing {
    /// The count of the state that is read now, in which some articles add `new` where they added `old`;
    /// none where it must be counted from the start.
    pub(super) fn exchange(
        mut self,
        reading: &Reading,
        spec: &FigureSpec,
        (old, new): (&Parts, &Parts),
    ) -> Option<Self> {
        for (way, parts) in [(Way::Out, old), (Way::In, new)] {
            parts.articles.iter().try_for_each(|part| self.change_uses(way, part))?;
        }
        self.uses = columns_fit(&self.table, spec, reading, self.uses)?;
        let per = self.sharing.per();
        let (statements, left) = (self.table.statements, self.left.sum());
        let added: usize = new.articles.iter().map(|part| part.pieces.len()).sum();
        if per > most_units(statements + left + added as u64) {
            return None;
        }
        let mut table = Frequency::clone(&self.table);
        let mut sums = Sums { table: &mut table, reading, per: self.table.total.per };
        sums.change(Way::Out, old)?;
        sums.weigh(per)?;
        sums.change(Way::In, new)?;
        if table.period.is_none() && table.columns.iter().any(|column| column.count.is_zero()) {
            return None;
        }
        table.left_out = self.left.list();
        finish(&mut table, spec, reading, |_| None).ok()?;
        Some(Self { table: Arc::new(table), ..self })
    }

    fn change_uses(&mut self, way: Way, part: &Part) -> Option<()> {
        self.left.change(way, &part.left)?;
        self.sharing.change(way, &part.sharing)?;
        if self.table.period.is_none() {
            return Some(());
        }
        self.uses.change_published(way, part.published)?;
        part.pieces.iter().try_for_each(|piece| self.uses.change_said(way, &piece.entry))
    }
}

/// The uses of dates, where they still ask for the columns that there are.
fn columns_fit(table: &Frequency, spec: &FigureSpec, reading: &Reading, uses: Uses) -> Option<Uses> {
    let Some(period) = table.period else { return Some(uses) };
    let range = Range::of(&spec.filter).ok()?;
    let dates = Dates::with(reading, range, uses);
    let wanted = match spec.columns {
        Columns::Time(period) => period,
        _ => suitable_period(&dates, range),
    };
    let bin = |place: usize| match table.columns.get(place)?.key {
        ColumnKey::Bin(bin) => Some(bin),
        _ => None,
    };
    let are = bin(0).zip(table.columns.len().checked_sub(2).and_then(bin));
    let bins = reading.of_dates(|when| Bin::of(period, when));
    (wanted == period && ends(period, &bins, &dates, range) == are).then(|| dates.into_uses())
}

/// The sums of a table while parts are exchanged; `per` units make one statement.
struct Sums<'a> {
    table: &'a mut Frequency,
    reading: &'a Reading,
    per: u128,
}

impl Sums<'_> {
    fn change(&mut self, way: Way, parts: &Parts) -> Option<()> {
        for part in &parts.articles {
            self.change_whole(way, part)?;
            for row in part.pieces.chunk_by(|one, next| one.row == next.row) {
                let group = parts.rows.get(row.first()?.row)?;
                self.change_row(way, group, row)?;
            }
        }
        Some(())
    }

    fn change_whole(&mut self, way: Way, part: &Part) -> Option<()> {
        let table = &mut *self.table;
        let columns = table.columns.len();
        if !part.pieces.is_empty() {
            way.change(&mut table.articles, 1_u32)?;
        }
        if let Some(column) = part.published_in {
            way.change(&mut table.columns.get_mut(column)?.published, 1_u32)?;
        }
        for Piece { entry, column, .. } in &part.pieces {
            let units = entry.units(self.per);
            way.change(&mut table.statements, 1_u64)?;
            way.change(&mut table.fell_back, u64::from(entry.fell_back))?;
            way.change(&mut table.total.units, units)?;
            way.change(&mut table.columns.get_mut(*column)?.count.units, units)?;
            if is_undated(table.period, columns, entry, *column) {
                way.change(&mut table.undated.units, units)?;
            }
        }
        Some(())
    }

    /// Changes a row by statements of one article. A row without statements is none.
    fn change_row(&mut self, way: Way, group: &Group, pieces: &[Piece]) -> Option<()> {
        let rows = &mut self.table.rows;
        let label = group.label(&self.reading.project);
        let found = rows.binary_search_by(|row| (&row.label, &row.group).cmp(&(&label, group)));
        let place = found.unwrap_or_else(|place| place);
        if found.is_err() && way == Way::In {
            let (group, count) = (group.clone(), Count::new(0, self.per));
            rows.insert(place, Arc::new(Row { group, label, count, articles: 0, cells: Vec::new() }));
        }
        let row = Arc::make_mut(rows.get_mut(place).filter(|row| row.group == *group)?);
        way.change(&mut row.articles, 1_u32)?;
        for pieces in pieces.chunk_by(|one, next| one.column == next.column) {
            let units: u128 = pieces.iter().map(|piece| piece.entry.units(self.per)).sum();
            let cell = open_cell(&mut row.cells, pieces.first()?.column, self.per)?;
            way.change(&mut cell.articles, 1_u32)?;
            way.change(&mut cell.count.units, units)?;
            way.change(&mut row.count.units, units)?;
            self.reading.change_statements(way, &mut cell.statements, pieces)?;
        }
        row.cells.retain(|cell| !cell.statements.is_empty());
        if row.cells.is_empty() {
            rows.remove(place);
        }
        Some(())
    }

    /// Goes on in other units, of which `per` make one statement.
    fn weigh(&mut self, per: u128) -> Option<()> {
        if per == self.per {
            return Some(());
        }
        self.per = per;
        let Frequency { total, undated, columns, rows, .. } = &mut *self.table;
        let weigh = |count: &mut Count| {
            *count = count.in_units_of(per)?;
            Some(())
        };
        [total, undated].into_iter().try_for_each(weigh)?;
        columns.iter_mut().try_for_each(|column| weigh(&mut column.count))?;
        rows.iter_mut().try_for_each(|row| {
            let row = Arc::make_mut(row);
            weigh(&mut row.count)?;
            row.cells.iter_mut().try_for_each(|cell| weigh(&mut cell.count))
        })
    }
}

/// The cell of a column, a new one where there was none.
fn open_cell(cells: &mut Vec<Cell>, column: usize, per: u128) -> Option<&mut Cell> {
    let place = cells.partition_point(|cell| cell.column < column);
    if cells.get(place).is_none_or(|cell| cell.column != column) {
        cells.insert(place, Cell { column, count: Count::new(0, per), articles: 0, statements: Vec::new() });
    }
    cells.get_mut(place)
}

impl Reading {
    /// Adds the statements of an article to those of a cell at their place, or takes them out of it.
    fn change_statements(&self, way: Way, all: &mut Vec<StatementId>, pieces: &[Piece]) -> Option<()> {
        let first = pieces.first()?.entry;
        let ids = pieces.iter().map(|piece| piece.entry.id);
        if way == Way::In {
            let article = |id: &StatementId| self.places.get(&self.project.statement(*id)?.source).copied();
            let place = all.partition_point(|id| article(id) < Some(first.source));
            all.splice(place..place, ids);
            return Some(());
        }
        let start = all.iter().position(|id| *id == first.id)?;
        let end = start + pieces.len();
        if !all.get(start..end)?.iter().copied().eq(ids) {
            return None;
        }
        all.drain(start..end);
        Some(())
    }
}
