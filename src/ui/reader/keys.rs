//! The keys of the article: commands and the caret; Escape lets go.

use egui::{Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::command::Command;
use super::super::keys::article_keys;
use super::super::view::View;
use super::super::widget::typing::typed_before;
use super::layout::Laid;
use super::{Reader, caret};

impl Reader {
    pub(super) fn keys(ui: &mut Ui, view: &View<'_>, laid: &[Laid]) {
        typed_before(ui);
        let caret = view.state.caret().and_then(|caret| caret::piece_at(laid, caret.place));
        article_keys(ui, view, caret.is_some_and(|piece| piece.layout.is_leftward()));
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
