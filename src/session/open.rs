//! Opening a project that others may have open too.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::storage::{self, Disk, OpenedFile, Progress, RealDisk, Salvaged, StorageError};

use super::left::not_left;
use super::lock::{Access, InUse, Lock, Locked};
use super::restore::OpenedSession;
use super::{Pace, Restored, Session};

/// How a project is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// To change it; where somebody has it open that is told instead.
    #[default]
    Ask,
    /// To look at it.
    ReadOnly,
    /// To change it, whoever has it open.
    Anyway,
}

/// What came of opening a project.
pub enum OpenAnswer {
    /// It is open.
    Opened(Box<OpenedSession>),
    /// Somebody else has it open, and it was asked to be told.
    InUse(InUse),
}

/// Opens projects for the window, on any thread. Costs nothing to copy.
#[derive(Debug, Clone)]
pub struct Opener {
    /// From where files are read.
    pub disk: Arc<dyn Disk>,
    /// The folder in which what is done is recorded, if there is one.
    pub journals: Option<PathBuf>,
    /// How a journal is written.
    pub pace: Pace,
    /// How far the opening is, and whether it is still wanted.
    pub progress: Progress,
}

impl Opener {
    /// One that reads from the disk of this machine.
    pub fn new(journals: Option<PathBuf>, pace: Pace) -> Self {
        Self { disk: Arc::new(RealDisk), journals, pace, progress: Progress::default() }
    }

    /// Opens a project file: locked, and with its journal where there is a folder for it.
    ///
    /// Waits for the disk. Where somebody else has it open nothing is touched: neither the file nor
    /// what is recorded for it.
    pub fn open(&self, path: &Path, way: Way) -> Result<OpenAnswer, StorageError> {
        // An error about the file itself comes first, and leaves no lock file beside what is none of ours.
        let read = storage::open_on(&*self.disk, path, &self.progress)?;
        if way == Way::ReadOnly {
            return Ok(OpenAnswer::Opened(Box::new(read_only(path, read))));
        }
        if self.progress.is_cancelled() {
            // Nobody waits for it: then nothing is locked, restored or swept.
            return Err(StorageError::NotWanted { path: path.to_owned() });
        }
        let (access, remark) = match Lock::take(path) {
            Locked::Ours(lock, remark) => (Access::Locked(lock), remark),
            Locked::InUse(who) if way == Way::Ask => return Ok(OpenAnswer::InUse(who)),
            Locked::InUse(_) | Locked::Impossible => (Access::Open, None),
        };
        let mut opened = match &self.journals {
            Some(folder) => Session::with_journal(path, read, Session::fresh_ids(), folder, self.pace),
            None => Session::opened(path, read, Session::fresh_ids()).into(),
        };
        opened.session.access = access;
        opened.remarks.extend(remark);
        let copies = storage::copies(path, opened.session.project().id());
        opened.copies = not_left(self.journals.as_deref(), copies);
        Ok(OpenAnswer::Opened(Box::new(opened)))
    }

    /// The project that was never saved and was worked on last, if there is one.
    pub fn unsaved(&self) -> Option<OpenedSession> {
        Session::unsaved(Session::fresh_ids(), self.journals.as_deref()?, self.pace)
    }
}

fn read_only(path: &Path, read: OpenedFile) -> OpenedSession {
    let mut opened: OpenedSession = Session::opened(path, read, Session::fresh_ids()).into();
    let why = InUse::of(path).map_or_else(|| "it was opened for reading".to_owned(), |who| who.to_string());
    opened.session.access = Access::ReadOnly(why);
    opened
}

impl Session {
    /// Opens a project file for the window, as [`Opener::open`] does, from the disk of this machine.
    pub fn open_shared(
        path: &Path,
        journals: Option<&Path>,
        pace: Pace,
        way: Way,
    ) -> Result<OpenAnswer, StorageError> {
        Opener::new(journals.map(Path::to_owned), pace).open(path, way)
    }

    /// A session on a copy of a project file, such as a backup, that is in no file. Waits for the disk.
    pub fn open_copy(path: &Path) -> Result<Self, StorageError> {
        Self::copy_of(&storage::file_bytes(path)?, path, Self::fresh_ids())
    }

    /// Why the project may not be changed; none where it may.
    pub fn read_only(&self) -> Option<&str> {
        match &self.access {
            Access::ReadOnly(why) => Some(why),
            Access::Open | Access::Locked(_) | Access::Rescued(_) => None,
        }
    }

    /// Whether others are told that this project is open here.
    pub fn is_locked(&self) -> bool {
        matches!(self.access, Access::Locked(_))
    }

    /// Goes on with the lock of the file that was just written, if there is one; gives the one before,
    /// which is given back when it is dropped.
    pub fn hold(&mut self, lock: Option<Arc<Lock>>) -> Option<Arc<Lock>> {
        let before = std::mem::replace(&mut self.access, lock.map_or(Access::Open, Access::Locked));
        if let Access::Locked(lock) = before { Some(lock) } else { None }
    }

    /// Goes on with the lock of another session on the same file.
    pub fn take_access(&mut self, other: Self) {
        self.access = other.access;
    }

    /// A session on what could be read of a damaged file; it is in no file, and is never saved to that one.
    pub fn rescued(path: &Path, salvaged: &Salvaged) -> Self {
        let mut session = Self::on(salvaged.project.clone(), Self::fresh_ids());
        session.trail = salvaged.trail.clone();
        session.access = Access::Rescued(storage::journal::Base::place(path));
        session
    }

    /// The place that is not to be written, whatever links lead there, and why, as a clause.
    pub(super) fn kept_place(&self) -> Option<(PathBuf, &'static str)> {
        match &self.access {
            Access::ReadOnly(_) => Some((self.file.place.clone()?, "this file is open for reading only")),
            Access::Rescued(place) => {
                Some((place.clone(), "this is the file that could not be read whole and is kept as it is"))
            }
            Access::Open | Access::Locked(_) => None,
        }
    }

    /// Whether this path names the session's own file. The disk is not asked: a link to it is another name.
    pub fn names_own_file(&self, path: &Path) -> bool {
        let whole = std::path::absolute(path).ok();
        self.path() == Some(path) || whole.is_some() && self.file.place == whole
    }
}

/// A session without a journal.
impl From<(Session, Vec<storage::Notice>)> for OpenedSession {
    fn from((session, notices): (Session, Vec<storage::Notice>)) -> Self {
        Self { session, notices, restored: Restored::default(), remarks: Vec::new(), copies: Vec::new() }
    }
}
