//! Events: lines and bands over the marks' field, labels above it.

use crate::chart::event::{Flag, Placed, place_labels};
use crate::chart::{Axis, EventLine, Figure, palette};

use super::SvgStyle;
use super::columns::Columns;
use super::fields::Frame;
use super::layout::{Layout, SMALL};
use super::markup::{Element, Markup, count};
use super::width::{shorten, width};

/// From one row of labels to the next.
const STEP: f64 = 15.0;
/// More rows would push the field down.
const MOST_ROWS: usize = 3;
/// The longest label.
const LONGEST: f64 = 190.0;

/// The labels of the events above the field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EventLabels {
    /// How much room they take.
    pub(super) height: f64,
    all: Vec<(String, Option<Placed>)>,
}

impl EventLabels {
    /// No labels.
    pub(super) fn none() -> Self {
        Self { height: 0.0, all: Vec::new() }
    }

    /// Gives each event's label a place, where there is room.
    pub(super) fn of(figure: &Figure, columns: &Columns, left: f64, right: f64) -> Self {
        let words: Vec<String> =
            figure.events.iter().map(|event| shorten(&event.label, SMALL, LONGEST)).collect();
        let flag = |(event, words): (&EventLine, &String)| Flag {
            line: columns.at(f64::midpoint(event.from, event.to)),
            width: width(words, SMALL),
        };
        let flags: Vec<Flag> = figure.events.iter().zip(&words).map(flag).collect();
        let placed = place_labels(&flags, (left, right), MOST_ROWS);
        let rows = placed.iter().flatten().map(|placed| placed.row + 1).max().unwrap_or(0);
        let height = if rows == 0 { 0.0 } else { count(rows) * STEP + 4.0 };
        Self { height, all: words.into_iter().zip(placed).collect() }
    }
}

/// Draws them.
pub(super) fn draw(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    if figure.events.is_empty() {
        return;
    }
    markup.open(&Element::new("g").with("class", "events").number("font-size", SMALL));
    for frame in layout.frames.iter().filter(|frame| frame.field.across == Axis::Columns) {
        for (place, event) in figure.events.iter().enumerate() {
            let label = layout.events.all.get(place);
            draw_event(markup, (event, label), frame, style);
        }
    }
    markup.close("g");
}

fn draw_event(
    markup: &mut Markup,
    (event, label): (&EventLine, Option<&(String, Option<Placed>)>),
    frame: &Frame,
    style: &SvgStyle,
) {
    let color = color_of(event, style);
    let (from, to) = (frame.columns.at(event.from), frame.columns.at(event.to));
    let middle = f64::midpoint(from, to);
    let placed = label.and_then(|(words, placed)| Some((words, (*placed)?)));
    let top = placed.map_or(frame.top, |(_, placed)| frame.top - 4.0 - count(placed.row) * STEP);
    if to - from > 2.0 {
        let band = Element::new("rect").at(from, frame.top).number("width", to - from);
        let band = band.number("height", frame.bottom - frame.top).with("fill", &color);
        markup.titled(&band.with("fill-opacity", "0.1"), &event.words);
    }
    let line = Element::new("line").number("x1", middle).number("y1", top).number("x2", middle);
    let line = line.number("y2", frame.bottom).with("stroke", &color).with("stroke-opacity", "0.8");
    let line = if to - from > 2.0 { line.with("stroke-dasharray", "3 3") } else { line };
    markup.titled(&line.with("data-event", &event.event.to_string()), &event.words);
    if let Some((words, placed)) = placed {
        let text = Element::new("text").at(placed.left, top - 3.0).with("fill", style.muted);
        markup.text(&text, words);
    }
}

fn color_of(event: &EventLine, style: &SvgStyle) -> String {
    event.color.map_or_else(
        || style.muted.to_owned(),
        |color| {
            let [red, green, blue] = palette::rgb(color, style.look);
            format!("#{red:02X}{green:02X}{blue:02X}")
        },
    )
}
