//! Verbs on demands: add, change, remove.

use crate::model::{Color, Demand, DemandId, IdSource, Project, RecordId};

use super::field::{choose, next_order, replace, typed};
use super::{EditError, Place, Transaction};

/// A new value for one field of a demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemandChange {
    /// Its name.
    Name(String),
    /// The broader demand above.
    Parent(Option<DemandId>),
    /// What it means.
    Definition(String),
    /// When to code it.
    UseWhen(String),
    /// When not to.
    NotWhen(String),
    /// Its color.
    Color(Option<Color>),
    /// The analyst's note.
    Note(String),
}

/// Adds a demand under another one, or at the top.
pub fn add(
    project: &Project,
    name: &str,
    parent: Option<DemandId>,
    ids: &mut IdSource,
) -> (Transaction, DemandId) {
    let order = next_order(project.demands().map(|demand| demand.order));
    let mut demand = Demand::new(ids.fresh().into(), order, name.trim());
    demand.parent = parent;
    let id = demand.id;
    (Transaction::new("Add demand").put(demand).at(Place::Codebook), id)
}

/// Changes one field of a demand.
pub fn change(project: &Project, id: DemandId, change: DemandChange) -> Result<Transaction, EditError> {
    let old = project.demand(id).ok_or(EditError::Missing(RecordId::Demand(id)))?;
    let mut new = Demand::clone(old);
    let named = match change {
        DemandChange::Name(name) => typed(&mut new.name, name.trim().to_owned(), "Rename demand", "name"),
        DemandChange::Parent(parent) => choose(&mut new.parent, parent, "Move demand"),
        DemandChange::Definition(words) => typed(&mut new.definition, words, "Edit definition", "definition"),
        DemandChange::UseWhen(words) => typed(&mut new.use_when, words, "Edit when to use", "use_when"),
        DemandChange::NotWhen(words) => typed(&mut new.not_when, words, "Edit when not to use", "not_when"),
        DemandChange::Color(color) => choose(&mut new.color, color, "Change color"),
        DemandChange::Note(note) => typed(&mut new.note, note, "Edit note", "note"),
    };
    Ok(replace(&**old, new, named).at(Place::Codebook))
}

/// Removes a demand that nothing uses; refused, with the number of uses, where something does.
pub fn remove(project: &Project, id: DemandId) -> Result<Transaction, EditError> {
    project.demand(id).ok_or(EditError::Missing(RecordId::Demand(id)))?;
    Ok(Transaction::new("Delete demand").remove(RecordId::Demand(id)).at(Place::Codebook))
}
