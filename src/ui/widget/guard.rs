//! What changes the project, greyed with the reason where the project is only looked at.

use egui::Ui;

use super::super::view::View;

/// Why the project may not be changed, and what to do; none where it may.
pub fn why_not_changed(view: &View<'_>) -> Option<String> {
    let why = view.session.read_only.as_ref()?;
    Some(format!("Read-only, as {why}. Save the project under another name to change it"))
}

/// Draws what changes the project; where it may not be changed it is greyed and says why.
pub fn changing_ui<R>(ui: &mut Ui, view: &View<'_>, content: impl FnOnce(&mut Ui) -> R) -> R {
    let Some(reason) = why_not_changed(view) else { return content(ui) };
    let shown = ui.add_enabled_ui(false, content);
    shown.response.on_hover_text(reason);
    shown.inner
}

/// Greys what follows in a menu that changes the project, where it may not be changed.
pub fn only_where_changes_are_allowed(ui: &mut Ui, view: &View<'_>) {
    if let Some(why) = &view.session.read_only {
        ui.label(format!("Read-only, as {why}"));
        ui.disable();
    }
}
