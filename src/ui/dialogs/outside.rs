//! The question about a file that another program changed under the open window.

use egui::Ui;

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::OutsideChange;
use super::super::view::View;
use super::{Opening, card};
use crate::session::Versus;

/// The question.
pub(super) fn outside_ui(ui: &mut Ui, view: &View<'_>, change: &OutsideChange, opening: Opening) {
    let name = view.session.file.clone().unwrap_or_default();
    card::card_ui(ui, view, &format!("“{name}” was changed elsewhere"), 560.0, |ui| {
        let at = change.at.as_ref().map(|at| format!(" at {at}")).unwrap_or_default();
        card::words(
            ui,
            view,
            &format!("Another program, a colleague or a sync service wrote this file{at}."),
        );
        ui.add_space(6.0);
        let mine = if view.session.is_changed {
            "What you did since the last save is here and not in that file. Nothing is lost yet: compare the \
             two, and take over what you want record by record."
        } else {
            "All that you did was saved in it before, and may not be in it now: compare the two to see. \
             Opening theirs keeps yours among the backups."
        };
        card::quiet(ui, view, mine);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let compare = card::main_button(ui, view, "Compare…");
            if opening.takes_focus() {
                compare.request_focus();
            }
            if compare.clicked()
                && let Some(path) = &view.session.path
            {
                view.send(Action::Compare(Versus::File(path.clone())));
            }
            let reload = ui.add(egui::Button::new("Open theirs").min_size(egui::vec2(72.0, 28.0)));
            let reload = reload.on_hover_text(
                "Opens the file as it is now; what is in this window is kept among the backups",
            );
            if reload.clicked() {
                view.send(Action::Reload);
            }
            if view.session.read_only.is_none() {
                let keep = ui.add(egui::Button::new("Keep mine").min_size(egui::vec2(72.0, 28.0)));
                if keep
                    .on_hover_text("Saves over that file; what they wrote is kept among the backups")
                    .clicked()
                {
                    view.send(Action::KeepMine(change.hash));
                }
            }
            if card::plain_button(ui, "Save as a copy…") {
                view.send(Action::Dialog(None));
                view.run(Command::SaveAs);
            }
            if card::plain_button(ui, "Later") {
                view.send(Action::Dialog(None));
            }
        });
    });
}
