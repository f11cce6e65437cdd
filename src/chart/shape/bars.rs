//! Upright bars: on each other, side by side, or one series to a panel.

use super::super::field::number;
use super::{Area, Drawn, Field, Figure, Mark, Room, Shape, ink, marks};

/// The part of its column that its bars take.
const PART: f64 = 0.78;
/// The widest bar, in the units of the picture.
const WIDEST: f64 = 52.0;

pub(super) fn draw(figure: &Figure, field: &Field, room: Room) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (series, place, of, mark) in marks(figure) {
        let Some(value) = mark.value.filter(|_| field.series.is_none_or(|only| only == series)) else {
            continue;
        };
        if value == 0.0 && mark.statements.is_empty() {
            continue;
        }
        let beside = if figure.stacked || field.series.is_some() { None } else { Some(series) };
        let area = area(figure, mark, beside, room);
        let make = |shape| Drawn { series, mark: Some(place), ink: ink(of), shape };
        drawn.push(make(Shape::Bar(Area { high: area.low + value, ..area })));
        if let Some((low, high)) = mark.interval.filter(|_| !figure.stacked) {
            let middle = area.center().0;
            drawn.push(make(Shape::Whisker((middle, low), (middle, high))));
        }
    }
    drawn
}

/// Where a bar begins, and its width; `beside` is its place among those side by side.
fn area(figure: &Figure, mark: &Mark, beside: Option<usize>, room: Room) -> Area {
    let many = if beside.is_some() { number(figure.series.len().max(1)) } else { 1.0 };
    let width = (PART / many).min(WIDEST / room.column.max(1.0));
    let left = number(mark.column) - width * many / 2.0 + width * number(beside.unwrap_or(0));
    let gap = if beside.is_some() && width * room.column > 4.0 { 1.0 / room.column } else { 0.0 };
    let low = if figure.stacked { mark.base } else { 0.0 };
    Area { left, right: left + width - gap, low, high: low }
}
