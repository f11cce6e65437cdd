//! Telling whom cannot see the article what stands in it.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::model::Text;

use super::super::view::View;
use super::caret;
use super::layout::Laid;

/// The id of what takes the keys and the pointer of the article.
pub(super) fn surface_id() -> Id {
    Id::unique("article surface")
}

/// Tells whom cannot see it what a paragraph says and what stands on it.
pub(super) fn name_paragraph(
    ui: &Ui,
    (view, surface): (&View<'_>, &egui::Response),
    text: &Text,
    laid: &Laid,
    marks: usize,
) {
    if laid.piece.is_empty() {
        return;
    }
    let id = ui.scope_id().with(("paragraph", laid.piece.start));
    let response = ui.interact(laid.rect(), id, Sense::hover());
    let words = laid.piece.words(text);
    response.widget_info(|| {
        let coded = if marks == 0 { String::new() } else { format!(" ({marks} coded)") };
        WidgetInfo::labeled(Role::Paragraph, true, format!("{words}{coded}"))
    });
    caret::tell_lines(ui, (id, surface.id), text, laid, view.state.caret());
}
