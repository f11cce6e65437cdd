//! Keys of a tree: up and down choose, left and right fold, Enter goes to the name.

use egui::{EventFilter, FocusDirection, Key, Modifiers, Ui};

use super::super::view::View;
use super::CodebookTab;
use super::entry::{Entry, Side};
use super::tree::{Touch, focus_id};

impl CodebookTab {
    /// Carries out the keys, while the tree has the focus.
    pub(super) fn keys(&mut self, ui: &mut Ui, view: &View<'_>, side: Side, touch: &mut Touch) {
        if view.state.dialog.is_some() || !ui.memory(|memory| memory.has_focus(focus_id(side))) {
            return;
        }
        let arrows = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(side), arrows));
        let chosen = self.chosen.filter(|entry| entry.side() == side);
        if let Some(entry) = self.walked(ui, side, chosen) {
            touch.chosen = Some(entry);
            self.scroll_to = Some(entry);
        }
        let Some(chosen) = chosen else { return };
        if pressed(ui, Key::ArrowLeft) {
            self.leave(side, chosen, touch);
        }
        if pressed(ui, Key::ArrowRight) {
            self.enter(side, chosen, touch);
        }
        if pressed(ui, Key::Enter) || pressed(ui, Key::F2) {
            self.wants_name = true;
        }
    }

    fn walked(&self, ui: &mut Ui, side: Side, chosen: Option<Entry>) -> Option<Entry> {
        let shown = self.outline.shown(side, self.filter(side), &self.folded);
        let last = shown.len().checked_sub(1)?;
        let at = chosen.and_then(|entry| shown.iter().position(|node| node.entry == entry));
        [
            (Key::ArrowDown, at.map_or(0, |at| (at + 1).min(last))),
            (Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))),
            (Key::Home, 0),
            (Key::End, last),
        ]
        .into_iter()
        .find_map(|(key, at)| pressed(ui, key).then_some(at))
        .and_then(|at| shown.get(at))
        .map(|node| node.entry)
    }

    /// Folds the line, or goes to the one above it.
    fn leave(&mut self, side: Side, chosen: Entry, touch: &mut Touch) {
        let nodes = self.outline.nodes(side);
        let Some(at) = nodes.iter().position(|node| node.entry == chosen) else { return };
        let Some(node) = nodes.get(at) else { return };
        if node.has_children && !self.folded.contains(&chosen) {
            touch.folded = Some(chosen);
        } else if let Some(above) = nodes.iter().take(at).rev().find(|above| above.depth < node.depth) {
            touch.chosen = Some(above.entry);
            self.scroll_to = Some(above.entry);
        }
    }

    /// Unfolds the line, or goes to the first one below it.
    fn enter(&mut self, side: Side, chosen: Entry, touch: &mut Touch) {
        let nodes = self.outline.nodes(side);
        let Some(at) = nodes.iter().position(|node| node.entry == chosen) else { return };
        if !nodes.get(at).is_some_and(|node| node.has_children) {
            return;
        }
        if self.folded.contains(&chosen) {
            touch.folded = Some(chosen);
        } else if let Some(below) = nodes.get(at + 1) {
            touch.chosen = Some(below.entry);
            self.scroll_to = Some(below.entry);
        }
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
