//! The pinned pairs in the coding bar: pressed, or taken by Alt and their digit.

use egui::{Event, Key, Modifiers, Ui};

use crate::model::{ActorId, DemandId};

use super::super::action::Action;
use super::super::state::Pin;
use super::super::view::View;
use super::super::widget::pins::{pin_ui, pins_ui};

/// The keys of the digits, the first first.
const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// The pinned pair whose digit was pressed with Alt, wherever the focus is.
pub fn pressed(ui: &Ui, view: &View<'_>) -> Option<Pin> {
    let mut pressed = None;
    ui.input_mut(|input| {
        let mut letter = None;
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.matches_exact(Modifiers::ALT) => {
                let digit = DIGITS.iter().position(|digit| digit == key);
                let pin = digit.and_then(|at| view.pins().get(at)).copied();
                letter = digit.filter(|_| pin.is_some());
                pressed = pressed.or(pin);
                pin.is_none()
            }
            // Some systems also send the digit as typed, right after its key.
            Event::Text(text) => letter.take().is_none_or(|digit| *text != (digit + 1).to_string()),
            _ => true,
        });
    });
    pressed
}

/// A row of them, with the way to pin the pair that stands in the fields; the one that was pressed.
pub fn row_ui(ui: &mut Ui, view: &View<'_>, known: Option<(ActorId, DemandId)>) -> Option<Pin> {
    if view.pins().is_empty() && known.is_none() {
        return None;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        let pressed = pins_ui(ui, view, "Code with");
        if let Some((actor, demand)) = known
            && pin_ui(ui, view, Pin { actor, demand })
        {
            view.send(Action::TogglePin(Pin { actor, demand }));
        }
        pressed.and_then(|at| view.pins().get(at)).copied()
    })
    .inner
}
