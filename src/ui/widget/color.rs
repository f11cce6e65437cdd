//! The color under which an actor is shown: its own, else its party's.

use egui::{Color32, Pos2, Rect, Ui, vec2};

use crate::model::{ActorId, ActorKind, Color, Project, tree};

use super::super::view::View;

/// The side of the square that stands for a color, in points.
pub const SWATCH: f32 = 8.0;

/// The color of an actor as the window draws it; muted where there is no actor or no party.
pub fn actor_color(view: &View<'_>, actor: Option<ActorId>) -> Color32 {
    actor
        .and_then(|actor| color_of(view.project, actor))
        .map_or(view.look().muted, |color| view.theme.color(color))
}

fn color_of(project: &Project, actor: ActorId) -> Option<Color> {
    let own = project.actor(actor)?.color;
    let party = tree::party_of(project, actor, None)?;
    let of_party = || project.actor(party)?.color.or_else(|| place_of(project, party));
    own.or_else(of_party)
}

/// The palette place of a party: its rank among the parties in order of creation.
fn place_of(project: &Project, party: ActorId) -> Option<Color> {
    let order = project.actor(party)?.order;
    let before = project.actors().filter(|actor| actor.kind == ActorKind::Party && actor.order < order);
    Some(Color::nth(before.count()))
}

/// Paints the square that stands for a color, its left side at a point.
pub fn swatch(ui: &Ui, left_center: Pos2, color: Color32) {
    let rect = Rect::from_min_size(left_center - vec2(0.0, SWATCH / 2.0), vec2(SWATCH, SWATCH));
    ui.painter().rect_filled(rect, 1.5, color);
}
