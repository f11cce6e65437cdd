//! `(id: "…", name: "…", rows: "party", columns: "auto", filter: (…), …)`.

use serde::Deserialize;

use crate::model::{
    ActorId, CoderId, Columns, Counting, DateBasis, DemandId, Duplicates, FigureId, FigureKind, FigureSpec,
    Filter, Grouping, Measure, PartialDate, Stance,
};
use crate::storage::row::Row;
use crate::storage::word::{Wire, value, values};

/// A saved figure in the file.
#[derive(Deserialize)]
#[serde(rename = "figure", deny_unknown_fields)]
pub(in crate::storage) struct FigureRow {
    id: Wire<FigureId>,
    name: String,
    kind: Option<Wire<FigureKind>>,
    rows: Wire<Grouping>,
    columns: Wire<Columns>,
    #[serde(default)]
    filter: FilterRow,
    basis: Wire<DateBasis>,
    duplicates: Wire<Duplicates>,
    counting: Wire<Counting>,
    measure: Wire<Measure>,
    #[serde(default)]
    hides_events: bool,
    depth: Option<u8>,
    rolling: Option<u16>,
    order: u64,
}

#[derive(Deserialize, Default)]
#[serde(rename = "filter", deny_unknown_fields)]
struct FilterRow {
    coder: Option<Wire<CoderId>>,
    #[serde(default)]
    parties: Vec<Wire<ActorId>>,
    #[serde(default)]
    actors: Vec<Wire<ActorId>>,
    #[serde(default)]
    demands: Vec<Wire<DemandId>>,
    #[serde(default)]
    stances: Vec<Wire<Stance>>,
    from: Option<Wire<PartialDate>>,
    to: Option<Wire<PartialDate>>,
}

/// Writes a saved figure.
pub(super) fn push(out: &mut String, figure: &FigureSpec) {
    let mut row = Row::open(out);
    row.word("id", &figure.id);
    row.text("name", &figure.name);
    if figure.kind != FigureKind::Bars {
        row.word("kind", &figure.kind);
    }
    row.word("rows", &figure.rows);
    row.word("columns", &figure.columns);
    if figure.filter != Filter::default() {
        row.inner("filter", |row| push_filter(row, &figure.filter));
    }
    row.word("basis", &figure.basis);
    row.word("duplicates", &figure.duplicates);
    row.word("counting", &figure.counting);
    row.word("measure", &figure.measure);
    if figure.hides_events {
        row.flag("hides_events");
    }
    if let Some(depth) = figure.depth {
        row.number("depth", depth);
    }
    if let Some(rolling) = figure.rolling {
        row.number("rolling", rolling);
    }
    row.number("order", figure.order);
    row.close();
}

fn push_filter(row: &mut Row<'_>, filter: &Filter) {
    row.word_if_some("coder", filter.coder.as_ref());
    row.words("parties", &filter.parties);
    row.words("actors", &filter.actors);
    row.words("demands", &filter.demands);
    row.words("stances", &filter.stances);
    row.word_if_some("from", filter.from.as_ref());
    row.word_if_some("to", filter.to.as_ref());
}

impl From<FigureRow> for FigureSpec {
    fn from(row: FigureRow) -> Self {
        Self {
            id: row.id.0,
            order: row.order,
            name: row.name,
            kind: value(row.kind).unwrap_or(FigureKind::Bars),
            rows: row.rows.0,
            columns: row.columns.0,
            filter: row.filter.into(),
            basis: row.basis.0,
            duplicates: row.duplicates.0,
            counting: row.counting.0,
            measure: row.measure.0,
            hides_events: row.hides_events,
            depth: row.depth,
            rolling: row.rolling,
        }
    }
}

impl From<FilterRow> for Filter {
    fn from(row: FilterRow) -> Self {
        Self {
            coder: value(row.coder),
            parties: values(row.parties),
            actors: values(row.actors),
            demands: values(row.demands),
            stances: values(row.stances),
            from: value(row.from),
            to: value(row.to),
        }
    }
}
