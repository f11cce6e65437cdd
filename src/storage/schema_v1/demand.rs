//! `(id: "…", name: "…", parent: "…", definition: "…", …)`.

use serde::Deserialize;

use crate::model::{Color, Demand, DemandId};
use crate::storage::row::Row;
use crate::storage::word::{Wire, value};

use super::attribute::{self, AttributeRow};

/// A demand in the file.
#[derive(Deserialize)]
#[serde(rename = "demand", deny_unknown_fields)]
pub(in crate::storage) struct DemandRow {
    id: Wire<DemandId>,
    name: String,
    parent: Option<Wire<DemandId>>,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    use_when: String,
    #[serde(default)]
    not_when: String,
    #[serde(default)]
    examples: Vec<String>,
    color: Option<Wire<Color>>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    attributes: Vec<AttributeRow>,
    origin_id: Option<String>,
    order: u64,
}

/// Writes a demand.
pub(super) fn push(out: &mut String, demand: &Demand) {
    let mut row = Row::open(out);
    row.word("id", &demand.id);
    row.text("name", &demand.name);
    row.word_if_some("parent", demand.parent.as_ref());
    row.text_if_any("definition", &demand.definition);
    row.text_if_any("use_when", &demand.use_when);
    row.text_if_any("not_when", &demand.not_when);
    row.texts("examples", &demand.examples);
    row.word_if_some("color", demand.color.as_ref());
    row.text_if_any("note", &demand.note);
    attribute::push(&mut row, &demand.attributes);
    if let Some(origin) = &demand.origin_id {
        row.text("origin_id", origin);
    }
    row.number("order", demand.order);
    row.close();
}

impl From<DemandRow> for Demand {
    fn from(row: DemandRow) -> Self {
        Self {
            id: row.id.0,
            order: row.order,
            name: row.name,
            parent: value(row.parent),
            definition: row.definition,
            use_when: row.use_when,
            not_when: row.not_when,
            examples: row.examples,
            color: value(row.color),
            note: row.note,
            attributes: attribute::attributes(row.attributes),
            origin_id: row.origin_id,
        }
    }
}
