//! The whole file but its checksum.

use std::collections::HashSet;
use std::fmt::Write;
use std::io;

use serde::Deserialize;

use crate::edit::{self, Edit, Transaction};
use crate::model::{Actor, Coder, Demand, Event, FigureSpec, Project, ProjectId, Record, RecordId, Settings};
use crate::storage::SCHEMA;
use crate::storage::escape;
use crate::storage::page::Page;
use crate::storage::progress::tick;
use crate::storage::row::{Row, push_rows};
use crate::storage::trail::Trail;
use crate::storage::word::{Wire, Word};

use super::actor::{self, ActorRow};
use super::coder::{self, CoderRow};
use super::demand::{self, DemandRow};
use super::event::{self, EventRow};
use super::figure::{self, FigureRow};
use super::source::{self, SourceRow};
use super::step::{self, StepRow};
use super::{Doubts, Fault};

/// The file as it is read.
#[derive(Deserialize)]
#[serde(rename = "project", deny_unknown_fields)]
pub(in crate::storage) struct ProjectFile<'a> {
    #[serde(rename = "schema")]
    _schema: Schema,
    project: Wire<ProjectId>,
    title: String,
    #[serde(default)]
    settings: SettingsRow,
    #[serde(default)]
    coders: Vec<CoderRow>,
    #[serde(default)]
    actors: Vec<ActorRow>,
    #[serde(default)]
    demands: Vec<DemandRow>,
    #[serde(default)]
    figures: Vec<FigureRow>,
    #[serde(default)]
    events: Vec<EventRow>,
    #[serde(default, borrow)]
    sources: Vec<SourceRow<'a>>,
    #[serde(default, borrow)]
    history: Vec<StepRow<'a>>,
}

/// The number of a schema; newer ones do not come here.
#[derive(Deserialize)]
#[serde(try_from = "u64")]
struct Schema;

impl TryFrom<u64> for Schema {
    type Error = String;

    fn try_from(number: u64) -> Result<Self, String> {
        if (1..=SCHEMA).contains(&number) {
            Ok(Self)
        } else {
            Err(format!("there is no schema {number}, expected 1 to {SCHEMA}"))
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename = "settings", deny_unknown_fields)]
struct SettingsRow {
    #[serde(default)]
    note: String,
}

/// Writes a project and its log, from its first line to its last parenthesis.
pub(in crate::storage) fn push(page: &mut Page<'_>, project: &Project, trail: &Trail) -> io::Result<()> {
    push_head(&mut page.out, project);
    let mut is_first = true;
    for source in project.sources() {
        page.out.push_str(if is_first { " sources: [\n  " } else { "  " });
        is_first = false;
        source::push(&mut page.out, project, source);
        page.out.push_str(",\n");
        page.turn()?;
    }
    if !is_first {
        page.out.push_str(" ],\n");
    }
    step::push_all(page, trail)?;
    page.out.push_str(")\n");
    Ok(())
}

/// Writes all that stands before the articles.
fn push_head(out: &mut String, project: &Project) {
    // Writing to a string cannot fail.
    _ = write!(out, "#![enable(implicit_some)]\n(schema: {SCHEMA}, project: ");
    project.id().push(out);
    out.push_str(", title: ");
    escape::push_text(out, project.title());
    out.push_str(",\n");
    push_rows(out, " ", "coders", project.coders(), |out, coder| coder::push(out, coder));
    push_rows(out, " ", "actors", project.actors(), |out, actor| actor::push(out, actor));
    push_rows(out, " ", "demands", project.demands(), |out, demand| demand::push(out, demand));
    push_rows(out, " ", "figures", project.figures(), |out, figure| figure::push(out, figure));
    push_rows(out, " ", "events", project.events(), |out, event| event::push(out, event));
    if !project.settings().note.is_empty() {
        out.push_str(" settings: ");
        let mut row = Row::open(out);
        row.text("note", &project.settings().note);
        row.close();
        out.push_str(",\n");
    }
}

impl ProjectFile<'_> {
    /// The log.
    pub(in crate::storage) fn trail(&self) -> Trail {
        self.history.iter().map(StepRow::step).collect()
    }

    /// The project, by one change to an empty one, so that every invariant is looked at in one place.
    pub(in crate::storage) fn project(self) -> Result<(Project, Doubts), Fault> {
        let mut project = Project::empty(self.project.0, &self.title);
        let mut doubts = Doubts::default();
        let mut records: Vec<Record> = Vec::new();
        records.push(Settings { title: self.title, note: self.settings.note }.into());
        records.extend(self.coders.into_iter().map(|row| Coder::from(row).into()));
        for row in self.actors {
            records.push(Actor::try_from(row)?.into());
        }
        records.extend(self.demands.into_iter().map(|row| Demand::from(row).into()));
        records.extend(self.figures.into_iter().map(|row| FigureSpec::from(row).into()));
        records.extend(self.events.into_iter().map(|row| Event::from(row).into()));
        for row in self.sources {
            records.extend(row.records(&mut doubts)?);
            tick();
        }
        no_id_twice(&records)?;
        let mut transaction = Transaction::new("Open project");
        transaction.edits.extend(records.into_iter().map(Edit::Put));
        match edit::apply(&mut project, &transaction) {
            Ok(_) => Ok((project, doubts)),
            Err(error) => Err(Fault::refused(&error, &transaction)),
        }
    }
}

/// A second record of one id would silently take the place of the first. Two articles may have the
/// same words.
fn no_id_twice(records: &[Record]) -> Result<(), Fault> {
    let mut seen = HashSet::with_capacity(records.len());
    for id in records.iter().map(Record::id) {
        if !matches!(id, RecordId::Text(_)) && !seen.insert(id) {
            return Err(Fault::twice(id));
        }
    }
    Ok(())
}
