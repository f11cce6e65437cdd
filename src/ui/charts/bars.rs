//! Where each mark of a figure stands in the plot: one unit a column, values upward.

use crate::chart::{Figure, Mark, Series};

/// The width of a column's bars, in columns.
const WIDTH: f64 = 0.62;

/// A mark as a rectangle in the plot's own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// The middle.
    pub x: f64,
    /// The width.
    pub width: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The rectangle of a mark; `place` is its series' place among the series.
pub(super) fn bar(figure: &Figure, place: usize, mark: &Mark) -> Bar {
    let x = place_of(mark.column);
    if figure.is_stacked {
        return Bar { x, width: WIDTH, low: mark.base, high: mark.base + mark.value };
    }
    let count = place_of(figure.series.len().max(1));
    let width = WIDTH / count;
    let x = x + (place_of(place) - (count - 1.0) / 2.0) * width;
    Bar { x, width, low: 0.0, high: mark.value }
}

/// The mark under a point of the plot.
pub(super) fn mark_at(figure: &Figure, x: f64, y: f64) -> Option<(&Series, &Mark)> {
    figure.series.iter().enumerate().find_map(|(place, series)| {
        let mark = series.marks.iter().find(|mark| {
            let bar = bar(figure, place, mark);
            (x - bar.x).abs() <= bar.width / 2.0 && y >= bar.low && y < bar.high
        })?;
        Some((series, mark))
    })
}

/// A place in a list as a coordinate.
pub(super) fn place_of(place: usize) -> f64 {
    u32::try_from(place).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Group;
    use crate::chart::Scale;
    use crate::model::{ActorId, Measure};

    fn figure(is_stacked: bool) -> Figure {
        let series = |row: usize, marks: Vec<Mark>| Series {
            label: format!("P{row}"),
            group: Group::Party(ActorId::from_bits(row as u64)),
            row,
            color: None,
            total: String::new(),
            marks,
        };
        let mark =
            |column, base, value| Mark { column, value, base, words: String::new(), statements: Vec::new() };
        Figure {
            title: String::new(),
            x_name: String::new(),
            y_name: String::new(),
            measure: Measure::Count,
            scale: Scale::up_to(5.0, 3, true),
            is_stacked,
            columns: Vec::new(),
            series: vec![
                series(1, vec![mark(0, 0.0, 3.0)]),
                series(0, vec![mark(0, if is_stacked { 3.0 } else { 0.0 }, 2.0)]),
            ],
            footnote: String::new(),
            statements: 5,
            articles: 1,
        }
    }

    #[test]
    fn a_point_finds_its_mark() {
        let stacked = figure(true);
        assert_eq!(mark_at(&stacked, 0.1, 2.9).unwrap().0.row, 1);
        assert_eq!(mark_at(&stacked, -0.1, 3.0).unwrap().0.row, 0);
        assert!(mark_at(&stacked, 0.0, 5.1).is_none());
        assert!(mark_at(&stacked, 0.5, 1.0).is_none());
        let grouped = figure(false);
        assert_eq!(mark_at(&grouped, -0.2, 1.0).unwrap().0.row, 1);
        assert_eq!(mark_at(&grouped, 0.2, 1.0).unwrap().0.row, 0);
        assert!(mark_at(&grouped, 0.2, 2.5).is_none());
    }
}
