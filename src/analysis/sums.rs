//! Sums: the cells of a table while statements fall into them.

use std::sync::Arc;

use crate::model::{Project, StatementId};

use super::entry::Entry;
use super::group::by_label;
use super::lookup::Place;
use super::table::{Cell, Row};
use super::{Count, Group};

/// How many articles, told by statements that come article by article.
#[derive(Debug, Clone, Default)]
pub(super) struct Articles {
    /// How many so far.
    pub(super) count: u32,
    last: Option<u32>,
}

impl Articles {
    fn see(&mut self, source: u32) {
        if self.last != Some(source) {
            self.last = Some(source);
            self.count += 1;
        }
    }
}

/// Units and articles.
#[derive(Debug, Clone, Default)]
struct Sum {
    units: u128,
    articles: Articles,
}

impl Sum {
    fn add(&mut self, source: u32, units: u128) {
        self.units += units;
        self.articles.see(source);
    }
}

#[derive(Debug)]
struct OpenCell {
    row: u32,
    column: usize,
    sum: Sum,
    statements: Vec<StatementId>,
}

/// All sums of a table. Statements must come article by article.
#[derive(Debug)]
pub(super) struct Sums {
    per: u128,
    all: Sum,
    undated: u128,
    rows: Vec<Sum>,
    columns: Vec<u128>,
    cells: Vec<OpenCell>,
    /// By row, then by column: the place of the cell; none where nothing fell yet.
    places: Vec<Vec<Option<Place>>>,
}

impl Sums {
    /// Nothing yet, for so many columns; `per` units make one statement.
    pub(super) fn new(per: u128, columns: usize) -> Self {
        Self {
            per,
            all: Sum::default(),
            undated: 0,
            rows: Vec::new(),
            columns: vec![0; columns],
            cells: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Adds a statement at a row and a column, as undated or not.
    pub(super) fn add(&mut self, entry: &Entry, row: u32, column: usize, is_undated: bool) {
        let source = entry.source;
        let units = entry.units(self.per);
        self.all.add(source, units);
        if is_undated {
            self.undated += units;
        }
        let place = row as usize;
        if place >= self.rows.len() {
            self.rows.resize(place + 1, Sum::default());
            self.places.resize_with(place + 1, || vec![None; self.columns.len()]);
        }
        if let Some(sum) = self.rows.get_mut(place) {
            sum.add(source, units);
        }
        if let Some(sum) = self.columns.get_mut(column) {
            *sum += units;
        }
        let cells = &mut self.cells;
        let Some(place) = self.places.get_mut(place).and_then(|places| places.get_mut(column)) else {
            return;
        };
        let place = *place.get_or_insert_with(|| {
            cells.push(OpenCell { row, column, sum: Sum::default(), statements: Vec::new() });
            Place::of(cells.len() - 1)
        });
        if let Some(cell) = cells.get_mut(place.index()) {
            cell.sum.add(source, units);
            cell.statements.push(entry.id);
        }
    }

    /// The sum of everything.
    pub(super) fn total(&self) -> Count {
        Count::new(self.all.units, self.per)
    }

    /// The sum of what is undated.
    pub(super) fn undated(&self) -> Count {
        Count::new(self.undated, self.per)
    }

    /// How many articles have at least one statement.
    pub(super) fn articles(&self) -> u32 {
        self.all.articles.count
    }

    /// The sum of each column.
    pub(super) fn columns(&self) -> impl Iterator<Item = Count> {
        self.columns.iter().map(|units| Count::new(*units, self.per))
    }

    /// The rows by label, each with its cells by column; `met` are the groups in the order met.
    pub(super) fn rows(self, project: &Project, met: Vec<Group>) -> Vec<Arc<Row>> {
        let mut cells: Vec<Vec<Cell>> = Vec::new();
        cells.resize_with(met.len(), Vec::new);
        for cell in self.cells {
            if let Some(cells) = cells.get_mut(cell.row as usize) {
                cells.push(Cell {
                    column: cell.column,
                    count: Count::new(cell.sum.units, self.per),
                    articles: cell.sum.articles.count,
                    statements: cell.statements,
                });
            }
        }
        let rows = by_label(project, met).into_iter().map(|labelled| {
            let sum = self.rows.get(labelled.met_at).cloned().unwrap_or_default();
            let mut cells = cells.get_mut(labelled.met_at).map(std::mem::take).unwrap_or_default();
            cells.sort_unstable_by_key(|cell| cell.column);
            Arc::new(Row {
                group: labelled.group,
                label: labelled.label,
                count: Count::new(sum.units, self.per),
                articles: sum.articles.count,
                cells,
            })
        });
        rows.collect()
    }
}
