//! From files to drafts; needs no project, so it can be done on a thread of its own.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::import::claims::{self, ClaimsDraft};
use crate::import::{self, ImportError, ReadOptions, Reader, Reading, sniff};
use crate::storage::bytes_within;

use super::walk::{FoundFile, files_under};

/// No file with articles has more bytes than this.
const MOST_BYTES: u64 = 500_000_000;

/// Why a file gives no draft; one sentence, the path last.
#[derive(Debug, Error)]
pub enum ReadError {
    /// Nothing of this name.
    #[error("there is no such file or folder: {}", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// It may not be read.
    #[error("it may not be read, ask its owner for the right to: {}", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
    },
    /// A device, a pipe or a socket.
    #[error("this is neither a file nor a folder: {}", path.display())]
    NoFile {
        /// The path.
        path: PathBuf,
    },
    /// More than [`MOST_BYTES`].
    #[error("it has more than 500 MB, divide it before adding it: {}", path.display())]
    TooLarge {
        /// The path.
        path: PathBuf,
    },
    /// Files packed into one.
    #[error("an archive cannot be read, unpack it and add the folder: {}", path.display())]
    Archive {
        /// The path.
        path: PathBuf,
    },
    /// A project is opened, not added.
    #[error("this is a project, open it instead: {}", path.display())]
    Project {
        /// The path.
        path: PathBuf,
    },
    /// Its content cannot be read.
    #[error(transparent)]
    Content(#[from] ImportError),
    /// Anything else that the system says.
    #[error("{error}: {}", path.display())]
    Io {
        /// What it says.
        error: io::Error,
        /// The path.
        path: PathBuf,
    },
}

impl ReadError {
    /// Why a path could not be read.
    pub(super) fn of(error: io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { path },
            io::ErrorKind::PermissionDenied => Self::Unreadable { path },
            io::ErrorKind::InvalidInput | io::ErrorKind::IsADirectory => Self::NoFile { path },
            io::ErrorKind::FileTooLarge => Self::TooLarge { path },
            _ => Self::Io { error, path },
        }
    }

    /// Whether the file is of a kind that no reader knows, so that it was never looked into.
    pub fn is_other_kind(&self) -> bool {
        matches!(
            self,
            Self::NoFile { .. }
                | Self::Archive { .. }
                | Self::Project { .. }
                | Self::Content(ImportError::Unsupported { .. })
        )
    }
}

/// What a file holds.
#[derive(Debug)]
pub enum Draft {
    /// Articles, one or several.
    Articles(Box<Reading>),
    /// Articles with coded statements.
    Claims(Box<ClaimsDraft>),
}

/// A file that was read.
#[derive(Debug)]
pub struct FileRead {
    /// The path, beginning as it was given.
    pub path: PathBuf,
    /// Whether it was met in a folder, not given by name.
    pub in_folder: bool,
    /// What it holds, or why that cannot be told.
    pub result: Result<Draft, ReadError>,
}

/// Reads files and folders with all below them; one result a file, in the order of [`files_under`].
pub fn read_paths(paths: &[PathBuf]) -> Vec<FileRead> {
    files_under(paths).into_iter().map(read_file).collect()
}

/// Reads one file; what no reader knows by its name is not opened.
pub fn read_file(found: FoundFile) -> FileRead {
    let FoundFile { path, in_folder, problem } = found;
    let result = problem.map_or_else(|| draft(&path), Err);
    FileRead { path, in_folder, result }
}

fn draft(path: &Path) -> Result<Draft, ReadError> {
    let ending = path.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("zip") {
        return Err(ReadError::Archive { path: path.to_owned() });
    }
    if ending.eq_ignore_ascii_case("ron") {
        return Err(ReadError::Project { path: path.to_owned() });
    }
    let name = path.to_string_lossy();
    sniff(&name, &[])?;
    let bytes = bytes_within(path, MOST_BYTES).map_err(|error| ReadError::of(error, path))?;
    Ok(match sniff(&name, &bytes)? {
        Reader::Claims => Draft::Claims(Box::new(claims::read(&name, &bytes)?)),
        _ => Draft::Articles(Box::new(import::read(&name, &bytes, &ReadOptions::default())?)),
    })
}
