//! Where the columns stand.

use crate::analysis::ColumnKey;
use crate::chart::Figure;

use super::markup::count;

/// The least width of the undated column: among 5,000 days it must not become a hair.
const UNDATED: f64 = 52.0;

/// The width of an undated column in which nothing stands, where there is room for more.
const EMPTY: f64 = 72.0;

/// The least room for the bars of the undated column.
const SEEN: f64 = 12.0;

/// Columns of one width from the left, and the undated at the right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    left: f64,
    width: f64,
    /// The place, left edge and width of the undated column behind others.
    undated: Option<(usize, f64, f64)>,
}

impl Columns {
    /// The columns of a figure between two edges.
    pub(super) fn of(figure: &Figure, left: f64, right: f64) -> Self {
        let many = figure.x.columns.len();
        let even = (right - left) / count(many.max(1));
        let is_undated = figure.x.columns.last().is_some_and(|column| column.key == ColumnKey::Undated);
        if !is_undated || many < 2 {
            return Self { left, width: even, undated: None };
        }
        let last = if has_undated(figure, many - 1) { even.max(UNDATED) } else { even.clamp(UNDATED, EMPTY) };
        let width = (right - left - last) / count(many - 1);
        Self { left, width, undated: Some((many - 1, right - last, last)) }
    }

    /// The left edge and the width of a column.
    pub(super) fn column(&self, place: usize) -> (f64, f64) {
        match self.undated {
            Some((at, left, width)) if at == place => (left, width),
            _ => (self.left + count(place) * self.width, self.width),
        }
    }

    /// The width that bars may take in any column: the undated ones are as wide as the others, but not
    /// so narrow that they cannot be seen.
    pub(super) fn room(&self, place: usize) -> f64 {
        match self.undated {
            Some((at, _, width)) if at == place => self.width.clamp(SEEN.min(width), width),
            _ => self.width,
        }
    }

    /// The pixel of a number of which the nth column has its middle at n.
    pub(super) fn x(&self, number: f64) -> f64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
        let place = (number + 0.5).floor().max(0.0) as usize;
        self.center(place) + (number - count(place)) * self.room(place)
    }

    /// The middle of a column.
    pub(super) fn center(&self, place: usize) -> f64 {
        let (left, width) = self.column(place);
        left + width / 2.0
    }

    /// Where a place along the bottom stands, in columns: the middle of a column is its place.
    pub(super) fn at(&self, place: f64) -> f64 {
        self.left + (place + 0.5) * self.width
    }

    /// The line between time and what has no time.
    pub(super) fn border(&self) -> Option<f64> {
        self.undated.map(|(_, left, _)| left)
    }
}

/// Whether anything stands in the undated column.
fn has_undated(figure: &Figure, place: usize) -> bool {
    let marks = figure.series.iter().flat_map(|series| &series.marks);
    marks.into_iter().any(|mark| mark.column == place && !mark.statements.is_empty())
}
