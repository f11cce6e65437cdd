//! Telling one state of a file from another.

use std::fmt;
use std::io;
use std::path::Path;

use super::content::Sink;
use super::{Disk, RealDisk};

/// The BLAKE3 hash of all bytes of a file.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The hash of bytes that come in pieces.
    pub(super) fn of_pieces(pour: impl FnOnce(&mut Sink<'_>) -> io::Result<()>) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        pour(&mut |piece| {
            hasher.update(piece);
            Ok(())
        })?;
        Ok(Self(*hasher.finalize().as_bytes()))
    }

    /// The hash of a regular file of at most [`MOST_BYTES`](super::MOST_BYTES), of which never all is in
    /// memory.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        RealDisk.hash(path)
    }

    /// The hash that is written with these 64 digits; none where they are something else.
    pub(super) fn of_digits(digits: &str) -> Option<Self> {
        let hash = Self(*blake3::Hash::from_hex(digits).ok()?.as_bytes());
        (hash.to_string() == digits).then_some(hash)
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileHash({self})")
    }
}
