//! A web page that the clipboard holds, while it may be pasted.

use crate::import::ArticleDraft;

/// What came out of looking for a web page in the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedPage {
    /// Which look it was, as the dialog counts them.
    pub serial: u64,
    /// The article of the page; none where the clipboard has no page; or why it cannot be read.
    pub article: Result<Option<Box<ArticleDraft>>, String>,
}
