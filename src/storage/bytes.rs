//! The bytes of a file that somebody named, within limits.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::StorageError;
use super::content::Sink;

/// How many bytes a project file may have: 2 GB, fifteen times one of 10,000 articles.
pub const MOST_BYTES: u64 = 2_000_000_000;

/// All bytes of a regular file of at most [`MOST_BYTES`].
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, StorageError> {
    bytes_within(path, MOST_BYTES).map_err(|error| StorageError::of_file(error, path))
}

impl StorageError {
    /// Why a project's file could not be read.
    pub(super) fn of_file(error: io::Error, path: &Path) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidInput => Self::NotAFile { path: path.to_owned() },
            io::ErrorKind::FileTooLarge => Self::TooLarge { path: path.to_owned() },
            _ => Self::reading(error, path),
        }
    }
}

/// All bytes of a regular file of at most so many: the one way in which the program reads files.
///
/// What is no file is refused as [`open_file`] does, what is larger with
/// [`FileTooLarge`](io::ErrorKind::FileTooLarge).
pub fn bytes_within(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = open_file(path)?;
    let length = file.metadata()?.len();
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    room(&mut bytes, length)?;
    // It may have grown since, or be a file that tells no size.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Gives all bytes of an open file piece by piece.
pub(super) fn pieces(file: &mut dyn Read, sink: &mut Sink<'_>) -> io::Result<()> {
    let mut piece = vec![0; 1 << 18];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(count) => sink(piece.get(..count).unwrap_or_default())?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Opens a regular file for reading.
///
/// What is no file is refused before it is opened, as opening a pipe waits for somebody at its other
/// end: a folder with [`IsADirectory`](io::ErrorKind::IsADirectory), a device, a pipe or a socket with
/// [`InvalidInput`](io::ErrorKind::InvalidInput).
pub fn open_file(path: &Path) -> io::Result<File> {
    refuse_what_is_no_file(&fs::metadata(path)?)?;
    File::open(path)
}

/// Fails where something stands at a path that is no regular file; what is not there may be made.
pub(super) fn refuse_what_stands(path: &Path) -> io::Result<()> {
    fs::metadata(path).map_or(Ok(()), |found| refuse_what_is_no_file(&found))
}

fn refuse_what_is_no_file(found: &fs::Metadata) -> io::Result<()> {
    match (found.is_dir(), found.is_file()) {
        (true, _) => Err(io::ErrorKind::IsADirectory.into()),
        (false, false) => Err(io::Error::new(io::ErrorKind::InvalidInput, "this is no file, remove it")),
        (false, true) => Ok(()),
    }
}

/// Too little memory is an error, not the end of the program.
pub(super) fn room(bytes: &mut Vec<u8>, length: u64) -> io::Result<()> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    bytes.try_reserve_exact(length).map_err(|_| io::ErrorKind::OutOfMemory.into())
}
