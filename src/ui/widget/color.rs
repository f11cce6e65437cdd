//! The color under which an actor is shown: its own, else its party's.

use egui::{Color32, Pos2, Rect, Ui, vec2};

use crate::chart::color::of_stance;
use crate::model::{ActorId, Color, Statement, tree};

use super::super::state::ColorBy;
use super::super::view::View;

/// The side of the square that stands for a color, in points.
pub const SWATCH: f32 = 8.0;

/// The color of an actor as the window draws it; muted where there is no actor or no party.
pub fn actor_color(view: &View<'_>, actor: Option<ActorId>) -> Color32 {
    actor
        .and_then(|actor| view.derived.colors.actor(actor))
        .map_or(view.look().muted, |color| view.theme.color(color))
}

/// What a color stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// Its name: a party, an actor, a demand, a stance or a coder.
    pub name: String,
    /// The color.
    pub color: Color32,
}

/// The color of a statement in the article, by what the person chose.
pub fn statement_color(view: &View<'_>, statement: &Statement) -> Color32 {
    let nth = |order: u64| Some(Color::nth(usize::try_from(order).unwrap_or(usize::MAX)));
    let color = match view.state.color_by {
        ColorBy::Party => return actor_color(view, statement.actor),
        ColorBy::Actor => statement
            .actor
            .and_then(|id| view.project.actor(id))
            .and_then(|actor| actor.color.or_else(|| nth(actor.order.saturating_sub(1)))),
        ColorBy::Demand => statement.demand.and_then(|id| view.derived.colors.demand(id)),
        ColorBy::Stance => statement.stance.as_ref().map(of_stance),
        ColorBy::Coder => {
            view.project.coder(statement.coder).and_then(|coder| nth(coder.order.saturating_sub(1)))
        }
    };
    color.map_or(view.look().muted, |color| view.theme.color(color))
}

/// What the color of a statement stands for.
pub fn statement_meaning(view: &View<'_>, statement: &Statement) -> Meaning {
    let color = statement_color(view, statement);
    let name = match view.state.color_by {
        ColorBy::Party => {
            let party = statement.actor.map(|id| tree::party_of(view.project, id, None).unwrap_or(id));
            view.actor_name(party)
        }
        ColorBy::Actor => view.actor_name(statement.actor),
        ColorBy::Demand => view.demand_name(statement.demand),
        ColorBy::Stance => statement.stance.as_ref().map_or("(no stance)", |stance| stance.label()),
        ColorBy::Coder => {
            view.project.coder(statement.coder).map_or("(unknown)", |coder| coder.name.as_str())
        }
    };
    Meaning { name: name.to_owned(), color }
}

/// Paints the square that stands for a color, its left side at a point.
pub fn swatch(ui: &Ui, left_center: Pos2, color: Color32) {
    let rect = Rect::from_min_size(left_center - vec2(0.0, SWATCH / 2.0), vec2(SWATCH, SWATCH));
    ui.painter().rect_filled(rect, 1.5, color);
}
