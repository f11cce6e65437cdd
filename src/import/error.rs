//! Why bytes give no draft.

use thiserror::Error;

use crate::model::harmless;

/// Why bytes give no draft; each says what to do, the name of the file last.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// There is nothing to read.
    #[error("there are no words in it; check that the file was saved completely: {shown}", shown = harmless(.name))]
    Empty {
        /// The name of the file.
        name: String,
    },
    /// Not text at all.
    #[error("this is not text (it has bytes that no text has); save it as plain text in UTF-8: {shown}", shown = harmless(.name))]
    Binary {
        /// The name of the file.
        name: String,
    },
    /// No reader for this ending.
    #[error("{what} cannot be read; save it as one of {known}: {shown}", what = kind(.ending), shown = harmless(.name))]
    Unsupported {
        /// The ending without its dot; empty where there is none.
        ending: String,
        /// The endings that can be read.
        known: String,
        /// The name of the file.
        name: String,
    },
    /// A table is broken.
    #[error("the table cannot be read ({message}): {shown}", shown = harmless(.name))]
    Table {
        /// What was wrong.
        message: String,
        /// The name of the file.
        name: String,
    },
    /// A document of several parts is damaged, or another thing than its ending says.
    #[error(
        "this is no {what} that we can read ({message}); open it in its program and save it anew: {shown}", shown = harmless(.name))]
    Broken {
        /// What it should be.
        what: &'static str,
        /// What was wrong.
        message: String,
        /// The name of the file.
        name: String,
    },
    /// Words behind a password, or a format of before 2007.
    #[error("it is encrypted or of an old format; save it without password in a format of today: {shown}", shown = harmless(.name))]
    Locked {
        /// The name of the file.
        name: String,
    },
    /// Pictures of words.
    #[error(
        "{what}: a picture (a scan) or damaged; paste its words instead: {shown}",
        what = without_text(*.pages), shown = harmless(.name))]
    Scanned {
        /// How many pages it has.
        pages: usize,
        /// The name of the file.
        name: String,
    },
    /// An archive, or an entry of it, may not be read.
    #[error("{message}: {shown}", shown = harmless(.name))]
    Archive {
        /// Why.
        message: String,
        /// The name of the archive.
        name: String,
    },
    /// Coded data where only articles are read.
    #[error("this is coded data; add the file itself: {shown}", shown = harmless(.name))]
    Coded {
        /// The name of the file.
        name: String,
    },
    /// The JSON is broken or has another shape.
    #[error("line {line}, column {column}{}: {message}: {shown}", place(.path), shown = harmless(.name))]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// Where in the data, as `annotations[3].start`; empty where unknown.
        path: String,
        /// What was wrong and what was expected.
        message: String,
        /// The name of the file.
        name: String,
    },
    /// The JSON is well formed, but what it says cannot be.
    #[error("{path} {message}: {shown}", shown = harmless(.name))]
    Data {
        /// Where in the data, as `documents[3].id`.
        path: String,
        /// What was wrong and what to do.
        message: String,
        /// The name of the file.
        name: String,
    },
}

fn kind(ending: &str) -> String {
    if ending.is_empty() { "a file without ending".to_owned() } else { format!(".{ending}") }
}

fn place(path: &str) -> String {
    if path.is_empty() || path == "." { String::new() } else { format!(", at {path}") }
}

/// That no page has text, by how many there are.
fn without_text(pages: usize) -> String {
    if pages == 1 {
        "its only page has no text".to_owned()
    } else {
        format!("none of its {pages} pages has text")
    }
}
