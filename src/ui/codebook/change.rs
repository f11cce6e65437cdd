//! What a touch of a tree leads to: choosing, folding, moving, adding.

use crate::edit::actors::ActorChange;
use crate::edit::demands::DemandChange;
use crate::model::{Actor, ActorId, ActorKind, Membership};

use super::super::action::Action;
use super::super::view::View;
use super::CodebookTab;
use super::entry::{Entry, Side};
use super::tree::Touch;

impl CodebookTab {
    /// Carries out what happened to a tree; gives whether anything did.
    pub(super) fn touched(&mut self, view: &View<'_>, side: Side, touch: &Touch) -> bool {
        let is_touched = *touch != Touch::default();
        if let Some(entry) = touch.chosen {
            self.choose(entry);
        }
        if let Some(entry) = touch.folded
            && !self.folded.remove(&entry)
        {
            self.folded.insert(entry);
        }
        if let Some((entry, above)) = touch.moved.filter(|_| view.session.read_only.is_none()) {
            move_under(view, entry, above);
        }
        if let Some(side) = touch.shows {
            self.side = side;
        }
        if touch.adds {
            self.add(view, side);
        }
        is_touched
    }

    fn choose(&mut self, entry: Entry) {
        if self.chosen != Some(entry) {
            self.chosen = Some(entry);
            self.drafts.forgive();
        }
    }

    /// Asks for a new entry below the chosen one, under a name that is free.
    fn add(&mut self, view: &View<'_>, side: Side) {
        let chosen = self.chosen.filter(|entry| entry.side() == side);
        let name = self.free_name(side);
        match (side, chosen) {
            (Side::Actors, Some(Entry::Actor(parent))) => {
                view.send(Action::AddActor(name.clone(), ActorKind::Person, Some(parent)));
            }
            (Side::Demands, Some(Entry::Demand(parent))) => {
                view.send(Action::AddDemand(name.clone(), Some(parent)));
            }
            (Side::Actors, _) => view.send(Action::AddActor(name.clone(), ActorKind::Party, None)),
            (Side::Demands, _) => view.send(Action::AddDemand(name.clone(), None)),
        }
        if let Some(above) = chosen {
            self.folded.remove(&above);
        }
        self.filter_mut(side).clear();
        self.awaited = Some((side, name));
    }

    fn free_name(&self, side: Side) -> String {
        let first = format!("New {}", side.noun());
        let is_free = |name: &String| self.outline.nodes(side).iter().all(|node| node.name != *name);
        if is_free(&first) {
            return first;
        }
        // One number more than there are names is enough for one to be free.
        let last = self.outline.nodes(side).len() + 2;
        (2..=last).map(|number| format!("{first} {number}")).find(is_free).unwrap_or(first)
    }

    /// Chooses the entry that was asked for, with its name ready to be typed over.
    pub(super) fn welcome(&mut self) {
        let Some((side, name)) = self.awaited.take() else { return };
        let Some(node) = self.outline.nodes(side).iter().find(|node| node.name == name) else { return };
        let entry = node.entry;
        self.choose(entry);
        self.scroll_to = Some(entry);
        self.wants_name = true;
    }
}

/// Puts an entry under another one, or at the top. Dates of membership stay.
fn move_under(view: &View<'_>, entry: Entry, above: Option<Entry>) {
    match (entry, above) {
        (Entry::Actor(id), Some(Entry::Actor(parent))) => {
            let Some(actor) = view.project.actor(id) else { return };
            view.send(Action::ChangeActor(id, ActorChange::Memberships(moved(actor, parent))));
        }
        (Entry::Actor(id), None) => view.send(Action::ChangeActor(id, ActorChange::Parent(None))),
        (Entry::Demand(id), Some(Entry::Demand(parent))) => {
            view.send(Action::ChangeDemand(id, DemandChange::Parent(Some(parent))));
        }
        (Entry::Demand(id), None) => view.send(Action::ChangeDemand(id, DemandChange::Parent(None))),
        _ => {}
    }
}

fn moved(actor: &Actor, parent: ActorId) -> Vec<Membership> {
    match actor.memberships.split_first() {
        None => vec![Membership::always(parent)],
        Some((first, others)) => {
            std::iter::once(Membership { parent, ..*first }).chain(others.iter().copied()).collect()
        }
    }
}
