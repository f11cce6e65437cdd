//! Opening a project file.

use std::io;
use std::path::Path;

use crate::model::Project;

use super::bytes::{pieces, room};
use super::{Disk, FileHash, MOST_BYTES, Notice, Opened, Progress, RealDisk, StorageError, Trail, read};

/// A project, what is worth saying about its file, and the state of the file.
#[derive(Debug)]
pub struct OpenedFile {
    /// The project.
    pub project: Project,
    /// What was done to it, as far as the file tells.
    pub trail: Trail,
    /// Each kind of notice at most once; none for a file as it was saved.
    pub notices: Vec<Notice>,
    /// The state of the file, for [`save`](super::save) to compare.
    pub hash: FileHash,
}

/// Opens a project file of at most [`MOST_BYTES`](super::MOST_BYTES); the file is only read.
pub fn open(path: &Path) -> Result<OpenedFile, StorageError> {
    open_on(&RealDisk, path, &Progress::default())
}

/// As [`open`], on this disk; a third of the progress is reading the bytes, one taking the articles out
/// of them, one putting them into the project. Where it is not wanted any more it ends with some error.
pub fn open_on(disk: &dyn Disk, path: &Path, progress: &Progress) -> Result<OpenedFile, StorageError> {
    let bytes = bytes(disk, path, progress).map_err(|error| StorageError::of_file(error, path))?;
    let hash = FileHash::of(&bytes);
    let parts = bytes.len() as u64 / articles_in(&bytes);
    let Opened { project, trail, notices } = progress.told(parts, || read(&bytes, path))?;
    Ok(OpenedFile { project, trail, notices, hash })
}

fn bytes(disk: &dyn Disk, path: &Path, progress: &Progress) -> io::Result<Vec<u8>> {
    let (length, mut file) = disk.open(path)?;
    progress.begin(3 * length);
    let mut bytes = Vec::new();
    room(&mut bytes, length)?;
    pieces(&mut *file, &mut |piece| {
        // It may have grown since.
        let is_too_large = bytes.len() as u64 + piece.len() as u64 > MOST_BYTES;
        if is_too_large || progress.is_cancelled() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        bytes.extend_from_slice(piece);
        progress.go(piece.len() as u64);
        Ok(())
    })?;
    Ok(bytes)
}

/// About how many articles a file has, at least one: by its first lines, as the program writes them.
fn articles_in(bytes: &[u8]) -> u64 {
    let first = bytes.get(..SAMPLE).unwrap_or(bytes);
    let begun = first.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"  (id: ")).count() as u64;
    (begun * bytes.len() as u64 / first.len().max(1) as u64).max(1)
}

/// How many bytes are looked at for that.
const SAMPLE: usize = 4 << 20;
