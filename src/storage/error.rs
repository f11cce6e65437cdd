//! Why a project file cannot be opened or saved.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Spot;

/// Why a project file cannot be opened or saved; the file stays as it was.
#[derive(Debug, Error)]
pub enum StorageError {
    /// No file of this name.
    #[error("there is no such file: {}", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A folder where a file is wanted.
    #[error("this is a folder, a project is a file in it: {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A device or a pipe where a file is wanted.
    #[error("this is a device or a pipe, a project is a file: {}", path.display())]
    NotAFile {
        /// The device or pipe.
        path: PathBuf,
    },
    /// More bytes than a project file may have.
    #[error("the file has more than 2 GB, a project has at most so much; is this the right file? {}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file may not be read.
    #[error("the file may not be read, ask its owner for the right to: {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
    },
    /// The file has no content, or only blanks or zeros.
    #[error("the file is empty, look for an older copy of it: {}", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A journal that says not even what it builds on.
    #[error("this is no journal of Demarche, or its first line is damaged: {}", path.display())]
    NotAJournal {
        /// The file.
        path: PathBuf,
    },
    /// The content is something else.
    #[error("this is not a Demarche project, a project begins with `(schema: 2, project: …`: {}", path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
    },
    /// Whoever asked for it does not wait for it any more.
    #[error("opening it was cancelled: {}", path.display())]
    NotWanted {
        /// The file.
        path: PathBuf,
    },
    /// The bytes are no UTF-8.
    #[error("the file is damaged or not UTF-8 at line {line}, column {column}: {}", path.display())]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
        /// The letter in the line, from 1.
        column: usize,
        /// The file.
        path: PathBuf,
    },
    /// The file looks like UTF-16, but is not.
    #[error("the file looks like UTF-16 but is damaged, save it as UTF-8: {}", path.display())]
    NotUtf16 {
        /// The file.
        path: PathBuf,
    },
    /// A merge left its markers.
    #[error(
        "a merge left conflict markers (`<<<<<<<`) at line {line}, decide there which lines stay: {}",
        path.display()
    )]
    Conflict {
        /// The line of the first marker, from 1.
        line: usize,
        /// The file.
        path: PathBuf,
    },
    /// Written by a newer version of the program.
    #[error(
        "a newer Demarche wrote this file: it has schema {found}, this version knows up to {known}; \
         update Demarche to open it: {}",
        path.display()
    )]
    Newer {
        /// The schema of the file.
        found: u64,
        /// The newest schema that this version knows.
        known: u64,
        /// The file.
        path: PathBuf,
    },
    /// The end is missing.
    #[error("the file ends too early, it was cut off: {spot}: {}", path.display())]
    CutOff {
        /// The place where the reader still waited for more.
        spot: Box<Spot>,
        /// The file.
        path: PathBuf,
    },
    /// Something in it is wrong.
    #[error("{spot}: {}", path.display())]
    Broken {
        /// Where and what.
        spot: Box<Spot>,
        /// The file.
        path: PathBuf,
    },
    /// The target is not what it was when it was opened or saved last.
    #[error("the file was changed by another program since it was opened, save under another name or open it again: {}", path.display())]
    ChangedOutside {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else has the file open.
    #[error("{who}, save under another name: {}", path.display())]
    InUse {
        /// Who has it open since when, as a clause.
        who: String,
        /// The file.
        path: PathBuf,
    },
    /// The session is not to write there, whoever has it open.
    #[error("{why}, choose another name: {}", path.display())]
    KeptAsItIs {
        /// Why, as a clause.
        why: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// The folder is not there (any more).
    #[error("there is no such folder, choose another one: {}", path.display())]
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// The folder takes no new file.
    #[error("the folder may not be written to, choose another one: {}", path.display())]
    FolderReadOnly {
        /// The folder.
        path: PathBuf,
    },
    /// The file is marked as read-only.
    #[error("the file is read-only, save under another name: {}", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No room.
    #[error("there is no room left on the disk, make some or choose another one: {}", path.display())]
    Full {
        /// The file that was to be written.
        path: PathBuf,
    },
    /// Another window writes the journal.
    #[error("another window has this project open and records its changes: {}", path.display())]
    JournalHeld {
        /// The journal.
        path: PathBuf,
    },
    /// The journal is not what it was.
    #[error("the journal was changed by another program, save the project: {}", path.display())]
    JournalChanged {
        /// The journal.
        path: PathBuf,
    },
    /// No journal goes with what was saved.
    #[error("the record of this project cannot be read, save again to begin a new one: {}", path.display())]
    JournalLost {
        /// The folder of the journals.
        path: PathBuf,
    },
    /// The new content is safe on disk but could not take the place of the old.
    #[error("another program holds the file ({error}), the project was saved as {} instead of {}", kept.display(), path.display())]
    Held {
        /// Why.
        error: io::Error,
        /// Where the new content is.
        kept: PathBuf,
        /// The file that was to be replaced, which is as before.
        path: PathBuf,
    },
    /// The log and the project do not fit each other.
    #[error("the step of {at} cannot be taken back ({why}); a backup may hold what was before it")]
    NoWayBack {
        /// When the step was done.
        at: jiff::Timestamp,
        /// What does not fit.
        why: String,
    },
    /// Anything else that the system says.
    #[error("{error}: {}", path.display())]
    Io {
        /// What it says.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
}

impl StorageError {
    /// Whether the same may be done a moment later without anybody's doing something about it here:
    /// a drive comes back, room is made.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::FolderMissing { .. }
                | Self::FolderReadOnly { .. }
                | Self::Full { .. }
                | Self::Held { .. }
                | Self::Io { .. }
        )
    }

    /// Why a file could not be read.
    pub(crate) fn reading(error: io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::IsADirectory => Self::Folder { path },
            io::ErrorKind::PermissionDenied => Self::Unreadable { path },
            _ => Self::Io { error, path },
        }
    }

    /// Why a new file could not be written in the folder of `path`.
    pub(super) fn writing(error: io::Error, path: &Path, folder: &Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Self::FolderMissing { path: folder.to_owned() }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::FolderReadOnly { path: folder.to_owned() }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            _ => Self::Io { error, path },
        }
    }
}
