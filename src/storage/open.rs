//! Opening a project file.

use std::path::Path;

use crate::model::Project;

use super::{FileHash, Notice, Opened, StorageError, Trail, file_bytes, read};

/// A project, what is worth saying about its file, and the state of the file.
#[derive(Debug)]
pub struct OpenedFile {
    /// The project.
    pub project: Project,
    /// What was done to it, as far as the file tells.
    pub trail: Trail,
    /// Each kind of notice at most once; none for a file as it was saved.
    pub notices: Vec<Notice>,
    /// The state of the file, for [`save`](super::save) to compare.
    pub hash: FileHash,
}

/// Opens a project file of at most [`MOST_BYTES`](super::MOST_BYTES); the file is only read.
pub fn open(path: &Path) -> Result<OpenedFile, StorageError> {
    let bytes = file_bytes(path)?;
    let Opened { project, trail, notices } = read(&bytes, path)?;
    Ok(OpenedFile { project, trail, notices, hash: FileHash::of(&bytes) })
}
