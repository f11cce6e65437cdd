//! `attributes: [(name: "…", text: "…")]`.

use serde::Deserialize;

use crate::model::Attribute;
use crate::storage::row::Row;

/// One attribute in the file.
#[derive(Deserialize)]
#[serde(rename = "attribute", deny_unknown_fields)]
pub(super) struct AttributeRow {
    name: String,
    #[serde(default)]
    text: String,
}

/// Writes the attributes of a record.
pub(super) fn push(row: &mut Row<'_>, attributes: &[Attribute]) {
    row.inners("attributes", attributes, |row, attribute| {
        row.text("name", &attribute.name);
        row.text_if_any("text", &attribute.text);
    });
}

/// The attributes of a record.
pub(super) fn attributes(rows: Vec<AttributeRow>) -> Vec<Attribute> {
    rows.into_iter().map(|row| Attribute { name: row.name, text: row.text }).collect()
}
