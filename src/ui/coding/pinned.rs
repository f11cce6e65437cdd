//! The pinned pairs in the coding bar: pressed, or taken by Alt and their key.

use egui::{Event, Key, Modifiers, Ui};

use crate::model::{ActorId, DemandId};

use super::super::action::Action;
use super::super::command::Command;
use super::super::state::Pin;
use super::super::view::View;
use super::super::widget::pins::{pin_ui, pins_ui};

/// The pinned pair whose key was pressed with Alt, wherever the focus is.
pub fn pressed(ui: &Ui, view: &View<'_>) -> Option<Pin> {
    let mut pressed = None;
    let keys = Command::ALL.iter().filter(|command| command.pin().is_some());
    let keys: Vec<Option<Key>> =
        keys.map(|command| view.state.keymap.keys(*command).map(|keys| keys.logical_key)).collect();
    ui.input_mut(|input| {
        let mut letter = None;
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.matches_exact(Modifiers::ALT) => {
                let digit = keys.iter().position(|digit| *digit == Some(*key));
                let pin = digit.and_then(|at| view.pins().get(at)).copied();
                letter = Some(*key).filter(|_| pin.is_some());
                pressed = pressed.or(pin);
                pin.is_none()
            }
            // Some systems also send the digit as typed, right after its key.
            Event::Text(text) => letter.take().is_none_or(|key| !text.eq_ignore_ascii_case(key.name())),
            _ => true,
        });
    });
    pressed
}

/// A row of them, with the way to pin the pair that stands in the fields; the one that was pressed.
pub fn row_ui(ui: &mut Ui, view: &View<'_>, known: Option<(ActorId, DemandId)>) -> Option<Pin> {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        let pressed = pins_ui(ui, view, "Code with");
        let pin = known.map(|(actor, demand)| Pin { actor, demand });
        // It stands there from the beginning, so that nothing below it moves once the pair is known.
        if ui.add_enabled_ui(pin.is_some(), |ui| pin_ui(ui, view, pin)).inner
            && let Some(pin) = pin
        {
            view.send(Action::TogglePin(pin));
        }
        pressed.and_then(|at| view.pins().get(at)).copied()
    })
    .inner
}
