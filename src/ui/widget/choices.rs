//! Actors and demands as type-ahead offers them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use egui::Color32;

use crate::model::{ActorId, ActorKind, DemandId, tree};

use super::super::derived::Usage;
use super::super::view::View;
use super::color::actor_color;
use super::ranking::Choice;

/// Every actor.
pub fn actors<'a>(view: &View<'a>) -> Vec<Choice<'a, ActorId>> {
    let usage = view.derived.actors();
    view.project
        .actors()
        .map(|actor| {
            let Usage { statements, latest } = usage.get(&actor.id).copied().unwrap_or_default();
            let (name, aliases) = (actor.name.as_str(), actor.aliases.as_slice());
            Choice { id: actor.id, name, aliases, here: 0, latest, uses: statements }
        })
        .collect()
}

/// Every party; how lately and often its own members were coded counts for it.
pub fn parties<'a>(view: &View<'a>) -> Vec<Choice<'a, ActorId>> {
    let mut usage: BTreeMap<ActorId, Usage> = BTreeMap::new();
    for (actor, used) in view.derived.actors() {
        if let Some(party) = tree::party_of(view.project, *actor, None) {
            let sum = usage.entry(party).or_default();
            sum.statements += used.statements;
            sum.latest = sum.latest.max(used.latest);
        }
    }
    view.project
        .actors()
        .filter(|actor| actor.kind == ActorKind::Party)
        .map(|actor| {
            let Usage { statements, latest } = usage.get(&actor.id).copied().unwrap_or_default();
            let (name, aliases) = (actor.name.as_str(), actor.aliases.as_slice());
            Choice { id: actor.id, name, aliases, here: 0, latest, uses: statements }
        })
        .collect()
}

/// Every demand; those in `here` come first, the latest of them at the top.
pub fn demands<'a>(view: &View<'a>, here: &BTreeMap<DemandId, u64>) -> Vec<Choice<'a, DemandId>> {
    let usage = view.derived.demands();
    view.project
        .demands()
        .map(|demand| {
            let Usage { statements, latest } = usage.get(&demand.id).copied().unwrap_or_default();
            let here = here.get(&demand.id).copied().unwrap_or(0);
            Choice { id: demand.id, name: &demand.name, aliases: &[], here, latest, uses: statements }
        })
        .collect()
}

/// How lately each demand was coded for an actor. Linear in the statements.
pub fn demands_of(view: &View<'_>, actor: ActorId) -> BTreeMap<DemandId, u64> {
    let mut latest = BTreeMap::new();
    for statement in view.project.statements().filter(|statement| statement.actor == Some(actor)) {
        if let Some(demand) = statement.demand {
            let order = latest.entry(demand).or_insert(0_u64);
            *order = statement.order.max(*order);
        }
    }
    latest
}

/// An actor's color, and its party where that is another.
pub fn dress_actor<'a>(view: &View<'a>, actor: ActorId) -> (Option<Color32>, Cow<'a, str>) {
    let party = tree::party_of(view.project, actor, None).filter(|party| *party != actor);
    let name = party.map_or("", |party| view.actor_name(Some(party)));
    (Some(actor_color(view, Some(actor))), Cow::Borrowed(name))
}

/// The demand above, if there is one.
pub fn dress_demand<'a>(view: &View<'a>, demand: DemandId) -> (Option<Color32>, Cow<'a, str>) {
    let above = view.project.demand(demand).and_then(|demand| demand.parent);
    (None, Cow::Borrowed(above.map_or("", |above| view.demand_name(Some(above)))))
}
