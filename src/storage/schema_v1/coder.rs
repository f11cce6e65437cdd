//! `(id: "…", name: "…", order: 1)`.

use serde::Deserialize;

use crate::model::{Coder, CoderId};
use crate::storage::row::Row;
use crate::storage::word::Wire;

/// A coder in the file.
#[derive(Deserialize)]
#[serde(rename = "coder", deny_unknown_fields)]
pub(in crate::storage) struct CoderRow {
    id: Wire<CoderId>,
    name: String,
    order: u64,
}

/// Writes a coder.
pub(super) fn push(out: &mut String, coder: &Coder) {
    let mut row = Row::open(out);
    row.word("id", &coder.id);
    row.text("name", &coder.name);
    row.number("order", coder.order);
    row.close();
}

impl From<CoderRow> for Coder {
    fn from(row: CoderRow) -> Self {
        Self { id: row.id.0, order: row.order, name: row.name }
    }
}
