//! The fields of a figure: where its marks stand, before anybody knows how large the picture is.

use super::{Figure, Side, side_of};
use crate::model::FigureKind;

/// A field with two axes. Most figures have one; small multiples have one a series, bars for and against
/// have a second one for what takes no side.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name above it, where there are several.
    pub name: String,
    /// The one series that stands in it; none where all do.
    pub series: Option<usize>,
    /// What stands from left to right.
    pub across: Axis,
    /// What stands from the bottom up.
    pub up: Axis,
}

/// What a side of a field measures, and in which numbers its marks are placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Axis {
    /// The columns of the figure: the nth has its middle at n.
    Columns,
    /// The series of the figure, downward: the nth has its middle at -n.
    Rows,
    /// The numbers of the figure between two ends; the lower one is below 0 where marks go both ways.
    Numbers {
        /// The lower end, 0 or less.
        from: f64,
        /// The upper end.
        to: f64,
    },
}

impl Figure {
    /// Its fields: in small multiples in reading order, else from left to right. None where there is
    /// nothing to show.
    pub fn fields(&self) -> Vec<Field> {
        if self.is_empty() {
            return Vec::new();
        }
        let numbers = Axis::Numbers { from: 0.0, to: self.y.scale.top() };
        let one = |across, up| vec![Field { name: String::new(), series: None, across, up }];
        match self.kind {
            FigureKind::Heat | FigureKind::Strip => one(Axis::Columns, Axis::Rows),
            FigureKind::Ranked => one(numbers, Axis::Rows),
            FigureKind::Diverging => self.sides(),
            FigureKind::Panels => {
                let panel = |(place, series): (usize, &super::Series)| Field {
                    name: series.label.clone(),
                    series: Some(place),
                    across: Axis::Columns,
                    up: numbers,
                };
                self.series.iter().enumerate().map(panel).collect()
            }
            _ => one(Axis::Columns, numbers),
        }
    }

    /// The field of both sides, and the one of what takes none, if there is any.
    fn sides(&self) -> Vec<Field> {
        let ends = |wanted: Side| {
            let marks = self.series.iter().flat_map(|series| &series.marks);
            let of_side = marks.filter(|mark| {
                self.x.columns.get(mark.column).is_some_and(|column| side_of(&column.key) == wanted)
            });
            of_side.filter_map(|mark| Some(mark.base + mark.value?)).fold(0.0_f64, f64::max)
        };
        let step = |end: f64| self.y.scale.ticks().into_iter().find(|tick| *tick >= end).unwrap_or(end);
        let least = self.y.scale.ticks().get(1).copied().unwrap_or(1.0);
        let both = Field {
            name: "rejects | demands".to_owned(),
            series: None,
            across: Axis::Numbers {
                from: -step(ends(Side::Against)).max(least),
                to: step(ends(Side::For)).max(least),
            },
            up: Axis::Rows,
        };
        let apart = ends(Side::Apart);
        if apart == 0.0 {
            return vec![both];
        }
        let across = Axis::Numbers { from: 0.0, to: step(apart).max(least) };
        vec![both, Field { name: "apart".to_owned(), series: None, across, up: Axis::Rows }]
    }
}

impl Axis {
    /// Its two ends in its own numbers, for a figure.
    pub fn ends(self, figure: &Figure) -> (f64, f64) {
        match self {
            Self::Columns => (-0.5, number(figure.x.columns.len().max(1)) - 0.5),
            Self::Rows => (0.5 - number(figure.series.len().max(1)), 0.5),
            Self::Numbers { from, to } => (from, to),
        }
    }
}

/// A place in a list as a coordinate.
pub(super) fn number(place: usize) -> f64 {
    u32::try_from(place).map_or(f64::MAX, f64::from)
}
