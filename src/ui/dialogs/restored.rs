//! What an earlier run did and did not save.

use egui::Ui;

use super::super::action::Action;
use super::super::command::Command;
use super::super::view::View;
use super::{Opening, card};

/// The sentences, and the way to save what they name.
pub(super) fn restored_ui(ui: &mut Ui, view: &View<'_>, sentences: &[String], opening: Opening) {
    card::card_ui(ui, view, "Work of an earlier run", 520.0, |ui| {
        for sentence in sentences {
            card::quiet(ui, view, sentence);
            ui.add_space(8.0);
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let go_on = card::main_button(ui, view, "Go on");
            if opening.takes_focus() {
                go_on.request_focus();
            }
            if go_on.clicked() {
                view.send(Action::Dialog(None));
            }
            if view.session.is_changed && card::plain_button(ui, "Save now") {
                view.send(Action::Dialog(None));
                view.run(Command::Save);
            }
        });
    });
}
