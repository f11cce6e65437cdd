//! The strip beside the scroll bar: where the article's statements and finds stand; a click goes there.

use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::model::{ByteIndex, SourceId, StatementId, Text, TextId};

use super::super::state::ColorBy;
use super::super::view::View;
use super::super::widget::color::statement_color;
use super::marks::Marks;

/// How finely the article's length is divided.
const STEPS: usize = 600;
/// The width of the strip, in points.
const WIDTH: f32 = 12.0;
/// A click so near to a tick means it, in points.
const NEAR: f32 = 5.0;

/// What stands at a step of the article's length.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Tick {
    step: usize,
    start: usize,
    color: Color32,
    statement: Option<StatementId>,
}

/// Where a click leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// To a statement.
    Statement(StatementId),
    /// To a place.
    Place(ByteIndex),
}

/// What ticks belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    source: Option<SourceId>,
    text: TextId,
    revision: u64,
    is_dark: bool,
    color_by: ColorBy,
    /// Which search, and how much it found.
    finds: Option<(u64, usize)>,
}

/// The ticks of one article, worked out when statements or finds change and not once a frame.
#[derive(Debug, Default)]
pub(super) struct Strip {
    key: Option<Key>,
    statements: Vec<Tick>,
    found: Vec<Tick>,
    length: usize,
}

impl Strip {
    /// Takes up the statements and finds; does nothing where nothing changed. A change costs a search for
    /// each step, however many statements there are.
    pub fn follow(&mut self, view: &View<'_>, text: &Text, marks: &Marks) {
        let found = &view.derived.found;
        let is_dark = view.look().paper.r() < 128;
        let finds = found.is_of(text.id()).then(|| (found.searches(), found.hits().len()));
        let (source, revision) = (view.state.source, view.derived.revision());
        let color_by = view.state.color_by;
        let key = Key { source, text: text.id(), revision, is_dark, color_by, finds };
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.length = text.len().0;
        let all = marks.all();
        self.statements = firsts(all, self.length, |mark| mark.span.start().0)
            .map(|(step, mark)| {
                let statement = view.project.statement(mark.id);
                let color = statement.map_or(view.look().muted, |it| statement_color(view, it));
                Tick { step, start: mark.span.start().0, color, statement: Some(mark.id) }
            })
            .collect();
        let hits = if finds.is_some() { found.hits() } else { &[] };
        let color = view.look().warn;
        self.found = firsts(hits, self.length, |hit| hit.start().0)
            .map(|(step, hit)| Tick { step, start: hit.start().0, color, statement: None })
            .collect();
    }

    /// Paints the ticks over a part of the page, whose height stands for the whole article; gives where a
    /// click leads.
    ///
    /// `body` is the part of the height, from 0 to 1, at which its words begin and end.
    pub fn ui(&self, ui: &mut Ui, page: Rect, body: (f32, f32)) -> Option<Target> {
        if self.statements.is_empty() && self.found.is_empty() {
            return None;
        }
        let right = page.right() - ui.spacing().scroll.bar_width - 2.0;
        let strip = Rect::from_min_max(pos2(right - WIDTH, page.top()), pos2(right, page.bottom()));
        let y = |tick: &Tick| {
            let part = body.0 + part_of(tick.step, STEPS) * (body.1 - body.0);
            strip.top() + strip.height() * part
        };
        let middle = strip.center().x;
        let draw = |tick: &Tick, left: f32, right: f32| {
            let rect = Rect::from_min_max(pos2(left, y(tick) - 1.0), pos2(right, y(tick) + 1.0));
            ui.painter().rect_filled(rect, 1.0, tick.color);
        };
        self.statements.iter().for_each(|tick| draw(tick, middle + 0.5, strip.right()));
        self.found.iter().for_each(|tick| draw(tick, strip.left(), middle - 0.5));
        let response = ui.interact(strip, ui.scope_id().with("strip"), Sense::click());
        let (statements, found) = (self.statements.len(), self.found.len());
        let name = format!("Marks beside the scroll bar: {statements} of statements, {found} of finds");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let point = response.interact_pointer_pos().filter(|_| response.clicked())?;
        let distance = |tick: &&Tick| (y(tick) - point.y).abs();
        let side = if point.x < middle { &self.found } else { &self.statements };
        let nearest = side
            .iter()
            .chain(&self.statements)
            .chain(&self.found)
            .filter(|tick| distance(tick) <= NEAR)
            .min_by(|one, other| distance(one).total_cmp(&distance(other)));
        match nearest {
            Some(Tick { statement: Some(id), .. }) => Some(Target::Statement(*id)),
            Some(tick) => Some(Target::Place(ByteIndex(tick.start))),
            None => {
                let part = ((point.y - strip.top()) / strip.height() - body.0) / (body.1 - body.0).max(0.01);
                Some(Target::Place(ByteIndex(self.byte_at(part))))
            }
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of the length, between none and all of it"
    )]
    fn byte_at(&self, part: f32) -> usize {
        (f64::from(part.clamp(0.0, 1.0)) * self.length as f64) as usize
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
fn part_of(step: usize, steps: usize) -> f32 {
    step as f32 / steps as f32
}

/// The first of each step of the length, given all in the order of their starts.
fn firsts<'a, T>(
    all: &'a [T],
    length: usize,
    start: impl Fn(&T) -> usize + 'a,
) -> impl Iterator<Item = (usize, &'a T)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let first = all.get(from)?;
        let step = (start(first) * STEPS / length.max(1)).min(STEPS - 1);
        let end = (length * (step + 1)).div_ceil(STEPS);
        let rest = all.get(from..).unwrap_or_default();
        from += rest.partition_point(|it| start(it) < end).max(1);
        Some((step, first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_places_are_few_ticks_and_few_looks() {
        let all: Vec<usize> = (0..100_000).map(|at| at * 7).collect();
        let looks = std::cell::Cell::new(0);
        let start = |at: &usize| {
            looks.set(looks.get() + 1);
            *at
        };
        let ticks: Vec<(usize, &usize)> = firsts(&all, 700_000, start).collect();
        assert_eq!(ticks.len(), STEPS);
        assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(looks.get() < STEPS * 20, "{}", looks.get());
    }

    #[test]
    fn each_tick_is_the_first_of_its_step() {
        let ticks: Vec<(usize, &usize)> = firsts(&[0, 1, 2, 500, 599, 599], 600, |at| *at).collect();
        assert_eq!(ticks, [(0, &0), (1, &1), (2, &2), (500, &500), (599, &599)]);
        assert_eq!(firsts(&[5_usize], 0, |at| *at).count(), 1);
    }
}
