//! One journal on disk, being written.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::storage::{Disk, DiskFile, StorageError};

use super::Base;
use super::find::{Past, aside};
use super::read::read_journal;
use super::sum::Sum;

/// One journal on disk, and the lines that are not in it yet.
///
/// Its file is made with the first line. What could not be written waits for the next attempt.
#[derive(Debug)]
pub(super) struct Track {
    disk: Arc<dyn Disk>,
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
    file: Option<Box<dyn DiskFile>>,
    /// Whether there may be more in the file than what is whole.
    is_torn: bool,
}

impl Track {
    /// A journal without a file yet; lines before `first` are not its own.
    pub(super) fn new(
        disk: &Arc<dyn Disk>,
        folder: &Path,
        base: Option<Base>,
        first: u64,
        waiting: Vec<String>,
    ) -> Self {
        Self {
            disk: Arc::clone(disk),
            path: base.as_ref().map(|base| folder.join(base.file_name())).unwrap_or_default(),
            base,
            first,
            past: 0,
            len: 0,
            sum: Sum::default(),
            waiting,
            file: None,
            is_torn: false,
        }
    }

    /// A journal that is continued after its whole lines.
    pub(super) fn after(disk: &Arc<dyn Disk>, past: &Past) -> Self {
        Self {
            disk: Arc::clone(disk),
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
                file.set_size(len)?;
            }
            file.write_at(len, bytes)?;
            file.sync()
        };
        let written = write().map_err(|error| StorageError::writing(error, &path, &path));
        self.is_torn = written.is_err();
        written
    }

    /// The file, locked against other windows; made where it is not there.
    fn opened(&mut self) -> Result<&mut Box<dyn DiskFile>, StorageError> {
        if self.file.is_none() {
            let file = open_locked(&*self.disk, &self.path, self.len)?;
            self.file = Some(file);
        }
        self.file.as_mut().ok_or_else(|| StorageError::JournalChanged { path: self.path.clone() })
    }

    /// Closes the file until the next line, so that it can be read by others.
    pub(super) fn release(&mut self) {
        self.file = None;
    }

    /// The words of its lines after so many of the session.
    ///
    /// Fails where there are some on disk and they cannot be read.
    pub(super) fn lines_after(&self, count: u64) -> Result<Vec<String>, StorageError> {
        let skipped = usize::try_from((self.past + count).saturating_sub(self.first)).unwrap_or(usize::MAX);
        let on_disk = self.lines_on_disk()?;
        let waiting = self.waiting.iter().cloned();
        Ok(on_disk.into_iter().chain(waiting).skip(skipped).collect())
    }

    fn lines_on_disk(&self) -> Result<Vec<String>, StorageError> {
        if !self.is_on_disk() {
            return Ok(Vec::new());
        }
        let bytes = self.disk.read(&self.path).map_err(|error| StorageError::reading(error, &self.path))?;
        let contents = read_journal(&bytes).filter(|contents| contents.len >= self.len);
        let changed = || StorageError::JournalChanged { path: self.path.clone() };
        Ok(contents.ok_or_else(changed)?.lines)
    }

    /// Takes it from the disk; what comes next begins it anew.
    pub(super) fn remove(&mut self) {
        self.file = None;
        if self.is_on_disk() {
            // A journal that stays behind builds on a state that the file no longer has.
            _ = self.disk.remove(&self.path);
        }
        (self.len, self.past) = (0, 0);
        self.sum = Sum::default();
        self.waiting.clear();
    }

    /// Takes it from the disk where it has no line.
    pub(super) fn remove_empty(&mut self) {
        if self.waiting.is_empty() && self.lines_on_disk().is_ok_and(|lines| lines.is_empty()) {
            self.remove();
        }
    }
}

fn open_locked(disk: &dyn Disk, path: &Path, len: u64) -> Result<Box<dyn DiskFile>, StorageError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let fault = |error| StorageError::writing(error, path, folder);
    if len == 0 {
        disk.create_folder(folder).map_err(fault)?;
    }
    let open = || {
        let file = disk.open_private(path).map_err(fault)?;
        if file.is_held() { Err(StorageError::JournalHeld { path: path.to_owned() }) } else { Ok(file) }
    };
    let mut file = open()?;
    let found = file.size().map_err(fault)?;
    if len == 0 && found > 0 {
        // Another run left it; nothing that was recorded is thrown away.
        drop(file);
        keep_aside(disk, path).map_err(fault)?;
        file = open()?;
    } else if found < len {
        return Err(StorageError::JournalChanged { path: path.to_owned() });
    }
    if len == 0 {
        // A folder that cannot be synced is no reason not to record.
        _ = disk.sync_folder(folder);
    }
    Ok(file)
}

/// Gives a journal an ending under which it is never replayed.
fn keep_aside(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    for number in 1.. {
        let kept = aside(path, number);
        match disk.look(&kept) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return disk.rename(path, &kept),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
