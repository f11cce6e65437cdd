//! The pinned pairs with their digits.

use egui::Ui;

use super::super::state::Pin;
use super::super::view::View;
use super::chip::chip;

/// A chip a pinned pair, "1 Kyiv · truce"; the place of the one that was pressed. `verb` begins its
/// accessible name.
pub fn pins_ui(ui: &mut Ui, view: &View<'_>, verb: &str) -> Option<usize> {
    let mut pressed = None;
    for (at, name) in view.session.pinned.iter().enumerate() {
        let response = chip(ui, view, &format!("{} {name}", at + 1));
        let words = format!("{verb} {}: {name}", at + 1);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
        if response.on_hover_text(&words).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}

/// The chip that pins a pair, or unpins it where it is pinned; whether it was pressed.
pub fn pin_ui(ui: &mut Ui, view: &View<'_>, pin: Option<Pin>) -> bool {
    let words =
        if pin.is_some_and(|pin| view.pins().contains(&pin)) { "Unpin the pair" } else { "Pin the pair" };
    chip(ui, view, words).clicked()
}
