//! The keys that set the stance while the bar is open.

use egui::{Event, Modifiers, Ui};

use crate::model::Stance;

use super::super::command::Command;
use super::super::view::View;

/// The stance whose key was pressed with Alt, wherever the focus is; the last of several.
pub(super) fn pressed(ui: &Ui, view: &View<'_>) -> Option<Stance> {
    let stances = [
        (Command::StanceDemands, Stance::Demands),
        (Command::StanceRejects, Stance::Rejects),
        (Command::StanceConcedes, Stance::OffersConcession),
    ];
    let key = |command| view.state.keymap.keys(command).map(|keys| keys.logical_key);
    let stances = stances.map(|(command, stance)| (key(command), stance));
    let mut chosen = None;
    ui.input_mut(|input| {
        let mut pressed = None;
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.matches_exact(Modifiers::ALT) => {
                pressed = stances.iter().find(|(letter, _)| *letter == Some(*key));
                if let Some((_, stance)) = pressed {
                    chosen = Some(stance.clone());
                }
                pressed.is_none()
            }
            // Some systems also send the letter as typed, right after its key.
            Event::Text(text) => {
                let letter = pressed.take().and_then(|(letter, _)| *letter);
                letter.is_none_or(|letter| !text.eq_ignore_ascii_case(letter.name()))
            }
            _ => true,
        });
    });
    chosen
}
