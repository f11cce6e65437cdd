//! How much of a file the log may take.

/// The log takes at most one byte of so many that the rest of the file has …
const PART: usize = 4;

/// … but may always have so many bytes: about 2,000 steps …
const LEAST: usize = 256 << 10;

/// … and never more than these: about 130,000 steps.
const MOST: usize = 16 << 20;

/// How many bytes the log may have in a file whose other part has this many; the newest steps stay.
pub fn share(bytes: usize) -> usize {
    (bytes / PART).clamp(LEAST, MOST)
}
