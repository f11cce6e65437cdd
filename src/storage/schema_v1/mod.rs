//! The first schema and what was added to it: one file per kind of record, each with its row and both
//! conversions.
//!
//! Rows deny unknown fields: a slip of the hand is an error with its line, never silently lost. Only what
//! can be empty may be missing. A new field on anything raises [`SCHEMA`](super::SCHEMA), so that an older
//! program says that the file is newer, and may be missing, so that reading an older file is its
//! migration. A field of which the meaning changes needs rows of its own for the schemas before.
//!
//! Schema 2 has the log (`history`), `provenance` of an article, and of a figure `kind`, `hides_events`,
//! `interval`, `confidence`, `draws`, `seed`, and in its filter `voices`, `outlets`, `tags`. Some files of
//! schema 1 have these too.

mod actor;
mod attribute;
mod change;
mod coder;
mod dated;
mod demand;
mod event;
mod fault;
mod figure;
mod paragraphs;
mod project;
mod provenance;
mod source;
mod statement;
mod step;

pub(super) use change::{EditRow, edits, push_edits};
pub(super) use fault::{Doubts, Fault};
pub(super) use paragraphs::push_line as push_paragraphs;
pub(super) use project::{ProjectFile, push};
pub(super) use step::StepRow;

/// The rows by kind, for reading a file line by line.
pub(super) mod rows {
    pub(in crate::storage) use super::actor::ActorRow as Actor;
    pub(in crate::storage) use super::coder::CoderRow as Coder;
    pub(in crate::storage) use super::demand::DemandRow as Demand;
    pub(in crate::storage) use super::event::EventRow as Event;
    pub(in crate::storage) use super::figure::FigureRow as Figure;
    pub(in crate::storage) use super::source::SourceRow as Source;
    pub(in crate::storage) use super::statement::StatementRow as Statement;
}
