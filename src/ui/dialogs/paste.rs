//! The dialog that takes an article from the clipboard.

use egui::{Event, Id, Key, Modifiers, ScrollArea, Ui, ViewportCommand};

use super::super::action::{Action, IncomingWish};
use super::super::view::View;
use super::super::widget::field::{Field, caption, select_all};
use super::{Opening, card};
use crate::session::import::RowId;

/// What is typed or pasted.
#[derive(Default)]
pub(super) struct Paste {
    title: String,
    words: String,
    problem: bool,
    /// Whether the clipboard's words have come.
    is_filled: bool,
}

impl Paste {
    /// The dialog. The clipboard is asked for its words at once, so that one need only add them.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, file: Option<(RowId, &str)>, opening: Opening) {
        let is_sent = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let heading = match file {
            None => "Paste as article".to_owned(),
            Some((_, name)) => format!("Paste the text of {name}"),
        };
        card::card_ui(ui, view, &heading, 640.0, |ui| {
            let (title, words) = (Id::unique("paste title"), Id::unique("paste words"));
            if opening.takes_focus() {
                ui.memory_mut(|memory| memory.request_focus(words));
            }
            if opening.is_ready_now() {
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            let field = Field::new("Title", &mut self.title).id(title);
            field.hint("The first line, if empty").show(ui, view);
            ui.add_space(6.0);
            caption(ui, view, "Words");
            let room = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 380.0);
            let area = ScrollArea::vertical().id_salt("pasted").max_height(room).min_scrolled_height(room);
            area.show(ui, |ui| {
                let field = Field::new("Words of the article", &mut self.words).bare().id(words).rows(14);
                if field.hint("Paste or type the article").show(ui, view).changed() {
                    self.problem = false;
                    if !std::mem::replace(&mut self.is_filled, true) {
                        self.choose_all(ui, words);
                    }
                }
            });
            if self.problem {
                card::problem(ui, view, "There are no words yet: paste or type the article");
            }
            card::buttons_ui(ui, view, |ui| {
                let is_pressed = card::main_button(ui, view, "Add").clicked();
                if is_pressed || is_sent {
                    self.add(view, file.map(|(row, _)| row));
                }
            });
        });
    }

    /// What came from the clipboard is chosen: who pastes out of habit replaces it and does not double it.
    fn choose_all(&self, ui: &Ui, field: Id) {
        let has_come = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))));
        if has_come {
            select_all(ui, field, &self.words);
        }
    }

    fn add(&mut self, view: &View<'_>, file: Option<RowId>) {
        if self.words.trim().is_empty() {
            self.problem = true;
            return;
        }
        let title = self.title.trim().to_owned();
        view.send(Action::Dialog(None));
        let words = std::mem::take(&mut self.words);
        view.send(match file {
            None => Action::Paste { title, words },
            Some(row) => Action::Incoming(IncomingWish::GiveWords { row, title, words }),
        });
    }
}
