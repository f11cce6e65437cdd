//! The marks, series by series.

use crate::chart::Figure;
use crate::chart::shape::{Area, Drawn, Ink, Shape};

use super::fields::Frame;
use super::layout::{LABEL, Layout};
use super::markup::{Element, Markup, number};
use super::pattern::Fills;

/// The paper that shows between two pieces of a stack.
const GAP: f64 = 1.0;

/// All marks of all fields.
pub(super) fn draw(markup: &mut Markup, figure: &Figure, layout: &Layout, fills: &Fills<'_>) {
    for (place, frame) in layout.frames.iter().enumerate() {
        let all = figure.drawn(&frame.field, place, frame.room());
        for run in all.chunk_by(|one, other| one.series == other.series) {
            let Some(series) = run.first().and_then(|drawn| figure.series.get(drawn.series)) else {
                continue;
            };
            let group = Element::new("g").with("class", "series").with("data-row", &series.label);
            let own = run.first().map(|drawn| fills.fill(drawn.ink)).unwrap_or_default();
            markup.open(&group.with("fill", &own));
            for drawn in run {
                let fill = Some(fills.fill(drawn.ink)).filter(|fill| *fill != own);
                Pen { markup: &mut *markup, figure, frame, fills }.draw(drawn, fill.as_deref());
            }
            markup.close("g");
        }
    }
}

/// What draws one field.
struct Pen<'a> {
    markup: &'a mut Markup,
    figure: &'a Figure,
    frame: &'a Frame,
    fills: &'a Fills<'a>,
}

