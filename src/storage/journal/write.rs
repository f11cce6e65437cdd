//! Writing what a session does into its journal, and beginning a new one with each save.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::storage::{Disk, FileHash, RealDisk, StorageError};

use super::Base;
use super::find::Past;
use super::track::Track;

/// The journal of one session.
///
/// Lines are counted from the beginning of the session. What cannot be written is kept and written
/// with the next attempt, so that no line is ever out of its place.
#[derive(Debug)]
pub struct Journal {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    current: Track,
    /// Journals that build on what saves are about to write.
    forks: Vec<Track>,
    /// Whether the file has a content that the current journal does not build on.
    is_stray: bool,
}

impl Journal {
    /// A new journal in a folder, which is made when it is needed. Without a base the lines wait in
    /// memory for the first save.
    pub fn new(folder: &Path, base: Option<Base>) -> Self {
        Self::on(Arc::new(RealDisk), folder, base)
    }

    /// As [`Journal::new`], on this disk.
    pub fn on(disk: Arc<dyn Disk>, folder: &Path, base: Option<Base>) -> Self {
        let current = Track::new(&disk, folder, base, 0, Vec::new());
        Self { disk, folder: folder.to_owned(), current, forks: Vec::new(), is_stray: false }
    }

    /// The journal of an earlier run, continued after its whole lines, which do not count.
    pub fn after(folder: &Path, past: &Past) -> Self {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let current = Track::after(&disk, past);
        Self { disk, folder: folder.to_owned(), current, forks: Vec::new(), is_stray: false }
    }

    /// Writes lines and syncs them, all together; each is the words of an [`Entry`](super::Entry).
    pub fn append(&mut self, lines: &[String]) -> Result<(), StorageError> {
        self.current.push(lines);
        for fork in &mut self.forks {
            fork.push(lines);
            // It is tried again with the next line; until it is adopted the other one counts.
            _ = fork.write();
        }
        self.current.write_if_waiting()?;
        self.refuse_if_stray()
    }

    /// Whether every line is on disk.
    pub fn is_recorded(&self) -> bool {
        self.current.is_recorded() && !self.is_stray
    }

    /// What is written into a journal of another content of the file would not be found again.
    fn refuse_if_stray(&self) -> Result<(), StorageError> {
        if self.is_stray { Err(StorageError::JournalLost { path: self.folder.clone() }) } else { Ok(()) }
    }

    /// Whether lines are written at all, or wait for the first save.
    pub fn is_kept(&self) -> bool {
        self.current.base.is_some()
    }

    /// Begins a second journal before this base is written to its file: it holds all lines after the
    /// first `count` of the session. To be called before the file is replaced.
    ///
    /// Fails where the lines before cannot be read; the file may be replaced all the same, and
    /// [`Journal::adopt`] says so then.
    pub fn fork(&mut self, mut base: Base, count: u64) -> Result<(), StorageError> {
        let name = Some(base.file_name());
        if self.current.name() == name || self.forks.iter().any(|fork| fork.name() == name) {
            return Ok(());
        }
        let before = self.current.base.as_ref().filter(|before| before.path == base.path);
        base.follows = before.and_then(|before| before.hash);
        let lines = self.current.lines_after(count)?;
        let mut fork = Track::new(&self.disk, &self.folder, Some(base), count, lines);
        if self.current.is_on_disk() {
            // Also without a line: it tells that the other one is older than the file.
            _ = fork.write();
        }
        self.forks.push(fork);
        Ok(())
    }

    /// Goes on with the journal that builds on this state of the file, which was written; the one
    /// before is removed.
    ///
    /// Fails where there is none, as it could not be begun: until the next save nothing counts as
    /// recorded.
    pub fn adopt(&mut self, hash: FileHash) -> Result<(), StorageError> {
        if let Some(mut fork) = self.take_fork(hash) {
            std::mem::swap(&mut fork, &mut self.current);
            let written = self.current.write_if_waiting();
            if written.is_ok() {
                fork.remove();
            }
            self.current.remove_empty();
            self.is_stray = false;
            return written;
        }
        let base = self.current.base.as_ref();
        self.is_stray = base.is_none_or(|base| base.hash != Some(hash));
        self.refuse_if_stray()
    }

    /// Removes the journal that builds on this state of the file, which was not written after all.
    pub fn abandon(&mut self, hash: FileHash) {
        if let Some(mut fork) = self.take_fork(hash) {
            fork.remove();
        }
    }

    /// Removes all that is recorded, where the work is not wanted.
    pub fn discard(&mut self) {
        self.current.remove();
    }

    /// Closes its files until the next line, so that others can read them.
    pub fn release(&mut self) {
        self.current.release();
    }

    fn take_fork(&mut self, hash: FileHash) -> Option<Track> {
        let is_it = |fork: &Track| fork.base.as_ref().is_some_and(|base| base.hash == Some(hash));
        let at = self.forks.iter().position(is_it)?;
        Some(self.forks.swap_remove(at))
    }
}
