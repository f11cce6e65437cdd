//! Which columns of a figure are in view, and where they stand; zooming and panning change it.

use egui::{Key, Modifiers, Rect, Response, Ui};

use crate::analysis::ColumnKey;
use crate::chart::{Figure, Tick, ticks};
use crate::model::PartialDate;

use super::bars::place_of;

/// The room before the first column and after the last one, in columns.
const MARGIN: f64 = 0.6;
/// No closer than this many columns.
const CLOSEST: f64 = 2.2;
/// How much a key zooms, and pans, in parts of what is in view.
const KEY_STEP: f64 = 0.25;

/// The part of a figure that is in view, kept while the figure stays over the same columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Zoom {
    /// First and last place in view, in columns, and the first column that they were meant for.
    part: Option<(f64, f64, ColumnKey)>,
}

impl Zoom {
    /// Whether less than everything is in view.
    pub(super) fn is_close(&self, figure: &Figure) -> bool {
        let (from, to) = self.part(figure);
        let (first, last) = all(figure);
        from > first || to < last
    }

    /// Shows everything again.
    pub(super) fn reset(&mut self) {
        self.part = None;
    }

    /// First and last place in view, in columns.
    pub(super) fn part(&self, figure: &Figure) -> (f64, f64) {
        let whole = all(figure);
        match (&self.part, figure.x.columns.first()) {
            (Some((from, to, meant)), Some(first)) if *meant == first.key => {
                let (from, to) = (from.max(whole.0), to.min(whole.1));
                if to - from >= CLOSEST.min(whole.1 - whole.0) { (from, to) } else { whole }
            }
            _ => whole,
        }
    }

    /// The columns whose middle is in view, as places.
    pub(super) fn columns(&self, figure: &Figure) -> Vec<usize> {
        let (from, to) = self.part(figure);
        (0..figure.x.columns.len()).filter(|place| (from..=to).contains(&place_of(*place))).collect()
    }

    /// Zooms by a factor, above 1 closer, so that one place stays where it is.
    fn zoom(&mut self, figure: &Figure, factor: f64, around: f64) {
        let (from, to) = self.part(figure);
        let (first, last) = all(figure);
        let width = ((to - from) / factor).clamp(CLOSEST.min(last - first), last - first);
        let before = if to > from { (around - from) / (to - from) } else { 0.5 };
        self.put(figure, around - before * width, width);
    }

    /// Moves what is in view by so many columns.
    fn pan(&mut self, figure: &Figure, columns: f64) {
        let (from, to) = self.part(figure);
        self.put(figure, from + columns, to - from);
    }

    fn put(&mut self, figure: &Figure, from: f64, width: f64) {
        let (first, last) = all(figure);
        let from = from.min(last - width).max(first);
        let is_whole = width >= last - first;
        let key = figure.x.columns.first().filter(|_| !is_whole);
        self.part = key.map(|column| (from, from + width, column.key.clone()));
    }

    /// Follows wheel, drag, double click and keys over a plot.
    pub(super) fn follow(&mut self, ui: &Ui, figure: &Figure, across: &Across, response: &Response) {
        let point = ui.input(|input| input.pointer.hover_pos()).filter(|_| response.contains_pointer());
        if let Some(point) = point {
            let (factor, scrolled) =
                ui.input(|input| (f64::from(input.zoom_delta()), f64::from(input.smooth_scroll_delta().x)));
            if factor.is_normal() && (factor - 1.0).abs() > 1e-4 {
                self.zoom(figure, factor, across.column(point.x));
            }
            if scrolled != 0.0 && self.is_close(figure) {
                self.pan(figure, -scrolled / across.width_of_column());
            }
        }
        if response.double_clicked() {
            self.reset();
        }
        let is_lasso = ui.input(|input| input.modifiers.shift);
        if response.dragged() && !is_lasso && self.is_close(figure) {
            self.pan(figure, -f64::from(response.drag_delta().x) / across.width_of_column());
        }
        if response.has_focus() {
            self.keys(ui, figure);
        }
    }

    fn keys(&mut self, ui: &Ui, figure: &Figure) {
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (from, to) = self.part(figure);
        let step = (to - from) * KEY_STEP;
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom(figure, 1.0 + KEY_STEP, f64::midpoint(from, to));
        }
        if pressed(Key::Minus) {
            self.zoom(figure, 1.0 / (1.0 + KEY_STEP), f64::midpoint(from, to));
        }
        if pressed(Key::ArrowRight) {
            self.pan(figure, step);
        }
        if pressed(Key::ArrowLeft) {
            self.pan(figure, -step);
        }
        if pressed(Key::Num0) || pressed(Key::Home) {
            self.reset();
        }
    }

    /// The labels under what is in view.
    pub(super) fn ticks(&self, figure: &Figure) -> Vec<Tick> {
        let shown = self.columns(figure);
        match (shown.first(), shown.last()) {
            (Some(first), Some(last)) if self.is_close(figure) => {
                let columns = figure.x.columns.get(*first..=*last).unwrap_or_default();
                let moved = |tick: Tick| Tick { column: tick.column + first, ..tick };
                ticks(columns).into_iter().map(moved).collect()
            }
            _ => figure.x.ticks.clone(),
        }
    }
}

fn all(figure: &Figure) -> (f64, f64) {
    (-MARGIN, place_of(figure.x.columns.len().max(1)) - 1.0 + MARGIN)
}

/// Where columns stand on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Across {
    /// The first place in view, in columns.
    pub(super) from: f64,
    /// The last place in view.
    pub(super) to: f64,
    left: f32,
    width: f32,
}

impl Across {
    /// A part of the columns over the width of a rectangle.
    pub(super) fn of((from, to): (f64, f64), inner: Rect) -> Self {
        Self { from, to, left: inner.left(), width: inner.width() }
    }

    /// Where a place stands, in points; a column's middle is its place.
    #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
    pub(super) fn x(&self, column: f64) -> f32 {
        self.left + ((column - self.from) / (self.to - self.from)) as f32 * self.width
    }

    /// The place under a point.
    pub(super) fn column(&self, x: f32) -> f64 {
        self.from + f64::from((x - self.left) / self.width.max(1.0)) * (self.to - self.from)
    }

    /// Whether any of what lies between two places is in view.
    pub(super) fn shows(&self, from: f64, to: f64) -> bool {
        to >= self.from && from <= self.to
    }

    /// The width of a column, in points.
    pub(super) fn width_of_column(&self) -> f64 {
        f64::from(self.width.max(1.0)) / (self.to - self.from)
    }
}

/// The first and last day of the bins between two columns, inclusive; none where they are no bins.
pub(super) fn dates(figure: &Figure, first: usize, last: usize) -> Option<(PartialDate, PartialDate)> {
    let bins = figure.x.columns.get(first..=last)?.iter().filter_map(|column| match column.key {
        ColumnKey::Bin(bin) => Some(bin),
        _ => None,
    });
    let bins: Vec<_> = bins.collect();
    let last = bins.last()?;
    Some((PartialDate::Day(bins.first()?.first_day()), PartialDate::Day(last.last_day())))
}
