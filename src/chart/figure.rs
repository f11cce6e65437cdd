//! The figure as data: what any backend draws.

use crate::analysis::{ColumnKey, Group};
use crate::model::{Color, FigureKind, Period, StatementId};

use super::{EventLine, Texture, scale::Scale};

/// A figure, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it shows, in few words.
    pub title: String,
    /// What it shows and the most striking number, for those who cannot see it.
    pub description: String,
    /// How it is drawn.
    pub kind: FigureKind,
    /// What stands along the bottom.
    pub x: XAxis,
    /// The numbers: along the side, or along the bottom where rows stand along the side.
    pub y: YAxis,
    /// What the rows are, in one word: "Party".
    pub rows: String,
    /// One color each, from the bottom of a stack to its top; also the order of the legend.
    pub series: Vec<Series>,
    /// Whether the marks of a column stand on each other; else side by side, since they make no sum.
    pub stacked: bool,
    /// The sum of each column's marks; none where it is undefined. With marks side by side, the
    /// greatest of them.
    pub totals: Vec<Option<f64>>,
    /// The events over a time axis, from left to right; none where they are hidden or there is no time.
    pub events: Vec<EventLine>,
    /// The counting rule, under the figure.
    pub footnote: String,
    /// Whose numbers these are: the project's title and the day of its last change, in UTC.
    pub origin: String,
    /// What stands in place of the marks where there are none.
    pub empty: &'static str,
    /// A warning where numbers are too small to lean on.
    pub note: Option<String>,
}

impl Figure {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.series.is_empty()
    }

    /// Whether rows stand along the side, one below the other, each with its name.
    pub fn has_rows(&self) -> bool {
        matches!(self.kind, FigureKind::Heat | FigureKind::Ranked | FigureKind::Diverging | FigureKind::Strip)
    }

    /// The marks whose statements the number of a mark counts: itself, and where numbers add up over time those
    /// of its series before it.
    pub fn behind<'a>(&self, series: &'a Series, mark: &'a Mark) -> impl Iterator<Item = &'a Mark> + use<'a> {
        let column = mark.column;
        let first = if self.reaches_back(mark) { 0 } else { column };
        series.marks.iter().filter(move |other| (first..=column).contains(&other.column))
    }

    /// Whether the number of a mark counts all up to the end of its bin.
    pub fn reaches_back(&self, mark: &Mark) -> bool {
        let column = self.x.columns.get(mark.column);
        let is_bin = column.is_some_and(|column| matches!(column.key, ColumnKey::Bin(_)));
        is_bin && matches!(self.kind, FigureKind::Cumulative | FigureKind::Raised)
    }

    /// "Russia, 2022 Q1: 22", with its interval where it has one.
    pub fn mark_words(&self, series: &Series, mark: &Mark) -> String {
        let value = mark.value.map_or_else(|| "undefined".to_owned(), |value| self.y.value_label(value));
        let column = self.x.columns.get(mark.column).filter(|_| self.kind != FigureKind::Ranked);
        let place = column.map_or_else(String::new, |column| format!(", {}", column.label));
        let interval = mark.interval.map_or_else(String::new, |(low, high)| {
            format!(" ({} to {})", self.y.value_label(low), self.y.value_label(high))
        });
        format!("{}{place}: {value}{interval}", series.label)
    }
}

/// What stands along the bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct XAxis {
    /// Its name.
    pub name: String,
    /// Time or groups.
    pub kind: AxisKind,
    /// Its columns, from left to right.
    pub columns: Vec<FigureColumn>,
    /// The columns with a label under them.
    pub ticks: Vec<Tick>,
}

/// What an axis measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AxisKind {
    /// Time in bins of this period, and last the undated.
    Time(Period),
    /// Groups.
    Groups,
}

/// A place along the bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureColumn {
    /// What it stands for.
    pub key: ColumnKey,
    /// Its name as people write it.
    pub label: String,
    /// Whether it is a bin in which no article was coded: nothing is known of it, which is not nothing.
    pub is_blank: bool,
}

/// A label under a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The place of the column.
    pub column: usize,
    /// The words.
    pub label: String,
}

/// What stands along the side.
#[derive(Debug, Clone, PartialEq)]
pub struct YAxis {
    /// Its name.
    pub name: String,
    /// How its numbers are written.
    pub unit: Unit,
    /// Its end and its steps.
    pub scale: Scale,
}

impl YAxis {
    /// A step of the scale in words.
    pub fn tick_label(&self, value: f64) -> String {
        match self.unit {
            Unit::Number => self.scale.label(value),
            Unit::Percent => format!("{:.0} %", value * 100.0),
        }
    }

    /// The value of a mark as short as it can stand in a small place: whole percents, at most one decimal.
    pub fn short_label(&self, value: f64) -> String {
        match self.unit {
            Unit::Percent => format!("{:.0} %", value * 100.0),
            Unit::Number => format!("{value:.1}").trim_end_matches('0').trim_end_matches('.').to_owned(),
        }
    }

    /// The value of a mark in words, with at most two decimals.
    pub fn value_label(&self, value: f64) -> String {
        match self.unit {
            Unit::Number => {
                let words = format!("{value:.2}");
                words.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Unit::Percent => {
                let words = format!("{:.1}", value * 100.0);
                format!("{} %", words.trim_end_matches('0').trim_end_matches('.'))
            }
        }
    }
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// As they are.
    Number,
    /// In percent; the values themselves lie between 0 and 1.
    Percent,
}

/// What a series is painted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// A color.
    Color(Color),
    /// The grey of what was not coded.
    Neutral,
}

/// The marks of one color.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// What it stands for.
    pub key: Group,
    /// Its color.
    pub paint: Paint,
    /// How it is filled.
    pub texture: Texture,
    /// Its marks, by column; where nothing is to be drawn there is none.
    pub marks: Vec<Mark>,
}

/// One bar, one piece of a stack, one point of a line, one cell: what a row has in a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The place of its column.
    pub column: usize,
    /// Its number; none where it is undefined though there are statements.
    pub value: Option<f64>,
    /// Where it stands: the sum of what is below it.
    pub base: f64,
    /// Between what it may lie by chance, in the unit of its number; none where that was not asked for.
    pub interval: Option<(f64, f64)>,
    /// The statements behind it; where numbers add up over time those that came in its column, to which
    /// [`Figure::behind`] adds the others.
    pub statements: Vec<StatementId>,
}
