//! The figure as data: what every backend draws, and nothing of how.

use crate::analysis::Group;
use crate::model::{Color, Measure, StatementId};

use super::Scale;

/// A figure: columns along the horizontal axis, and in each a mark for every series.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it shows: "Statements by party and quarter".
    pub title: String,
    /// What stands along the horizontal axis: "Quarter", "Demand".
    pub x_name: String,
    /// What the vertical axis counts: "statements", "share of statements".
    pub y_name: String,
    /// The number that is shown.
    pub measure: Measure,
    /// The vertical scale.
    pub scale: Scale,
    /// Whether marks of a column stand on each other, or side by side.
    pub is_stacked: bool,
    /// The columns from left to right.
    pub columns: Vec<Slot>,
    /// The series in the order of the legend, the first at the bottom.
    pub series: Vec<Series>,
    /// The counting rule, printed under it.
    pub footnote: String,
    /// How many statements it counts.
    pub statements: u64,
    /// In how many articles.
    pub articles: u32,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its name in files: `2022-Q1`, `undated`.
    pub label: String,
    /// Its name in full: "2022 Q1", "undated".
    pub words: String,
    /// Its name where the year stands beside: "Q1".
    pub short: String,
    /// Its year, where it is a bin of time.
    pub year: Option<i16>,
    /// Whether it stands apart from the others: the undated.
    pub is_apart: bool,
}

/// A row of the table as a series of marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// What it stands for.
    pub group: Group,
    /// Its row in the frequency table.
    pub row: usize,
    /// Its color; none is drawn in grey.
    pub color: Option<Color>,
    /// Its number over all columns, as it is written.
    pub total: String,
    /// Its marks, by column; a column where it has none has no mark.
    pub marks: Vec<Mark>,
}

/// One bar or part of a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The place of its column.
    pub column: usize,
    /// Its number, above 0.
    pub value: f64,
    /// Where it begins: the sum of the marks below it, 0 where marks stand side by side.
    pub base: f64,
    /// Its number as it is written: "22", "41 %".
    pub words: String,
    /// The statements that it counts.
    pub statements: Vec<StatementId>,
}

impl Figure {
    /// The mark of a series in a column.
    pub fn mark(&self, row: usize, column: usize) -> Option<(&Series, &Mark)> {
        let series = self.series.iter().find(|series| series.row == row)?;
        Some((series, series.marks.iter().find(|mark| mark.column == column)?))
    }

    /// Whether it counts nothing at all.
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|series| series.marks.is_empty())
    }

    /// Labels for the columns where only `most` have room: the years of a long time, else names.
    ///
    /// Gives the place of each labelled column and its words, from left to right; the undated column
    /// always has one.
    pub fn labels(&self, most: usize) -> Vec<(usize, String)> {
        let apart = self.columns.iter().position(|slot| slot.is_apart);
        let within = apart.unwrap_or(self.columns.len());
        let most = most.saturating_sub(usize::from(apart.is_some())).max(1);
        let mut labels = self.labels_of(within, most);
        labels.extend(apart.and_then(|at| self.columns.get(at).map(|slot| (at, slot.words.clone()))));
        labels
    }

    fn labels_of(&self, count: usize, most: usize) -> Vec<(usize, String)> {
        let slots = || self.columns.iter().take(count).enumerate();
        if count <= most {
            let mut year = None;
            let word = |(at, slot): (usize, &Slot)| {
                let is_new = slot.year != year;
                year = slot.year;
                (at, if is_new || slot.year.is_none() { slot.words.clone() } else { slot.short.clone() })
            };
            return slots().map(word).collect();
        }
        let mut year = None;
        let first_of_year: Vec<(usize, String)> = slots()
            .filter(|(_, slot)| std::mem::replace(&mut year, slot.year) != slot.year)
            .map(|(at, slot)| (at, slot.year.map_or_else(|| slot.words.clone(), |year| year.to_string())))
            .collect();
        let every = |labels: Vec<(usize, String)>| {
            let step = labels.len().div_ceil(most).max(1);
            labels.into_iter().step_by(step).collect()
        };
        if first_of_year.len() >= 3 || first_of_year.len() > most {
            return every(first_of_year);
        }
        every(slots().map(|(at, slot)| (at, slot.words.clone())).collect())
    }
}
