//! The lasso: a rectangle that is drawn over marks to choose them.

use egui::{Id, Pos2, Rect, Response, StrokeKind, Ui};

use crate::chart::Figure;

use super::super::state::CellKey;
use super::super::view::View;
use super::across::Zoom;
use super::plot::{Place, key_of};

/// Follows a drag over a plot; gives the marks in the rectangle when it ends. `marks` are the places of
/// all marks in view.
///
/// A drag with Shift always draws one; one without does where there is nothing to pan.
pub(super) fn lasso_ui(
    ui: &Ui,
    view: &View<'_>,
    (figure, zoom): (&Figure, &Zoom),
    response: &Response,
    marks: &[Place<'_>],
) -> Option<Vec<CellKey>> {
    let id: Id = response.id.with("lasso");
    if response.drag_started() && (ui.input(|input| input.modifiers.shift) || !zoom.is_close(figure)) {
        let start = ui.input(|input| input.pointer.press_origin());
        ui.data_mut(|data| start.map(|start| data.insert_temp(id, start)));
    }
    let start: Pos2 = ui.data(|data| data.get_temp(id))?;
    let point = ui.input(|input| input.pointer.latest_pos()).unwrap_or(start);
    let drawn = Rect::from_two_pos(start, point).intersect(response.rect.expand(4.0));
    let chosen = || marks.iter().filter(|(.., rect)| rect.intersects(drawn));
    if response.dragged() {
        let look = view.look();
        ui.painter().rect(
            drawn,
            2.0,
            look.accent.gamma_multiply(0.08),
            (1.0, look.accent),
            StrokeKind::Inside,
        );
        for (.., rect) in chosen() {
            ui.painter().rect_stroke(*rect, 1.0, (1.5, look.accent), StrokeKind::Inside);
        }
        return None;
    }
    ui.data_mut(|data| data.remove::<Pos2>(id));
    let is_given_up = ui.input(|input| input.key_pressed(egui::Key::Escape));
    (!is_given_up).then(|| chosen().filter_map(|(series, mark, _)| key_of(figure, series, mark)).collect())
}
