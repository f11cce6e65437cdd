//! A look at what is recorded for a file, which changes nothing.

use std::fs::{self, TryLockError};
use std::path::Path;

use jiff::Timestamp;

use crate::model::ProjectId;
use crate::storage::{FileHash, file_bytes, open_file};

use super::find::{Aside, named};
use super::{base::prefix, read_journal};

/// What is recorded for a file and not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Peek {
    /// How many changes build on the file as it is.
    pub count: usize,
    /// When they were begun.
    pub since: Option<Timestamp>,
    /// Whether another program writes a journal for it now.
    pub is_held: bool,
}

/// What is recorded of this project at this [place](super::Base::place) in this state.
pub fn peek(folder: &Path, project: ProjectId, place: &Path, hash: FileHash) -> Peek {
    let mut peek = Peek::default();
    for path in named(folder, &prefix(project, Some(place))) {
        let Ok(file) = open_file(&path) else { continue };
        peek.is_held |= matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
        let contents = file_bytes(&path).ok().and_then(|bytes| read_journal(&bytes));
        if let Some(contents) = contents.filter(|contents| contents.base.hash == Some(hash)) {
            peek.count += contents.lines.len();
            peek.since = Some(contents.base.since);
        }
    }
    peek
}

/// The journals of this project at this place that were set aside, by name.
pub fn asides(folder: &Path, project: ProjectId, place: &Path) -> Vec<Aside> {
    let beginning = prefix(project, Some(place));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(&beginning) && name.contains(".aside-"))
        .collect();
    names.sort();
    let aside = |name: String| {
        let path = folder.join(name);
        let contents = file_bytes(&path).ok().and_then(|bytes| read_journal(&bytes));
        let count = contents.as_ref().map(|contents| contents.lines.len());
        Aside { path, count, since: contents.map(|contents| contents.base.since) }
    };
    names.into_iter().map(aside).collect()
}
