//! Writing what a session does into its journal, and beginning a new one with each save.

use std::path::{Path, PathBuf};

use crate::storage::{FileHash, StorageError};

use super::Base;
use super::find::Past;
use super::track::Track;

/// The journal of one session.
///
/// Lines are counted from the beginning of the session. What cannot be written is kept and written
/// with the next attempt, so that no line is ever out of its place.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    current: Track,
    /// Journals that build on what saves are about to write.
    forks: Vec<Track>,
}

impl Journal {
    /// A new journal in a folder, which is made when it is needed. Without a base the lines wait in
    /// memory for the first save.
    pub fn new(folder: &Path, base: Option<Base>) -> Self {
        Self {
            folder: folder.to_owned(),
            current: Track::new(folder, base, 0, Vec::new()),
            forks: Vec::new(),
        }
    }

    /// The journal of an earlier run, continued after its whole lines, which do not count.
    pub fn after(folder: &Path, past: &Past) -> Self {
        Self { folder: folder.to_owned(), current: Track::after(past), forks: Vec::new() }
    }

    /// Writes lines and syncs them, all together; each is the words of an [`Entry`](super::Entry).
    pub fn append(&mut self, lines: &[String]) -> Result<(), StorageError> {
        self.current.push(lines);
        for fork in &mut self.forks {
            fork.push(lines);
            // It is tried again with the next line; until it is adopted the other one counts.
            _ = fork.write();
        }
        self.current.write_if_waiting()
    }

    /// Whether every line is on disk.
    pub fn is_recorded(&self) -> bool {
        self.current.is_recorded()
    }

    /// Whether lines are written at all, or wait for the first save.
    pub fn is_kept(&self) -> bool {
        self.current.base.is_some()
    }

    /// Begins a second journal before this base is written to its file: it holds all lines after the
    /// first `count` of the session. To be called before the file is replaced.
    pub fn fork(&mut self, mut base: Base, count: u64) {
        let name = Some(base.file_name());
        if self.current.name() == name || self.forks.iter().any(|fork| fork.name() == name) {
            return;
        }
        let before = self.current.base.as_ref().filter(|before| before.path == base.path);
        base.follows = before.and_then(|before| before.hash);
        let mut fork = Track::new(&self.folder, Some(base), count, self.current.lines_after(count));
        if self.current.is_on_disk() {
            // Also without a line: it tells that the other one is older than the file.
            _ = fork.write();
        }
        self.forks.push(fork);
    }

    /// Goes on with the journal that builds on this state of the file, which was written; the one
    /// before is removed.
    pub fn adopt(&mut self, hash: FileHash) -> Result<(), StorageError> {
        if let Some(mut fork) = self.take_fork(hash) {
            std::mem::swap(&mut fork, &mut self.current);
            let written = self.current.write_if_waiting();
            if written.is_ok() {
                fork.remove();
            }
            self.current.remove_empty();
            return written;
        }
        Ok(())
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
