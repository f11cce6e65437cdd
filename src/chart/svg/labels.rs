//! The labels under the columns.

use crate::chart::{AxisKind, Figure, Tick};

use super::columns::Columns;
use super::layout::LABEL;
use super::markup::{Element, Markup, count, number};
use super::width::{shorten, width, wrap};

/// From one line of a label to the next.
const STEP: f64 = 15.0;
/// More lines than this stand slanted instead.
const MOST_LINES: usize = 3;
/// How much of its length a slanted label, turned by 35 degrees, takes to the left.
const SLANT: f64 = 0.82;
/// The longest slanted label.
const SLANTED_ROOM: f64 = 176.0;

/// Labels that do not stand on each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Labels {
    /// How much room they take below the columns.
    pub(super) height: f64,
    slanted: bool,
    all: Vec<Label>,
}

#[derive(Debug, Clone, PartialEq)]
struct Label {
    center: f64,
    lines: Vec<String>,
    /// All of it, where it is cut.
    whole: Option<String>,
}

impl Labels {
    /// None at all, with room for the numbers of a scale.
    pub(super) fn none() -> Self {
        Self { height: 22.0, slanted: false, all: Vec::new() }
    }

    /// Time: labels that would stand on the next one are left away. Groups: on as many as three
    /// lines, else slanted and cut.
    pub(super) fn of(figure: &Figure, columns: &Columns, right: f64) -> Self {
        let ticks = &figure.x.ticks;
        if matches!(figure.x.kind, AxisKind::Time(_)) {
            return Self { height: 22.0, slanted: false, all: apart(ticks, columns, right) };
        }
        let wrapped: Vec<Label> = ticks.iter().map(|tick| wrapped(tick, columns)).collect();
        let fits = |label: &Label, tick: &Tick| {
            let room = columns.column(tick.column).1 - 8.0;
            label.lines.len() <= MOST_LINES && label.lines.iter().all(|line| width(line, LABEL) <= room)
        };
        if wrapped.iter().zip(ticks).all(|(label, tick)| fits(label, tick)) {
            let lines = wrapped.iter().map(|label| label.lines.len()).max().unwrap_or(1);
            let height = 22.0 + STEP * count(lines.saturating_sub(1));
            return Self { height, slanted: false, all: wrapped };
        }
        let cut = |tick: &Tick| {
            let shown = shorten(&tick.label, LABEL, SLANTED_ROOM);
            let whole = (shown != tick.label).then(|| tick.label.clone());
            Label { center: columns.center(tick.column), lines: vec![shown], whole }
        };
        let labels: Vec<Label> = ticks.iter().map(cut).collect();
        let longest = labels.iter().flat_map(|label| &label.lines).map(|line| width(line, LABEL));
        Self { height: longest.fold(0.0_f64, f64::max) * 0.58 + 14.0, slanted: true, all: labels }
    }

    /// How far they would stand out beyond a left edge.
    pub(super) fn overhang(&self, edge: f64) -> f64 {
        let left = |label: &Label| {
            let longest = label.lines.iter().map(|line| width(line, LABEL)).fold(0.0_f64, f64::max);
            label.center + 4.0 - longest * SLANT
        };
        let leftmost = self.all.iter().filter(|_| self.slanted).map(left).fold(f64::INFINITY, f64::min);
        (edge - leftmost).max(0.0)
    }

    /// Writes them below a line.
    pub(super) fn draw(&self, markup: &mut Markup, bottom: f64) {
        for label in &self.all {
            let mut y = bottom + 19.0;
            for line in &label.lines {
                let text = Element::new("text");
                let text = if self.slanted {
                    let (x, y) = (number(label.center + 4.0), number(bottom + 14.0));
                    let turn = format!("translate({x} {y}) rotate(-35)");
                    text.with("transform", &turn).with("text-anchor", "end")
                } else {
                    text.at(label.center, y).with("text-anchor", "middle")
                };
                markup.named(&text, line, label.whole.as_deref());
                y += STEP;
            }
        }
    }
}

fn wrapped(tick: &Tick, columns: &Columns) -> Label {
    let (left, room) = columns.column(tick.column);
    Label { center: left + room / 2.0, lines: wrap(&tick.label, LABEL, room - 8.0), whole: None }
}

/// The labels from the right to the left, without those that would stand on the one before.
fn apart(ticks: &[Tick], columns: &Columns, right: f64) -> Vec<Label> {
    let mut free = f64::INFINITY;
    let mut kept: Vec<Label> = Vec::new();
    for tick in ticks.iter().rev() {
        let half = width(&tick.label, LABEL) / 2.0;
        let center = columns.center(tick.column).min(right - half);
        if center + half + 6.0 <= free {
            free = center - half;
            kept.push(Label { center, lines: vec![tick.label.clone()], whole: None });
        }
    }
    kept.reverse();
    kept
}
