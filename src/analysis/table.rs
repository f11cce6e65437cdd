//! The frequency table: rows, columns, and the statements in each cell.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{DateBasis, Period, StatementId};

use super::{Bin, Count, Ends, Group, Intervals, LeftOut};

/// How often what was said: the answer to a [`FigureSpec`](crate::model::FigureSpec).
///
/// Only cells with statements are kept, so that ten years of days by a thousand actors cost nothing;
/// every other cell is 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Frequency {
    /// The groups with at least one statement, by the code points of their labels. A count that follows the
    /// project shares with the one before those that did not change.
    pub rows: Vec<Arc<Row>>,
    /// The columns: bins in order of time and then, always, the undated; or groups by label.
    pub columns: Vec<Column>,
    /// The length of a bin; none where the columns are groups.
    pub period: Option<Period>,
    /// The sum of all cells.
    pub total: Count,
    /// The part of it that is undated, also where the columns are groups.
    pub undated: Count,
    /// How many statements were counted, whatever they weigh.
    pub statements: u64,
    /// How many articles have at least one of them.
    pub articles: u32,
    /// How many articles the project has.
    pub articles_in_all: u32,
    /// How many statements stand at the date of their article since their own is unknown.
    pub fell_back: u64,
    /// What was not counted, by reason, in the order of [`Reason::ALL`](super::Reason::ALL).
    pub left_out: Vec<LeftOut>,
    /// The intervals of its numbers; none where none are asked for.
    pub intervals: Option<Intervals>,
    /// The sentences under the figure: what was counted and how.
    pub rule: String,
    /// Which date put statements into bins.
    pub basis: DateBasis,
    /// Whether several coders stand side by side, so that no sum over rows or columns has a meaning.
    pub coders_apart: bool,
    /// When any statement of the project was made or changed last, counted or not; none where none tells.
    pub last_change: Option<Timestamp>,
}

/// A group with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub group: Group,
    /// Its name in tables and files.
    pub label: String,
    /// The sum of its cells.
    pub count: Count,
    /// How many articles have at least one of its statements.
    pub articles: u32,
    /// Its cells with statements, by column.
    pub cells: Vec<Cell>,
}

/// Where a row and a column meet, and something is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The place of its column.
    pub column: usize,
    /// How many statements, by weight.
    pub count: Count,
    /// In how many articles.
    pub articles: u32,
    /// Which statements, by article in order of import, then by their place in it.
    pub statements: Vec<StatementId>,
}

/// What a column stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKey {
    /// A bin of time.
    Bin(Bin),
    /// No date, or none exact enough for a bin.
    Undated,
    /// A group.
    Group(Group),
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it stands for.
    pub key: ColumnKey,
    /// Its name in tables and files: `2022-Q1`, `undated`, `Russia`.
    pub label: String,
    /// The sum of its cells.
    pub count: Count,
    /// How many articles were published in it, with statements or not; 0 where columns are groups.
    pub published: u32,
}

impl Column {
    /// Its name as people write it: `2022 Q1`, `29 Mar 2022`, `undated`, `Russia`.
    pub fn words(&self) -> String {
        match &self.key {
            ColumnKey::Bin(bin) => bin.words(),
            ColumnKey::Group(Group::Stance(stance)) => stance.label().to_owned(),
            ColumnKey::Undated | ColumnKey::Group(_) => self.label.clone(),
        }
    }
}

impl Row {
    /// Its name as people write it.
    pub fn words(&self) -> String {
        match &self.group {
            Group::Stance(stance) => stance.label().to_owned(),
            _ => self.label.clone(),
        }
    }

    /// The cell in a column, if it has statements.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        let place = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(place)
    }

    /// One value for each of `columns` columns: `of` the cell, `empty` where there is none.
    pub(super) fn spread<T: Clone>(&self, columns: usize, empty: &T, of: impl Fn(&Cell) -> T) -> Vec<T> {
        let mut values = vec![empty.clone(); columns];
        for cell in &self.cells {
            if let Some(value) = values.get_mut(cell.column) {
                *value = of(cell);
            }
        }
        values
    }
}

impl Frequency {
    /// The cell at a row and a column, if it has statements.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cell(column)
    }

    /// The interval of the number at a row and a column, in the unit of that number.
    pub fn ends(&self, row: usize, column: usize) -> Option<Ends> {
        *self.intervals.as_ref()?.cells.get(row)?.get(column)?
    }

    /// The exact number in every cell, by row.
    pub fn counts(&self) -> Vec<Vec<Count>> {
        let zero = Count::new(0, 1);
        self.rows.iter().map(|row| row.spread(self.columns.len(), &zero, |cell| cell.count)).collect()
    }

    /// How many columns are bins of time: all but the undated; 0 where columns are groups.
    pub fn bins(&self) -> usize {
        if self.period.is_some() { self.columns.len() - 1 } else { 0 }
    }
}
