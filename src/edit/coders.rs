//! Verbs on coders and on the project itself.

use crate::model::{Coder, CoderId, IdSource, Project, RecordId, Settings};

use super::field::{next_order, replace};
use super::{EditError, Transaction};

/// Adds a coder.
pub fn add(project: &Project, name: &str, ids: &mut IdSource) -> (Transaction, CoderId) {
    let order = next_order(project.coders().map(|coder| coder.order));
    let coder = Coder { id: ids.fresh().into(), order, name: name.trim().to_owned() };
    let id = coder.id;
    (Transaction::new("Add coder").put(coder), id)
}

/// Renames a coder.
pub fn rename(project: &Project, id: CoderId, name: &str) -> Result<Transaction, EditError> {
    let old = project.coder(id).ok_or(EditError::Missing(RecordId::Coder(id)))?;
    let new = Coder { name: name.trim().to_owned(), ..Coder::clone(old) };
    Ok(replace(&**old, new, ("Rename coder", Some("name"))))
}

/// Gives the project another title.
pub fn retitle(project: &Project, title: &str) -> Transaction {
    let new = Settings { title: title.trim().to_owned(), ..Settings::clone(project.settings()) };
    replace(&**project.settings(), new, ("Rename project", Some("title")))
}

/// The coder of this name, with the change that adds them where they are new; else it is empty.
pub fn ensure(project: &Project, name: &str, ids: &mut IdSource) -> (Transaction, CoderId) {
    let name = name.trim();
    match project.coders().find(|coder| coder.name == name) {
        Some(coder) => (Transaction::new("Add coder"), coder.id),
        None => add(project, name, ids),
    }
}
