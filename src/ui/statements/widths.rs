//! Which columns are shown, and how wide each is.

use std::collections::BTreeMap;

use egui::Rangef;

use super::column::Column;

/// The quote is never narrower than this, in points.
const QUOTE_LEAST: f32 = 240.0;

/// No other column is narrower than this, in points.
const LEAST: f32 = 48.0;

/// A column and where it stands, in points from the window's left.
pub(super) type Laid = (Column, Rangef);

/// Which columns are shown, and how wide each is; the quote takes what the others leave.
#[derive(Debug, Clone, Default)]
pub(super) struct Widths {
    /// In points, where a border was moved.
    moved: BTreeMap<Column, f32>,
    /// Whether a column is shown, where a person said so.
    said: BTreeMap<Column, bool>,
}

impl Widths {
    /// Whether a column is shown: the voice only on demand, the coder where there are several.
    pub(super) fn is_shown(&self, column: Column, coders: usize) -> bool {
        let usual = match column {
            Column::Voice => false,
            Column::Coder => coders > 1,
            _ => true,
        };
        self.said.get(&column).copied().unwrap_or(usual)
    }

    /// Shows a column from now on, or does not.
    pub(super) fn show(&mut self, column: Column, is_shown: bool) {
        self.said.insert(column, is_shown);
    }

    /// Where each column stands in a table that reaches from `left` over `total` points.
    ///
    /// Where the window is too narrow for the quote, all others shrink alike.
    pub(super) fn laid(&self, left: f32, total: f32, coders: usize) -> Vec<Laid> {
        let columns: Vec<Column> =
            Column::ALL.into_iter().filter(|column| self.is_shown(*column, coders)).collect();
        let others: f32 = columns.iter().map(|column| self.of(*column)).sum();
        let room = (total - QUOTE_LEAST).max(0.0);
        let part = if others > room { room / others } else { 1.0 };
        let mut x = left;
        let laid = |column: Column| {
            let width = if column == Column::Quote { total - others * part } else { self.of(column) * part };
            let range = Rangef::new(x, x + width);
            x += width;
            (column, range)
        };
        columns.into_iter().map(laid).collect()
    }

    /// Moves the border between two columns by `step` points: one takes what the other gives.
    pub(super) fn drag(&mut self, before: Column, after: Column, step: f32) {
        let room = if before == Column::Quote { f32::INFINITY } else { self.of(before) - LEAST };
        let step = step.min(self.of(after) - LEAST).max(-room);
        self.moved.insert(after, self.of(after) - step);
        if before != Column::Quote {
            self.moved.insert(before, self.of(before) + step);
        }
    }

    fn of(&self, column: Column) -> f32 {
        self.moved.get(&column).copied().unwrap_or(column.first_width())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_table_without_gaps() {
        for (total, coders) in [(320.0, 1), (900.0, 2), (2000.0, 1)] {
            let mut widths = Widths::default();
            widths.drag(Column::Party, Column::Demand, 40.0);
            let laid = widths.laid(10.0, total, coders);
            assert!(laid.windows(2).all(|pair| (pair[0].1.max - pair[1].1.min).abs() < 0.01));
            let last = laid[laid.len() - 1].1.max;
            assert!((laid[0].1.min - 10.0).abs() < 0.01 && (last - 10.0 - total).abs() < 0.1);
            assert!(laid[0].1.span() >= QUOTE_LEAST - 0.1);
        }
    }

    #[test]
    fn a_border_stops_at_the_least_width() {
        let mut widths = Widths::default();
        widths.drag(Column::Voice, Column::Coder, 500.0);
        assert!((widths.of(Column::Coder) - LEAST).abs() < 0.01);
        widths.drag(Column::Voice, Column::Coder, -5000.0);
        assert!((widths.of(Column::Voice) - LEAST).abs() < 0.01);
    }

    #[test]
    fn the_coder_shows_where_there_are_several_or_on_demand() {
        let mut widths = Widths::default();
        assert!(!widths.is_shown(Column::Coder, 1) && widths.is_shown(Column::Coder, 2));
        widths.show(Column::Coder, true);
        assert!(widths.is_shown(Column::Coder, 1));
    }
}
