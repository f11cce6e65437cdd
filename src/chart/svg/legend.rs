//! The legend: which color is what.

use crate::chart::Figure;
use crate::chart::legend::{Key, Sample};
use crate::chart::palette::Look;
use crate::model::FigureKind;

use super::SvgStyle;
use super::layout::{LABEL, Layout};
use super::markup::{Element, Markup};
use super::pattern::{self, Fills};
use super::width::{shorten, width};

const SWATCH: f64 = 11.0;
/// The width of a piece of a pattern: wide enough to tell it from others.
const PATTERN: f64 = 20.0;
/// The length of a piece of a line.
const PIECE: f64 = 22.0;
const GAP: f64 = 6.0;
const BETWEEN: f64 = 18.0;
const STEP: f64 = 21.0;
const LONGEST: f64 = 260.0;

/// A color and its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    key: Key,
    /// The name as far as there is room.
    shown: String,
    /// The width of what stands before the name.
    sample: f64,
    is_line: bool,
    x: f64,
    /// The middle of its line.
    y: f64,
}

/// Places the legend in lines from a top edge; gives back its lower edge.
pub(super) fn place(
    figure: &Figure,
    style: &SvgStyle,
    (left, right): (f64, f64),
    top: f64,
) -> (Vec<Entry>, f64) {
    let swatch = if style.look == Look::Print { PATTERN } else { SWATCH };
    let has_lines = matches!(figure.kind, FigureKind::Lines | FigureKind::Cumulative | FigureKind::Raised);
    let (mut x, mut y) = (left, top + STEP / 2.0);
    let mut entries = Vec::new();
    for key in figure.keys() {
        let shown = shorten(&key.label, LABEL, LONGEST);
        let is_line = has_lines && key.series.is_some();
        let sample = if is_line { PIECE } else { swatch };
        let taken = sample + GAP + width(&shown, LABEL);
        if x > left && x + taken > right {
            (x, y) = (left, y + STEP);
        }
        entries.push(Entry { key, shown, sample, is_line, x, y });
        x += taken + BETWEEN;
    }
    let bottom = if entries.is_empty() { top } else { y + STEP / 2.0 };
    (entries, bottom)
}

/// Draws it.
pub(super) fn draw(markup: &mut Markup, layout: &Layout, fills: &Fills<'_>) {
    if layout.legend.is_empty() {
        return;
    }
    markup.open(&Element::new("g").with("class", "legend"));
    for entry in &layout.legend {
        sample(markup, entry, fills);
        let words = Element::new("text").at(entry.x + entry.sample + GAP, entry.y + LABEL * 0.36);
        let whole = (entry.shown != entry.key.label).then_some(entry.key.label.as_str());
        markup.named(&words.with("fill", fills.style.muted), &entry.shown, whole);
    }
    markup.close("g");
}

fn sample(markup: &mut Markup, entry: &Entry, fills: &Fills<'_>) {
    let square = Element::new("rect")
        .at(entry.x, entry.y - SWATCH / 2.0)
        .number("width", entry.sample)
        .number("height", SWATCH)
        .with("rx", "2.5");
    match entry.key.sample {
        Sample::Blank => {
            markup.leaf(&square.with("fill", pattern::BLANK_FILL).with("stroke", fills.style.line));
        }
        Sample::Ink(ink) if entry.is_line => {
            let line = Element::new("line")
                .number("x1", entry.x)
                .number("y1", entry.y)
                .number("x2", entry.x + PIECE)
                .number("y2", entry.y)
                .with("stroke", &fills.color(ink))
                .with("stroke-width", fills.style.piece);
            markup.leaf(&line.with_if("stroke-dasharray", fills.dashes(ink)));
            if fills.has_markers() {
                markup.leaf(&fills.marker(ink, (entry.x + PIECE / 2.0, entry.y), 3.2));
            }
        }
        Sample::Ink(ink) => markup.leaf(&fills.outlined(square.with("fill", &fills.fill(ink)))),
    }
}
