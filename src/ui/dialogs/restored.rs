//! What an earlier run did and did not save, and other versions of the project that there are.

use egui::{Button, Ui, vec2};

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::OtherVersions;
use super::super::view::View;
use super::{Opening, card};
use crate::session::Versus;

/// The sentences, the versions to compare with, and the way to save what the sentences name.
pub(super) fn restored_ui(ui: &mut Ui, view: &View<'_>, found: &OtherVersions, opening: Opening) {
    let title =
        if found.sentences.is_empty() { "Other versions of this project" } else { "Work of an earlier run" };
    card::card_ui(ui, view, title, 560.0, |ui| {
        for sentence in &found.sentences {
            card::quiet(ui, view, sentence);
            ui.add_space(8.0);
        }
        if found.sentences.is_empty() && found.others.is_empty() {
            card::quiet(
                ui,
                view,
                "There is no copy of a sync service beside the file, and no work was set aside",
            );
            ui.add_space(8.0);
        }
        for (words, versus) in &found.others {
            ui.horizontal(|ui| {
                let compare = ui.add(Button::new("Compare…").min_size(vec2(72.0, 28.0)));
                let label = format!("Compare with {}", lowered(words));
                compare.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
                if compare.clicked() {
                    view.send(Action::Compare(versus.clone()));
                }
                if let Versus::File(path) = versus {
                    let leave = ui.add(Button::new("Leave it").min_size(vec2(72.0, 28.0)));
                    let label = format!("Leave {} as it is", lowered(words));
                    leave.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
                    if leave
                        .on_hover_text("It stays as it is and is not told again, unless it changes")
                        .clicked()
                    {
                        view.send(Action::LeaveCopy(path.clone()));
                    }
                }
                let label = egui::Label::new(egui::RichText::new(words).color(view.look().text)).wrap();
                ui.add(label).on_hover_text(versus.path().display().to_string());
            });
            ui.add_space(4.0);
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
            let may_save = view.session.is_changed && !found.sentences.is_empty();
            if may_save && card::plain_button(ui, "Save now") {
                view.send(Action::Dialog(None));
                view.run(Command::Save);
            }
        });
    });
}

/// Words in the middle of a sentence.
fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
