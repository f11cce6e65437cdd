//! What stands around the marks: title, axes, gridlines, small print.

use crate::chart::Figure;

use super::SvgStyle;
use super::layout::{LABEL, Layout, SMALL};
use super::markup::{Element, Markup};

/// The title.
pub(super) fn title(markup: &mut Markup, layout: &Layout) {
    layout.title.draw(markup, &Element::new("text").with("font-weight", "600"));
}

/// Gridlines, both axes and their names.
pub(super) fn draw(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    markup.open(&Element::new("g").with("class", "axes").with("fill", style.muted));
    let name = Element::new("text").at(layout.title.x, layout.top - layout.events.height - 16.0);
    markup.text(&name.number("font-size", SMALL), &figure.y.name);
    let top = figure.y.scale.top();
    for tick in figure.y.scale.ticks() {
        if figure.is_empty() && tick > 0.0 {
            break;
        }
        let y = layout.y(tick / top);
        markup.leaf(&line(layout.left, y, layout.right, y).with("stroke", style.line));
        let label = Element::new("text").at(layout.left - 8.0, y + LABEL * 0.36).with("text-anchor", "end");
        markup.text(&label, &figure.y.tick_label(tick));
    }
    if let Some(x) = layout.columns.border() {
        let border = line(x, layout.top - 8.0, x, layout.bottom).with("stroke", style.muted);
        markup.leaf(&border.with("stroke-opacity", "0.45").with("stroke-dasharray", "2 3"));
    }
    layout.labels.draw(markup, layout.bottom);
    let middle = f64::midpoint(layout.left, layout.right);
    let name = Element::new("text").at(middle, layout.x_name).with("text-anchor", "middle");
    markup.text(&name.number("font-size", SMALL), &figure.x.name);
    markup.close("g");
}

/// What is said in place of marks.
pub(super) fn empty(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    let (x, y) = (f64::midpoint(layout.left, layout.right), f64::midpoint(layout.top, layout.bottom));
    let words = Element::new("text").at(x, y).with("text-anchor", "middle").with("font-size", "15");
    markup.text(&words.with("fill", style.muted), figure.empty);
}

/// The small print.
pub(super) fn footnote(markup: &mut Markup, layout: &Layout, style: &SvgStyle) {
    for lines in &layout.notes {
        lines.draw(markup, &Element::new("text").with("fill", style.muted));
    }
}

fn line(x1: f64, y1: f64, x2: f64, y2: f64) -> Element {
    Element::new("line").number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2)
}
