//! Opening a project file.

use std::fs;
use std::path::Path;

use crate::model::Project;

use super::{FileHash, Notice, Opened, StorageError, read};

/// A project, what is worth saying about its file, and the state of the file.
#[derive(Debug)]
pub struct OpenedFile {
    /// The project.
    pub project: Project,
    /// Each kind of notice at most once; none for a file as it was saved.
    pub notices: Vec<Notice>,
    /// The state of the file, for [`save`](super::save) to compare.
    pub hash: FileHash,
}

/// Opens a project file; the file is only read.
pub fn open(path: &Path) -> Result<OpenedFile, StorageError> {
    let bytes = fs::read(path).map_err(|error| StorageError::reading(error, path))?;
    let Opened { project, notices } = read(&bytes, path)?;
    Ok(OpenedFile { project, notices, hash: FileHash::of(&bytes) })
}
