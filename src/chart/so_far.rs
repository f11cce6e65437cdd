//! What there was up to the end of each bin: statements, articles, shares, or demands raised.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::{Cell, ColumnKey, Count, Frequency, Row};
use crate::model::{DemandId, FigureKind, FigureSpec, Measure, Project, SourceId, StatementId, tree};

use super::marks::Point;

/// One point for each row and column of a table over time. A point's statements are those that came
/// in its bin (with demands: the first on each new one), its value is that of all up to its end. The
/// undated stand for themselves. Linear in statements and in rows times columns.
pub(super) fn points(project: &Project, spec: &FigureSpec, table: &Frequency) -> Vec<Vec<Point>> {
    let all = running(table.columns.iter().map(|column| (&column.key, column.count)));
    let of_row = |row: &Arc<Row>| match (spec.kind, spec.measure) {
        (FigureKind::Raised, _) => raised(project, spec, table, row),
        (_, Measure::Articles) => articles(project, table, row),
        (_, measure) => {
            let count = |column| row.cell(column).map_or(Count::new(0, 1), |cell| cell.count);
            let counts = table.columns.iter().enumerate().map(|(place, column)| (&column.key, count(place)));
            let sums = running(counts).into_iter().zip(&all);
            let value = |(sum, all): (Count, &Count)| match measure {
                Measure::Share => sum.share_of(*all),
                _ => Some(sum.value()),
            };
            let statements = |column| row.cell(column).map(|cell| cell.statements.clone());
            let point = |(column, value)| point(column, value, statements(column).unwrap_or_default());
            sums.map(value).enumerate().map(point).collect()
        }
    };
    table.rows.iter().map(of_row).collect()
}

/// Sums up to each bin, exact; the undated alone.
fn running<'a>(counts: impl Iterator<Item = (&'a ColumnKey, Count)>) -> Vec<Count> {
    let mut sum = Count::new(0, 1);
    let step = |(key, count): (&ColumnKey, Count)| {
        if *key == ColumnKey::Undated {
            return count;
        }
        sum = sum.plus(count);
        sum
    };
    counts.map(step).collect()
}

/// How many articles have had a statement.
fn articles(project: &Project, table: &Frequency, row: &Row) -> Vec<Point> {
    let mut met: BTreeSet<SourceId> = BTreeSet::new();
    let source = |id: &StatementId| project.statement(*id).map(|statement| statement.source);
    let of_column = |(place, cell): (usize, Option<&Cell>)| {
        let statements = cell.map(|cell| cell.statements.clone()).unwrap_or_default();
        if is_undated(table, place) {
            return point(place, Some(cell.map_or(0.0, |cell| f64::from(cell.articles))), statements);
        }
        met.extend(statements.iter().filter_map(source));
        point(place, Some(count(met.len())), statements)
    };
    apart(table, row).map(of_column).collect()
}

/// How many demands have been raised; the statements are the first on each new one.
fn raised(project: &Project, spec: &FigureSpec, table: &Frequency, row: &Row) -> Vec<Point> {
    let mut met: BTreeSet<DemandId> = BTreeSet::new();
    let demand = |id: &StatementId| {
        let demand = project.statement(*id)?.demand?;
        Some(spec.depth.map_or(demand, |depth| tree::demand_at_depth(project, demand, depth)))
    };
    let of_column = |(place, cell): (usize, Option<&Cell>)| {
        let statements = cell.map(|cell| cell.statements.as_slice()).unwrap_or_default();
        let before = met.len();
        let first = statements.iter().filter(|id| demand(id).is_some_and(|demand| met.insert(demand)));
        let first: Vec<StatementId> = first.copied().collect();
        let base = if is_undated(table, place) { before } else { 0 };
        point(place, Some(count(met.len() - base)), first)
    };
    apart(table, row).map(of_column).collect()
}

/// Each column's place with the row's cell; the undated come last, so what is dated is met first.
fn apart<'a>(table: &Frequency, row: &'a Row) -> impl Iterator<Item = (usize, Option<&'a Cell>)> {
    (0..table.columns.len()).map(|place| (place, row.cell(place)))
}

fn is_undated(table: &Frequency, place: usize) -> bool {
    table.columns.get(place).is_some_and(|column| column.key == ColumnKey::Undated)
}

fn point(column: usize, value: Option<f64>, statements: Vec<StatementId>) -> Point {
    Point { column, value, interval: None, statements }
}

fn count(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap_or(u32::MAX))
}
