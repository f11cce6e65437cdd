//! The marks: stacked bars, or bars side by side.

use crate::chart::{Figure, Mark, Series};

use super::SvgStyle;
use super::layout::Layout;
use super::markup::{Element, Markup, count, number};
use super::pattern::fill_of;

/// The widest bar.
const WIDEST: f64 = 52.0;
/// The part of its column that a bar takes.
const PART: f64 = 0.78;
/// The paper that shows between two pieces of a stack, and between bars side by side.
const GAP: f64 = 1.0;

/// All marks, series by series.
pub(super) fn draw(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    for (place, series) in figure.series.iter().enumerate() {
        let group = Element::new("g").with("class", "series").with("data-row", &series.label);
        markup.open(&group.with("fill", &fill_of(series, style)));
        for mark in &series.marks {
            draw_mark(markup, figure, layout, (place, series), mark);
        }
        markup.close("g");
    }
}

fn draw_mark(
    markup: &mut Markup,
    figure: &Figure,
    layout: &Layout,
    (place, series): (usize, &Series),
    mark: &Mark,
) {
    let (Some(value), Some(column)) = (mark.value, figure.x.columns.get(mark.column)) else { return };
    let top = figure.y.scale.top();
    let (low, high) = (layout.y(mark.base / top), layout.y((mark.base + value) / top));
    let (x, width) = across(figure, layout, place, mark.column);
    let height = low - high;
    let gap = if height > 3.0 * GAP && mark.base > 0.0 { GAP } else { 0.0 };
    let ids: Vec<String> = mark.statements.iter().map(ToString::to_string).collect();
    let bar = Element::new("rect")
        .at(x, high)
        .number("width", width)
        .number("height", (height - gap).max(0.0))
        .with("rx", if width > 8.0 && height > 5.0 { "1.5" } else { "0" })
        .with("data-row", &series.label)
        .with("data-column", &column.label)
        .with("data-value", &exact(value))
        .with("data-statements", &ids.join(" "));
    let words = format!("{}, {}: {}", series.label, column.label, figure.y.value_label(value));
    markup.titled(&bar, &words);
}

/// The left edge and the width of a bar.
fn across(figure: &Figure, layout: &Layout, place: usize, column: usize) -> (f64, f64) {
    let beside = if figure.stacked { 1.0 } else { count(figure.series.len().max(1)) };
    let room = layout.columns.room(column);
    let one = (room * PART / beside).min(WIDEST);
    let left = layout.columns.center(column) - one * beside / 2.0;
    if figure.stacked {
        return (left, one);
    }
    let gap = if one > 4.0 * GAP { GAP } else { 0.0 };
    (left + one * count(place), one - gap)
}

/// A value with all its digits.
fn exact(value: f64) -> String {
    if value.fract() == 0.0 { number(value) } else { value.to_string() }
}
