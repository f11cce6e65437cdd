//! From a frequency table to a figure.

use crate::analysis::{Cell, ColumnKey, Count, Frequency, Group, Row};
use crate::model::{Columns, FigureSpec, Measure, Period, Project, StatementId};

use super::{Colors, Figure, Mark, Scale, Series, Slot};

/// The figure of a table that was counted for this spec on this project.
///
/// Series stand in a defined order: groups of the codebook in order of creation, others by name, what
/// is missing last. Linear in the cells with statements.
pub fn build(project: &Project, spec: &FigureSpec, table: &Frequency) -> Figure {
    let is_stacked = spec.measure != Measure::Articles && !table.coders_apart;
    let colors = Colors::of(project);
    let mut rows: Vec<(usize, &Row)> = table.rows.iter().enumerate().collect();
    rows.sort_by_key(|(_, row)| rank(project, &row.group, &row.label));
    let smoothed = smoothed(spec, table);
    let mut bases = vec![0.0; table.columns.len()];
    let mut series = Vec::with_capacity(rows.len());
    for (place, (at, row)) in rows.into_iter().enumerate() {
        let color = colors.group(&row.group, place);
        let marks = marks(spec, (table, &smoothed), (at, row), is_stacked.then_some(&mut bases));
        series.push(Series {
            label: row.words(),
            group: row.group.clone(),
            row: at,
            color,
            total: total(spec, row),
            marks,
        });
    }
    let greatest =
        series.iter().flat_map(|one| &one.marks).map(|mark| mark.base + mark.value).fold(0.0, f64::max);
    Figure {
        title: title(project, spec, table.period),
        x_name: x_name(spec, table.period),
        y_name: y_name(spec.measure).to_owned(),
        measure: spec.measure,
        scale: scale(spec.measure, greatest),
        is_stacked,
        columns: table.columns.iter().map(slot).collect(),
        series,
        footnote: table.rule.clone(),
        statements: table.statements,
        articles: table.articles,
    }
}

/// The order of series: creation for what the codebook has, then names, then what is missing.
fn rank(project: &Project, group: &Group, label: &str) -> (bool, u64, String) {
    let order = match group {
        Group::Party(id) | Group::Actor(id) => project.actor(*id).map(|actor| actor.order),
        Group::Demand(id) => project.demand(*id).map(|demand| demand.order),
        Group::Coder(id) => project.coder(*id).map(|coder| coder.order),
        _ => None,
    };
    (group.is_missing(), order.unwrap_or(u64::MAX), label.to_owned())
}

/// The numbers of a figure that are not those of its cells: rolling means, by row and column.
type Smoothed = Option<Vec<Vec<Option<f64>>>>;

fn smoothed(spec: &FigureSpec, table: &Frequency) -> Smoothed {
    let width = spec.rolling.filter(|width| *width > 1)?;
    table.values(spec.measure, Some(width)).ok()
}

fn marks(
    spec: &FigureSpec,
    (table, smoothed): (&Frequency, &Smoothed),
    (at, row): (usize, &Row),
    mut bases: Option<&mut Vec<f64>>,
) -> Vec<Mark> {
    let mut mark = |column: usize, value: Option<f64>, words: String, statements: Vec<StatementId>| {
        let value = value.filter(|value| *value > 0.0)?;
        let base = bases.as_mut().and_then(|bases| bases.get_mut(column)).map_or(0.0, |top| {
            let base = *top;
            *top += value;
            base
        });
        Some(Mark { column, value, base, words, statements })
    };
    match smoothed.as_ref().and_then(|matrix| matrix.get(at)) {
        Some(values) => (0..values.len())
            .filter_map(|column| {
                let value = values.get(column).copied().flatten();
                let statements = row.cell(column).map(|cell| cell.statements.clone()).unwrap_or_default();
                mark(column, value, format!("{:.2}", value.unwrap_or_default()), statements)
            })
            .collect(),
        None => row
            .cells
            .iter()
            .filter_map(|cell| {
                let value = value(spec.measure, table, cell);
                let words = words(spec.measure, cell, value.unwrap_or_default());
                mark(cell.column, value, words, cell.statements.clone())
            })
            .collect(),
    }
}

fn value(measure: Measure, table: &Frequency, cell: &Cell) -> Option<f64> {
    let column = table.columns.get(cell.column)?;
    match measure {
        Measure::Count => Some(cell.count.value()),
        Measure::Share => cell.count.share_of(column.count),
        Measure::PerArticle => cell.count.divided_by(column.published),
        Measure::Articles => Some(f64::from(cell.articles)),
    }
}

fn words(measure: Measure, cell: &Cell, value: f64) -> String {
    match measure {
        Measure::Count => cell.count.to_string(),
        Measure::Share => format!("{:.0} %", value * 100.0),
        Measure::PerArticle => format!("{value:.2}"),
        Measure::Articles => cell.articles.to_string(),
    }
}

fn total(spec: &FigureSpec, row: &Row) -> String {
    let count: Count = row.count;
    if spec.measure == Measure::Articles { row.articles.to_string() } else { count.to_string() }
}

fn scale(measure: Measure, greatest: f64) -> Scale {
    match measure {
        Measure::Share => Scale { top: 1.0, step: 0.25 },
        Measure::Count | Measure::Articles => Scale::up_to(greatest, 3, true),
        Measure::PerArticle => Scale::up_to(greatest, 3, false),
    }
}

fn slot(column: &crate::analysis::Column) -> Slot {
    let (year, short) = match &column.key {
        ColumnKey::Bin(bin) => (Some(bin.first_day().year()), bin.short_words()),
        ColumnKey::Undated | ColumnKey::Group(_) => (None, column.words()),
    };
    Slot {
        label: column.label.clone(),
        words: column.words(),
        short,
        year,
        is_apart: column.key == ColumnKey::Undated,
    }
}

fn title(project: &Project, spec: &FigureSpec, period: Option<Period>) -> String {
    let what = match spec.measure {
        Measure::Count => "Statements",
        Measure::Share => "Share of statements",
        Measure::PerArticle => "Statements per article",
        Measure::Articles => "Articles with a statement",
    };
    let mut title = format!("{what} by {}", spec.rows.label());
    match (spec.columns, period) {
        (Columns::Groups(grouping), _) => title.push_str(&format!(" and {}", grouping.label())),
        (_, Some(period)) => title.push_str(&format!(" and {}", period.label())),
        (_, None) => {}
    }
    let demands: Vec<&str> = spec
        .filter
        .demands
        .iter()
        .filter_map(|id| project.demand(*id).map(|demand| demand.name.as_str()))
        .collect();
    if !demands.is_empty() {
        title.push_str(&format!(": {}", demands.join(", ")));
    }
    title
}

fn x_name(spec: &FigureSpec, period: Option<Period>) -> String {
    let name = match (spec.columns, period) {
        (Columns::Groups(grouping), _) => grouping.label(),
        (_, Some(period)) => period.label(),
        (_, None) => "date",
    };
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn y_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "statements",
        Measure::Share => "share of statements",
        Measure::PerArticle => "statements per article",
        Measure::Articles => "articles",
    }
}
