//! What is worth saying about the file itself.

use std::path::Path;

use crate::storage::Notice;

use super::problem::{Problem, Severity};

/// A notice of opening as a problem.
pub(super) fn noticed(path: &Path, notice: &Notice) -> Problem {
    let severity = match notice {
        Notice::ByteOrderMark | Notice::Utf16 | Notice::LineEnds | Notice::QuotesFilled(_) => Severity::Info,
        Notice::ChangedOutside | Notice::SumMissing | Notice::TextsChanged(_) | Notice::QuotesMoved(_) => {
            Severity::Warning
        }
        Notice::QuotesLost(_) => Severity::Error,
    };
    Problem::new(severity, path.display().to_string(), notice.to_string())
}
