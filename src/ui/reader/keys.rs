//! The keys of the article: commands, the walk from word to word, scrolling.

use egui::{Key, Modifiers, Ui};

use crate::model::walk::{self, Step, Way};
use crate::model::{ByteIndex, Span, Text};

use super::super::action::Action;
use super::super::keys::article_keys;
use super::super::view::View;
use super::Reader;

impl Reader {
    pub(super) fn keys(&mut self, ui: &mut Ui, view: &View<'_>, text: &Text) {
        article_keys(ui, view);
        let key = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if key(Modifiers::NONE, Key::Escape) {
            view.send(Action::Select(None));
            view.send(Action::ChooseStatement(None));
        }
        let steps = [
            (Key::ArrowRight, Step::Word(Way::Forward)),
            (Key::ArrowLeft, Step::Word(Way::Back)),
            (Key::ArrowDown, Step::Sentence(Way::Forward)),
            (Key::ArrowUp, Step::Sentence(Way::Back)),
        ];
        let chosen = view.state.selection;
        for (arrow, step) in steps {
            if !key(Modifiers::NONE, arrow) {
                continue;
            }
            let from = chosen.or_else(|| self.start_of_walk(view));
            if let Some(span) = walk::moved(text.as_str(), from, step) {
                view.send(Action::Select(Some(span)));
                self.scroll.keep_in_view(span);
            }
        }
        self.scroll.keys(ui);
    }

    /// Where a walk begins while no passage is chosen: at the chosen statement, else at what is in view.
    fn start_of_walk(&self, view: &View<'_>) -> Option<Span> {
        let chosen = view.state.statement.and_then(|id| view.project.statement(id)).and_then(|it| it.span);
        chosen.or_else(|| {
            let top = self.page.pieces().get(self.scroll.top_piece())?.start.checked_sub(1)?;
            Span::new(ByteIndex(top), ByteIndex(top + 1))
        })
    }
}
