//! What stands around the marks: title, axes, gridlines, small print.

use crate::chart::{Axis, Figure};

use super::SvgStyle;
use super::fields::{Frame, row_name};
use super::layout::{LABEL, Layout, SMALL, names};
use super::markup::{Element, Markup, count};
use super::pattern;
use super::width::{shorten, width};

/// The title.
pub(super) fn title(markup: &mut Markup, layout: &Layout) {
    layout.title.draw(markup, &Element::new("text").with("font-weight", "600"));
}

/// Grounds, gridlines, axes and their names.
pub(super) fn draw(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    let (Some(first), Some(last)) = (layout.frames.first(), layout.frames.last()) else { return };
    markup.open(&Element::new("g").with("class", "axes").with("fill", style.muted));
    let (side, below) = names(figure, &first.field);
    let name = Element::new("text").at(layout.title.x, layout.side_name);
    markup.text(&name.number("font-size", SMALL), side);
    for frame in &layout.frames {
        ground(markup, figure, frame);
        lines(markup, figure, frame, style);
        sides(markup, figure, frame);
        frame.labels.draw(markup, frame.bottom);
        panel_name(markup, frame, layout, style);
    }
    let middle = f64::midpoint(first.left, last.right.max(first.right));
    let name = Element::new("text").at(middle, layout.bottom_name).with("text-anchor", "middle");
    markup.text(&name.number("font-size", SMALL), below);
    markup.close("g");
}

/// The hatched ground of bins in which no article was coded, one for each run of them.
fn ground(markup: &mut Markup, figure: &Figure, frame: &Frame) {
    if frame.field.across != Axis::Columns {
        return;
    }
    let columns = &figure.x.columns;
    let mut place = 0;
    while place < columns.len() {
        let blank = columns.iter().skip(place).take_while(|column| column.is_blank).count();
        if blank > 0 {
            let (left, _) = frame.columns.column(place);
            let (last, wide) = frame.columns.column(place + blank - 1);
            let rect = Element::new("rect").at(left, frame.top);
            let rect = rect.number("width", last + wide - left).number("height", frame.bottom - frame.top);
            markup.leaf(&rect.with("class", "no-article").with("fill", pattern::BLANK_FILL));
        }
        place += blank.max(1);
    }
}

/// Lines at the steps of the scale, below the rows, and between time and what has no time.
fn lines(markup: &mut Markup, figure: &Figure, frame: &Frame, style: &SvgStyle) {
    let steps = figure.y.scale.ticks();
    match frame.field.up {
        Axis::Numbers { .. } => {
            for tick in steps.iter().copied() {
                let y = frame.y(tick);
                markup.leaf(&line(frame.left, y, frame.right, y, style).with("stroke", style.line));
                if frame.has_side {
                    side_label(markup, (frame.left, y), &figure.y.tick_label(tick), None);
                }
            }
        }
        _ => {
            for row in 1..figure.series.len() {
                let y = frame.y(0.5 - count(row));
                markup.leaf(&line(frame.left, y, frame.right, y, style).with("stroke", style.line));
            }
        }
    }
    if let Axis::Numbers { from, to } = frame.field.across {
        let mirrored = steps.iter().rev().filter(|step| **step > 0.0).map(|step| -step);
        let shown: Vec<f64> = mirrored.chain(steps.iter().copied()).collect();
        let mut free = f64::NEG_INFINITY;
        for tick in shown.into_iter().filter(|tick| (from..=to).contains(tick)) {
            let x = frame.x(tick);
            let stroke = if tick == 0.0 { style.muted } else { style.line };
            markup.leaf(&line(x, frame.top, x, frame.bottom, style).with("stroke", stroke));
            let words = figure.y.tick_label(tick.abs());
            let half = width(&words, LABEL) / 2.0;
            if x - half > free {
                let label = Element::new("text").at(x, frame.bottom + 19.0).with("text-anchor", "middle");
                markup.text(&label, &words);
                free = x + half + 4.0;
            }
        }
    } else if let Some(x) = frame.columns.border() {
        let border = line(x, frame.top - 8.0, x, frame.bottom, style).with("stroke", style.muted);
        markup.leaf(&border.with("stroke-opacity", "0.45").with("stroke-dasharray", "2 3"));
    }
}

/// The names of the rows.
fn sides(markup: &mut Markup, figure: &Figure, frame: &Frame) {
    if frame.field.up != Axis::Rows || !frame.has_side {
        return;
    }
    for (place, series) in figure.series.iter().enumerate() {
        let shown = row_name(&series.label);
        let whole = (shown != series.label).then_some(series.label.as_str());
        side_label(markup, (frame.left, frame.y(-count(place))), &shown, whole);
    }
}

/// Words at the left of a field; with the whole of them as a tooltip where they are cut.
fn side_label(markup: &mut Markup, (left, y): (f64, f64), words: &str, whole: Option<&str>) {
    let label = Element::new("text").at(left - 8.0, y + LABEL * 0.36).with("text-anchor", "end");
    markup.named(&label, words, whole);
}

/// The name above a field, where there are several.
fn panel_name(markup: &mut Markup, frame: &Frame, layout: &Layout, style: &SvgStyle) {
    if frame.field.name.is_empty() {
        return;
    }
    let room = frame.right - frame.left;
    let shown = shorten(&frame.field.name, LABEL, room);
    let whole = (shown != frame.field.name).then_some(frame.field.name.as_str());
    if frame.field.series.is_some() {
        let name = Element::new("text").at(frame.left, frame.top - 7.0).with("fill", style.text);
        markup.named(&name.with("font-weight", "600"), &shown, whole);
        return;
    }
    match frame.field.name.split_once(" | ") {
        Some((before, after)) => {
            let (x, y) = (frame.x(0.0), layout.side_name);
            let left = Element::new("text").at(x - 8.0, y).with("text-anchor", "end");
            markup.text(&left, before);
            markup.text(&Element::new("text").at(x + 8.0, y), after);
        }
        None => markup.named(&Element::new("text").at(frame.left, layout.side_name), &shown, whole),
    }
}

/// What is said in place of a figure.
pub(super) fn empty(markup: &mut Markup, layout: &Layout, style: &SvgStyle) {
    layout.empty.draw(markup, &Element::new("text").with("fill", style.muted));
}

/// The small print.
pub(super) fn footnote(markup: &mut Markup, layout: &Layout, style: &SvgStyle) {
    for lines in &layout.notes {
        lines.draw(markup, &Element::new("text").with("fill", style.muted));
    }
}

fn line(x1: f64, y1: f64, x2: f64, y2: f64, style: &SvgStyle) -> Element {
    let line = Element::new("line").number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
    line.with_if("stroke-width", style.hairline)
}
