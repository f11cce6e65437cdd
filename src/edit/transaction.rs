//! A change as a value: what it is called, and what it puts and removes.

use crate::model::{Record, RecordId, SourceId, StatementId};

/// One of the two things that ever change a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a record in the place of the one of its id, or adds it.
    Put(Record),
    /// Takes a record out.
    Remove(RecordId),
}

impl Edit {
    /// The record that it touches.
    pub fn id(&self) -> RecordId {
        match self {
            Self::Put(record) => record.id(),
            Self::Remove(id) => *id,
        }
    }
}

/// Where a change can be seen, so that undo can show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An article.
    Source(SourceId),
    /// A statement in an article.
    Statement(SourceId, StatementId),
    /// The codebook.
    Codebook,
    /// The saved figures.
    Figures,
}

/// Names a field that is being typed into: equal keys in a row become one step of undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldKey {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: &'static str,
}

/// A change: all of its edits or none, undone as one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// What was done, as undo names it ("Code statement").
    pub label: String,
    /// What is put and removed, in this order.
    pub edits: Vec<Edit>,
    /// Where it can be seen.
    pub place: Option<Place>,
    /// The field being typed into, if it is one.
    pub field: Option<FieldKey>,
}

impl Transaction {
    /// A change without edits.
    pub fn new(label: &str) -> Self {
        Self { label: label.to_owned(), edits: Vec::new(), place: None, field: None }
    }

    /// With one more record put.
    #[must_use]
    pub fn put(mut self, record: impl Into<Record>) -> Self {
        self.edits.push(Edit::Put(record.into()));
        self
    }

    /// With one more record removed.
    #[must_use]
    pub fn remove(mut self, id: RecordId) -> Self {
        self.edits.push(Edit::Remove(id));
        self
    }

    /// Seen at this place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Typed into this field.
    #[must_use]
    pub fn typing(mut self, record: RecordId, field: &'static str) -> Self {
        self.field = Some(FieldKey { record, field });
        self
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Another change first and then this one, as one step under this one's label.
    #[must_use]
    pub fn after(mut self, first: Self) -> Self {
        let own = std::mem::replace(&mut self.edits, first.edits);
        self.edits.extend(own);
        self
    }
}
