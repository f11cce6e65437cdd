//! What this program is.

use egui::{RichText, Ui};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::field::caption;
use super::card;

/// The card about the program.
pub(super) fn about_ui(ui: &mut Ui, view: &View<'_>) {
    card::card_ui(ui, view, "Demarche", 440.0, |ui| {
        let version = concat!("Version ", env!("CARGO_PKG_VERSION"));
        ui.label(RichText::new(version).color(view.look().text));
        ui.add_space(4.0);
        card::quiet(ui, view, env!("CARGO_PKG_DESCRIPTION"));
        ui.add_space(10.0);
        caption(ui, view, "License");
        card::quiet(ui, view, env!("CARGO_PKG_LICENSE"));
        ui.add_space(6.0);
        caption(ui, view, "Typefaces");
        card::quiet(ui, view, "Inter and Source Serif 4, under the SIL Open Font License 1.1");
        ui.add_space(12.0);
        if card::plain_button(ui, "Close") {
            view.send(Action::Dialog(None));
        }
    });
}
