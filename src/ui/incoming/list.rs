//! The lines themselves: only what is in view is laid out, whatever the number of files.

use egui::{Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::super::action::{Action, IncomingWish};
use super::super::view::View;
use super::IncomingTab;
use super::row;

/// The height of a line, in points.
pub(super) const ROW: f32 = 52.0;

impl IncomingTab {
    /// The lines, in the rest of the tab.
    pub(super) fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let area = ScrollArea::vertical().id_salt("incoming lines").auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| {
            let width = ui.available_width();
            ui.set_height(ROW * to_f32(self.lines.len()));
            let origin = ui.max_rect().min;
            let whole =
                Rect::from_min_size(origin, vec2(width, viewport.height().max(ui.max_rect().height())));
            let whole = ui.interact(whole, focus_id(), Sense::focusable_noninteractive());
            whole.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Files to import"));
            self.follow_choice(ui, view, origin, width);
            let first = to_row(viewport.min.y);
            let last = (to_row(viewport.max.y) + 1).min(self.lines.len());
            let columns = row::Columns::of(width);
            for at in first..last {
                let Some(line) = self.lines.get(at).copied() else { continue };
                let rect = Rect::from_min_size(origin + vec2(0.0, ROW * to_f32(at)), vec2(width, ROW));
                let response = row::row_ui(ui, view, (line, rect), &columns);
                if response.clicked() {
                    ui.memory_mut(|memory| memory.request_focus(focus_id()));
                    self.seen = Some(line);
                    view.send(Action::Incoming(IncomingWish::Choose(Some(line))));
                }
                if view.state.incoming.chosen == Some(line) {
                    self.cells_ui(ui, view, (line, rect), &columns);
                }
            }
        });
    }

    /// Brings the chosen line into view when it is another one than before.
    fn follow_choice(&mut self, ui: &Ui, view: &View<'_>, origin: egui::Pos2, width: f32) {
        let chosen = view.state.incoming.chosen;
        if self.seen == chosen {
            return;
        }
        self.seen = chosen;
        let at = self.lines.iter().position(|line| Some(*line) == chosen);
        if let Some(at) = at {
            let rect = Rect::from_min_size(origin + vec2(0.0, ROW * to_f32(at)), vec2(width, ROW));
            ui.scroll_to_rect(rect, None);
        }
    }
}

/// What has the focus while keys act on the chosen line.
pub(super) fn focus_id() -> Id {
    Id::unique("import list")
}

#[expect(clippy::cast_precision_loss, reason = "lines are counted in thousands, far below 2^24")]
pub(super) fn to_f32(count: usize) -> f32 {
    count as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what is in view")]
fn to_row(y: f32) -> usize {
    (y.max(0.0) / ROW).floor() as usize
}
