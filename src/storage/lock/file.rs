//! Taking, refreshing and giving back a lock file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::storage::bytes::{bytes_within, open_file, refuse_what_stands};

use super::{Holder, lock_path};

/// Nobody's lock is longer.
const MOST_BYTES: u64 = 10_000;

/// A lock file that is ours, until [`LockFile::give_back`].
#[derive(Debug)]
pub struct LockFile {
    path: PathBuf,
    file: File,
    holder: Holder,
}

/// What came of trying to take a lock.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Ours(LockFile),
    /// It is ours; this one of another computer left it behind.
    FromAbsent(LockFile, Holder),
    /// Somebody has the project open; none where the file does not say who.
    Held(Option<Holder>),
    /// The folder takes no lock file; so nobody can be kept out.
    Impossible,
}

impl LockFile {
    /// Takes the lock of a project file for `me`; `me.refreshed` is now.
    pub fn take(project: &Path, me: &Holder) -> Taken {
        let path = lock_path(project);
        if refuse_what_stands(&path).is_err() {
            return Taken::Impossible;
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let Ok(mut file) = options.open(&path) else { return Taken::Impossible };
        // Where the file system knows no locks only what the file says counts.
        let has_locks = match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Taken::Held(read(&mut file)),
            Err(TryLockError::Error(_)) => false,
            Ok(()) => true,
        };
        let before = read(&mut file);
        let other = before.filter(|holder| holder.host != me.host || !has_locks);
        if let Some(holder) = other.as_ref().filter(|holder| !holder.is_abandoned(me.refreshed)) {
            return Taken::Held(Some(holder.clone()));
        }
        let mut lock = Self { path, file, holder: me.clone() };
        if lock.write().is_err() {
            return Taken::Impossible;
        }
        match other {
            Some(holder) => Taken::FromAbsent(lock, holder),
            None => Taken::Ours(lock),
        }
    }

    /// Says that the project is still open; makes the file anew where somebody removed it.
    pub fn refresh(&mut self, now: Timestamp) {
        self.holder.refreshed = now;
        if !self.path.exists()
            && let Ok(file) =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&self.path)
        {
            _ = file.try_lock();
            self.file = file;
        }
        // It is tried again a minute later.
        _ = self.write();
    }

    /// Removes the file, unless it is somebody else's by now.
    pub fn give_back(self) {
        let words = bytes_within(&self.path, MOST_BYTES);
        // Windows lets nobody read what is locked.
        let is_ours = words.map_or(cfg!(windows), |words| {
            Holder::read(&String::from_utf8_lossy(&words)).is_none_or(|holder| holder.run == self.holder.run)
        });
        if is_ours {
            _ = fs::remove_file(&self.path);
        }
    }

    /// Over what is there, so that it is never empty for those who read it meanwhile.
    fn write(&mut self) -> io::Result<()> {
        let words = self.holder.words();
        self.file.rewind()?;
        self.file.write_all(words.as_bytes())?;
        self.file.set_len(words.len() as u64)
    }
}

/// Who has a project open on another computer or in another program, as far as the file says.
///
/// Nothing is taken or changed.
pub fn holder_of(project: &Path, host: &str, now: Timestamp) -> Option<Holder> {
    let mut file = open_file(&lock_path(project)).ok()?;
    let is_held = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    let holder = read(&mut file)?;
    let is_open = is_held || (holder.host != host && !holder.is_abandoned(now));
    is_open.then_some(holder)
}

fn read(file: &mut File) -> Option<Holder> {
    let mut words = String::new();
    file.take(MOST_BYTES).read_to_string(&mut words).ok()?;
    Holder::read(&words)
}
