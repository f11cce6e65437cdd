//! Verbs on articles: add, change what is known of them, remove.

mod correct;

use std::sync::Arc;

use crate::model::{CoderId, Dated, Progress, Project, Record, RecordId, Source, SourceId, Text};

use super::field::{choose, replace, typed};
use super::{EditError, Place, Transaction};

pub use correct::{Correction, Origin, Placing, correct};

/// A new value for one field of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceChange {
    /// The headline.
    Title(String),
    /// Newspaper, agency, site.
    Outlet(String),
    /// Who wrote it.
    Author(String),
    /// When it was published.
    Published(Option<Dated>),
    /// Where it stands in the web.
    Url(String),
    /// Its language.
    Language(String),
    /// Free words.
    Tags(Vec<String>),
    /// The analyst's note.
    Note(String),
    /// How far a coder is.
    Progress(CoderId, Progress),
}

/// Adds an article with its words; where the project has the words already, they are shared.
pub fn add(text: Arc<Text>, source: Source) -> Transaction {
    let place = Place::Source(source.id);
    Transaction::new("Add article").put(Record::Text(text)).put(source).at(place)
}

/// Changes one field of an article.
pub fn change(project: &Project, id: SourceId, change: SourceChange) -> Result<Transaction, EditError> {
    let old = project.source(id).ok_or(EditError::Missing(RecordId::Source(id)))?;
    let mut new = Source::clone(old);
    let named = match change {
        SourceChange::Title(title) => typed(&mut new.title, title, "Edit title", "title"),
        SourceChange::Outlet(outlet) => typed(&mut new.outlet, outlet, "Edit outlet", "outlet"),
        SourceChange::Author(author) => typed(&mut new.author, author, "Edit author", "author"),
        SourceChange::Published(date) => choose(&mut new.published, date, "Change date"),
        SourceChange::Url(url) => typed(&mut new.url, url, "Edit address", "url"),
        SourceChange::Language(language) => choose(&mut new.language, language, "Change language"),
        SourceChange::Tags(tags) => choose(&mut new.tags, tags, "Change tags"),
        SourceChange::Note(note) => typed(&mut new.note, note, "Edit note", "note"),
        SourceChange::Progress(coder, progress) => {
            if progress == Progress::New {
                new.progress.remove(&coder);
            } else {
                new.progress.insert(coder, progress);
            }
            ("Change progress", None)
        }
    };
    Ok(replace(&**old, new, named).at(Place::Source(id)))
}

/// Removes an article with its statements, and its words where no other article has the same.
pub fn remove(project: &Project, id: SourceId) -> Result<Transaction, EditError> {
    let source = project.source(id).ok_or(EditError::Missing(RecordId::Source(id)))?;
    let mut transaction = Transaction::new("Remove article").at(Place::Source(id));
    for statement in project.statements_of(id) {
        transaction = transaction.remove(RecordId::Statement(statement.id));
    }
    transaction = transaction.remove(RecordId::Source(id));
    Ok(without_words(project, source, transaction))
}

/// A change by which an article lets go of its words: they go too, where no other article has the same.
fn without_words(project: &Project, source: &Source, transaction: Transaction) -> Transaction {
    let shared = project.sources().any(|other| other.id != source.id && other.text == source.text);
    if shared { transaction } else { transaction.remove(RecordId::Text(source.text)) }
}
