//! From files to drafts; needs no project, so it can be done on a thread of its own.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use jiff::Timestamp;
use thiserror::Error;

use crate::import::claims::{self, ClaimsDraft};
use crate::import::{self, Entry, ImportError, ReadOptions, Reader, Reading, sniff};
use crate::model::harmless;
use crate::storage::bytes_within;

use super::guard::{Cancel, Guard};
use super::reader::{Step, read_each};
use super::walk::{FoundFile, files_under};

/// No file with articles has more bytes than this.
pub(super) const MOST_BYTES: u64 = 256 << 20;

/// A larger text is read in a process of its own too, whose memory is bounded.
const MOST_AT_HOME: u64 = 8 << 20;

/// Why a file gives no draft; one sentence, the path last.
#[derive(Debug, Error)]
pub enum ReadError {
    /// Nothing of this name.
    #[error("there is no such file or folder: {}", shown(path))]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// It may not be read.
    #[error("it may not be read, ask its owner for the right to: {}", shown(path))]
    Unreadable {
        /// The path.
        path: PathBuf,
    },
    /// A device, a pipe or a socket.
    #[error("this is neither a file nor a folder: {}", shown(path))]
    NoFile {
        /// The path.
        path: PathBuf,
    },
    /// More than a file may have.
    #[error("it has more than 256 MB, divide it before adding it: {}", shown(path))]
    TooLarge {
        /// The path.
        path: PathBuf,
    },
    /// A project is opened, not added.
    #[error("this is a project, open it instead: {}", shown(path))]
    Project {
        /// The path.
        path: PathBuf,
    },
    /// The process that reads took too long.
    #[error("reading was given up after {seconds} seconds; paste its text instead: {}", shown(path))]
    TooLong {
        /// How long it may take.
        seconds: u64,
        /// The path.
        path: PathBuf,
    },
    /// The process that reads gave too many words.
    #[error("it gives more than {megabytes} MB of text, which no article has: {}", shown(path))]
    TooMuch {
        /// How many megabytes of text there may be.
        megabytes: u64,
        /// The path.
        path: PathBuf,
    },
    /// The process that reads ended without answer.
    #[error(
        "the file is damaged so that reading it broke off ({why}); paste its text instead: {}",
        shown(path)
    )]
    Stopped {
        /// What is known of its end.
        why: String,
        /// The path.
        path: PathBuf,
    },
    /// The process that reads could not be started.
    #[error("the process that reads it cannot be started ({error}): {}", shown(path))]
    NoWorker {
        /// What the system says.
        error: io::Error,
        /// The path.
        path: PathBuf,
    },
    /// A person did not want it any more.
    #[error("cancelled: {}", shown(path))]
    Cancelled {
        /// The path.
        path: PathBuf,
    },
    /// What the process that reads says, the path last.
    #[error("{message}")]
    Told {
        /// What it says.
        message: String,
    },
    /// A file in an archive may not be read.
    #[error("{problem}: {}", shown(path))]
    Entry {
        /// Why.
        problem: String,
        /// The path of the archive and the name of the file in it.
        path: PathBuf,
    },
    /// Its content cannot be read.
    #[error(transparent)]
    Content(#[from] ImportError),
    /// Anything else that the system says.
    #[error("{error}: {}", shown(path))]
    Io {
        /// What it says.
        error: io::Error,
        /// The path.
        path: PathBuf,
    },
}

