//! The one place where a project changes.

use crate::model::{Project, Record, RecordId};

use super::integrity;
use super::{Edit, EditError, Transaction};

/// Applies a change, all or nothing; gives back the change that undoes it.
///
/// Afterwards every id that a touched record names resolves, every touched span fits its text and
/// equals its quote, names are unique, and the trees have no circle; otherwise the project stays as
/// it was and the error says what is wrong. Cost: the edits, plus one look at every statement where
/// an actor, demand or coder is removed.
///
/// ```
/// use demarche::edit::{Transaction, apply};
/// use demarche::model::{Actor, ActorKind, IdSource, Project};
/// let mut ids = IdSource::seeded(1);
/// let mut project = Project::empty(ids.fresh().into(), "Talks");
/// let before = project.clone();
/// let change = Transaction::new("Add actor").put(Actor::new(ids.fresh().into(), 1, "Ada", ActorKind::Person));
/// let inverse = apply(&mut project, &change).unwrap();
/// assert_eq!(project.actors().len(), 1);
/// apply(&mut project, &inverse).unwrap();
/// assert_eq!(project, before);
/// ```
pub fn apply(project: &mut Project, transaction: &Transaction) -> Result<Transaction, EditError> {
    let mut changed = project.clone();
    let mut inverse = Transaction {
        label: transaction.label.clone(),
        edits: Vec::with_capacity(transaction.edits.len()),
        place: transaction.place,
        field: transaction.field,
    };
    for edit in &transaction.edits {
        inverse.edits.push(apply_one(&mut changed, edit)?);
    }
    inverse.edits.reverse();
    integrity::check(project, &changed, transaction)?;
    *project = changed;
    Ok(inverse)
}

fn apply_one(project: &mut Project, edit: &Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::Put(record) => Ok(inverse_of_put(record.id(), project.put_record(record.clone()))),
        Edit::Remove(id) => project.remove_record(*id).map(Edit::Put).ok_or(EditError::Missing(*id)),
    }
}

fn inverse_of_put(id: RecordId, old: Option<Record>) -> Edit {
    old.map_or(Edit::Remove(id), Edit::Put)
}
