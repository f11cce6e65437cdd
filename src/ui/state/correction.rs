//! A corrected text for the article that is shown, while its dialog is open.

use std::sync::Arc;

use crate::edit::sources::{Correction, Origin};
use crate::model::SourceId;

/// What would become of the statements, or why the text cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which state of the words was compared, as the dialog counts them.
    pub serial: u64,
    /// What came out.
    pub outcome: Result<Correction, String>,
}

/// The words that a file has now, with which its article is to be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// The article.
    pub source: SourceId,
    /// The words.
    pub words: Arc<str>,
    /// The file.
    pub origin: Origin,
}
