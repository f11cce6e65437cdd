//! The shapes of a figure as items of `egui_plot`, and what is painted over them.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use egui::{Color32, Galley, Mesh, Rect, Stroke, Ui, pos2, vec2};
use egui_plot::{Bar, BarChart, FilledArea, Line, LineStyle, PlotPoints, PlotUi, Points};

use crate::chart::shape::{Area, Drawn, Ink, Room, Shape};
use crate::chart::{Figure, Mark, Paint, Texture};

use super::super::view::View;
use super::across::Across;
use super::fine::add_dot;
use super::sheet::narrow;
use super::texture::texture_ui;

/// Where the numbers of a field stand on screen.
pub(super) struct Scene {
    pub(super) inner: Rect,
    pub(super) across: Across,
    pub(super) up: (f64, f64),
}

impl Scene {
    /// The point of a number to the right.
    pub(super) fn x(&self, number: f64) -> f32 {
        self.across.x(number)
    }

    /// The point of a number upward.
    pub(super) fn y(&self, number: f64) -> f32 {
        let (from, to) = self.up;
        self.inner.bottom() - narrow((number - from) / (to - from)) * self.inner.height()
    }

    /// Whether any of a shape is in view.
    pub(super) fn shows(&self, drawn: &Drawn) -> bool {
        match &drawn.shape {
            Shape::Bar(area) | Shape::Tile(area, _) => self.across.shows(area.left, area.right),
            Shape::Point(x, _) => self.across.shows(*x, *x),
            Shape::Whisker((from, _), (to, _)) => self.across.shows(*from, *to),
            Shape::Dots(points, _) => points.iter().any(|(x, _)| self.across.shows(*x, *x)),
            Shape::Line(_) | Shape::Band(_) => true,
        }
    }

    fn rect(&self, area: &Area) -> Rect {
        Rect::from_two_pos(
            pos2(self.x(area.left), self.y(area.low)),
            pos2(self.x(area.right), self.y(area.high)),
        )
    }
}

/// What draws the shapes of one field.
pub(super) struct Painter<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) figure: &'a Figure,
    pub(super) scene: &'a Scene,
    /// The marks that are chosen; all others are drawn quietly where there are some.
    pub(super) chosen: &'a HashSet<*const Mark>,
    pub(super) room: Room,
}

