//! What is to be done where the project could not be saved.

use egui::Ui;

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::Pending;
use super::super::view::View;
use super::{Opening, card};
use crate::session::Recorded;

/// Why, what became of the work, and the ways on.
pub(super) fn not_saved_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (why, pending): (&str, Option<&Pending>),
    opening: Opening,
) {
    card::card_ui(ui, view, "The project could not be saved", 520.0, |ui| {
        card::problem(ui, view, why);
        ui.add_space(8.0);
        card::quiet(ui, view, what_is_kept(&view.session.recorded));
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let again = card::main_button(ui, view, "Try again");
            if opening.takes_focus() {
                again.request_focus();
            }
            if again.clicked() {
                view.run(Command::Save);
            }
            if card::plain_button(ui, "Save as…") {
                view.run(Command::SaveAs);
            }
            if let Some(pending) = pending
                && card::plain_button(ui, anyway(pending))
            {
                view.send(Action::LeaveUnsaved);
            }
            if card::plain_button(ui, if pending.is_some() { "Cancel" } else { "Later" }) {
                view.send(Action::Dialog(None));
            }
        });
    });
}

fn what_is_kept(recorded: &Recorded) -> &'static str {
    match recorded {
        Recorded::All | Recorded::Waiting => {
            "Nothing is lost: all of it is in this window and recorded on this computer, and comes back when \
             the file is opened here again."
        }
        Recorded::Off | Recorded::Failed(_) => {
            "All of it is in this window, and nowhere else: keep it open until it is saved."
        }
    }
}

fn anyway(pending: &Pending) -> &'static str {
    match pending {
        Pending::Close => "Close without saving",
        _ => "Go on without saving",
    }
}
