//! The keys that code a passage, also to be clicked.

use egui::{
    Align, Align2, Key, KeyboardShortcut, Layout, Modifiers, Response, Role, Sense, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::super::view::View;

/// The keys that code, also to be clicked; whether to keep the passage.
pub fn hints_ui(ui: &mut Ui, view: &View<'_>) -> Option<bool> {
    let another = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
    let another = ui.ctx().format_shortcut(&another);
    let mut wish = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if key_hint(ui, view, (&another, "and another"), "Code and another").clicked() {
            wish = Some(true);
        }
        if key_hint(ui, view, ("Enter", "code"), "Code the passage").clicked() {
            wish = Some(false);
        }
    });
    wish
}

/// A key in its box and the words for what it does; `name` is the accessible one.
fn key_hint(ui: &mut Ui, view: &View<'_>, (key, words): (&str, &str), name: &str) -> Response {
    let look = view.look();
    let key = ui.painter().layout_no_wrap(key.to_owned(), view.theme.caption(), look.text);
    let words = ui.painter().layout_no_wrap(words.to_owned(), view.theme.caption(), look.muted);
    let cap = vec2(key.size().x + 10.0, key.size().y + 4.0);
    let size = vec2(cap.x + 6.0 + words.size().x, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let cap = Align2::LEFT_CENTER.anchor_size(rect.left_center(), cap);
    let line = if response.hovered() || response.has_focus() { look.accent } else { look.line };
    ui.painter().rect(cap, 4.0, look.field, (1.0, line), StrokeKind::Inside);
    ui.painter().galley(cap.center() - key.size() / 2.0, key, look.text);
    let at = pos2(cap.right() + 6.0, rect.center().y - words.size().y / 2.0);
    let ink = if response.hovered() { look.text } else { look.muted };
    ui.painter().galley_with_override_text_color(at, words, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}
