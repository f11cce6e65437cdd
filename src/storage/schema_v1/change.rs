//! `[Put(Actor((id: "…", …))), Remove(Statement("…"))]`: the edits of one change in one line.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::edit::Edit;
use crate::model::{
    Actor, ActorId, Coder, CoderId, Demand, DemandId, Event, EventId, FigureId, FigureSpec, Project, Record,
    RecordId, Settings, SourceId, Statement, StatementId, Text, TextId,
};
use crate::storage::escape;
use crate::storage::row::Row;
use crate::storage::word::{Wire, Word};

use super::actor::{self, ActorRow};
use super::coder::{self, CoderRow};
use super::demand::{self, DemandRow};
use super::event::{self, EventRow};
use super::figure::{self, FigureRow};
use super::paragraphs::{self, Paragraphs};
use super::source::{self, SourceRow};
use super::statement::{self, StatementRow};
use super::{Doubts, Fault};

/// An edit as it is read.
#[derive(Deserialize)]
#[serde(transparent)]
pub(in crate::storage) struct EditRow<'a>(#[serde(borrow)] EditForm<'a>);

/// What an edit does.
#[derive(Deserialize)]
#[serde(rename = "edit")]
enum EditForm<'a> {
    #[serde(borrow)]
    Put(RecordRow<'a>),
    Remove(IdRow),
}

/// A record that is put.
#[derive(Deserialize)]
#[serde(rename = "record")]
enum RecordRow<'a> {
    Text(Paragraphs),
    #[serde(borrow)]
    Source(Box<SourceRow<'a>>),
    Actor(Box<ActorRow>),
    Demand(Box<DemandRow>),
    #[serde(borrow)]
    Statement(Box<PlacedRow<'a>>),
    Coder(CoderRow),
    Figure(Box<FigureRow>),
    Event(Box<EventRow>),
    Settings(String, String),
}

/// A statement with its article, under which it stands in the file.
#[derive(Deserialize)]
#[serde(rename = "statement", deny_unknown_fields)]
struct PlacedRow<'a> {
    source: Wire<SourceId>,
    #[serde(borrow)]
    statement: StatementRow<'a>,
}

/// The name of a record that is removed.
#[derive(Deserialize)]
#[serde(rename = "record")]
enum IdRow {
    Text(Wire<TextId>),
    Source(Wire<SourceId>),
    Actor(Wire<ActorId>),
    Demand(Wire<DemandId>),
    Statement(Wire<StatementId>),
    Coder(Wire<CoderId>),
    Figure(Wire<FigureId>),
    Event(Wire<EventId>),
}

/// Writes the edits of a change that made this project.
pub(in crate::storage) fn push_edits(out: &mut String, edits: &[Edit], project: &Project) {
    let texts = Texts::of(edits, project);
    out.push('[');
    for (at, edit) in edits.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        match edit {
            Edit::Put(record) => {
                out.push_str("Put(");
                push_record(out, record, &texts);
            }
            Edit::Remove(id) => {
                out.push_str("Remove(");
                push_id(out, *id);
            }
        }
        out.push_str("))");
    }
    out.push(']');
}

/// The last parenthesis is left to the caller.
fn push_record(out: &mut String, record: &Record, texts: &Texts<'_>) {
    out.push_str(kind(record.id()));
    out.push('(');
    match record {
        Record::Text(text) => paragraphs::push_line(out, text),
        Record::Source(source) => source::push_alone(out, source),
        Record::Actor(actor) => actor::push(out, actor),
        Record::Demand(demand) => demand::push(out, demand),
        Record::Statement(statement) => {
            let mut row = Row::open(out);
            row.word("source", &statement.source);
            row.filled("statement", |out| {
                statement::push(out, statement, texts.of_source(statement.source));
            });
            row.close();
        }
        Record::Coder(coder) => coder::push(out, coder),
        Record::Figure(figure) => figure::push(out, figure),
        Record::Event(event) => event::push(out, event),
        Record::Settings(settings) => {
            escape::push_text(out, &settings.title);
            out.push_str(", ");
            escape::push_text(out, &settings.note);
        }
    }
}

fn push_id(out: &mut String, id: RecordId) {
    out.push_str(kind(id));
    out.push('(');
    match id {
        RecordId::Text(id) => id.push(out),
        RecordId::Source(id) => id.push(out),
        RecordId::Actor(id) => id.push(out),
        RecordId::Demand(id) => id.push(out),
        RecordId::Statement(id) => id.push(out),
        RecordId::Coder(id) => id.push(out),
        RecordId::Figure(id) => id.push(out),
        RecordId::Event(id) => id.push(out),
        // `edit::apply` never removes the settings.
        RecordId::Settings => {}
    }
}

