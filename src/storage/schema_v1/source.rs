//! An article: its line of fields, its text as paragraphs, its statements.

use serde::Deserialize;

use crate::model::{
    CoderId, DateStatus, Progress, Project, Record, RecordId, Source, SourceId, TextId, When,
};
use crate::storage::row::{Row, push_rows};
use crate::storage::word::{Wire, value};

use super::attribute::{self, AttributeRow};
use super::dated::PUBLISHED;
use super::paragraphs::{self, Paragraphs};
use super::provenance::{self, ProvenanceRow};
use super::statement::{self, StatementRow};
use super::{Doubts, Fault};

/// An article in the file.
#[derive(Deserialize)]
#[serde(rename = "article", deny_unknown_fields)]
pub(in crate::storage) struct SourceRow<'a> {
    id: Wire<SourceId>,
    title: String,
    #[serde(default)]
    outlet: String,
    #[serde(default)]
    author: String,
    published: Option<Wire<When>>,
    published_status: Option<Wire<DateStatus>>,
    #[serde(default)]
    published_from: String,
    #[serde(default)]
    published_printed: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    progress: Vec<ProgressRow>,
    #[serde(default)]
    attributes: Vec<AttributeRow>,
    #[serde(default)]
    file: String,
    provenance: Option<ProvenanceRow>,
    origin_id: Option<String>,
    order: u64,
    text_hash: Option<Wire<TextId>>,
    text: Paragraphs,
    #[serde(default, borrow)]
    statements: Vec<StatementRow<'a>>,
}

#[derive(Deserialize)]
#[serde(rename = "progress", deny_unknown_fields)]
struct ProgressRow {
    coder: Wire<CoderId>,
    state: Wire<Progress>,
}

/// Writes an article with its text and statements.
pub(super) fn push(out: &mut String, project: &Project, source: &Source) {
    push_fields(out, source);
    out.push_str(",\n   text: [\n");
    let text = project.text(source.text);
    if let Some(text) = text {
        paragraphs::push(out, "    ", text);
    }
    out.push_str("   ],\n");
    push_rows(out, "   ", "statements", project.statements_of(source.id), |out, statement| {
        statement::push(out, statement, text.map(AsRef::as_ref));
    });
    out.push_str("  )");
}

/// Writes an article in one line, without its words and statements.
pub(super) fn push_alone(out: &mut String, source: &Source) {
    push_fields(out, source);
    out.push_str(", text: [])");
}

/// Writes the fields of an article; its record stays open.
fn push_fields(out: &mut String, source: &Source) {
    let mut row = Row::open(out);
    row.word("id", &source.id);
    row.text("title", &source.title);
    row.text_if_any("outlet", &source.outlet);
    row.text_if_any("author", &source.author);
    PUBLISHED.push(&mut row, source.published.as_ref());
    row.text_if_any("url", &source.url);
    row.text_if_any("language", &source.language);
    row.texts("tags", &source.tags);
    row.text_if_any("note", &source.note);
    row.inners("progress", &source.progress, |row, (coder, state)| {
        row.word("coder", coder);
        row.word("state", state);
    });
    attribute::push(&mut row, &source.attributes);
    row.text_if_any("file", &source.file);
    provenance::push(&mut row, source.provenance.as_ref());
    if let Some(origin) = &source.origin_id {
        row.text("origin_id", origin);
    }
    row.number("order", source.order);
    row.word("text_hash", &source.text);
}

impl SourceRow<'_> {
    /// The text, the article and its statements, in the order in which they are put.
    pub(in crate::storage) fn records(mut self, doubts: &mut Doubts) -> Result<Vec<Record>, Fault> {
        let id = self.id.0;
        let text = self.text.text();
        if self.text_hash.as_ref().is_some_and(|hash| hash.0 != text.id()) {
            doubts.texts.push(id);
        }
        let rows = std::mem::take(&mut self.statements);
        let source = self.source(text.id())?;
        let mut records = Vec::with_capacity(rows.len() + 2);
        let mut statements = Vec::with_capacity(rows.len());
        for row in rows {
            statements.push(row.statement(id, &text, doubts)?);
        }
        records.push(text.into());
        records.push(source.into());
        records.extend(statements.into_iter().map(Record::from));
        Ok(records)
    }

    /// The article of a line that has neither its words nor its statements, only their hash.
    pub(super) fn alone(mut self) -> Result<Source, Fault> {
        let id = RecordId::Source(self.id.0);
        let text = self.text_hash.take();
        let text = text.ok_or_else(|| Fault::new(id, "the article has no `text_hash`".to_owned()))?;
        self.source(text.0)
    }

    fn source(self, text: TextId) -> Result<Source, Fault> {
        let id = self.id.0;
        let published = PUBLISHED
            .dated(
                value(self.published),
                value(self.published_status),
                self.published_from,
                self.published_printed,
            )
            .map_err(|message| Fault::new(RecordId::Source(id), message))?;
        let count = self.progress.len();
        let progress: std::collections::BTreeMap<CoderId, Progress> =
            self.progress.into_iter().map(|row| (row.coder.0, row.state.0)).collect();
        if progress.len() < count {
            let message = "a coder stands twice in `progress`, expected once".to_owned();
            return Err(Fault::new(RecordId::Source(id), message));
        }
        Ok(Source {
            id,
            order: self.order,
            text,
            title: self.title,
            outlet: self.outlet,
            author: self.author,
            published,
            url: self.url,
            language: self.language,
            tags: self.tags,
            note: self.note,
            progress,
            attributes: attribute::attributes(self.attributes),
            origin_id: self.origin_id,
            file: self.file,
            provenance: self.provenance.map(provenance::provenance),
        })
    }
}