impl Pen<'_> {
    fn draw(&mut self, drawn: &Drawn, fill: Option<&str>) {
        let color = self.fills.color(drawn.ink);
        match &drawn.shape {
            Shape::Bar(area) => {
                let bar = self.rect(area, self.standing(area, drawn)).with_if("fill", fill);
                self.mark(bar, drawn);
            }
            Shape::Tile(area, words) => {
                let tile = self.rect(area, 0.0).with_if("fill", fill);
                self.mark(tile, drawn);
                self.words(area, words, drawn.ink);
            }
            Shape::Line(points) => {
                let path = Element::new("path").with("d", &self.path(points.iter().copied()));
                let path = path.with("fill", "none").with("stroke", &color);
                let path =
                    path.with("stroke-width", self.fills.style.stroke).with("stroke-linejoin", "round");
                self.markup.leaf(&path.with_if("stroke-dasharray", self.fills.dashes(drawn.ink)));
            }
            Shape::Band(points) => {
                let there = points.iter().map(|(x, _, high)| (*x, *high));
                let back = points.iter().rev().map(|(x, low, _)| (*x, *low));
                let path = Element::new("path").with("d", &format!("{}Z", self.path(there.chain(back))));
                let path = path.with("class", "band").with("fill", &color);
                self.markup.leaf(&path.with("fill-opacity", self.fills.style.band));
            }
            Shape::Whisker(from, to) => self.whisker(*from, *to),
            Shape::Point(x, y) => {
                let radius = if self.frame.room().column < 7.0 { 2.2 } else { 3.2 };
                let point = self.fills.marker(drawn.ink, (self.frame.x(*x), self.frame.y(*y)), radius);
                self.mark(point, drawn);
            }
            Shape::Dots(points, step) => self.dots(points, *step, drawn, &color),
        }
    }

    /// A rectangle with `gap` pixels of paper above it.
    fn rect(&self, area: &Area, gap: f64) -> Element {
        let (left, right) = (self.frame.x(area.left), self.frame.x(area.right));
        let (high, low) = (self.frame.y(area.high), self.frame.y(area.low));
        let (width, height) = (right - left, low - high);
        let gap = if height > 3.0 * gap { gap } else { 0.0 };
        let rect = Element::new("rect")
            .at(left, high)
            .number("width", width)
            .number("height", (height - gap).max(0.0))
            .with("rx", if width > 8.0 && height > 5.0 { "1.5" } else { "0" });
        self.fills.outlined(rect)
    }

    /// The gap of a piece that stands on another one.
    fn standing(&self, area: &Area, _: &Drawn) -> f64 {
        if self.figure.stacked && area.low > 0.0 { GAP } else { 0.0 }
    }

    /// Words in the middle of an area, where they fit.
    fn words(&mut self, area: &Area, words: &str, ink: Ink) {
        let (x, y) = area.center();
        let wide = self.frame.x(area.right) - self.frame.x(area.left);
        if super::width::width(words, LABEL) > wide {
            return;
        }
        let color = self.fills.words_on(ink);
        let at = Element::new("text").at(self.frame.x(x), self.frame.y(y) + LABEL * 0.36);
        self.markup.text(&at.with("text-anchor", "middle").with("fill", &color), words);
    }

    fn whisker(&mut self, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) =
            ((self.frame.x(from.0), self.frame.y(from.1)), (self.frame.x(to.0), self.frame.y(to.1)));
        let cap = 3.5;
        let is_flat = (y1 - y2).abs() < 0.005;
        let (across, up) = if is_flat { (0.0, cap) } else { (cap, 0.0) };
        let step = |x: f64, y: f64| {
            let ends = [x - across, y - up, x + across, y + up].map(number);
            format!("M{} {}L{} {}", ends[0], ends[1], ends[2], ends[3])
        };
        let [a, b, c, d] = [x1, y1, x2, y2].map(number);
        let path = format!("M{a} {b}L{c} {d}{}{}", step(x1, y1), step(x2, y2));
        let path = Element::new("path").with("class", "interval").with("d", &path).with("fill", "none");
        self.markup.leaf(&path.with("stroke", self.fills.style.text).with("stroke-width", "1.2"));
    }

    fn dots(&mut self, points: &[(f64, f64)], step: f64, drawn: &Drawn, color: &str) {
        let Some((_, mark)) = self.figure.mark_of(drawn) else { return };
        let radius = step * self.frame.room().column * 0.42;
        let group = self.data(Element::new("g"), drawn).with("fill", color);
        let words = self.figure.mark_of(drawn).map(|(series, mark)| self.figure.mark_words(series, mark));
        self.markup.open(&group);
        self.markup.text(&Element::new("title"), &words.unwrap_or_default());
        for ((x, y), id) in points.iter().zip(&mark.statements) {
            let dot = self.dot(*x, *y, radius);
            self.markup.leaf(&dot.with("data-statement", &id.to_string()));
        }
        self.markup.close("g");
    }

    fn dot(&self, x: f64, y: f64, radius: f64) -> Element {
        let dot = Element::new("circle").number("cx", self.frame.x(x)).number("cy", self.frame.y(y));
        dot.number("r", radius)
    }

    /// An element that stands for a mark: with its numbers, its statements and its name.
    fn mark(&mut self, element: Element, drawn: &Drawn) {
        let Some((series, mark)) = self.figure.mark_of(drawn) else { return };
        let words = self.figure.mark_words(series, mark);
        let element = self.data(element, drawn);
        self.markup.titled(&element, &words);
    }

    fn data(&self, element: Element, drawn: &Drawn) -> Element {
        let Some((series, mark)) = self.figure.mark_of(drawn) else { return element };
        let column = self.figure.x.columns.get(mark.column).map_or("", |column| column.label.as_str());
        let ids: Vec<String> = mark.statements.iter().map(ToString::to_string).collect();
        let value = mark.value.map(exact);
        let ends = mark.interval.map(|(low, high)| (exact(low), exact(high)));
        element
            .with("data-row", &series.label)
            .with("data-column", column)
            .with_if("data-value", value.as_deref())
            .with_if("data-low", ends.as_ref().map(|(low, _)| low.as_str()))
            .with_if("data-high", ends.as_ref().map(|(_, high)| high.as_str()))
            .with("data-statements", &ids.join(" "))
    }

    fn path(&self, points: impl Iterator<Item = (f64, f64)>) -> String {
        let mut path = String::new();
        for (x, y) in points {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            path.push_str(&number(self.frame.x(x)));
            path.push(' ');
            path.push_str(&number(self.frame.y(y)));
        }
        path
    }
}

/// A value with all its digits.
fn exact(value: f64) -> String {
    if value.fract() == 0.0 { number(value) } else { value.to_string() }
}
