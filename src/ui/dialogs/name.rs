//! The dialog that asks for a name: of the person who codes, or of the project.

use egui::{Id, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::state::NameKind;
use super::super::view::View;
use super::super::widget::field::Field;
use super::{Opening, card};

/// The name being typed.
pub(super) struct Name {
    words: String,
}

impl Name {
    /// The dialog as it opens: with the name that holds now.
    pub(super) fn new(kind: NameKind, view: &View<'_>) -> Self {
        let words = match kind {
            NameKind::Keywords => &view.state.keywords.join(", "),
            NameKind::Project => view.project.title(),
            NameKind::Coder if view.session.coder_name.is_empty() => &view.session.login,
            NameKind::Coder => &view.session.coder_name,
        };
        Self { words: words.to_owned() }
    }

    /// The dialog.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, kind: NameKind, opening: Opening) {
        let is_sent = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let (title, caption) = match kind {
            NameKind::Coder => ("Code as", "Your name"),
            NameKind::Project => ("Rename project", "Title of the project"),
            NameKind::Keywords => ("Words to mark in the text", "Words, with commas between"),
        };
        card::card_ui(ui, view, title, 420.0, |ui| {
            let id = Id::unique("name dialog");
            if opening.takes_focus() {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            Field::new(caption, &mut self.words).id(id).show(ui, view);
            if kind == NameKind::Coder {
                ui.add_space(4.0);
                let words =
                    "What you code from now on is kept under this name; what is coded already stays as it is";
                card::quiet(ui, view, words);
            }
            if kind == NameKind::Keywords {
                ui.add_space(4.0);
                let words = "They are underlined in every article, like the names and aliases of actors, and kept for you, not in the project";
                card::quiet(ui, view, words);
            } else if self.words.trim().is_empty() {
                card::problem(ui, view, "A name needs at least one letter");
            }
            card::buttons_ui(ui, view, |ui| {
                if card::main_button(ui, view, "OK").clicked() || is_sent {
                    self.take(view, kind);
                }
            });
        });
    }

    fn take(&self, view: &View<'_>, kind: NameKind) {
        let name = self.words.trim().to_owned();
        if name.is_empty() && kind != NameKind::Keywords {
            return;
        }
        view.send(Action::Dialog(None));
        view.send(match kind {
            NameKind::Coder => Action::CodeAs(name),
            NameKind::Project => Action::Retitle(name),
            NameKind::Keywords => Action::MarkWords(name),
        });
        view.send(Action::Seal);
    }
}
