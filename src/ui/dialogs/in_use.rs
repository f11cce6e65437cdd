//! The question about a project that somebody else has open.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::super::action::Action;
use super::super::view::View;
use super::{Opening, card};
use crate::session::Way;

/// The question.
pub(super) fn in_use_ui(ui: &mut Ui, view: &View<'_>, (path, who): (&Path, &str), opening: Opening) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    card::card_ui(ui, view, &format!("“{name}” is open already"), 500.0, |ui| {
        card::words(ui, view, &card::capitalized(who));
        ui.add_space(6.0);
        card::quiet(ui, view, &path.display().to_string());
        ui.add_space(6.0);
        card::quiet(
            ui,
            view,
            "If both of you change it, whoever saves second is told and can compare. To be safe, look at it \
             only, or wait until it is closed there.",
        );
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let read = card::main_button(ui, view, "Open read-only");
            if opening.takes_focus() {
                read.request_focus();
            }
            if read.clicked() {
                open(view, path, Way::ReadOnly);
            }
            if card::plain_button(ui, "Open anyway") {
                open(view, path, Way::Anyway);
            }
            if card::plain_button(ui, "Cancel") {
                view.send(Action::Dialog(None));
            }
        });
    });
}

fn open(view: &View<'_>, path: &Path, way: Way) {
    view.send(Action::Dialog(None));
    view.send(Action::OpenInUse(PathBuf::from(path), way));
}
