//! Keys of the table: up and down choose, Enter shows the passage, Delete removes.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Ui};

use super::super::action::Action;
use super::super::view::View;
use super::StatementsTab;
use super::table::focus_id;

/// How many rows a page has for the keys; near to what a window shows.
const PAGE: usize = 16;

impl StatementsTab {
    /// Carries out the keys, while the table or nothing at all has the focus.
    pub(super) fn keys(&mut self, ui: &mut Ui, view: &View<'_>) {
        let focused = ui.memory(egui::Memory::focused);
        if view.state.dialog.is_some() || focused.is_some_and(|id| id != focus_id()) {
            return;
        }
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), arrows));
        if let Some(at) = self.walked(ui) {
            self.choose(view, at);
            ui.memory_mut(|memory| memory.request_focus(focus_id()));
        }
        let Some(chosen) = view.state.statement.filter(|_| self.place.is_some()) else { return };
        if pressed(ui, Key::Enter) {
            view.send(Action::Reveal(chosen));
        }
        if view.session.read_only.is_none() && pressed(ui, Key::Delete) {
            self.delete(view);
        }
    }

    /// The row that the keys go to.
    fn walked(&self, ui: &mut Ui) -> Option<usize> {
        let last = self.listing.len().checked_sub(1)?;
        let from = |step: isize, start: usize| {
            self.place.map_or(start, |at| at.saturating_add_signed(step).min(last))
        };
        let page = isize::try_from(PAGE).unwrap_or(isize::MAX);
        [
            (Key::ArrowDown, from(1, 0)),
            (Key::ArrowUp, from(-1, last)),
            (Key::PageDown, from(page, 0)),
            (Key::PageUp, from(-page, last)),
            (Key::Home, 0),
            (Key::End, last),
        ]
        .into_iter()
        .find_map(|(key, at)| pressed(ui, key).then_some(at))
    }

    fn choose(&mut self, view: &View<'_>, at: usize) {
        let Some(row) = self.listing.row(at) else { return };
        self.seen = Some(row.statement.id);
        self.place = Some(at);
        self.scroll_to = Some(at);
        view.send(Action::ChooseStatement(Some(row.statement.id)));
    }

    /// Removes the chosen row and goes on with the next one, else the one before.
    fn delete(&mut self, view: &View<'_>) {
        let Some((at, row)) = self.place.and_then(|at| Some((at, self.listing.row(at)?))) else { return };
        view.send(Action::Delete(row.statement.id));
        let next = self.listing.row(at + 1).or_else(|| self.listing.row(at.checked_sub(1)?));
        view.send(Action::ChooseStatement(next.map(|row| row.statement.id)));
    }
}

/// Whether a key was pressed; it then does not move the focus as well.
fn pressed(ui: &mut Ui, key: Key) -> bool {
    let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    is_pressed
}