/// A path as it can stand in a sentence.
fn shown(path: &Path) -> String {
    harmless(&path.display().to_string()).into_owned()
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
            Self::NoFile { .. } | Self::Project { .. } | Self::Content(ImportError::Unsupported { .. })
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

/// Reads files and folders with all below them; one result a file, in the order of [`found_under`].
pub fn read_paths(paths: &[PathBuf], options: &ReadOptions, guard: &Guard) -> Vec<FileRead> {
    let cancel = Cancel::default();
    let found = found_under(paths, guard, &cancel);
    let reads: Mutex<Vec<(usize, FileRead)>> = Mutex::default();
    read_each(found, options, guard, &cancel, &|step| {
        if let Step::Ended(at, read) = step {
            reads.lock().unwrap_or_else(PoisonError::into_inner).push((at, read));
        }
    });
    let mut reads = reads.into_inner().unwrap_or_else(PoisonError::into_inner);
    reads.sort_by_key(|(at, _)| *at);
    reads.into_iter().map(|(_, read)| read).collect()
}

/// The files to read under paths: those of [`files_under`], archives opened.
pub fn found_under(paths: &[PathBuf], guard: &Guard, cancel: &Cancel) -> Vec<FoundFile> {
    let files = files_under(paths).into_iter();
    files.flat_map(|file| if is_archive(&file) { inside(file, guard, cancel) } else { vec![file] }).collect()
}

/// Reads one file; what no reader knows by its name is not opened.
pub fn read_file(found: FoundFile, options: &ReadOptions, guard: &Guard, cancel: &Cancel) -> FileRead {
    let FoundFile { path, in_folder, entry, problem } = found;
    let result = match problem {
        Some(problem) => Err(problem),
        None if cancel.is_cancelled() => Err(ReadError::Cancelled { path: path.clone() }),
        None => draft(&path, entry.as_ref(), options, guard, cancel),
    };
    let result = result.map(|draft| dated(draft, &path));
    let path = entry.map_or_else(|| path.clone(), |entry| path.join(entry.name));
    FileRead { path, in_folder, result }
}

/// With the time of the last change of its file, to the second.
fn dated(mut draft: Draft, path: &Path) -> Draft {
    if let Draft::Articles(reading) = &mut draft {
        let modified = fs::metadata(path).and_then(|it| it.modified()).ok();
        let seconds = modified.and_then(|it| it.duration_since(UNIX_EPOCH).ok()).map(|it| it.as_secs());
        let changed = seconds.and_then(|it| Timestamp::from_second(i64::try_from(it).ok()?).ok());
        reading.note_changed(changed);
    }
    draft
}

fn is_archive(file: &FoundFile) -> bool {
    file.problem.is_none() && file.path.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip"))
}

/// The files in an archive, or the archive with the reason why it cannot be opened.
fn inside(archive: FoundFile, guard: &Guard, cancel: &Cancel) -> Vec<FoundFile> {
    let path = archive.path.clone();
    match guard.entries(&path, cancel) {
        Err(problem) => vec![FoundFile { problem: Some(problem), ..archive }],
        Ok(entries) if entries.is_empty() => {
            let problem = "there is no file in it".to_owned();
            vec![FoundFile { problem: Some(ReadError::Entry { problem, path }), ..archive }]
        }
        Ok(entries) => entries.into_iter().map(|entry| found_inside(&path, entry)).collect(),
    }
}

fn found_inside(archive: &Path, entry: Entry) -> FoundFile {
    let path = archive.join(&entry.name);
    let problem = entry.problem.clone().map(|problem| ReadError::Entry { problem, path });
    FoundFile { path: archive.to_owned(), in_folder: true, entry: Some(entry), problem }
}

fn draft(
    path: &Path,
    entry: Option<&Entry>,
    options: &ReadOptions,
    guard: &Guard,
    cancel: &Cancel,
) -> Result<Draft, ReadError> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return Err(ReadError::Project { path: path.to_owned() });
    }
    let name = match entry {
        Some(entry) => Cow::Borrowed(entry.name.as_str()),
        None => path.to_string_lossy(),
    };
    let reader = sniff(&name, &[])?;
    if entry.is_some() {
        return Ok(Draft::Articles(Box::new(guard.read(path, entry, options, cancel)?)));
    }
    let size = fs::metadata(path).map_err(|error| ReadError::of(error, path))?.len();
    if size > guard.limits().file {
        return Err(ReadError::TooLarge { path: path.to_owned() });
    }
    if reader.is_at_home() && (size <= MOST_AT_HOME || reader == Reader::Claims) {
        let bytes = bytes_within(path, guard.limits().file).map_err(|error| ReadError::of(error, path))?;
        match sniff(&name, &bytes)? {
            Reader::Claims => return Ok(Draft::Claims(Box::new(claims::read(&name, &bytes)?))),
            reader if reader.is_at_home() => {
                return Ok(Draft::Articles(Box::new(import::read(&name, &bytes, options)?)));
            }
            _ => {}
        }
    }
    Ok(Draft::Articles(Box::new(guard.read(path, None, options, cancel)?)))
}
