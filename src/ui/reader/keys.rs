//! The keys of the article: commands and the caret; Escape lets go.

use egui::{Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::command::Command;
use super::super::keys::article_keys;
use super::super::view::View;
use super::Reader;

impl Reader {
    pub(super) fn keys(ui: &mut Ui, view: &View<'_>) {
        article_keys(ui, view);
        let key = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if view.state.find.is_open && key(Modifiers::NONE, Key::Escape) {
            view.run(Command::LeaveFind);
        }
        if key(Modifiers::NONE, Key::Escape) {
            view.send(Action::Select(None));
            view.send(Action::ChooseStatement(None));
        }
        if key(Modifiers::NONE, Key::Space) {
            view.run(Command::CaretPageDown);
        }
    }
}
