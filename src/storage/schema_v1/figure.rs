//! `(id: "…", name: "…", rows: "party", columns: "auto", filter: (…), …)`.

use serde::Deserialize;

use crate::model::{
    ActorId, Bootstrap, CoderId, Columns, Confidence, Counting, DateBasis, DemandId, Duplicates, FigureId,
    FigureKind, FigureSpec, Filter, Grouping, Interval, Measure, PartialDate, Stance, Voice,
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
    interval: Option<Wire<Interval>>,
    confidence: Option<Wire<Confidence>>,
    draws: Option<u32>,
    seed: Option<u64>,
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
    #[serde(default)]
    voices: Vec<Wire<Voice>>,
    #[serde(default)]
    outlets: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
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
    push_interval(&mut row, figure);
    row.number("order", figure.order);
    row.close();
}

/// Nothing where there is no interval and the bootstrap is the usual one.
fn push_interval(row: &mut Row<'_>, figure: &FigureSpec) {
    if figure.interval != Interval::None {
        row.word("interval", &figure.interval);
    }
    if figure.confidence != Confidence::NinetyFive {
        row.word("confidence", &figure.confidence);
    }
    if figure.interval == Interval::Bootstrap || figure.bootstrap != Bootstrap::default() {
        row.number("draws", figure.bootstrap.draws());
        row.number("seed", figure.bootstrap.seed);
    }
}

fn push_filter(row: &mut Row<'_>, filter: &Filter) {
    row.word_if_some("coder", filter.coder.as_ref());
    row.words("parties", &filter.parties);
    row.words("actors", &filter.actors);
    row.words("demands", &filter.demands);
    row.words("stances", &filter.stances);
    row.words("voices", &filter.voices);
    row.texts("outlets", &filter.outlets);
    row.texts("tags", &filter.tags);
    row.word_if_some("from", filter.from.as_ref());
    row.word_if_some("to", filter.to.as_ref());
}

impl From<FigureRow> for FigureSpec {
    fn from(row: FigureRow) -> Self {
        let usual = Bootstrap::default();
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
            interval: value(row.interval).unwrap_or(Interval::None),
            confidence: value(row.confidence).unwrap_or(Confidence::NinetyFive),
            bootstrap: Bootstrap::new(row.draws.unwrap_or(usual.draws()), row.seed.unwrap_or(usual.seed)),
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
            voices: values(row.voices),
            outlets: row.outlets,
            tags: row.tags,
            from: value(row.from),
            to: value(row.to),
        }
    }
}
