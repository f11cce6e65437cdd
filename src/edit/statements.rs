//! Verbs on statements: code, recode, move, duplicate, split, merge, delete.

mod duplicate;
mod merge;
mod several;
mod split;

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    ActorId, Attribute, Certainty, CoderId, Dated, DemandId, IdSource, Progress, Project, RecordId, Source,
    SourceId, Span, Stamp, Stance, Statement, StatementId, Voice,
};

use super::field::{Named, choose, next_order, replace, typed};
use super::{EditError, Place, Transaction};

pub use duplicate::duplicate;
pub use merge::{merge, neighbour};
pub use several::recode_all;
pub use split::split;

/// Who acts, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// The coder.
    pub coder: CoderId,
    /// The moment; kept to the second.
    pub at: Timestamp,
}

impl Author {
    fn moment(self) -> Timestamp {
        Timestamp::from_second(self.at.as_second()).unwrap_or(self.at)
    }

    pub(super) fn stamp(self) -> Stamp {
        Stamp { by: self.coder, at: self.moment() }
    }
}

/// What a passage is coded as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// The article.
    pub source: SourceId,
    /// The passage.
    pub span: Span,
    /// Who.
    pub actor: Option<ActorId>,
    /// What.
    pub demand: Option<DemandId>,
    /// For or against.
    pub stance: Option<Stance>,
}

/// A new value for one field of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementChange {
    /// Who.
    Actor(Option<ActorId>),
    /// What.
    Demand(Option<DemandId>),
    /// For or against.
    Stance(Option<Stance>),
    /// Of whom.
    Addressees(Vec<ActorId>),
    /// When it was said.
    Said(Option<Dated>),
    /// Whose words.
    Voice(Option<Voice>),
    /// How sure.
    Certainty(Option<Certainty>),
    /// The remark.
    Memo(String),
    /// What else is kept.
    Attributes(Vec<Attribute>),
}

/// Codes a passage; the article counts as begun by the coder.
pub fn code(
    project: &Project,
    coding: Coding,
    author: Author,
    ids: &mut IdSource,
) -> Result<Transaction, EditError> {
    let source = source(project, coding.source)?;
    let text = project.text(source.text).ok_or(EditError::Missing(RecordId::Text(source.text)))?;
    let id = ids.fresh().into();
    let quote = text.slice(coding.span).ok_or(EditError::SpanOutside(id))?;
    if quote.trim().is_empty() {
        return Err(EditError::NoWords);
    }
    let order = next_order(project.latest_statement().map(|statement| statement.order));
    let mut statement = Statement::new(id, order, coding.source, Some(coding.span), quote, author.coder);
    statement.actor = coding.actor;
    statement.demand = coding.demand;
    statement.stance = coding.stance;
    statement.created = Some(author.moment());
    let transaction =
        Transaction::new("Code statement").put(statement).at(Place::Statement(coding.source, id));
    if source.progress_of(author.coder) != Progress::New {
        return Ok(transaction);
    }
    let mut begun = Source::clone(source);
    begun.progress.insert(author.coder, Progress::InProgress);
    Ok(transaction.put(begun))
}

/// Changes one field of a statement.
pub fn recode(
    project: &Project,
    id: StatementId,
    change: StatementChange,
    author: Author,
) -> Result<Transaction, EditError> {
    let old = statement(project, id)?;
    let mut new = Statement::clone(old);
    let named = match change {
        StatementChange::Actor(actor) => choose(&mut new.actor, actor, "Change actor"),
        StatementChange::Demand(demand) => choose(&mut new.demand, demand, "Change demand"),
        StatementChange::Stance(stance) => choose(&mut new.stance, stance, "Change stance"),
        StatementChange::Addressees(list) => choose(&mut new.addressees, list, "Change addressees"),
        StatementChange::Said(said) => choose(&mut new.said, said, "Change date said"),
        StatementChange::Voice(voice) => choose(&mut new.voice, voice, "Change voice"),
        StatementChange::Certainty(certainty) => choose(&mut new.certainty, certainty, "Change certainty"),
        StatementChange::Memo(memo) => typed(&mut new.memo, memo, "Edit memo", "memo"),
        StatementChange::Attributes(list) => choose(&mut new.attributes, list, "Change attributes"),
    };
    Ok(stamped(old, new, named, author))
}

/// Gives a statement another passage of its article; moves in a row are one step.
pub fn move_span(
    project: &Project,
    id: StatementId,
    span: Span,
    author: Author,
) -> Result<Transaction, EditError> {
    let old = statement(project, id)?;
    let quote = quote(project, old, span)?;
    if quote.trim().is_empty() {
        return Err(EditError::NoWords);
    }
    let mut new = Statement::clone(old);
    new.span = Some(span);
    new.quote = quote.into();
    Ok(stamped(old, new, ("Move passage", Some("span")), author))
}

/// Removes a statement.
pub fn delete(project: &Project, id: StatementId) -> Result<Transaction, EditError> {
    let old = statement(project, id)?;
    Ok(Transaction::new("Delete statement")
        .remove(RecordId::Statement(id))
        .at(Place::Statement(old.source, id)))
}

/// Notes who changed a statement, where it did change.
fn stamped(old: &Statement, mut new: Statement, named: Named, author: Author) -> Transaction {
    if new != *old {
        new.changed = Some(author.stamp());
    }
    replace(old, new, named).at(Place::Statement(old.source, old.id))
}

fn statement(project: &Project, id: StatementId) -> Result<&Arc<Statement>, EditError> {
    project.statement(id).ok_or(EditError::Missing(RecordId::Statement(id)))
}

fn source(project: &Project, id: SourceId) -> Result<&Arc<Source>, EditError> {
    project.source(id).ok_or(EditError::Missing(RecordId::Source(id)))
}

/// The same statement under a new id, coded by the author now.
fn copy_of(project: &Project, old: &Statement, author: Author, ids: &mut IdSource) -> Statement {
    Statement {
        id: ids.fresh().into(),
        order: next_order(project.statements().map(|statement| statement.order)),
        coder: author.coder,
        created: Some(author.moment()),
        changed: None,
        origin_id: None,
        ..Statement::clone(old)
    }
}

/// The words of a passage of a statement's article.
fn quote<'a>(project: &'a Project, statement: &Statement, span: Span) -> Result<&'a str, EditError> {
    let text =
        project.text_of(statement.source).ok_or(EditError::Missing(RecordId::Source(statement.source)))?;
    text.slice(span).ok_or(EditError::SpanOutside(statement.id))
}