impl Painter<'_> {
    /// Adds the items to a plot; where they are many, without points and dots, which [`over`](Self::over)
    /// paints.
    pub(super) fn plot(&self, plot: &mut PlotUi<'_>, drawn: &[&Drawn], are_many: bool) {
        let gap = Stroke::new(1.0, self.view.look().panel);
        let bars = drawn.iter().filter_map(|one| match &one.shape {
            Shape::Bar(area) | Shape::Tile(area, _) => {
                let (x, _) = area.center();
                let bar = Bar::new(x, area.high - area.low).base_offset(area.low);
                Some(bar.width(area.right - area.left).fill(self.color(one)).stroke(gap))
            }
            _ => None,
        });
        plot.bar_chart(BarChart::new("bars", bars.collect()).allow_hover(false));
        let is_dot = |one: &Drawn| matches!(one.shape, Shape::Point(..) | Shape::Dots(..));
        for one in drawn.iter().filter(|one| !(are_many && is_dot(one))) {
            self.item(plot, one);
        }
    }

    fn item(&self, plot: &mut PlotUi<'_>, drawn: &Drawn) {
        let color = self.color(drawn);
        match &drawn.shape {
            Shape::Line(points) => {
                let points = points.iter().map(|(x, y)| [*x, *y]).collect::<PlotPoints<'_>>();
                let line = Line::new("", points).color(color).width(2.0).style(style(drawn.ink));
                // Else what rises upright would be drawn as a band between its ends.
                plot.line(line.allow_band(false).allow_hover(false));
            }
            Shape::Band(points) => {
                let part = |pick: fn(&(f64, f64, f64)) -> f64| points.iter().map(pick).collect::<Vec<f64>>();
                let (xs, lows, highs) = (part(|it| it.0), part(|it| it.1), part(|it| it.2));
                let area = FilledArea::new("", &xs, &lows, &highs).fill_color(color.gamma_multiply(0.18));
                plot.add(area.stroke(Stroke::NONE).allow_hover(false));
            }
            Shape::Whisker(from, to) => {
                let points = PlotPoints::from(vec![[from.0, from.1], [to.0, to.1]]);
                let line = Line::new("", points).color(self.view.look().text).width(1.2);
                plot.line(line.allow_band(false).allow_hover(false));
            }
            Shape::Point(x, y) => {
                let radius = self.radius(drawn);
                let point = Points::new("", [*x, *y]).color(color).filled(true).radius(radius);
                plot.points(point.allow_hover(false));
            }
            Shape::Dots(points, step) => {
                let points = points.iter().map(|(x, y)| [*x, *y]).collect::<PlotPoints<'_>>();
                let radius = narrow(step * self.room.column * 0.42);
                let dots = Points::new("", points).color(color).filled(true).radius(radius);
                plot.points(dots.allow_hover(false));
            }
            Shape::Bar(_) | Shape::Tile(..) => {}
        }
    }

    fn radius(&self, drawn: &Drawn) -> f32 {
        let radius = if self.room.column < 7.0 { 2.0 } else { 3.0 };
        if self.is_chosen(drawn) { radius + 2.0 } else { radius }
    }

    /// Points and dots where they are many: disks, or one mesh where the dots are so small that nobody tells
    /// the difference.
    fn dots(&self, painter: &egui::Painter, drawn: &[&Drawn]) {
        let (mut mesh, mut disks) = (Mesh::default(), Vec::new());
        for one in drawn {
            match &one.shape {
                Shape::Point(x, y) => {
                    let center = pos2(self.scene.x(*x), self.scene.y(*y));
                    painter.circle_filled(center, self.radius(one), self.color(one));
                }
                Shape::Dots(points, step) => {
                    let (color, across) = (self.color(one), narrow(step * self.room.column * 0.84));
                    // A sheet may be higher than its room: most dots are out of view then.
                    let seen = painter.clip_rect().expand(across);
                    let places = points.iter().map(|(x, y)| pos2(self.scene.x(*x), self.scene.y(*y)));
                    let places = places.filter(|place| seen.contains(*place));
                    if across * painter.pixels_per_point() < TINY {
                        places.for_each(|place| add_dot(&mut mesh, place, across, color));
                    } else {
                        disks.extend(
                            places.map(|place| egui::Shape::circle_filled(place, across / 2.0, color)),
                        );
                    }
                }
                _ => {}
            }
        }
        painter.add(egui::Shape::mesh(mesh));
        painter.extend(disks);
    }

    /// What stands over the items: textures, and words in tiles.
    pub(super) fn over(&self, ui: &Ui, drawn: &[&Drawn], are_many: bool) {
        let painter = ui.painter_at(self.scene.inner);
        let look = self.view.look();
        if are_many {
            self.dots(&painter, drawn);
        }
        let mut known: BTreeMap<&str, Arc<Galley>> = BTreeMap::new();
        for one in drawn {
            match (&one.shape, one.ink) {
                (Shape::Bar(area), Ink::Paint(_, texture)) if texture != Texture::Solid => {
                    texture_ui(&painter, self.scene.rect(area), texture, look.panel);
                }
                (Shape::Tile(area, words), _) => {
                    let (rect, font) = (self.scene.rect(area), self.view.theme.caption());
                    // The same few numbers stand in most tiles.
                    let galley = known
                        .entry(words)
                        .or_insert_with(|| painter.layout_no_wrap(words.clone(), font, Color32::PLACEHOLDER));
                    if galley.size().x <= rect.width() && galley.size().y <= rect.height() + 4.0 {
                        let at = rect.center() - galley.size() / 2.0;
                        painter.galley(at, Arc::clone(galley), look.words_on(self.color(one)));
                    }
                }
                _ => {}
            }
        }
        self.frame_chosen(ui, drawn);
    }

    /// A frame around chosen tiles, whose strength must not change.
    fn frame_chosen(&self, ui: &Ui, drawn: &[&Drawn]) {
        for one in drawn.iter().filter(|one| matches!(one.ink, Ink::Strength(_)) && self.is_chosen(one)) {
            if let Some(rect) = self.place(one) {
                let stroke = (2.0, self.view.look().accent);
                ui.painter().rect_stroke(rect, 2.0, stroke, egui::StrokeKind::Outside);
            }
        }
    }

    /// Where a shape can be pointed at; none for what stands for no mark.
    pub(super) fn place(&self, drawn: &Drawn) -> Option<Rect> {
        drawn.mark?;
        match &drawn.shape {
            Shape::Bar(area) | Shape::Tile(area, _) => Some(self.scene.rect(area)),
            Shape::Point(x, y) => {
                Some(Rect::from_center_size(pos2(self.scene.x(*x), self.scene.y(*y)), vec2(12.0, 12.0)))
            }
            Shape::Dots(points, step) => {
                let radius = narrow(step * self.room.column / 2.0).max(2.0);
                let mut heap = Rect::NOTHING;
                for (x, y) in points {
                    heap.extend_with(pos2(self.scene.x(*x), self.scene.y(*y)));
                }
                Some(heap.expand(radius))
            }
            Shape::Line(_) | Shape::Band(_) | Shape::Whisker(..) => None,
        }
    }

    fn is_chosen(&self, drawn: &Drawn) -> bool {
        self.figure.mark_of(drawn).is_some_and(|(_, mark)| self.chosen.contains(&std::ptr::from_ref(mark)))
    }

    fn color(&self, drawn: &Drawn) -> Color32 {
        let color = ink_color(self.view, drawn.ink);
        let is_area = !matches!(drawn.shape, Shape::Line(_) | Shape::Band(_) | Shape::Point(..));
        let is_painted = matches!(drawn.ink, Ink::Paint(..));
        if is_area && is_painted && !self.chosen.is_empty() && !self.is_chosen(drawn) {
            return self.view.look().panel.lerp_to_gamma(color, 0.5);
        }
        color
    }
}

