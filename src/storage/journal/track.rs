//! One journal on disk, being written.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::storage::{StorageError, save};

use super::Base;
use super::find::{Past, keep_aside};
use super::read::read_journal;
use super::sum::Sum;

/// One journal on disk, and the lines that are not in it yet.
///
/// Its file is made with the first line. What could not be written waits for the next attempt.
#[derive(Debug)]
pub(super) struct Track {
    /// What it builds on; without one the lines only wait.
    pub(super) base: Option<Base>,
    path: PathBuf,
    /// How many lines of the session came before its first.
    first: u64,
    /// How many lines of an earlier run it begins with.
    past: u64,
    /// How many bytes of the file are whole.
    len: u64,
    sum: Sum,
    waiting: Vec<String>,
    file: Option<File>,
    /// Whether there may be more in the file than what is whole.
    is_torn: bool,
}

impl Track {
    /// A journal without a file yet; lines before `first` are not its own.
    pub(super) fn new(folder: &Path, base: Option<Base>, first: u64, waiting: Vec<String>) -> Self {
        let path = base.as_ref().map(|base| folder.join(base.file_name())).unwrap_or_default();
        Self { base, path, first, past: 0, len: 0, sum: Sum::default(), waiting, file: None, is_torn: false }
    }

    /// A journal that is continued after its whole lines.
    pub(super) fn after(past: &Past) -> Self {
        Self {
            base: Some(past.contents.base.clone()),
            path: past.path.clone(),
            first: 0,
            past: past.contents.lines.len() as u64,
            len: past.contents.len,
            sum: past.contents.sum.clone(),
            waiting: Vec::new(),
            file: None,
            is_torn: true,
        }
    }

    /// The file's name; none where there will be no file.
    pub(super) fn name(&self) -> Option<String> {
        self.base.as_ref().map(Base::file_name)
    }

    /// Whether something of it is on disk.
    pub(super) fn is_on_disk(&self) -> bool {
        self.len > 0
    }

    /// Whether every line is on disk.
    pub(super) fn is_recorded(&self) -> bool {
        self.waiting.is_empty() && self.base.is_some()
    }

    /// Adds lines, to be written by [`Track::write`].
    pub(super) fn push(&mut self, lines: &[String]) {
        self.waiting.extend_from_slice(lines);
    }

    /// Writes and syncs what waits, and the first line with it; where that fails all of it waits on.
    pub(super) fn write(&mut self) -> Result<(), StorageError> {
        let Some(base) = &self.base else { return Ok(()) };
        let mut bytes = Vec::new();
        let mut sum = self.sum.clone();
        if self.len == 0 {
            sum.push_line(&mut bytes, &base.words());
        }
        for line in &self.waiting {
            sum.push_line(&mut bytes, line);
        }
        if bytes.is_empty() {
            return Ok(());
        }
        self.append(&bytes)?;
        self.len += bytes.len() as u64;
        self.sum = sum;
        self.waiting.clear();
        Ok(())
    }

    /// Writes what waits; a journal without lines needs no file.
    pub(super) fn write_if_waiting(&mut self) -> Result<(), StorageError> {
        if self.waiting.is_empty() { Ok(()) } else { self.write() }
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), StorageError> {
        let (len, is_torn) = (self.len, self.is_torn);
        let path = self.path.clone();
        let file = self.opened()?;
        let mut write = || -> io::Result<()> {
            if is_torn {
                file.set_len(len)?;
            }
            file.seek(SeekFrom::Start(len))?;
            file.write_all(bytes)?;
            file.sync_data()
        };
        let written = write().map_err(|error| StorageError::writing(error, &path, &path));
        self.is_torn = written.is_err();
        written
    }

    /// The file, locked against other windows; made where it is not there.
    fn opened(&mut self) -> Result<&mut File, StorageError> {
        if self.file.is_none() {
            let file = open_locked(&self.path, self.len)?;
            self.file = Some(file);
        }
        self.file.as_mut().ok_or_else(|| StorageError::JournalChanged { path: self.path.clone() })
    }

    /// Closes the file until the next line, so that it can be read by others.
    pub(super) fn release(&mut self) {
        self.file = None;
    }

    /// The words of its lines after so many of the session; empty where the file cannot be read.
    pub(super) fn lines_after(&self, count: u64) -> Vec<String> {
        let on_disk = fs::read(&self.path).ok().filter(|_| self.is_on_disk());
        let on_disk = on_disk.and_then(|bytes| read_journal(&bytes)).map(|contents| contents.lines);
        let skipped = usize::try_from((self.past + count).saturating_sub(self.first)).unwrap_or(usize::MAX);
        let all = on_disk.unwrap_or_default().into_iter().chain(self.waiting.iter().cloned());
        all.skip(skipped).collect()
    }

    /// Takes it from the disk; what comes next begins it anew.
    pub(super) fn remove(&mut self) {
        self.file = None;
        if self.is_on_disk() {
            // A journal that stays behind builds on a state that the file no longer has.
            _ = fs::remove_file(&self.path);
        }
        (self.len, self.past) = (0, 0);
        self.sum = Sum::default();
        self.waiting.clear();
    }

    /// Takes it from the disk where it has no line.
    pub(super) fn remove_empty(&mut self) {
        let has_lines = fs::read(&self.path).ok().and_then(|bytes| read_journal(&bytes));
        if self.waiting.is_empty() && has_lines.is_some_and(|contents| contents.lines.is_empty()) {
            self.remove();
        }
    }
}

fn open_locked(path: &Path, len: u64) -> Result<File, StorageError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let fault = |error| StorageError::writing(error, path, folder);
    if len == 0 {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    let mut file = open(path).map_err(fault)?;
    lock(&file, path)?;
    let found = file.metadata().map_err(fault)?.len();
    if len == 0 && found > 0 {
        // Another run left it; nothing that was recorded is thrown away.
        drop(file);
        keep_aside(path).map_err(fault)?;
        file = open(path).map_err(fault)?;
        lock(&file, path)?;
    } else if found < len {
        return Err(StorageError::JournalChanged { path: path.to_owned() });
    }
    if len == 0 {
        save::sync_folder(folder);
    }
    Ok(file)
}

/// What one reads is private: nobody else may look into the journal.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Where a file system knows no locks there is no second window to be told of.
fn lock(file: &File, path: &Path) -> Result<(), StorageError> {
    if is_held(file) { Err(StorageError::JournalHeld { path: path.to_owned() }) } else { Ok(()) }
}

/// Whether another window has it locked, and does not let go of it within a moment.
///
/// A window that is just closing, or a program that is just being started from one, holds it for some
/// milliseconds more.
pub(super) fn is_held(file: &File) -> bool {
    for _ in 0..10 {
        if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return false;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    true
}
