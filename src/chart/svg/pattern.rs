//! What marks are filled with: a color, or a pattern in that color.

use std::collections::BTreeSet;

use crate::chart::shape::{Drawn, Ink};
use crate::chart::{Figure, Paint, Texture, palette};

use super::SvgStyle;
use super::layout::Layout;
use super::markup::{Element, Markup};

/// The fill of the ground of bins in which no article was coded.
pub(super) const BLANK_FILL: &str = "url(#no-article)";

/// What a shape is filled with: a color or a pattern.
pub(super) fn fill_of(ink: Ink, style: &SvgStyle) -> String {
    let color = color_of(ink, style);
    match ink {
        Ink::Paint(_, Texture::Solid) | Ink::Strength(_) => color,
        Ink::Paint(_, texture) => format!("url(#{})", pattern_id(texture, &color)),
    }
}

/// The color of a shape: `#RRGGBB`.
pub(super) fn color_of(ink: Ink, style: &SvgStyle) -> String {
    let rgb = match ink {
        Ink::Paint(Paint::Color(color), _) => palette::rgb(color, style.look),
        Ink::Paint(Paint::Neutral, _) => palette::neutral(style.look),
        Ink::Strength(strength) => palette::strength(strength, style.look),
    };
    hex(rgb)
}

/// The color of words on a shape.
pub(super) fn ink_on(ink: Ink, style: &SvgStyle) -> String {
    let rgb = match ink {
        Ink::Paint(Paint::Color(color), _) => palette::rgb(color, style.look),
        Ink::Paint(Paint::Neutral, _) => palette::neutral(style.look),
        Ink::Strength(strength) => palette::strength(strength, style.look),
    };
    hex(palette::words_on(rgb))
}

/// The patterns that the figure uses.
pub(super) fn define(markup: &mut Markup, figure: &Figure, layout: &Layout, style: &SvgStyle) {
    let drawn = layout.frames.iter().enumerate();
    let drawn = drawn.flat_map(|(place, frame)| figure.drawn(&frame.field, place, frame.room()));
    let textured = |drawn: Drawn| match drawn.ink {
        Ink::Paint(_, texture) if texture != Texture::Solid => Some((texture, color_of(drawn.ink, style))),
        _ => None,
    };
    let used: BTreeSet<(Texture, String)> = drawn.filter_map(textured).collect();
    let has_blank = !layout.frames.is_empty() && figure.x.columns.iter().any(|column| column.is_blank);
    if used.is_empty() && !has_blank {
        return;
    }
    markup.open(&Element::new("defs"));
    if has_blank {
        blank(markup, style);
    }
    for (texture, color) in used {
        let tile = Element::new("pattern")
            .with("id", &pattern_id(texture, &color))
            .with("width", "6")
            .with("height", "6")
            .with("patternUnits", "userSpaceOnUse");
        markup.open(&tile);
        markup.leaf(&Element::new("rect").with("width", "6").with("height", "6").with("fill", &color));
        let ink = match texture {
            Texture::Dotted => Element::new("circle")
                .with("cx", "3")
                .with("cy", "3")
                .with("r", "1.3")
                .with("fill", style.paper),
            Texture::Falling => stroke("M-1 -1L7 7M-1 5L1 7M5 -1L7 1", style.paper),
            Texture::Solid | Texture::Rising => stroke("M-1 7L7 -1M-1 1L1 -1M5 7L7 5", style.paper),
        };
        markup.leaf(&ink.with("opacity", "0.7"));
        markup.close("pattern");
    }
    markup.close("defs");
}

/// Thin lines far apart.
fn blank(markup: &mut Markup, style: &SvgStyle) {
    let tile = Element::new("pattern").with("id", "no-article").with("width", "8").with("height", "8");
    markup.open(&tile.with("patternUnits", "userSpaceOnUse"));
    let path = stroke("M-1 9L9 -1M-1 1L1 -1M7 9L9 7", style.muted);
    markup.leaf(&path.with("opacity", "0.28"));
    markup.close("pattern");
}

fn stroke(path: &str, color: &str) -> Element {
    Element::new("path").with("d", path).with("stroke", color).with("stroke-width", "1.4")
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn pattern_id(texture: Texture, color: &str) -> String {
    format!("{}-{}", texture.as_str(), color.trim_start_matches('#'))
}
