//! The margin: a bar for each statement beside its lines, with the demand's name where there is room.

use egui::{Align2, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::StatementId;

use super::super::view::View;
use super::layout::Laid;
use super::marks::{Drawn, LANES_SHOWN};
use super::paint::Chosen;

/// The distance of two lanes.
const LANE: f32 = 6.0;
/// Where the labels begin: beyond the lanes that are common.
const LABELS: f32 = 3.0 * LANE + 8.0;
/// The thickness of a bar.
const BAR: f32 = 3.0;

/// What the person does in the margin.
#[derive(Debug, Clone, Default)]
pub(super) struct Touched {
    /// The statement that was clicked.
    pub clicked: Option<StatementId>,
    /// The statement under the pointer.
    pub hovered: Option<StatementId>,
    /// The list that was asked for by a press on its number, and where.
    pub listed: Option<(Pos2, Vec<StatementId>)>,
}

/// The labels written so far: the lowest point of the last one, and how many it stands for.
#[derive(Debug, Default)]
pub(super) struct Labels {
    last: Option<(Pos2, String, usize)>,
}

/// Draws the bars of one piece, which comes with the rectangles of each mark's lines.
///
/// Bars whose lines touch stand side by side, also where their words do not overlap.
pub(super) fn margin_ui(
    ui: &mut Ui,
    view: &View<'_>,
    laid: &Laid,
    (marks, chosen): (&[Drawn<'_>], Chosen),
    (left, labels): (f32, &mut Labels),
) -> Touched {
    let mut touched = Touched::default();
    let mut ends: Vec<f32> = Vec::new();
    let mut hidden: Vec<Hidden> = Vec::new();
    let mut bars: Vec<(StatementId, f32, f32)> = Vec::new();
    for mark in marks {
        let rects = laid.rects(mark.span.start().0, mark.span.end().0);
        let Some((first, last)) = rects.first().zip(rects.last()) else { continue };
        let (top, bottom) = (first.top() + 4.0, last.bottom() - 4.0);
        let lane = free_lane(&mut ends, top, bottom);
        if let Some(lane) = lane {
            let x = left + lane * LANE;
            let bar = Rect::from_min_max(pos2(x, top), pos2(x + BAR, bottom));
            bar_ui(ui, view, mark, (bar, chosen), &mut touched);
            bars.push((mark.id, top, bottom));
        } else {
            hide(&mut hidden, (mark.id, top, bottom));
        }
        if mark.span.start().0 >= laid.piece.start {
            labels.add(ui, view, pos2(left + LABELS, top), mark.label);
        }
    }
    for one in &hidden {
        more_ui(ui, view, one, &bars, (left, &mut touched));
    }
    touched
}

/// Statements whose lines touch and for which no lane was left.
#[derive(Debug)]
struct Hidden {
    statements: Vec<StatementId>,
    top: f32,
    bottom: f32,
}

fn hide(hidden: &mut Vec<Hidden>, (id, top, bottom): (StatementId, f32, f32)) {
    match hidden.last_mut().filter(|last| top < last.bottom) {
        Some(last) => {
            last.statements.push(id);
            last.bottom = last.bottom.max(bottom);
        }
        None => hidden.push(Hidden { statements: vec![id], top, bottom }),
    }
}

/// How many have no lane, as a button that lists all statements on those lines.
fn more_ui(
    ui: &mut Ui,
    view: &View<'_>,
    hidden: &Hidden,
    bars: &[(StatementId, f32, f32)],
    (left, touched): (f32, &mut Touched),
) {
    let words = format!("+{}", hidden.statements.len());
    let galley = ui.painter().layout_no_wrap(words.clone(), view.theme.caption(), view.look().muted);
    let rect = Rect::from_min_size(pos2(left - galley.size().x - 5.0, hidden.top), galley.size());
    let id = ui.scope_id().with(("more", hidden.statements.first()));
    let response = ui.interact(rect.expand(3.0), id, Sense::click());
    let name = format!("{} more statements on these lines", hidden.statements.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(3.0, 1.0)), 4.0, view.look().chip);
    }
    ui.painter().galley(rect.min, galley, view.look().muted);
    if response.clicked() {
        let beside = bars.iter().filter(|(_, top, bottom)| *top < hidden.bottom && hidden.top < *bottom);
        let all = beside.map(|(id, ..)| *id).chain(hidden.statements.iter().copied());
        touched.listed = Some((rect.left_bottom() + vec2(0.0, 4.0), all.collect()));
    }
    response.on_hover_text(name);
}

/// The lowest lane whose last bar ends above this one; none where all that are shown are taken.
fn free_lane(ends: &mut Vec<f32>, top: f32, bottom: f32) -> Option<f32> {
    let at = ends.iter().position(|end| *end <= top).unwrap_or(ends.len());
    if at >= usize::from(LANES_SHOWN) {
        return None;
    }
    match ends.get_mut(at) {
        Some(end) => *end = bottom,
        None => ends.push(bottom),
    }
    u8::try_from(at).ok().map(f32::from)
}

fn bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    mark: &Drawn<'_>,
    (bar, chosen): (Rect, Chosen),
    touched: &mut Touched,
) {
    let id = ui.scope_id().with(("bar", mark.id, bar.top().to_bits()));
    let response = ui.interact(bar.expand2(vec2(1.5, 2.0)), id, Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Statement: {}", mark.description(view)))
    });
    let is_strong = chosen.statement == Some(mark.id) || chosen.hovered == Some(mark.id);
    let drawn = if is_strong { bar.expand2(vec2(1.0, 1.0)) } else { bar };
    ui.painter().rect_filled(drawn, 1.5, mark.color);
    if response.hovered() {
        touched.hovered = Some(mark.id);
    }
    if response.clicked() {
        touched.clicked = Some(mark.id);
    }
    response.on_hover_text(mark.description(view));
}

impl Labels {
    /// Writes a label unless it would touch the last one, which then counts one more.
    fn add(&mut self, ui: &Ui, view: &View<'_>, at: Pos2, label: &str) {
        let line = view.theme.measures.type_scale.caption.line + 2.0;
        match &mut self.last {
            Some((last, _, more)) if at.y < last.y + line => *more += 1,
            _ => {
                self.finish(ui, view);
                self.last = Some((at, label.to_owned(), 0));
            }
        }
    }

    /// Writes the label that is still held back.
    pub fn finish(&mut self, ui: &Ui, view: &View<'_>) {
        let Some((at, label, more)) = self.last.take() else { return };
        let room = ui.clip_rect().right() - at.x - 10.0;
        if room < 48.0 {
            return;
        }
        let words = if more > 0 { format!("{label} +{more}") } else { label };
        let mut job =
            egui::text::LayoutJob::simple_singleline(words, view.theme.caption(), view.look().muted);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let rect = Align2::LEFT_TOP.anchor_size(at, galley.size());
        ui.painter().galley(rect.min, galley, view.look().muted);
    }
}
