//! The question about a file that cannot be opened as it is.

use egui::{ScrollArea, Ui};

use super::super::action::Action;
use super::super::state::Damaged;
use super::super::view::View;
use super::super::widget::field::caption;
use super::{Opening, card};

/// What is wrong, what can be read, what would be missing.
pub(super) fn damaged_ui(ui: &mut Ui, view: &View<'_>, damaged: &Damaged, opening: Opening) {
    let name = damaged.path.file_name().unwrap_or_default().to_string_lossy();
    card::card_ui(ui, view, &format!("“{name}” cannot be opened as it is"), 640.0, |ui| {
        card::problem(ui, view, &card::capitalized(&damaged.why));
        ui.add_space(8.0);
        caption(ui, view, "What can be read");
        card::words(ui, view, &damaged.readable);
        ui.add_space(8.0);
        caption(ui, view, "What would be missing");
        let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
        if damaged.lost.is_empty() {
            card::words(ui, view, "Nothing that the program knows of");
        } else {
            let area = ScrollArea::vertical().id_salt("lost").max_height(180.0).auto_shrink([false, true]);
            area.show_rows(ui, height, damaged.lost.len(), |ui, rows| {
                for words in damaged.lost.get(rows).into_iter().flatten() {
                    let words = egui::RichText::new(words).color(view.look().text);
                    ui.add(egui::Label::new(words).truncate());
                }
            });
        }
        ui.add_space(8.0);
        card::quiet(
            ui,
            view,
            "The file stays as it is. What you open is saved under a new name. An older copy of the file may \
             have more: look for one first.",
        );
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            let open = card::main_button(ui, view, "Open what can be read");
            if opening.takes_focus() {
                open.request_focus();
            }
            if open.clicked() {
                view.send(Action::Rescue(damaged.path.clone()));
            }
            if card::plain_button(ui, "Cancel") {
                view.send(Action::Dialog(None));
            }
        });
    });
}
