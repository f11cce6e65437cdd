//! The first schema: one file per kind of record, each with its row and both conversions.
//!
//! Rows deny unknown fields: a slip of the hand is an error with its line, never silently lost. A new
//! field on anything raises `schema` and copies this folder. Only what can be empty may be missing.

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
