//! The legend: which color is what.

use crate::chart::legend::{Key, Sample};
use crate::chart::shape::Ink;
use crate::chart::{Figure, Texture};
use crate::model::FigureKind;

use super::SvgStyle;
use super::layout::{LABEL, Layout};
use super::marks::dashes;
use super::markup::{Element, Markup};
use super::pattern::{self, color_of, fill_of};
use super::width::{shorten, width};

const SWATCH: f64 = 11.0;
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
    x: f64,
    /// The middle of its line.
    y: f64,
}

/// Places the legend in lines from a top edge; gives back its lower edge.
pub(super) fn place(figure: &Figure, left: f64, right: f64, top: f64) -> (Vec<Entry>, f64) {
    let has_lines = matches!(figure.kind, FigureKind::Lines | FigureKind::Cumulative | FigureKind::Raised);
    let (mut x, mut y) = (left, top + STEP / 2.0);
    let mut entries = Vec::new();
    for key in figure.keys() {
        let shown = shorten(&key.label, LABEL, LONGEST);
        let sample = if has_lines && key.series.is_some() { PIECE } else { SWATCH };
        let taken = sample + GAP + width(&shown, LABEL);
        if x > left && x + taken > right {
            (x, y) = (left, y + STEP);
        }
        entries.push(Entry { key, shown, sample, x, y });
        x += taken + BETWEEN;
    }
    let bottom = if entries.is_empty() { top } else { y + STEP / 2.0 };
    (entries, bottom)
}

/// Draws it.
pub(super) fn draw(markup: &mut Markup, layout: &Layout, style: &SvgStyle) {
    if layout.legend.is_empty() {
        return;
    }
    markup.open(&Element::new("g").with("class", "legend"));
    for entry in &layout.legend {
        sample(markup, entry, style);
        let words = Element::new("text").at(entry.x + entry.sample + GAP, entry.y + LABEL * 0.36);
        let whole = (entry.shown != entry.key.label).then_some(entry.key.label.as_str());
        markup.named(&words.with("fill", style.muted), &entry.shown, whole);
    }
    markup.close("g");
}

fn sample(markup: &mut Markup, entry: &Entry, style: &SvgStyle) {
    let square = Element::new("rect")
        .at(entry.x, entry.y - SWATCH / 2.0)
        .number("width", SWATCH)
        .number("height", SWATCH)
        .with("rx", "2.5");
    match entry.key.sample {
        Sample::Blank => {
            markup.leaf(&square.with("fill", pattern::BLANK_FILL).with("stroke", style.line));
        }
        Sample::Ink(ink) if entry.sample > SWATCH => {
            let line = Element::new("line")
                .number("x1", entry.x)
                .number("y1", entry.y)
                .number("x2", entry.x + PIECE)
                .number("y2", entry.y)
                .with("stroke", &color_of(ink, style))
                .with("stroke-width", "2.5");
            markup.leaf(&line.with_if("stroke-dasharray", dashes(ink)));
        }
        Sample::Ink(ink @ Ink::Paint(_, Texture::Solid)) => {
            markup.leaf(&square.with("fill", &color_of(ink, style)));
        }
        Sample::Ink(ink) => markup.leaf(&square.with("fill", &fill_of(ink, style))),
    }
}
