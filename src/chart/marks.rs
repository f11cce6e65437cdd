//! The rows of a figure with a point in each column: what becomes its series.

use std::sync::Arc;

use crate::analysis::{self, Frequency, Group};
use crate::model::{FigureKind, FigureSpec, Project, StatementId};

use super::color::Colors;
use super::order::order_of;
use super::so_far;
use super::texture::textures;
use super::{Paint, Texture};

/// A row on its way into a figure.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) group: Group,
    pub(super) paint: Paint,
    pub(super) texture: Texture,
    pub(super) points: Vec<Point>,
}

/// What a row has in a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    pub(super) column: usize,
    pub(super) value: Option<f64>,
    pub(super) interval: Option<(f64, f64)>,
    pub(super) statements: Vec<StatementId>,
}

/// The rows in the order in which they are shown; `columns` are the places of the table's columns in
/// the order in which they are shown.
pub(super) fn rows(project: &Project, spec: &FigureSpec, table: &Frequency, columns: &[usize]) -> Vec<Row> {
    let mut counted: Vec<(&Arc<analysis::Row>, Vec<Point>)> =
        table.rows.iter().zip(points(project, spec, table)).collect();
    counted.sort_by_cached_key(|(row, _)| order_of(project, &row.group));
    let colors = Colors::of(project);
    let paint = |(rank, group): (usize, &Group)| colors.group(group, rank);
    let paints: Vec<Paint> = counted.iter().map(|(row, _)| &row.group).enumerate().map(paint).collect();
    // Where every name stands beside its marks, nothing must be told apart.
    let textures = if matches!(spec.kind, FigureKind::Ranked | FigureKind::Panels | FigureKind::Strip) {
        vec![Texture::Solid; paints.len()]
    } else {
        textures(&paints)
    };
    let painted = paints.into_iter().zip(textures);
    let mut rows: Vec<Row> = counted
        .into_iter()
        .zip(painted)
        .map(|((row, points), (paint, texture))| Row {
            label: row.words(),
            group: row.group.clone(),
            paint,
            texture,
            points: in_order(points, columns, spec.kind),
        })
        .collect();
    if spec.kind == FigureKind::Ranked {
        let value = |row: &Row| row.points.first().and_then(|point| point.value).unwrap_or(-1.0);
        rows.sort_by(|one, other| {
            let by_value = value(other).total_cmp(&value(one));
            one.group.is_missing().cmp(&other.group.is_missing()).then(by_value)
        });
    }
    rows
}

/// The number that a figure shows for each row and column of its table, in the order of the table: the
/// measure that is asked for, in kinds that add up over time that of all up to the end of the bin.
///
/// None where it is undefined; no rows for a measure that the count does not have.
pub fn values(project: &Project, spec: &FigureSpec, table: &Frequency) -> Vec<Vec<Option<f64>>> {
    let of_row = |points: Vec<Point>| points.into_iter().map(|point| point.value).collect();
    points(project, spec, table).into_iter().map(of_row).collect()
}

/// One point for each row and column of the table, in its order.
fn points(project: &Project, spec: &FigureSpec, table: &Frequency) -> Vec<Vec<Point>> {
    if matches!(spec.kind, FigureKind::Cumulative | FigureKind::Raised) {
        return so_far::points(project, spec, table);
    }
    let values = table.values(spec.measure, spec.rolling).unwrap_or_default();
    let of_row = |(at, (row, values)): (usize, (&Arc<analysis::Row>, Vec<Option<f64>>))| {
        let point = |(column, value)| {
            let statements = row.cell(column).map(|cell| cell.statements.clone()).unwrap_or_default();
            let ends = table.ends(at, column).filter(|_| spec.rolling.is_none());
            Point { column, value, interval: ends.map(|ends| (ends.low, ends.high)), statements }
        };
        values.into_iter().enumerate().map(point).collect()
    };
    table.rows.iter().zip(values).enumerate().map(of_row).collect()
}

/// The points in the order of the figure's columns, without those of which there is nothing to see.
fn in_order(mut points: Vec<Point>, columns: &[usize], kind: FigureKind) -> Vec<Point> {
    let shows_zero = matches!(
        kind,
        FigureKind::Lines
            | FigureKind::Panels
            | FigureKind::Heat
            | FigureKind::Cumulative
            | FigureKind::Raised
    );
    let mut shown = Vec::new();
    for (column, place) in columns.iter().enumerate() {
        let Some(point) = points.get_mut(*place) else { continue };
        let is_seen = !point.statements.is_empty()
            || point.value.is_some_and(|value| value > 0.0 || shows_zero)
            || kind == FigureKind::Ranked;
        if is_seen {
            let statements = std::mem::take(&mut point.statements);
            shown.push(Point { column, statements, value: point.value, interval: point.interval });
        }
    }
    shown
}
