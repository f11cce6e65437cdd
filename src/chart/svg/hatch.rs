//! Black and white: the pattern, the dashes and the marker that tell a series apart without any color.

use crate::chart::{Figure, Paint, Texture, legend::Sample, shape::Ink};
use crate::model::{Color, FigureKind};

use super::markup::{Element, Markup, number};

/// So many patterns there are: twelve black on white, the same white on black, the same on grey.
const MANY: usize = 36;
/// The pattern of what was not coded, if it is free: plain white.
const WHITE: usize = 12;
/// The size of a tile of every pattern; all of them repeat within it.
const TILE: f64 = 12.0;

/// What is drawn in a tile.
enum Drawing {
    /// Nothing.
    Plain,
    /// Lines of a width.
    Lines(&'static str, f64),
    /// Dots of a radius, so far apart.
    Dots(f64, f64),
    /// Areas.
    Areas(&'static str),
}

/// The first twelve, neighbours as different as can be; the first is plain black, the seventh plain grey.
const DRAWINGS: [Drawing; 12] = [
    Drawing::Plain,
    Drawing::Lines("M-1 13L13 -1M-1 7L7 -1M5 13L13 5M-1 1L1 -1M11 13L13 11", 0.9),
    Drawing::Dots(1.05, 4.0),
    Drawing::Lines("M-1 13L13 -1M-1 7L7 -1M5 13L13 5M-1 -1L13 13M5 -1L13 7M-1 5L7 13", 0.8),
    Drawing::Lines("M0 2H12M0 6H12M0 10H12", 1.1),
    Drawing::Lines("M-1 -1L13 13M5 -1L13 7M-1 5L7 13", 2.2),
    Drawing::Plain,
    Drawing::Lines("M2 0V12M6 0V12M10 0V12", 1.1),
    Drawing::Dots(2.0, 6.0),
    Drawing::Lines("M0 3H12M0 9H12M3 0V12M9 0V12", 0.8),
    Drawing::Lines("M-1 13L13 -1M-1 7L7 -1M5 13L13 5M-1 1L1 -1M11 13L13 11", 2.2),
    Drawing::Areas(
        "M0 0H3V3H0ZM6 0H9V3H6ZM3 3H6V6H3ZM9 3H12V6H9ZM0 6H3V9H0ZM6 6H9V9H6ZM3 9H6V12H3ZM9 9H12V12H9Z",
    ),
];

/// Which pattern each look of a figure's marks has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hatches {
    all: Vec<((Paint, Texture), usize)>,
    has_areas: bool,
}

impl Hatches {
    /// A pattern for each color that the legend names. A place of the palette has always the same one;
    /// what has the color of another one, or a color of its own, gets the next that is free. Empty where
    /// every name stands beside its marks.
    pub(super) fn of(figure: &Figure) -> Self {
        let mut looks: Vec<(Paint, Texture)> = Vec::new();
        for key in figure.keys() {
            match key.sample {
                Sample::Ink(Ink::Paint(paint, texture)) if !looks.contains(&(paint, texture)) => {
                    looks.push((paint, texture));
                }
                _ => {}
            }
        }
        let mut all: Vec<((Paint, Texture), usize)> = Vec::new();
        for look in &looks {
            if let Some(own) = own(look.0).filter(|own| !is_taken(&all, *own)) {
                all.push((*look, own));
            }
        }
        for (rank, look) in looks.iter().enumerate() {
            if !all.iter().any(|(known, _)| known == look) {
                let free = (0..MANY).find(|place| *place != WHITE && !is_taken(&all, *place));
                all.push((*look, free.unwrap_or(rank % MANY)));
            }
        }
        let has_lines =
            matches!(figure.kind, FigureKind::Lines | FigureKind::Cumulative | FigureKind::Raised);
        Self { all, has_areas: !has_lines }
    }

    /// The place of the pattern of an ink; none where it needs no pattern.
    pub(super) fn place(&self, ink: Ink) -> Option<usize> {
        let Ink::Paint(paint, texture) = ink else { return None };
        self.all.iter().find(|(look, _)| *look == (paint, texture)).map(|(_, place)| *place)
    }

    /// What a shape is filled with; none where it needs no pattern.
    pub(super) fn fill(&self, ink: Ink) -> Option<String> {
        self.place(ink).filter(|_| self.has_areas).map(|place| format!("url(#hatch-{place})"))
    }

