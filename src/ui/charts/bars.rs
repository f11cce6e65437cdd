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

/// The rectangle of a mark; `place` is its series' place among the series. None where its value is
/// undefined.
pub(super) fn bar(figure: &Figure, place: usize, mark: &Mark) -> Option<Bar> {
    let value = mark.value?;
    let x = place_of(mark.column);
    if figure.stacked {
        return Some(Bar { x, width: WIDTH, low: mark.base, high: mark.base + value });
    }
    let count = place_of(figure.series.len().max(1));
    let width = WIDTH / count;
    let x = x + (place_of(place) - (count - 1.0) / 2.0) * width;
    Some(Bar { x, width, low: 0.0, high: value })
}

/// Every mark that has a rectangle, with its series.
pub(super) fn bars(figure: &Figure) -> impl Iterator<Item = (&Series, &Mark, Bar)> {
    figure.series.iter().enumerate().flat_map(move |(place, series)| {
        let of = move |mark| bar(figure, place, mark).map(|bar| (series, mark, bar));
        series.marks.iter().filter_map(of)
    })
}

/// The mark under a point of the plot.
pub(super) fn mark_at(figure: &Figure, x: f64, y: f64) -> Option<(&Series, &Mark)> {
    bars(figure)
        .find(|(_, _, bar)| (x - bar.x).abs() <= bar.width / 2.0 && y >= bar.low && y < bar.high)
        .map(|(series, mark, _)| (series, mark))
}

/// A place in a list as a coordinate.
pub(super) fn place_of(place: usize) -> f64 {
    u32::try_from(place).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Group;
    use crate::chart::scale::Scale;
    use crate::chart::{AxisKind, Paint, Texture, Unit, XAxis, YAxis};

    fn figure(stacked: bool) -> Figure {
        let series = |label: &str, base, value| Series {
            label: label.to_owned(),
            key: Group::Outlet(label.to_owned()),
            paint: Paint::Neutral,
            texture: Texture::Solid,
            marks: vec![Mark { column: 0, value: Some(value), base, interval: None, statements: Vec::new() }],
        };
        Figure {
            title: String::new(),
            description: String::new(),
            kind: crate::model::FigureKind::Bars,
            rows: String::new(),
            x: XAxis { name: String::new(), kind: AxisKind::Groups, columns: Vec::new(), ticks: Vec::new() },
            y: YAxis { name: String::new(), unit: Unit::Number, scale: Scale::nice(5.0, true) },
            series: vec![series("low", 0.0, 3.0), series("high", if stacked { 3.0 } else { 0.0 }, 2.0)],
            stacked,
            totals: vec![Some(5.0)],
            events: Vec::new(),
            footnote: String::new(),
            origin: String::new(),
            empty: "",
            note: None,
        }
    }

    #[test]
    fn a_point_finds_its_mark() {
        let found = |figure: &Figure, x, y| mark_at(figure, x, y).map(|(series, _)| series.label.clone());
        let stacked = figure(true);
        assert_eq!(found(&stacked, 0.1, 2.9).as_deref(), Some("low"));
        assert_eq!(found(&stacked, -0.1, 3.0).as_deref(), Some("high"));
        assert_eq!(found(&stacked, 0.0, 5.1), None);
        assert_eq!(found(&stacked, 0.5, 1.0), None);
        let grouped = figure(false);
        assert_eq!(found(&grouped, -0.2, 1.0).as_deref(), Some("low"));
        assert_eq!(found(&grouped, 0.2, 1.0).as_deref(), Some("high"));
        assert_eq!(found(&grouped, 0.2, 2.5), None);
    }
}
