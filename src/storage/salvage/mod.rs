//! What can still be read of a file that cannot be opened: damaged, cut off, half merged, or newer.
//!
//! The file is taken line by line, as the program writes it: an actor, a demand, a statement, a
//! paragraph is one line, so that what is wrong in one line costs that line and no other. Fields that
//! this version does not know are left out. What named a line that is lost is kept and names a
//! stand-in, so that statements of one actor stay together. Everything that is missing is told with
//! its line. The file itself is never written: what was read is saved under another name.
//!
//! Files that another hand wrote in another layout give less.

mod line;
mod mend;
mod parts;

use std::path::Path;

use crate::model::{Project, ProjectId};

use super::{Notice, StorageError, Trail, decode, file_bytes};

/// What could be read of a file.
#[derive(Debug, Clone)]
pub struct Salvaged {
    /// The project, as far as it could be read.
    pub project: Project,
    /// What was done to it, to be read only: what was lost is in the way of going back.
    pub trail: Trail,
    /// What is missing or stands in for something, in the order of the file.
    pub lost: Vec<Lost>,
    /// Quotes that were found elsewhere, texts that changed.
    pub notices: Vec<Notice>,
}

/// Something of a file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Its line, from 1; none where it is missing altogether.
    pub line: Option<usize>,
    /// What it was, and what is wrong with it.
    pub what: String,
}

impl StorageError {
    /// Whether a part of the file may be readable all the same.
    pub fn may_be_salvaged(&self) -> bool {
        matches!(
            self,
            Self::Broken { .. }
                | Self::CutOff { .. }
                | Self::NotUtf8 { .. }
                | Self::Conflict { .. }
                | Self::Newer { .. }
        )
    }
}

/// Reads what can be read of a file; it is only read.
pub fn salvage_file(path: &Path) -> Result<Salvaged, StorageError> {
    let bytes = file_bytes(path)?;
    salvage(&bytes, path)
}

/// Reads what can be read of the bytes of a project file; `path` is named in errors only.
///
/// Fails where nothing at all can be read. Linear in the size of the file.
pub fn salvage(bytes: &[u8], path: &Path) -> Result<Salvaged, StorageError> {
    let file = match decode::decode(bytes, path) {
        Ok((file, _)) => file,
        Err(StorageError::NotUtf8 { .. }) => String::from_utf8_lossy(bytes),
        Err(error) => return Err(error),
    };
    let parts = parts::parts(&file);
    let nothing = || StorageError::NotAProject { path: path.to_owned() };
    if parts.is_empty() {
        return Err(nothing());
    }
    // A project that lost its id gets one that is the same each time the file is read.
    let project = parts.project.unwrap_or_else(|| {
        let digits = blake3::hash(bytes).as_bytes().first_chunk::<8>().copied().unwrap_or_default();
        ProjectId::from_bits(u64::from_le_bytes(digits))
    });
    mend::project(project, parts).ok_or_else(nothing)
}
