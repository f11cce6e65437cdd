//! Copies of a sync service that a person said to leave as they are: they are not told again.
//!
//! Kept by the hash of their content in the user's state folder, so that a copy that changes is told
//! anew.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::storage::{FileHash, StorageError, bytes_within, open_file};

const NAME: &str = "left-copies";

/// The list has no more bytes than this: 15,000 copies.
const MOST_BYTES: u64 = 1_000_000;

/// Notes in this folder that a copy is to be left as it is and not told again. Waits for the disk.
pub fn leave_copy(folder: &Path, copy: &Path) -> Result<(), StorageError> {
    let hash = FileHash::of_file(copy).map_err(|error| StorageError::Io { error, path: copy.to_owned() })?;
    let list = folder.join(NAME);
    let write = || {
        fs::create_dir_all(folder)?;
        if list.exists() {
            open_file(&list)?;
        }
        writeln!(OpenOptions::new().append(true).create(true).open(&list)?, "{hash}")
    };
    write().map_err(|error| StorageError::Io { error, path: list.clone() })
}

/// The copies that nobody said to leave. Reads them where somebody ever did so.
pub(super) fn not_left(folder: Option<&Path>, mut copies: Vec<PathBuf>) -> Vec<PathBuf> {
    let list = folder.and_then(|folder| bytes_within(&folder.join(NAME), MOST_BYTES).ok());
    let Some(list) = list.filter(|_| !copies.is_empty()) else { return copies };
    let list = String::from_utf8_lossy(&list).into_owned();
    let left: BTreeSet<&str> = list.lines().collect();
    copies.retain(|copy| {
        let hash = FileHash::of_file(copy).map(|hash| hash.to_string());
        hash.map_or(true, |hash| !left.contains(hash.as_str()))
    });
    copies
}
