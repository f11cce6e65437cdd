//! The color under which an actor is shown: its own, else its party's.

use egui::{Color32, Pos2, Rect, Ui, vec2};

use crate::model::ActorId;

use super::super::view::View;

/// The side of the square that stands for a color, in points.
pub const SWATCH: f32 = 8.0;

/// The color of an actor as the window draws it; muted where there is no actor or no party.
pub fn actor_color(view: &View<'_>, actor: Option<ActorId>) -> Color32 {
    actor
        .and_then(|actor| view.derived.colors.actor(actor))
        .map_or(view.look().muted, |color| view.theme.color(color))
}

/// Paints the square that stands for a color, its left side at a point.
pub fn swatch(ui: &Ui, left_center: Pos2, color: Color32) {
    let rect = Rect::from_min_size(left_center - vec2(0.0, SWATCH / 2.0), vec2(SWATCH, SWATCH));
    ui.painter().rect_filled(rect, 1.5, color);
}
