//! The first bytes of a file, to be shown in other encodings.

use std::io::Read;
use std::path::Path;

use crate::import::{EncodingSample, Entry, encoding_samples};
use crate::storage::open_file;

use super::{Cancel, Guard, ReadError};

/// How many bytes of a file are looked at.
pub(super) const HEAD: usize = 64 << 10;

/// How a file, or an entry of the archive that it is, begins in every encoding, the likeliest first.
pub fn samples_of(
    path: &Path,
    entry: Option<&Entry>,
    guard: &Guard,
) -> Result<Vec<EncodingSample>, ReadError> {
    let failed = |error| ReadError::of(error, path);
    if let Some(entry) = entry {
        return Ok(encoding_samples(&guard.head(path, entry, &Cancel::default())?));
    }
    let mut head = Vec::new();
    let file = open_file(path).map_err(failed)?;
    file.take(HEAD as u64).read_to_end(&mut head).map_err(failed)?;
    Ok(encoding_samples(&head))
}
