//! Compares with a file in `tests/snapshots`; `UPDATE_SNAPSHOTS=1` writes it.

use std::path::Path;

/// Panics where the words are not those of the snapshot.
pub fn check(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let line = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
    assert!(
        found == expected,
        "{name} differs from its snapshot, first in line {:?}; look at it and run with UPDATE_SNAPSHOTS=1",
        line.map(|line| line + 1)
    );
}
