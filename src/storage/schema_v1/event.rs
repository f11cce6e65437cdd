//! `(id: "…", when: "2022-03-29", label: "…", …)`.

use serde::Deserialize;

use crate::model::{Color, Event, EventId, When};
use crate::storage::row::Row;
use crate::storage::word::{Wire, value};

/// An event in the file.
#[derive(Deserialize)]
#[serde(rename = "event", deny_unknown_fields)]
pub(in crate::storage) struct EventRow {
    id: Wire<EventId>,
    when: Wire<When>,
    label: String,
    #[serde(default)]
    note: String,
    color: Option<Wire<Color>>,
    order: u64,
}

/// Writes an event.
pub(super) fn push(out: &mut String, event: &Event) {
    let mut row = Row::open(out);
    row.word("id", &event.id);
    row.word("when", &event.when);
    row.text("label", &event.label);
    row.text_if_any("note", &event.note);
    row.word_if_some("color", event.color.as_ref());
    row.number("order", event.order);
    row.close();
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        Self {
            id: row.id.0,
            order: row.order,
            when: row.when.0,
            label: row.label,
            note: row.note,
            color: value(row.color),
        }
    }
}
