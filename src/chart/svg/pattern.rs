//! What marks are filled with: a color, or a pattern in that color.

use std::collections::BTreeSet;

use crate::chart::{Figure, Paint, Series, Texture, palette};

use super::SvgStyle;
use super::markup::{Element, Markup};

/// What a series is filled with: a color or a pattern.
pub(super) fn fill_of(series: &Series, style: &SvgStyle) -> String {
    let color = color_of(series, style);
    if series.texture == Texture::Solid {
        color
    } else {
        format!("url(#{})", pattern_id(series.texture, &color))
    }
}

/// The textures that the figure uses.
pub(super) fn define(markup: &mut Markup, figure: &Figure, style: &SvgStyle) {
    let textured = figure.series.iter().filter(|series| series.texture != Texture::Solid);
    let used: BTreeSet<(Texture, String)> =
        textured.map(|series| (series.texture, color_of(series, style))).collect();
    if used.is_empty() {
        return;
    }
    markup.open(&Element::new("defs"));
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
            Texture::Falling => stroke("M-1 -1L7 7M-1 5L1 7M5 -1L7 1", style),
            Texture::Solid | Texture::Rising => stroke("M-1 7L7 -1M-1 1L1 -1M5 7L7 5", style),
        };
        markup.leaf(&ink.with("opacity", "0.7"));
        markup.close("pattern");
    }
    markup.close("defs");
}

fn stroke(path: &str, style: &SvgStyle) -> Element {
    Element::new("path").with("d", path).with("stroke", style.paper).with("stroke-width", "1.4")
}

fn color_of(series: &Series, style: &SvgStyle) -> String {
    let [red, green, blue] = match series.paint {
        Paint::Color(color) => palette::rgb(color, style.look),
        Paint::Neutral => palette::neutral(style.look),
    };
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn pattern_id(texture: Texture, color: &str) -> String {
    format!("{}-{}", texture.as_str(), color.trim_start_matches('#'))
}
