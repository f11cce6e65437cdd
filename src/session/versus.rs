//! Another state of a project, to compare with: the file on disk, a copy, work that was set aside.

use std::path::{Path, PathBuf};

use crate::edit;
use crate::edit::compare::{Difference, compare};
use crate::model::Project;
use crate::storage::journal::{Tail, read_entry, read_journal};
use crate::storage::{self, FileHash, StorageError};

/// What a project is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Versus {
    /// A project file.
    File(PathBuf),
    /// A journal that builds on another content of the file.
    Aside(PathBuf),
}

/// Two states of a project, and what differs.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What it was compared with.
    pub versus: Versus,
    /// The other state.
    pub theirs: Project,
    /// The state of the other file; none where it is a journal.
    pub hash: Option<FileHash>,
    /// What differs, in the order of [`compare`].
    pub differences: Vec<Difference>,
    /// What could not be compared, a sentence each.
    pub remarks: Vec<String>,
}

impl Versus {
    /// Its file.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Aside(path) => path,
        }
    }

    /// Reads it and compares; nothing is changed. Waits for the disk.
    ///
    /// Work that was set aside builds on a content that is gone: it is done to `mine` as far as that
    /// goes, so that what differs is what it would bring.
    pub fn compare(self, mine: &Project) -> Result<Comparison, StorageError> {
        let (theirs, hash, mut remarks) = match &self {
            Self::File(path) => {
                let opened = storage::open(path)?;
                let remarks = opened.notices.iter().map(ToString::to_string).collect();
                (opened.project, Some(opened.hash), remarks)
            }
            Self::Aside(path) => {
                let (theirs, remarks) = with_aside(path, mine)?;
                (theirs, None, remarks)
            }
        };
        if theirs.id() != mine.id() {
            remarks.push("This is another project, not a copy of this one".to_owned());
        }
        let differences = compare(mine, &theirs);
        Ok(Comparison { versus: self, theirs, hash, differences, remarks })
    }
}

impl Comparison {
    /// The same with another state of mine.
    #[must_use]
    pub fn again(self, mine: &Project) -> Self {
        Self { differences: compare(mine, &self.theirs), ..self }
    }
}

/// A project with what a journal says done to it, each line that can be; and what could not.
fn with_aside(path: &Path, mine: &Project) -> Result<(Project, Vec<String>), StorageError> {
    let bytes = storage::file_bytes(path)?;
    let damaged = || StorageError::NotAJournal { path: path.to_owned() };
    let contents = read_journal(&bytes).ok_or_else(damaged)?;
    let mut theirs = mine.clone();
    let mut refused = 0;
    for line in &contents.lines {
        let done = read_entry(line, &theirs)
            .and_then(|entry| edit::apply(&mut theirs, &entry.change).map_err(|error| error.to_string()));
        refused += usize::from(done.is_err());
    }
    let mut remarks = Vec::new();
    if refused > 0 {
        let all = super::restore::plural(contents.lines.len(), "action");
        remarks.push(format!("{refused} of {all} do not fit this state of the project and are not shown"));
    }
    if let Tail::Damaged(line) = contents.tail {
        remarks.push(format!("Line {line} of it is damaged; what follows it is not shown"));
    }
    Ok((theirs, remarks))
}
