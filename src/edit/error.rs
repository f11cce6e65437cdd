//! Why a change is refused.

use thiserror::Error;

use crate::model::{RecordId, StatementId};

/// Why a change is refused; the project stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The record to be changed or removed is not there.
    #[error("there is no {} any more", describe(*.0))]
    Missing(RecordId),
    /// A record names another one that is not there.
    #[error("{} names {}, which is not in the project", describe(*.from), describe(*.to))]
    Dangling {
        /// The record that names.
        from: RecordId,
        /// What it names.
        to: RecordId,
    },
    /// The project is only looked at.
    #[error("this project is open for reading only, as {why}; save it under another name to change it")]
    ReadOnly {
        /// Why, as the end of a sentence.
        why: String,
    },
    /// Something still uses what is to be removed.
    #[error("{name} is still used by {uses}: change or remove that first")]
    InUse {
        /// What is to be removed.
        name: String,
        /// How many of what use it: "14 statements and 3 members".
        uses: String,
    },
    /// A name that is taken.
    #[error("there is already {kind} named \"{name}\"")]
    NameTaken {
        /// "an actor", "a demand", "a figure".
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A name without letters.
    #[error("{kind} needs a name")]
    NameEmpty {
        /// "an actor", "a demand", "a figure".
        kind: &'static str,
    },
    /// Something would stand above itself.
    #[error("\"{name}\" cannot stand below itself")]
    Circle {
        /// The name.
        name: String,
    },
    /// A passage outside its text, or inside a letter.
    #[error("the passage of statement {0} does not fit its article")]
    SpanOutside(StatementId),
    /// A quote that differs from the text.
    #[error("the quote of statement {0} is not what its article says there")]
    QuoteDiffers(StatementId),
    /// A passage without words.
    #[error("the passage has no words")]
    NoWords,
    /// A corrected article without words.
    #[error("the article would have no words left")]
    NoText,
    /// An article that is not any more what a correction was prepared for.
    #[error("the article was changed in the meantime: compare the texts again")]
    Outdated,
    /// A statement whose words were not found in its article.
    #[error("the statement has no place in its article: choose its passage first")]
    Unplaced,
    /// A cut that leaves one of the two parts without words.
    #[error(
        "a statement is split where a selection inside it begins or ends: choose some of its words first"
    )]
    SplitOutside,
    /// Nothing stands beside a statement that it could be merged with.
    #[error("no statement of the same actor, demand and stance stands beside this one")]
    NoNeighbour,
    /// A date or interval that the calendar does not have.
    #[error("{word} is not a date: an interval begins before it ends, and years go from 1 to 9999")]
    DateImpossible {
        /// The date as it would be written.
        word: String,
    },
}

fn describe(id: RecordId) -> String {
    match id {
        RecordId::Text(id) => format!("text {id}"),
        RecordId::Source(id) => format!("article {id}"),
        RecordId::Actor(id) => format!("actor {id}"),
        RecordId::Demand(id) => format!("demand {id}"),
        RecordId::Statement(id) => format!("statement {id}"),
        RecordId::Coder(id) => format!("coder {id}"),
        RecordId::Figure(id) => format!("figure {id}"),
        RecordId::Event(id) => format!("event {id}"),
        RecordId::Settings => "settings".to_owned(),
    }
}
