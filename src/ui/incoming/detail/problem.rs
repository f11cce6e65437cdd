//! Why a file could not be read, and what can be done instead.

use egui::{RichText, Ui};

use crate::session::import::{Failure, ImportRow};

use super::super::super::action::{Action, IncomingWish};
use super::super::super::view::View;
use super::super::super::widget::chip::chip;
use super::capitalized;

/// The reason, and the ways on.
pub(super) fn problem_ui(ui: &mut Ui, view: &View<'_>, row: &ImportRow, failure: &Failure) {
    let words = RichText::new(capitalized(&failure.reason)).color(view.look().bad);
    ui.add(egui::Label::new(words).wrap());
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if chip(ui, view, "Paste its text…").clicked() {
            view.send(Action::Incoming(IncomingWish::AskWords(row.id)));
        }
        if chip(ui, view, "Try again").clicked() {
            view.send(Action::Incoming(IncomingWish::Retry(vec![row.id])));
        }
    });
}
