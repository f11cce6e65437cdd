//! One line of a journal: a change, and how it came about.

use jiff::Timestamp;
use ron::Options;
use ron::extensions::Extensions;
use serde::Deserialize;

use crate::edit::{Edit, Place, Transaction};
use crate::model::{Project, Record};
use crate::storage::escape;
use crate::storage::row::Row;
use crate::storage::schema_v1::{self, EditRow};
use crate::storage::word::{Wire, Word};

/// How a change came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It was made.
    Do,
    /// A step was taken back; the change is its inverse.
    Undo,
    /// A step was done again.
    Redo,
}

/// A change as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it was made.
    pub at: Timestamp,
    /// By whom; empty where nobody had said who they are.
    pub by: String,
    /// How it came about.
    pub kind: Kind,
    /// Whether it went into the step before, as letters typed in a row do.
    pub joins: bool,
    /// The change. Which field was typed into is not recorded.
    pub change: Transaction,
}

#[derive(Deserialize)]
#[serde(rename = "change", deny_unknown_fields)]
struct EntryRow<'a> {
    at: Wire<Timestamp>,
    #[serde(default)]
    by: String,
    kind: Wire<Kind>,
    #[serde(default)]
    joins: bool,
    #[serde(default)]
    label: String,
    #[serde(borrow)]
    edits: Vec<EditRow<'a>>,
}

impl Word for Kind {
    const EXPECTED: &'static str = "how a change came about";

    fn read(word: &str) -> Result<Self, String> {
        let known = [Self::Do, Self::Undo, Self::Redo];
        let error = || format!("a change is \"do\", \"undo\" or \"redo\", not \"{word}\"");
        known.into_iter().find(|kind| kind.as_str() == word).ok_or_else(error)
    }

    fn push(&self, out: &mut String) {
        escape::push_text(out, self.as_str());
    }
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

impl Entry {
    /// Its words, one line; `project` is the project after the change.
    pub fn words(&self, project: &Project) -> String {
        let mut out = String::new();
        let mut row = Row::open(&mut out);
        row.word("at", &self.at);
        row.text_if_any("by", &self.by);
        row.word("kind", &self.kind);
        if self.joins {
            row.flag("joins");
        }
        row.text_if_any("label", &self.change.label);
        row.filled("edits", |out| schema_v1::push_edits(out, &self.change.edits, project));
        row.close();
        out
    }
}

/// The change of one line; `project` is the project before it.
///
/// Fails with what is wrong where the words are of another form or do not fit the project.
pub fn read_entry(words: &str, project: &Project) -> Result<Entry, String> {
    let row: EntryRow<'_> = options().from_str(words).map_err(|error| error.to_string())?;
    let edits = schema_v1::edits(row.edits, project).map_err(|fault| fault.message)?;
    let place = edits.iter().find_map(place);
    let change = Transaction { label: row.label, edits, place, field: None };
    Ok(Entry { at: row.at.0, by: row.by, kind: row.kind.0, joins: row.joins, change })
}

/// Where an edit can be seen.
fn place(edit: &Edit) -> Option<Place> {
    let Edit::Put(record) = edit else { return None };
    match record {
        Record::Statement(statement) => Some(Place::Statement(statement.source, statement.id)),
        Record::Source(source) => Some(Place::Source(source.id)),
        Record::Actor(_) | Record::Demand(_) => Some(Place::Codebook),
        Record::Figure(_) => Some(Place::Figures),
        Record::Text(_) | Record::Coder(_) | Record::Event(_) | Record::Settings(_) => None,
    }
}

/// How lines are read.
pub(in crate::storage) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
