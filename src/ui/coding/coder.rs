//! Under whose name one codes: asked once, where it is needed first.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::field::{Field, caption};

/// The line that asks for the coder's name while there is none.
#[derive(Default)]
pub struct CoderLine {
    name: Option<String>,
}

impl CoderLine {
    /// Draws it where no name is known; whether Enter was pressed in it.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) -> bool {
        if !view.session.coder_name.is_empty() {
            self.name = None;
            return false;
        }
        let name = self.name.get_or_insert_with(|| view.session.login.clone());
        let id = Self::id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let is_done = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        ui.horizontal(|ui| {
            let caption = caption(ui, view, "Code as");
            let keys = EventFilter { horizontal_arrows: true, escape: true, ..EventFilter::default() };
            let field = Field::new("Code as", name).hint("your name").id(id).keys(keys).width(220.0);
            field.bare().show(ui, view).labelled_by(caption.id);
        });
        is_done
    }

    /// Takes the name for all that is coded from now on; whether there is one.
    pub fn settle(&self, view: &View<'_>) -> bool {
        let Some(name) = self.name.as_ref().filter(|_| view.session.coder_name.is_empty()) else {
            return true;
        };
        let is_there = !name.trim().is_empty();
        if is_there {
            view.send(Action::CodeAs(name.trim().to_owned()));
        }
        is_there
    }

    /// The field's place in egui's memory.
    pub fn id() -> Id {
        Id::unique("coder of the coding bar")
    }
}
