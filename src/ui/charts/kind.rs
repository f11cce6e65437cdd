//! The chip that chooses how the numbers are drawn.

use egui::Ui;

use crate::model::FigureKind;

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::chip::{menu_chip, menu_choice};

/// The kind of the shown figure, and a menu of all.
pub(super) fn kind_ui(ui: &mut Ui, view: &View<'_>) {
    let shown = &view.state.figure;
    menu_chip(ui, view, "Kind", shown.kind.label(), |ui| {
        for kind in FigureKind::ALL {
            if menu_choice(ui, *kind == shown.kind, kind.label()) {
                view.send(Action::Figure(shown.drawn_as(*kind)));
            }
        }
    });
}
