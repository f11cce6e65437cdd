//! Events over the time axis: lines and bands behind the bars, labels above them.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Rect, Role, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use crate::chart::event::{Flag, Placed, place_labels};
use crate::chart::{EventLine, Figure};

use super::super::action::Action;
use super::super::view::View;
use super::across::Across;

/// From one row of labels to the next, in points.
const STEP: f32 = 16.0;
/// More rows would push the plot down.
const MOST_ROWS: usize = 3;
/// The longest label.
const LONGEST: f32 = 170.0;

/// The labels of the events in view, with the places that they got.
pub(super) struct EventLabels {
    /// How much room they take above the plot.
    pub(super) height: f32,
    all: Vec<(Arc<Galley>, Option<Placed>)>,
}

impl EventLabels {
    /// Gives each event's label a place between two edges, where there is room.
    pub(super) fn of(
        ui: &Ui,
        view: &View<'_>,
        figure: &Figure,
        across: &Across,
        (left, right): (f32, f32),
    ) -> Self {
        let color = view.look().muted;
        let words = figure.events.iter().map(|event| {
            let mut job =
                egui::text::LayoutJob::simple_singleline(event.label.clone(), view.theme.caption(), color);
            job.wrap = egui::text::TextWrapping::truncate_at_width(LONGEST);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        });
        let galleys: Vec<Arc<Galley>> = words.collect();
        let flag = |(event, words): (&EventLine, &Arc<Galley>)| Flag {
            line: f64::from(across.x(middle(event, across))),
            width: f64::from(words.size().x),
        };
        let flags: Vec<Flag> = figure.events.iter().zip(&galleys).map(flag).collect();
        let placed = place_labels(&flags, (f64::from(left), f64::from(right)), MOST_ROWS);
        let rows = placed.iter().flatten().map(|placed| placed.row + 1).max().unwrap_or(0);
        let height = if rows == 0 { 0.0 } else { steps(rows) + 2.0 };
        Self { height, all: galleys.into_iter().zip(placed).collect() }
    }

    /// Draws lines, bands and labels; each has a name, its words to read when pointed at, and leads to
    /// the list of events.
    pub(super) fn ui(&self, ui: &mut Ui, view: &View<'_>, figure: &Figure, (inner, across): (Rect, &Across)) {
        for (event, (words, placed)) in figure.events.iter().zip(&self.all) {
            if !across.shows(event.from, event.to) {
                continue;
            }
            let color = event.color.map_or(view.look().muted, |color| view.theme.color(color));
            let x = across.x(middle(event, across));
            let top = placed.map_or(inner.top(), |placed| inner.top() - 2.0 - steps(placed.row));
            mark(ui.painter(), (event, across), (inner, x, top), color);
            let mut near = Rect::from_x_y_ranges(x - 3.0..=x + 3.0, top - 4.0..=inner.top());
            if let Some(placed) = placed {
                #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
                let at = pos2(placed.left as f32, top - words.size().y);
                ui.painter().galley(at, words.clone(), view.look().muted);
                near = near.union(Rect::from_min_size(at, words.size()).expand2(vec2(2.0, 0.0)));
            }
            let response = ui.interact(near, ui.scope_id().with(("event", event.event)), Sense::click());
            let name = format!("Event: {}", event.words.replace('\n', ". "));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            let response = response.on_hover_text(&event.words);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                view.send(Action::ShowEvents(true));
            }
        }
    }
}

fn mark(
    painter: &Painter,
    (event, across): (&EventLine, &Across),
    (inner, x, top): (Rect, f32, f32),
    color: Color32,
) {
    let (from, to) = (across.x(event.from).max(inner.left()), across.x(event.to).min(inner.right()));
    if to - from <= 2.0 {
        painter.line_segment([pos2(x, top), pos2(x, inner.bottom())], (1.0, color));
        return;
    }
    let band = Rect::from_x_y_ranges(from..=to, inner.y_range());
    painter.rect_filled(band, 0.0, color.gamma_multiply(0.1));
    painter.extend(Shape::dashed_line(&[pos2(x, top), pos2(x, inner.bottom())], (1.0, color), 3.0, 3.0));
}

/// The middle of the part of an event that is in view.
fn middle(event: &EventLine, across: &Across) -> f64 {
    if across.shows(event.from, event.to) {
        f64::midpoint(event.from.max(across.from), event.to.min(across.to))
    } else {
        f64::midpoint(event.from, event.to)
    }
}

fn steps(rows: usize) -> f32 {
    STEP * f32::from(u16::try_from(rows).unwrap_or(u16::MAX))
}
