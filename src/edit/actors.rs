//! Verbs on actors: add, change, remove.

use crate::model::{Actor, ActorId, ActorKind, Color, IdSource, Membership, Project, RecordId};

use super::field::{choose, next_order, replace, typed};
use super::{EditError, Place, Transaction};

/// A new value for one field of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActorChange {
    /// Its name.
    Name(String),
    /// What it is.
    Kind(ActorKind),
    /// The one it belongs to, without dates; none is nowhere.
    Parent(Option<ActorId>),
    /// Where it belongs and when.
    Memberships(Vec<Membership>),
    /// Other names.
    Aliases(Vec<String>),
    /// Its color.
    Color(Option<Color>),
    /// The analyst's note.
    Note(String),
}

/// Adds an actor under another one, or at the top.
pub fn add(
    project: &Project,
    name: &str,
    kind: ActorKind,
    parent: Option<ActorId>,
    ids: &mut IdSource,
) -> (Transaction, ActorId) {
    let order = next_order(project.actors().map(|actor| actor.order));
    let mut actor = Actor::new(ids.fresh().into(), order, name.trim(), kind);
    actor.memberships = parent.into_iter().map(Membership::always).collect();
    let id = actor.id;
    (Transaction::new("Add actor").put(actor).at(Place::Codebook), id)
}

/// Changes one field of an actor.
pub fn change(project: &Project, id: ActorId, change: ActorChange) -> Result<Transaction, EditError> {
    let old = project.actor(id).ok_or(EditError::Missing(RecordId::Actor(id)))?;
    let mut new = Actor::clone(old);
    let named = match change {
        ActorChange::Name(name) => typed(&mut new.name, name.trim().to_owned(), "Rename actor", "name"),
        ActorChange::Kind(kind) => choose(&mut new.kind, kind, "Change kind"),
        ActorChange::Parent(parent) => {
            choose(&mut new.memberships, parent.into_iter().map(Membership::always).collect(), "Move actor")
        }
        ActorChange::Memberships(list) => choose(&mut new.memberships, list, "Change membership"),
        ActorChange::Aliases(aliases) => typed(&mut new.aliases, aliases, "Change other names", "aliases"),
        ActorChange::Color(color) => choose(&mut new.color, color, "Change color"),
        ActorChange::Note(note) => typed(&mut new.note, note, "Edit note", "note"),
    };
    Ok(replace(&**old, new, named).at(Place::Codebook))
}

/// Removes an actor that nothing uses; refused, with the number of uses, where something does.
pub fn remove(project: &Project, id: ActorId) -> Result<Transaction, EditError> {
    project.actor(id).ok_or(EditError::Missing(RecordId::Actor(id)))?;
    Ok(Transaction::new("Delete actor").remove(RecordId::Actor(id)).at(Place::Codebook))
}
