//! Keys of the list: up and down choose, Enter adds, Delete leaves out, D accepts the date, Escape leaves.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Ui};

use crate::session::import::{ListLine, Standing};

use super::super::action::{Action, IncomingWish};
use super::super::view::View;
use super::IncomingTab;
use super::list::focus_id;

/// How many lines a page has for the keys.
const PAGE: usize = 10;

impl IncomingTab {
    /// Carries out the keys, while the list or nothing at all has the focus.
    pub(super) fn keys(&self, ui: &mut Ui, view: &View<'_>) {
        let focused = ui.memory(egui::Memory::focused);
        if view.state.dialog.is_some() || self.editing.is_some() || focused.is_some_and(|id| id != focus_id())
        {
            return;
        }
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), arrows));
        let wish = |wish| view.send(Action::Incoming(wish));
        if pressed(ui, Modifiers::COMMAND, Key::Enter) {
            return wish(IncomingWish::AddAll);
        }
        if pressed(ui, Modifiers::NONE, Key::Escape) {
            return wish(IncomingWish::Leave);
        }
        let place = view.state.incoming.chosen.and_then(|line| self.lines.iter().position(|it| *it == line));
        if let Some(line) = self.walked(ui, place) {
            ui.memory_mut(|memory| memory.request_focus(focus_id()));
            return wish(IncomingWish::Choose(Some(line)));
        }
        let Some((at, line)) = place.zip(view.state.incoming.chosen) else {
            if pressed(ui, Modifiers::NONE, Key::Enter) {
                wish(IncomingWish::AddAll);
            }
            return;
        };
        let list = &view.state.incoming.list;
        if pressed(ui, Modifiers::NONE, Key::Enter) && list.standing(line) == Standing::Ready {
            wish(IncomingWish::Add(vec![line]));
            self.go_on(view, at);
        } else if pressed(ui, Modifiers::NONE, Key::Delete) {
            wish(IncomingWish::LeaveOut(vec![line], list.standing(line) != Standing::LeftOut));
            self.go_on(view, at);
        } else if pressed(ui, Modifiers::NONE, Key::D) {
            wish(IncomingWish::AcceptDates(line.key().into_iter().collect()));
        }
    }

    /// Chooses the next line that is to be decided.
    fn go_on(&self, view: &View<'_>, at: usize) {
        let list = &view.state.incoming.list;
        let is_open = |line: &&ListLine| !list.standing(**line).is_settled();
        let next = self.lines.iter().skip(at + 1).find(is_open);
        if let Some(line) = next {
            view.send(Action::Incoming(IncomingWish::Choose(Some(*line))));
        }
    }

    /// The line that the keys go to.
    fn walked(&self, ui: &mut Ui, place: Option<usize>) -> Option<ListLine> {
        let last = self.lines.len().checked_sub(1)?;
        let from =
            |step: isize, start: usize| place.map_or(start, |at| at.saturating_add_signed(step).min(last));
        let page = isize::try_from(PAGE).unwrap_or(isize::MAX);
        let at = [
            (Key::ArrowDown, from(1, 0)),
            (Key::ArrowUp, from(-1, last)),
            (Key::PageDown, from(page, 0)),
            (Key::PageUp, from(-page, last)),
            (Key::Home, 0),
            (Key::End, last),
        ]
        .into_iter()
        .find_map(|(key, at)| pressed(ui, Modifiers::NONE, key).then_some(at))?;
        self.lines.get(at).copied()
    }
}

/// Whether a key was pressed; it then does not move the focus as well.
fn pressed(ui: &mut Ui, modifiers: Modifiers, key: Key) -> bool {
    let is_pressed = ui.input_mut(|input| input.consume_key(modifiers, key));
    if is_pressed {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    is_pressed
}
