//! Something wrong or doubtful.

use serde::Serialize;

use crate::model::{Source, Statement};

use super::super::aligned::shortened;

/// How bad it is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    /// Evidence is missing or the file cannot be read: to be mended.
    Error,
    /// It may change what is counted: to be looked at.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word in reports.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Something wrong or doubtful, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    /// How bad it is.
    pub(super) severity: Severity,
    /// Where, with an id where one can be searched for.
    #[serde(rename = "where")]
    pub(super) place: String,
    /// What, in one sentence without a final stop.
    pub(super) message: String,
}

impl Problem {
    /// A problem at a place.
    pub(super) fn new(severity: Severity, place: String, message: impl Into<String>) -> Self {
        Self { severity, place, message: message.into() }
    }

    /// A problem of an article.
    pub(super) fn of_source(severity: Severity, source: &Source, message: impl Into<String>) -> Self {
        Self::new(severity, article(source), message)
    }

    /// A problem of a statement.
    pub(super) fn of_statement(
        severity: Severity,
        statement: &Statement,
        source: &Source,
        message: impl Into<String>,
    ) -> Self {
        Self::new(severity, format!("statement {} in {}", statement.id, article(source)), message)
    }
}

/// The article in words.
pub(super) fn article(source: &Source) -> String {
    format!("article {} \"{}\"", source.id, shortened(&source.title, 40))
}
