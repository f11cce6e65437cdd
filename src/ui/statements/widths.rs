//! How wide each column is.

use egui::Rangef;

use super::column::Column;

/// The quote is never narrower than this, in points.
const QUOTE_LEAST: f32 = 200.0;

/// No other column is narrower than this, in points.
const LEAST: f32 = 48.0;

/// The widths of all columns, in points; the quote takes what the others leave.
#[derive(Debug, Clone)]
pub(super) struct Widths([f32; Column::ALL.len()]);

impl Default for Widths {
    fn default() -> Self {
        Self(Column::ALL.map(Column::first_width))
    }
}

impl Widths {
    /// Where each column stands in a table that reaches from `left` over `total` points.
    ///
    /// Where the window is too narrow for the quote, all others shrink alike.
    pub(super) fn laid(&self, left: f32, total: f32) -> [(Column, Rangef); Column::ALL.len()] {
        let others: f32 = self.0.iter().sum();
        let room = (total - QUOTE_LEAST).max(0.0);
        let part = if others > room { room / others } else { 1.0 };
        let quote = total - others * part;
        let mut x = left;
        Column::ALL.map(|column| {
            let width = if column == Column::Quote { quote } else { self.of(column) * part };
            let range = Rangef::new(x, x + width);
            x += width;
            (column, range)
        })
    }

    /// Moves the left border of a column by `step` points; its left neighbour takes or gives the room.
    pub(super) fn drag(&mut self, column: Column, step: f32) {
        let Some(at) = Column::ALL.iter().position(|other| *other == column) else { return };
        let neighbour = at.checked_sub(1).filter(|before| *before > 0);
        let room = neighbour.and_then(|before| self.0.get(before)).map_or(f32::INFINITY, |it| it - LEAST);
        let step = step.min(self.of(column) - LEAST).max(-room);
        if let Some(width) = self.0.get_mut(at) {
            *width -= step;
        }
        if let Some(width) = neighbour.and_then(|before| self.0.get_mut(before)) {
            *width += step;
        }
    }

    fn of(&self, column: Column) -> f32 {
        Column::ALL.iter().zip(self.0).find(|(other, _)| **other == column).map_or(0.0, |(_, width)| width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_table_without_gaps() {
        for total in [320.0, 900.0, 2000.0] {
            let mut widths = Widths::default();
            widths.drag(Column::Demand, 40.0);
            let laid = widths.laid(10.0, total);
            assert!(laid.windows(2).all(|pair| (pair[0].1.max - pair[1].1.min).abs() < 0.01));
            assert!((laid[0].1.min - 10.0).abs() < 0.01 && (laid[8].1.max - 10.0 - total).abs() < 0.1);
            assert!(laid[0].1.span() >= QUOTE_LEAST - 0.1);
        }
    }

    #[test]
    fn a_border_stops_at_the_least_width() {
        let mut widths = Widths::default();
        widths.drag(Column::Coder, 500.0);
        assert!((widths.of(Column::Coder) - LEAST).abs() < 0.01);
        widths.drag(Column::Coder, -5000.0);
        assert!((widths.of(Column::Voice) - LEAST).abs() < 0.01);
    }
}
