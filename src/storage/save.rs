//! Saving without ever harming the last good file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::Project;

use super::{Content, Disk, FileHash, Progress, ProjectContent, RealDisk, Standing, StorageError, Trail};

/// Writes a project to a file, all or nothing; gives the new state of the file.
///
/// A temporary file in the same folder is written and synced, the target is looked at again, then the
/// one takes the place of the other by renaming and the folder is synced: at every moment the target
/// is whole, old or new. A symbolic link stays and its target is replaced; permissions stay. Where
/// `expected` is given and the target is there in another state, nothing is written. Whether the
/// target is to be overwritten where `expected` is none is for the caller to ask.
pub fn save(path: &Path, project: &Project, expected: Option<FileHash>) -> Result<FileHash, StorageError> {
    let (trail, progress) = (&Trail::default(), &Progress::default());
    save_on(&RealDisk, path, &ProjectContent { project, trail, progress }, expected)
}

/// As [`save`], on this disk, of any content.
pub fn save_on(
    disk: &dyn Disk,
    path: &Path,
    content: &dyn Content,
    expected: Option<FileHash>,
) -> Result<FileHash, StorageError> {
    stage(disk, path, content)?.put(expected)
}

/// The first half of [`save_on`]: all that takes long, and nothing that anybody sees.
///
/// Of the content never more than a piece is in memory.
pub fn stage<'a>(disk: &'a dyn Disk, path: &Path, content: &dyn Content) -> Result<Staged<'a>, StorageError> {
    let target = resolve(path);
    refuse_what_must_stay(disk, &target)?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    match write_beside(disk, &target, content) {
        Ok((fresh, hash)) => Ok(Staged { fresh, target, folder, hash }),
        Err(error) => Err(StorageError::writing(error, &target, &folder)),
    }
}

/// A file that is whole and synced beside the one whose place it is to take; dropped, it is removed.
#[derive(Debug)]
pub struct Staged<'a> {
    fresh: Fresh<'a>,
    target: PathBuf,
    folder: PathBuf,
    hash: FileHash,
}

impl Staged<'_> {
    /// The state that the target will have.
    pub fn hash(&self) -> FileHash {
        self.hash
    }

    /// The second half of [`save_on`]: takes the target's place, where that is as `expected`.
    pub fn put(self, expected: Option<FileHash>) -> Result<FileHash, StorageError> {
        let Self { fresh, target, folder, hash } = self;
        let disk = fresh.disk;
        if let Some(expected) = expected {
            compare(disk, &target, expected)?;
        }
        replace(fresh, &target, &folder, hash)?;
        // The new content stands by now: file systems that cannot sync a folder (some network drives)
        // are no reason to call the save failed.
        _ = disk.sync_folder(&folder);
        disk.sweep(&target);
        Ok(hash)
    }
}

/// The file that a chain of symbolic links ends at, also where that file is not there yet.
fn resolve(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    match fs::read_link(path) {
        Ok(link) => path.parent().map_or_else(|| link.clone(), |folder| folder.join(&link)),
        Err(_) => path.to_owned(),
    }
}

fn refuse_what_must_stay(disk: &dyn Disk, target: &Path) -> Result<(), StorageError> {
    let path = || target.to_owned();
    match disk.look(target) {
        Ok(Standing::Folder) => Err(StorageError::Folder { path: path() }),
        Ok(Standing::Device) => Err(StorageError::NotAFile { path: path() }),
        Ok(Standing::ReadOnly) => Err(StorageError::ReadOnly { path: path() }),
        Ok(Standing::File) => Ok(()),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(())
        }
        Err(error) => Err(StorageError::reading(error, target)),
    }
}

/// The new file until it has the name of the old one; removed where that does not come about.
#[derive(Debug)]
struct Fresh<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    is_needed: bool,
}

impl Drop for Fresh<'_> {
    fn drop(&mut self) {
        if !self.is_needed {
            // What cannot be removed now is swept later.
            _ = self.disk.remove(&self.path);
        }
    }
}

fn write_beside<'a>(
    disk: &'a dyn Disk,
    target: &Path,
    content: &dyn Content,
) -> io::Result<(Fresh<'a>, FileHash)> {
    let (path, mut file) = disk.create_beside(target)?;
    let fresh = Fresh { disk, path, is_needed: false };
    let mut at = 0;
    let hash = FileHash::of_pieces(|sum| {
        content.pour(&mut |piece| {
            file.write_at(at, piece)?;
            at += piece.len() as u64;
            sum(piece)
        })
    })?;
    file.sync()?;
    Ok((fresh, hash))
}

/// The last look before the file is replaced. A file that is gone can be harmed no more.
fn compare(disk: &dyn Disk, target: &Path, expected: FileHash) -> Result<(), StorageError> {
    match disk.hash(target) {
        Ok(found) if found == expected => Ok(()),
        Ok(_) => Err(StorageError::ChangedOutside { path: target.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StorageError::reading(error, target)),
    }
}

/// On Windows a scanner or a sync program may hold the target for a moment: it is tried again; in the
/// end the new file stays beside the old one, and the error names it.
fn replace(mut fresh: Fresh<'_>, target: &Path, folder: &Path, hash: FileHash) -> Result<(), StorageError> {
    let disk = fresh.disk;
    let waits: u64 = if cfg!(windows) { 9 } else { 0 };
    let mut renamed = disk.rename(&fresh.path, target);
    for wait in 1..=waits {
        if renamed.is_err() {
            std::thread::sleep(std::time::Duration::from_millis(20 * wait));
            renamed = disk.rename(&fresh.path, target);
        }
    }
    fresh.is_needed = true;
    let Err(error) = renamed else { return Ok(()) };
    // A network drive may have done it and lost the answer.
    if disk.look(&fresh.path).is_err() {
        let is_new = disk.hash(target).is_ok_and(|found| found == hash);
        return if is_new { Ok(()) } else { Err(StorageError::writing(error, target, folder)) };
    }
    Err(StorageError::Held { error, kept: fresh.path.clone(), path: target.to_owned() })
}