/// Dots of fewer dots of the screen across are squares as well as disks.
const TINY: f32 = 3.0;

/// More points and dots than this are painted without items of their own.
const MANY: usize = 4_000;

/// Whether points and dots are so many that each can have no item of its own.
pub(super) fn are_many(drawn: &[&Drawn]) -> bool {
    let dots = |one: &&Drawn| match &one.shape {
        Shape::Dots(points, _) => points.len(),
        Shape::Point(..) => 1,
        _ => 0,
    };
    drawn.iter().map(dots).sum::<usize>() > MANY
}

/// The color of a shape.
pub(super) fn ink_color(view: &View<'_>, ink: Ink) -> Color32 {
    match ink {
        Ink::Paint(Paint::Color(color), _) => view.theme.color(color),
        Ink::Paint(Paint::Neutral, _) => view.look().neutral(),
        Ink::Strength(strength) => view.look().strength(strength),
    }
}

/// How a line is broken, so that color is not the only difference.
fn style(ink: Ink) -> LineStyle {
    match ink {
        Ink::Paint(_, Texture::Rising) => LineStyle::Dashed { length: 8.0 },
        Ink::Paint(_, Texture::Dotted) => LineStyle::Dotted { spacing: 5.0 },
        Ink::Paint(_, Texture::Falling) => LineStyle::Dashed { length: 14.0 },
        _ => LineStyle::Solid,
    }
}
