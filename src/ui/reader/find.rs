//! The bar in which one looks for words in the article.

use egui::{Event, EventFilter, Frame, Id, Key, Margin, Modifiers, Panel, RichText, Ui};

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::{FindMode, Query};
use super::super::view::View;
use super::super::widget::chip::{chip, segments};
use super::super::widget::field::{Field, select_all};

/// The width of the field, in points.
const FIELD: f32 = 180.0;

/// The bar's own memory.
#[derive(Debug, Default)]
pub(super) struct FindBar {
    words: String,
    asked: u64,
}

impl FindBar {
    /// Draws the bar at the top of what is left of the page, while it is open; gives whether it closes.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) -> bool {
        let find = &view.state.find;
        if !find.is_open {
            return false;
        }
        let id = Id::unique("find in article");
        if self.asked != find.asked {
            self.asked = find.asked;
            self.words.clone_from(&find.query.words);
            select_all(ui, id, &self.words);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let mut closes = Self::keys(ui, view, id);
        let frame = Frame::new().fill(view.look().panel).inner_margin(Margin::symmetric(12, 6));
        Panel::top("find").frame(frame).resizable(false).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                self.field_ui(ui, view, id);
                let steps =
                    [(Command::FindPrevious, "↑", "Previous find"), (Command::FindNext, "↓", "Next find")];
                for (command, words, name) in steps {
                    let keys = format!("{name} ({})", view.state.keymap.words(command, ui.ctx()));
                    if chip(ui, view, words).accessible_name(name).on_hover_text(keys).clicked() {
                        view.run(command);
                    }
                }
                count_ui(ui, view);
                ui.add_space(8.0);
                if modes_ui(ui, view) {
                    // The next Enter goes to the next find, not to the article.
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                let hint = "Close and keep the find chosen, to code it (Ctrl+Enter)";
                if view.state.find.current.is_some() && chip(ui, view, "Take").on_hover_text(hint).clicked() {
                    view.run(Command::TakeFind);
                    closes = true;
                }
                let back = chip(ui, view, "×").accessible_name("Close find");
                if back.on_hover_text("Back to where you were (Escape)").clicked() {
                    view.run(Command::LeaveFind);
                    closes = true;
                }
            });
        });
        closes
    }

    /// The keys of the field; gives whether the bar closes.
    fn keys(ui: &Ui, view: &View<'_>, id: Id) -> bool {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return false;
        }
        let pressed = [
            (Modifiers::NONE, Key::Enter, Command::FindNext),
            (Modifiers::SHIFT, Key::Enter, Command::FindPrevious),
            (Modifiers::COMMAND, Key::Enter, Command::TakeFind),
            (Modifiers::NONE, Key::Escape, Command::LeaveFind),
        ];
        let mut closes = false;
        for (modifiers, key, command) in pressed {
            if consume_exact(ui, modifiers, key) {
                view.run(command);
                closes |= matches!(command, Command::TakeFind | Command::LeaveFind);
            }
        }
        closes
    }

    fn field_ui(&mut self, ui: &mut Ui, view: &View<'_>, id: Id) {
        let keys = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        let field = Field::new("Find in article", &mut self.words).bare().hint("Find in article");
        let is_wrong = view.derived.found.problem().is_some();
        let response = field.id(id).width(FIELD).keys(keys).wrong(is_wrong).show(ui, view);
        if response.changed() {
            view.send(Action::Find(Query { words: self.words.clone(), ..view.state.find.query.clone() }));
        }
    }
}

/// Takes a key that was pressed with these modifiers and no other; whether there was one.
fn consume_exact(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| {
            !matches!(event, Event::Key { key: pressed_key, pressed: true, modifiers: held, .. }
                if *pressed_key == key && held.matches_exact(modifiers))
        });
        input.events.len() < before
    })
}

/// How the words are looked for; gives whether that was changed.
fn modes_ui(ui: &mut Ui, view: &View<'_>) -> bool {
    let query = &view.state.find.query;
    let (accent, mut changes) = (view.look().accent, false);
    if let Some(mode) = segments(ui, view, (&FindMode::ALL, Some(&query.mode)), accent, |mode| mode.label()) {
        view.send(Action::Find(Query { mode, ..query.clone() }));
        changes = true;
    }
    let mut is_exact = query.is_exact;
    let hint = "Capitals and accents must be as typed";
    if ui.checkbox(&mut is_exact, "Exact").on_hover_text(hint).changed() {
        view.send(Action::Find(Query { is_exact, ..query.clone() }));
        changes = true;
    }
    changes
}

/// "3 of 12", or what is wrong with the pattern.
fn count_ui(ui: &mut Ui, view: &View<'_>) {
    let (found, find) = (&view.derived.found, &view.state.find);
    let number = find.current.and_then(|span| found.number(span));
    let (words, color) = match (found.problem(), found.hits().len(), number) {
        (Some(problem), _, _) => (problem.to_owned(), view.look().bad),
        (None, 0, _) if find.query.words.trim().is_empty() => return,
        (None, 0, _) => ("Nothing found".to_owned(), view.look().muted),
        (None, all, Some(number)) => (format!("{number} of {all}"), view.look().text),
        (None, all, None) => (format!("{all} found"), view.look().text),
    };
    ui.label(RichText::new(words).color(color));
}