    /// The patterns in the order of their places.
    pub(super) fn define(&self, markup: &mut Markup) {
        let mut places: Vec<usize> =
            self.all.iter().filter(|_| self.has_areas).map(|(_, place)| *place).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            define(markup, place);
        }
    }

    /// Whether there is nothing to define.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty() || !self.has_areas
    }
}

/// How a line is broken.
pub(super) fn dashes(place: usize) -> Option<&'static str> {
    match place % 4 {
        0 => None,
        1 => Some("6 3"),
        2 => Some("1.5 2.5"),
        _ => Some("9 3 1.5 3"),
    }
}

/// A marker around a point: one of five shapes, filled or hollow.
pub(super) fn marker(place: usize, (x, y): (f64, f64), radius: f64) -> Element {
    let by = |points: &[(f64, f64)]| {
        let mut path = String::new();
        for (right, down) in points {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            path.push_str(&number(x + right * radius));
            path.push(' ');
            path.push_str(&number(y + down * radius));
        }
        path.push('Z');
        Element::new("path").with("d", &path)
    };
    let shape = match place % 5 {
        0 => Element::new("circle").number("cx", x).number("cy", y).number("r", radius),
        1 => by(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => by(&[(0.0, -1.25), (1.15, 0.85), (-1.15, 0.85)]),
        3 => by(&[(0.0, -1.35), (1.35, 0.0), (0.0, 1.35), (-1.35, 0.0)]),
        _ => by(&[(0.0, 1.25), (1.15, -0.85), (-1.15, -0.85)]),
    };
    shape.with("fill", if place.is_multiple_of(2) { "#000000" } else { "#FFFFFF" })
}

/// The pattern of a place of the palette, and of what was not coded.
fn own(paint: Paint) -> Option<usize> {
    match paint {
        Paint::Color(Color::Place(place)) => Some(usize::from(place)).filter(|place| *place < MANY),
        Paint::Color(Color::Rgb(_)) => None,
        Paint::Neutral => Some(WHITE),
    }
}

fn is_taken(all: &[((Paint, Texture), usize)], place: usize) -> bool {
    all.iter().any(|(_, taken)| *taken == place)
}

fn define(markup: &mut Markup, place: usize) {
    let (ground, ink) = match (place % 12, place / 12) {
        (0, 0) | (_, 1) => ("#000000", "#FFFFFF"),
        (6, 0) => ("#A6A6A6", "#000000"),
        (_, 0) => ("#FFFFFF", "#000000"),
        _ => ("#CFCFCF", "#000000"),
    };
    // Plain ones have no lines that could tell black on white from white on black.
    let ground = match place {
        WHITE => "#FFFFFF",
        18 => "#595959",
        30 => "#E8E8E8",
        _ => ground,
    };
    let tile = Element::new("pattern").with("id", &format!("hatch-{place}"));
    let tile = tile.number("width", TILE).number("height", TILE).with("patternUnits", "userSpaceOnUse");
    markup.open(&tile);
    let all = Element::new("rect").number("width", TILE).number("height", TILE);
    markup.leaf(&all.with("fill", ground));
    match DRAWINGS.get(place % 12) {
        Some(Drawing::Lines(path, width)) => {
            let lines = Element::new("path").with("d", path).with("fill", "none").with("stroke", ink);
            markup.leaf(&lines.number("stroke-width", *width));
        }
        Some(Drawing::Areas(path)) => {
            markup.leaf(&Element::new("path").with("d", path).with("fill", ink));
        }
        Some(Drawing::Dots(radius, step)) => dots(markup, (*radius, *step), ink),
        Some(Drawing::Plain) | None => {}
    }
    markup.close("pattern");
}

/// Dots on a grid of a distance, in a tile.
fn dots(markup: &mut Markup, (radius, step): (f64, f64), ink: &str) {
    let places =
        || std::iter::successors(Some(step / 2.0), move |at| Some(at + step)).take_while(|at| *at < TILE);
    for y in places() {
        for x in places() {
            let dot = Element::new("circle").number("cx", x).number("cy", y).number("r", radius);
            markup.leaf(&dot.with("fill", ink));
        }
    }
}
