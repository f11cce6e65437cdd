//! What can be wrong or doubtful in a file that parsed.

use crate::edit::{Edit, EditError, Transaction};
use crate::model::{Actor, Demand, Record, RecordId, SourceId};
use crate::storage::{Notice, StatementPlace};

/// Why records that parsed make no project.
pub(in crate::storage) struct Fault {
    /// The record at which it shows, if it is one.
    pub(in crate::storage) record: Option<RecordId>,
    /// Which of the rows with that id: 1 is the second, where an id stands twice.
    pub(in crate::storage) nth: usize,
    /// What the record names wrongly, if that is it.
    pub(in crate::storage) named: Option<RecordId>,
    /// What is wrong.
    pub(in crate::storage) message: String,
}

impl Fault {
    /// Something wrong in one record.
    pub(super) fn new(record: RecordId, message: String) -> Self {
        Self { record: Some(record), nth: 0, named: None, message }
    }

    /// A second record of the same kind and id.
    pub(super) fn twice(record: RecordId) -> Self {
        let message = "this id stands twice, expected another one".to_owned();
        Self { record: Some(record), nth: 1, named: None, message }
    }

    /// What `edit::apply` refused, with the record that the reader of the file must look at.
    pub(super) fn refused(error: &EditError, transaction: &Transaction) -> Self {
        let records = || {
            transaction.edits.iter().filter_map(|edit| match edit {
                Edit::Put(record) => Some(record),
                Edit::Remove(_) => None,
            })
        };
        let record = match error {
            EditError::Missing(id) | EditError::Dangling { from: id, .. } => Some(*id),
            EditError::NameTaken { kind, name } => records()
                .filter(|record| name_of(record).is_some_and(|it| it == (*kind, name)))
                .nth(1)
                .map(Record::id),
            EditError::NameEmpty { kind } => records()
                .find(|record| name_of(record).is_some_and(|(of, it)| of == *kind && it.trim().is_empty()))
                .map(Record::id),
            EditError::Circle { name } => records()
                .find(|record| has_parent(record) && name_of(record).is_some_and(|(_, it)| it == name))
                .map(Record::id),
            EditError::SpanOutside(id) | EditError::QuoteDiffers(id) => Some(RecordId::Statement(*id)),
            EditError::InUse { .. }
            | EditError::ReadOnly { .. }
            | EditError::NoWords
            | EditError::Unplaced
            | EditError::SplitOutside
            | EditError::NoNeighbour
            | EditError::DateImpossible { .. }
            | EditError::NoText
            | EditError::Outdated => None,
        };
        let named = match error {
            EditError::Dangling { to, .. } => Some(*to),
            _ => None,
        };
        Self { record, nth: 0, named, message: error.to_string() }
    }
}

fn name_of(record: &Record) -> Option<(&'static str, &String)> {
    match record {
        Record::Actor(actor) => Some(("an actor", &actor.name)),
        Record::Demand(demand) => Some(("a demand", &demand.name)),
        Record::Coder(coder) => Some(("a coder", &coder.name)),
        Record::Figure(figure) => Some(("a figure", &figure.name)),
        _ => None,
    }
}

fn has_parent(record: &Record) -> bool {
    match record {
        Record::Actor(actor) => Actor::first_parent(actor).is_some(),
        Record::Demand(demand) => {
            let demand: &Demand = demand;
            demand.parent.is_some()
        }
        _ => false,
    }
}

/// What had to be mended or guessed, in the order of the file.
#[derive(Default)]
pub(in crate::storage) struct Doubts {
    pub(super) texts: Vec<SourceId>,
    pub(super) filled: Vec<StatementPlace>,
    pub(super) moved: Vec<StatementPlace>,
    pub(super) lost: Vec<StatementPlace>,
}

impl Doubts {
    /// Whether nothing had to be mended or guessed.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.filled.is_empty() && self.moved.is_empty() && self.lost.is_empty()
    }

    /// One notice for each kind of doubt that there is.
    pub(in crate::storage) fn into_notices(self) -> impl Iterator<Item = Notice> {
        let texts = Some(self.texts).filter(|list| !list.is_empty()).map(Notice::TextsChanged);
        let some = |list: Vec<StatementPlace>| Some(list).filter(|list| !list.is_empty());
        let filled = some(self.filled).map(Notice::QuotesFilled);
        let moved = some(self.moved).map(Notice::QuotesMoved);
        let lost = some(self.lost).map(Notice::QuotesLost);
        [texts, filled, moved, lost].into_iter().flatten()
    }
}
