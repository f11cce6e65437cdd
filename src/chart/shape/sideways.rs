//! What stands in rows: heat maps, ranked bars, bars for and against.

use super::super::color::of_stance;
use super::super::field::number;
use super::super::side::{Side, side_of};
use super::super::texture::Texture;
use super::{Area, Drawn, Figure, Ink, Room, Shape, ink, marks};
use crate::analysis::{ColumnKey, Group};
use crate::chart::Paint;

/// The part of its row that a bar takes.
const PART: f64 = 0.7;
/// The gap between two tiles, in the units of the picture.
const GAP: f64 = 1.5;

/// A tile for each mark, as strong as its number is great; no tile where the number is undefined.
pub(super) fn tiles(figure: &Figure, room: Room) -> Vec<Drawn> {
    let values = marks(figure).filter_map(|(.., mark)| mark.value);
    let greatest = values.fold(0.0_f64, f64::max);
    let half = |room: f64| 0.5 - (GAP / 2.0 / room.max(1.0)).min(0.2);
    let (across, up) = (half(room.column), half(room.row));
    let tile = |(series, place, _, mark): (usize, usize, _, &super::Mark)| {
        let value = mark.value?;
        let (x, y) = (number(mark.column), -number(series));
        let area = Area { left: x - across, right: x + across, low: y - up, high: y + up };
        let strength = if greatest > 0.0 { value / greatest } else { 0.0 };
        let words = figure.y.short_label(value);
        Some(Drawn {
            series,
            mark: Some(place),
            ink: Ink::Strength(strength),
            shape: Shape::Tile(area, words),
        })
    };
    marks(figure).filter_map(tile).collect()
}

/// A bar to the right for each row.
pub(super) fn ranked(figure: &Figure, _: Room) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (series, place, of, mark) in marks(figure) {
        let Some(value) = mark.value else { continue };
        let make = |shape| Drawn { series, mark: Some(place), ink: ink(of), shape };
        drawn.push(make(Shape::Bar(lying(series, 0.0, value))));
        if let Some((low, high)) = mark.interval {
            let y = -number(series);
            drawn.push(make(Shape::Whisker((low, y), (high, y))));
        }
    }
    drawn
}

/// Bars to both sides in the first field, what takes no side in the second.
pub(super) fn sides(figure: &Figure, field: usize, _: Room) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (series, place, _, mark) in marks(figure) {
        let (Some(value), Some(column)) = (mark.value, figure.x.columns.get(mark.column)) else { continue };
        let (from, to) = match (side_of(&column.key), field) {
            (Side::For, 0) => (0.0, value),
            (Side::Against, 0) => (-value, 0.0),
            (Side::Apart, 1) => (mark.base, mark.base + value),
            _ => continue,
        };
        let (paint, texture) = look_of(figure, mark.column);
        let (ink, shape) = (Ink::Paint(paint, texture), Shape::Bar(lying(series, from, to)));
        drawn.push(Drawn { series, mark: Some(place), ink, shape });
    }
    drawn
}

/// How a column is painted where stances are told apart by color.
pub(in crate::chart) fn look_of(figure: &Figure, column: usize) -> (Paint, Texture) {
    let texture = Texture::nth(match figure.x.columns.get(column).map(|column| side_of(&column.key)) {
        Some(Side::For) | None => 0,
        Some(Side::Against) => 1,
        Some(Side::Apart) => column,
    });
    match figure.x.columns.get(column).map(|column| &column.key) {
        Some(ColumnKey::Group(Group::Stance(stance))) => (Paint::Color(of_stance(stance)), texture),
        _ => (Paint::Neutral, Texture::Solid),
    }
}

/// The bar of a row between two numbers.
fn lying(row: usize, from: f64, to: f64) -> Area {
    let y = -number(row);
    Area { left: from, right: to, low: y - PART / 2.0, high: y + PART / 2.0 }
}
