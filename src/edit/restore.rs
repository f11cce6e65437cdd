//! Making a project what it was at another time.

use std::collections::BTreeSet;

use crate::model::{Project, RecordId};

use super::Transaction;

/// The change after which a project equals another state of it, to be undone like any other; empty
/// where nothing differs.
///
/// Linear in the size of both, as every record is compared.
pub fn restore(mine: &Project, theirs: &Project) -> Transaction {
    let (here, there) = (ids(mine), ids(theirs));
    let mut transaction = Transaction::new("Restore a backup");
    for id in &there {
        let record = theirs.record(*id);
        if mine.record(*id) != record
            && let Some(record) = record
        {
            transaction = transaction.put(record);
        }
    }
    for id in here.difference(&there) {
        transaction = transaction.remove(*id);
    }
    transaction
}

fn ids(project: &Project) -> BTreeSet<RecordId> {
    let mut ids = BTreeSet::from([RecordId::Settings]);
    ids.extend(project.texts().map(|it| RecordId::Text(it.id())));
    ids.extend(project.coders().map(|it| RecordId::Coder(it.id)));
    ids.extend(project.actors().map(|it| RecordId::Actor(it.id)));
    ids.extend(project.demands().map(|it| RecordId::Demand(it.id)));
    ids.extend(project.sources().map(|it| RecordId::Source(it.id)));
    ids.extend(project.statements().map(|it| RecordId::Statement(it.id)));
    ids.extend(project.figures().map(|it| RecordId::Figure(it.id)));
    ids.extend(project.events().map(|it| RecordId::Event(it.id)));
    ids
}
