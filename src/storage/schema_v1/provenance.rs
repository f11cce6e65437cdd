//! `provenance: (size: …, hash: "…", …)` of an article: the original file and who read it.

use jiff::Timestamp;
use serde::Deserialize;

use crate::model::{Provenance, RemovedWords};
use crate::storage::row::Row;
use crate::storage::word::{Wire, value};

/// The original of an article in the file.
#[derive(Deserialize)]
#[serde(rename = "provenance", deny_unknown_fields)]
pub(super) struct ProvenanceRow {
    size: u64,
    hash: String,
    changed: Option<Wire<Timestamp>>,
    #[serde(default)]
    reader: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    removed: Vec<RemovedRow>,
}

#[derive(Deserialize)]
#[serde(rename = "removed", deny_unknown_fields)]
struct RemovedRow {
    #[serde(default)]
    why: String,
    #[serde(default)]
    words: String,
}

/// Writes where an article came from; nothing where that is not known.
pub(super) fn push(row: &mut Row<'_>, provenance: Option<&Provenance>) {
    let Some(provenance) = provenance else { return };
    row.inner("provenance", |row| {
        row.number("size", provenance.size);
        row.text("hash", &provenance.hash);
        row.word_if_some("changed", provenance.changed.as_ref());
        row.text_if_any("reader", &provenance.reader);
        row.text_if_any("version", &provenance.version);
        row.inners("removed", &provenance.removed, |row, removed| {
            row.text_if_any("why", &removed.why);
            row.text_if_any("words", &removed.words);
        });
    });
}

/// Where an article came from.
pub(super) fn provenance(row: ProvenanceRow) -> Provenance {
    let removed =
        row.removed.into_iter().map(|row| RemovedWords { why: row.why, words: row.words }).collect();
    Provenance {
        size: row.size,
        hash: row.hash,
        changed: value(row.changed),
        reader: row.reader,
        version: row.version,
        removed,
    }
}
