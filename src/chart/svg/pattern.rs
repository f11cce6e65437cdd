//! What marks are filled with: a color, or a pattern in that color.

use std::collections::BTreeSet;

use crate::chart::palette::{self, Look};
use crate::chart::shape::{Drawn, Ink};
use crate::chart::{Figure, Paint, Texture};

use super::SvgStyle;
use super::hatch::{self, Hatches};
use super::layout::Layout;
use super::markup::{Element, Markup};

/// The fill of the ground of bins in which no article was coded.
pub(super) const BLANK_FILL: &str = "url(#no-article)";

/// The fill of bars whose names stand beside them, in black and white: light, so that the whiskers of
/// intervals are seen on it.
const PLAIN: [u8; 3] = [0xC4; 3];

/// What the marks of a figure are painted with in a style.
#[derive(Debug)]
pub(super) struct Fills<'a> {
    pub(super) style: &'a SvgStyle,
    /// The patterns that stand for colors in black and white; none where there are colors.
    hatches: Option<Hatches>,
}

impl<'a> Fills<'a> {
    /// Those of a figure.
    pub(super) fn of(figure: &Figure, style: &'a SvgStyle) -> Self {
        Self { style, hatches: (style.look == Look::Print).then(|| Hatches::of(figure)) }
    }

    /// What an area is filled with: a color or a pattern.
    pub(super) fn fill(&self, ink: Ink) -> String {
        if let Some(hatches) = &self.hatches {
            return hatches.fill(ink).unwrap_or_else(|| hex(self.ground(ink)));
        }
        match ink {
            Ink::Paint(_, Texture::Solid) | Ink::Strength(_) => self.color(ink),
            Ink::Paint(_, texture) => format!("url(#{})", pattern_id(texture, &self.color(ink))),
        }
    }

    /// The color of a line, a band or a dot: `#RRGGBB`.
    pub(super) fn color(&self, ink: Ink) -> String {
        hex(color_of(ink, self.style.look))
    }

    /// The color of words on an area.
    pub(super) fn words_on(&self, ink: Ink) -> String {
        if self.hatches.is_some() {
            return self.style.text.to_owned();
        }
        hex(palette::words_on(color_of(ink, self.style.look)))
    }

    /// How a line is broken, so that color is not the only difference.
    pub(super) fn dashes(&self, ink: Ink) -> Option<&'static str> {
        match (&self.hatches, ink) {
            (Some(hatches), _) => hatch::dashes(hatches.place(ink).unwrap_or(0)),
            (None, Ink::Paint(_, Texture::Rising)) => Some("7 4"),
            (None, Ink::Paint(_, Texture::Dotted)) => Some("2 3"),
            (None, Ink::Paint(_, Texture::Falling)) => Some("9 3 2 3"),
            (None, _) => None,
        }
    }

    /// What marks a point of a line.
    pub(super) fn marker(&self, ink: Ink, (x, y): (f64, f64), radius: f64) -> Element {
        if let Some(hatches) = &self.hatches {
            let marker = hatch::marker(hatches.place(ink).unwrap_or(0), (x, y), radius * 0.9);
            return marker.with("stroke", self.style.text).with("stroke-width", "0.9");
        }
        let dot = Element::new("circle").number("cx", x).number("cy", y).number("r", radius);
        dot.with("fill", &self.color(ink)).with("stroke", self.style.paper)
    }

    /// Whether markers tell series apart, so that a legend must show them.
    pub(super) fn has_markers(&self) -> bool {
        self.hatches.is_some()
    }

    /// An area with the thin line around it that black and white needs.
    pub(super) fn outlined(&self, area: Element) -> Element {
        if self.hatches.is_none() {
            return area;
        }
        area.with("stroke", self.style.text).with("stroke-width", "0.6")
    }

    /// The patterns that the figure uses.
    pub(super) fn define(&self, markup: &mut Markup, figure: &Figure, layout: &Layout) {
        let has_blank = !layout.frames.is_empty() && figure.x.columns.iter().any(|column| column.is_blank);
        let textures = if self.hatches.is_none() { self.textures(figure, layout) } else { BTreeSet::new() };
        let has_hatches = self.hatches.as_ref().is_some_and(|hatches| !hatches.is_empty());
        if textures.is_empty() && !has_blank && !has_hatches {
            return;
        }
        markup.open(&Element::new("defs"));
        if has_blank {
            blank(markup, self.style);
        }
        if let Some(hatches) = &self.hatches {
            hatches.define(markup);
        }
        for (texture, color) in textures {
            define_texture(markup, (texture, &color), self.style);
        }
        markup.close("defs");
    }

    /// The textures of the shapes that are drawn, in their colors.
    fn textures(&self, figure: &Figure, layout: &Layout) -> BTreeSet<(Texture, String)> {
        let drawn = layout.frames.iter().enumerate();
        let drawn = drawn.flat_map(|(place, frame)| figure.drawn(&frame.field, place, frame.room()));
        let textured = |drawn: Drawn| match drawn.ink {
            Ink::Paint(_, texture) if texture != Texture::Solid => Some((texture, self.color(drawn.ink))),
            _ => None,
        };
        drawn.filter_map(textured).collect()
    }

    /// The color of an area; where it has a pattern, that of the paint that the pattern stands for.
    fn ground(&self, ink: Ink) -> [u8; 3] {
        match ink {
            Ink::Paint(..) if self.hatches.is_some() => PLAIN,
            _ => color_of(ink, self.style.look),
        }
    }
}

fn color_of(ink: Ink, look: Look) -> [u8; 3] {
    match ink {
        Ink::Paint(Paint::Color(color), _) => palette::rgb(color, look),
        Ink::Paint(Paint::Neutral, _) => palette::neutral(look),
        Ink::Strength(strength) => palette::strength(strength, look),
    }
}

fn define_texture(markup: &mut Markup, (texture, color): (Texture, &str), style: &SvgStyle) {
    let tile = Element::new("pattern")
        .with("id", &pattern_id(texture, color))
        .with("width", "6")
        .with("height", "6")
        .with("patternUnits", "userSpaceOnUse");
    markup.open(&tile);
    markup.leaf(&Element::new("rect").with("width", "6").with("height", "6").with("fill", color));
    let ink = match texture {
        Texture::Dotted => {
            let dot = Element::new("circle").with("cx", "3").with("cy", "3").with("r", "1.3");
            dot.with("fill", style.paper)
        }
        Texture::Falling => stroke("M-1 -1L7 7M-1 5L1 7M5 -1L7 1", style.paper),
        Texture::Solid | Texture::Rising => stroke("M-1 7L7 -1M-1 1L1 -1M5 7L7 5", style.paper),
    };
    markup.leaf(&ink.with("opacity", "0.7"));
    markup.close("pattern");
}

/// Thin lines far apart; in black and white they fall, since most patterns of marks rise.
fn blank(markup: &mut Markup, style: &SvgStyle) {
    let tile = Element::new("pattern").with("id", "no-article").with("width", "8").with("height", "8");
    markup.open(&tile.with("patternUnits", "userSpaceOnUse"));
    let path = if style.look == Look::Print {
        let path = Element::new("path").with("d", "M-1 -1L9 9M-1 7L1 9M7 -1L9 1");
        path.with("stroke", style.line).with("stroke-width", "0.5")
    } else {
        stroke("M-1 9L9 -1M-1 1L1 -1M7 9L9 7", style.muted).with("opacity", "0.28")
    };
    markup.leaf(&path);
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
