//! The bytes of a file that somebody named, within limits.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::StorageError;

/// How many bytes a project file may have: 2 GB, fifteen times one of 10,000 articles.
pub const MOST_BYTES: u64 = 2_000_000_000;

/// All bytes of a regular file of at most [`MOST_BYTES`].
///
/// What is no file, such as a folder, a device or a pipe, is refused before it is opened: opening a pipe
/// waits for somebody at its other end.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, StorageError> {
    let reading = |error| StorageError::reading(error, path);
    let found = fs::metadata(path).map_err(reading)?;
    if found.is_dir() {
        return Err(StorageError::Folder { path: path.to_owned() });
    }
    if !found.is_file() {
        return Err(StorageError::NotAFile { path: path.to_owned() });
    }
    if found.len() > MOST_BYTES {
        return Err(StorageError::TooLarge { path: path.to_owned() });
    }
    let file = File::open(path).map_err(reading)?;
    let mut bytes = Vec::new();
    room(&mut bytes, found.len()).map_err(reading)?;
    // It may have grown since, or be a file that tells no size.
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(reading)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(StorageError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}

/// Too little memory is an error, not the end of the program.
fn room(bytes: &mut Vec<u8>, length: u64) -> io::Result<()> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    bytes.try_reserve_exact(length).map_err(|_| io::ErrorKind::OutOfMemory.into())
}
