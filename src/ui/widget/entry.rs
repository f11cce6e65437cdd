//! A field to type in: quiet while idle, ringed in the accent while one types.

use egui::{Frame, Id, Margin, Response, StrokeKind, TextEdit, Ui};

use super::super::view::View;

/// A field to type in, over the whole width.
pub(in crate::ui) struct Entry<'a> {
    id: Id,
    name: &'a str,
    hint: &'a str,
    rows: usize,
}

impl<'a> Entry<'a> {
    /// A field with an accessible name; the same id is the same field.
    pub(in crate::ui) fn new(id: Id, name: &'a str) -> Self {
        Self { id, name, hint: "", rows: 1 }
    }

    /// With words that stand in it while it is empty.
    pub(in crate::ui) fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// With so many rows at least; more than one make Enter a new line.
    pub(in crate::ui) fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// Shows it on the text that it changes.
    pub(in crate::ui) fn show(self, ui: &mut Ui, view: &View<'_>, words: &mut String) -> Response {
        let look = view.look();
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let line = if has_focus { look.accent } else { look.line };
        let radius = view.theme.measures.radii.control;
        let frame = Frame::new()
            .fill(look.field)
            .stroke((1.0, line))
            .corner_radius(radius)
            .inner_margin(Margin::symmetric(10, 5));
        let edit =
            if self.rows > 1 { TextEdit::multiline(words) } else { TextEdit::singleline(words) }.id(self.id);
        let hint = egui::RichText::new(self.hint).color(look.muted);
        let edit = edit.frame(frame).hint_text(hint).desired_rows(self.rows).desired_width(f32::INFINITY);
        let response = ui.add(edit);
        if has_focus {
            let ring = (2.0, look.selection);
            ui.painter().rect_stroke(response.rect, f32::from(radius), ring, StrokeKind::Outside);
        }
        ui.ctx().accesskit_node_builder(self.id, |node| node.set_label(self.name));
        response
    }
}
