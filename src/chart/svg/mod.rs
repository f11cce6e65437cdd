//! The figure as SVG 1.1: real text, one element a mark, the same bytes for the same figure.
//!
//! Every mark carries `data-row`, `data-column`, `data-value` and `data-statements` (ids, separated
//! by blanks) and its own tooltip, so that a page that shows the figure can lead to the quotes.

mod columns;
mod events;
mod fields;
mod frame;
mod hatch;
mod labels;
mod layout;
mod legend;
mod lines;
mod marks;
mod markup;
mod pattern;
mod style;
mod width;

pub use style::SvgStyle;

use layout::Layout;
use markup::{Element, Markup};
use pattern::Fills;

use super::Figure;

/// The whole picture, from `<svg` to `</svg>` and a last line end.
pub fn render(figure: &Figure, style: &SvgStyle) -> String {
    let layout = Layout::of(figure, style);
    let fills = Fills::of(figure, style);
    let mut markup = Markup::new();
    let (width, height) = (layout.width, layout.height);
    let root = Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .number("width", width)
        .number("height", height)
        .with("viewBox", &format!("0 0 {} {}", markup::number(width), markup::number(height)))
        .with("role", "img")
        .with("font-family", style.font)
        .number("font-size", layout::LABEL)
        .with("fill", style.text);
    markup.open(&root);
    markup.text(&Element::new("title"), &figure.title);
    markup.text(&Element::new("desc"), &figure.description);
    fills.define(&mut markup, figure, &layout);
    let paper = Element::new("rect").number("width", width).number("height", height);
    markup.leaf(&paper.with("fill", style.paper));
    frame::title(&mut markup, &layout);
    if layout.frames.is_empty() {
        frame::empty(&mut markup, &layout, style);
    } else {
        frame::draw(&mut markup, figure, &layout, style);
        events::draw(&mut markup, figure, &layout, style);
        marks::draw(&mut markup, figure, &layout, &fills);
        legend::draw(&mut markup, &layout, &fills);
    }
    frame::footnote(&mut markup, &layout, style);
    markup.close("svg");
    markup.finish()
}
