//! The legend: which color is what.

use crate::analysis::Group;
use crate::chart::Figure;

use super::SvgStyle;
use super::layout::{LABEL, Layout};
use super::markup::{Element, Markup};
use super::pattern::fill_of;
use super::width::{shorten, width};

const SWATCH: f64 = 11.0;
const GAP: f64 = 6.0;
const BETWEEN: f64 = 18.0;
const STEP: f64 = 21.0;
const LONGEST: f64 = 260.0;

/// A color and its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The place of its series.
    series: usize,
    label: String,
    x: f64,
    /// The middle of its line.
    y: f64,
}

/// Places the legend in lines from a top edge; gives back its lower edge. One single group that stands
/// for everything needs none.
pub(super) fn place(figure: &Figure, left: f64, right: f64, top: f64) -> (Vec<Entry>, f64) {
    if let [only] = figure.series.as_slice()
        && only.key == Group::All
    {
        return (Vec::new(), top);
    }
    let (mut x, mut y) = (left, top + STEP / 2.0);
    let mut entries = Vec::new();
    for (series, one) in figure.series.iter().enumerate() {
        let label = shorten(&one.label, LABEL, LONGEST);
        let taken = SWATCH + GAP + width(&label, LABEL);
        if x > left && x + taken > right {
            (x, y) = (left, y + STEP);
        }
        entries.push(Entry { series, label, x, y });
        x += taken + BETWEEN;
    }
    let bottom = if entries.is_empty() { top } else { y + STEP / 2.0 };
    (entries, bottom)
}

/// Draws it.
pub(super) fn draw(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    if layout.legend.is_empty() {
        return;
    }
    markup.open(&Element::new("g").with("class", "legend"));
    for entry in &layout.legend {
        let Some(series) = figure.series.get(entry.series) else { continue };
        let swatch = Element::new("rect")
            .at(entry.x, entry.y - SWATCH / 2.0)
            .number("width", SWATCH)
            .number("height", SWATCH)
            .with("rx", "2.5")
            .with("fill", &fill_of(series, style));
        markup.leaf(&swatch);
        let words = Element::new("text").at(entry.x + SWATCH + GAP, entry.y + LABEL * 0.36);
        markup.text(&words.with("fill", style.muted), &entry.label);
    }
    markup.close("g");
}