fn kind(id: RecordId) -> &'static str {
    match id {
        RecordId::Text(_) => "Text",
        RecordId::Source(_) => "Source",
        RecordId::Actor(_) => "Actor",
        RecordId::Demand(_) => "Demand",
        RecordId::Statement(_) => "Statement",
        RecordId::Coder(_) => "Coder",
        RecordId::Figure(_) => "Figure",
        RecordId::Event(_) => "Event",
        RecordId::Settings => "Settings",
    }
}

/// The edits of a line, for this project; nothing is mended: what does not fit is a fault.
pub(in crate::storage) fn edits(rows: Vec<EditRow<'_>>, project: &Project) -> Result<Vec<Edit>, Fault> {
    let mut texts = Texts { project, words: BTreeMap::new(), sources: BTreeMap::new() };
    let mut halves = Vec::with_capacity(rows.len());
    for row in rows {
        let half = half(row)?;
        if let Half::Whole(Edit::Put(record)) = &half {
            texts.note(record);
        }
        halves.push(half);
    }
    let whole = |half| match half {
        Half::Whole(edit) => Ok(edit),
        Half::Statement(row) => Ok(Edit::Put(placed(*row, &texts)?.into())),
    };
    halves.into_iter().map(whole).collect()
}

/// An edit, or a statement that waits for the words of its article.
enum Half<'a> {
    Whole(Edit),
    Statement(Box<PlacedRow<'a>>),
}

fn half(row: EditRow<'_>) -> Result<Half<'_>, Fault> {
    let record: Record = match row.0 {
        EditForm::Remove(row) => return Ok(Half::Whole(Edit::Remove(id(&row)))),
        EditForm::Put(RecordRow::Statement(row)) => return Ok(Half::Statement(row)),
        EditForm::Put(RecordRow::Text(paragraphs)) => paragraphs.text().into(),
        EditForm::Put(RecordRow::Source(row)) => row.alone()?.into(),
        EditForm::Put(RecordRow::Actor(row)) => Actor::try_from(*row)?.into(),
        EditForm::Put(RecordRow::Demand(row)) => Demand::from(*row).into(),
        EditForm::Put(RecordRow::Coder(row)) => Coder::from(row).into(),
        EditForm::Put(RecordRow::Figure(row)) => FigureSpec::from(*row).into(),
        EditForm::Put(RecordRow::Event(row)) => Event::from(*row).into(),
        EditForm::Put(RecordRow::Settings(title, note)) => Settings { title, note }.into(),
    };
    Ok(Half::Whole(Edit::Put(record)))
}

fn placed(row: PlacedRow<'_>, texts: &Texts<'_>) -> Result<Statement, Fault> {
    let (source, mut doubts) = (row.source.0, Doubts::default());
    let no_text = Text::normalize("");
    let text = texts.of_source(source).unwrap_or(&no_text);
    let statement = row.statement.statement(source, text, &mut doubts)?;
    if doubts.is_empty() {
        return Ok(statement);
    }
    let message = "the quote does not stand at its place in the article".to_owned();
    Err(Fault::new(RecordId::Statement(statement.id), message))
}

/// The words of the articles that a change touches, as they are after it.
struct Texts<'a> {
    project: &'a Project,
    words: BTreeMap<TextId, Arc<Text>>,
    sources: BTreeMap<SourceId, TextId>,
}

impl<'a> Texts<'a> {
    fn of(edits: &[Edit], project: &'a Project) -> Self {
        let mut texts = Self { project, words: BTreeMap::new(), sources: BTreeMap::new() };
        for edit in edits {
            if let Edit::Put(record) = edit {
                texts.note(record);
            }
        }
        texts
    }

    fn note(&mut self, record: &Record) {
        match record {
            Record::Text(text) => _ = self.words.insert(text.id(), Arc::clone(text)),
            Record::Source(source) => _ = self.sources.insert(source.id, source.text),
            _ => {}
        }
    }

    fn of_source(&self, id: SourceId) -> Option<&Text> {
        let known = || self.project.source(id).map(|source| source.text);
        let text = self.sources.get(&id).copied().or_else(known)?;
        self.words.get(&text).or_else(|| self.project.text(text)).map(AsRef::as_ref)
    }
}

fn id(row: &IdRow) -> RecordId {
    match row {
        IdRow::Text(id) => RecordId::Text(id.0),
        IdRow::Source(id) => RecordId::Source(id.0),
        IdRow::Actor(id) => RecordId::Actor(id.0),
        IdRow::Demand(id) => RecordId::Demand(id.0),
        IdRow::Statement(id) => RecordId::Statement(id.0),
        IdRow::Coder(id) => RecordId::Coder(id.0),
        IdRow::Figure(id) => RecordId::Figure(id.0),
        IdRow::Event(id) => RecordId::Event(id.0),
    }
}
