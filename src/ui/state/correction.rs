//! A corrected text for the article that is shown, while its dialog is open.

use crate::edit::sources::Correction;

/// What would become of the statements, or why the text cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which state of the words was compared, as the dialog counts them.
    pub serial: u64,
    /// What came out.
    pub outcome: Result<Correction, String>,
}
