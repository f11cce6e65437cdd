//! Why nothing, or not all, was written.

use std::path::PathBuf;

use thiserror::Error;

/// Why an export failed.
#[derive(Debug, Error)]
pub enum ExportError {
    /// No format has this ending.
    #[error("the ending of the file says how it is written: use {known}: {name}")]
    Unknown {
        /// The endings that there are.
        known: String,
        /// The name that was given.
        name: String,
    },
    /// The target did not take the bytes.
    #[error("it could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// The picture could not be made.
    #[error("the picture could not be drawn: {0}")]
    Picture(String),
    /// More rows than a sheet of a workbook holds.
    #[error("{rows} rows are too many for a workbook, which holds {most}; use .csv")]
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many fit below the header.
        most: usize,
    },
    /// A file could not be written; what stood there stays.
    #[error("{error}: {}", path.display())]
    File {
        /// What the system says.
        error: std::io::Error,
        /// The file.
        path: PathBuf,
    },
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<rust_xlsxwriter::XlsxError> for ExportError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Write(std::io::Error::other(error))
    }
}
