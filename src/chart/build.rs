//! From a count to a figure.

use crate::analysis::{ColumnKey, Frequency, Group};
use crate::model::{FigureKind, FigureSpec, Measure, Project};

use super::color::Colors;
use super::event::{event_lines, outside_words};
use super::order::order_of;
use super::scale::Scale;
use super::texture::textures;
use super::tick::ticks;
use super::{AxisKind, Figure, FigureColumn, Mark, Paint, Series, Texture, Unit, XAxis, YAxis, title};

/// The figure of a count. Bars that were asked to be stacked stand side by side where they make no sum
/// (articles, which several groups may share, and several coders).
///
/// Series and columns that are groups stand in order of creation, what was not coded last. A measure
/// that the count does not have gives a figure without marks; `analysis::frequency` refuses it first.
pub fn build(project: &Project, spec: &FigureSpec, table: &Frequency) -> Figure {
    let columns = column_order(project, table);
    let stacked = spec.kind == FigureKind::Bars && spec.measure != Measure::Articles && !table.coders_apart;
    let mut stack = Stack { stacked, tops: vec![None; columns.len()] };
    let series = series(project, spec, table, &columns, &mut stack);
    let unit = title::unit(spec.measure);
    let greatest = stack.tops.iter().flatten().fold(0.0_f64, |greatest, top| greatest.max(*top));
    let whole = spec.measure == Measure::Count || spec.measure == Measure::Articles;
    let scale = if unit == Unit::Percent { Scale::of_shares() } else { Scale::nice(greatest, whole) };
    let columns: Vec<FigureColumn> = columns
        .iter()
        .filter_map(|place| table.columns.get(*place))
        .map(|column| FigureColumn { key: column.key.clone(), label: column.words() })
        .collect();
    let (events, outside) = if spec.hides_events { (Vec::new(), 0) } else { event_lines(project, &columns) };
    let rule = std::iter::once(table.rule.clone()).chain(outside_words(outside));
    let mut figure = Figure {
        title: title::title(spec, table.period),
        description: String::new(),
        x: XAxis {
            name: title::x_name(spec, table.period),
            kind: table.period.map_or(AxisKind::Groups, AxisKind::Time),
            ticks: ticks(&columns),
            columns,
        },
        y: YAxis { name: title::y_name(spec), unit, scale },
        series,
        stacked,
        totals: stack.tops,
        events,
        footnote: rule.collect::<Vec<_>>().join(" "),
        origin: title::origin(project, table),
        empty: if table.left_out.is_empty() { "No statements yet" } else { "No statements fit" },
        note: title::note(spec, table),
    };
    figure.description = title::description(&figure);
    figure
}

/// The places of the table's columns in the order in which the figure shows them.
fn column_order(project: &Project, table: &Frequency) -> Vec<usize> {
    let mut places: Vec<usize> = (0..table.columns.len()).collect();
    if table.period.is_none() {
        places.sort_by_cached_key(|place| match table.columns.get(*place).map(|column| &column.key) {
            Some(ColumnKey::Group(group)) => order_of(project, group),
            _ => (u8::MAX, 0, String::new()),
        });
    }
    places
}

fn series(
    project: &Project,
    spec: &FigureSpec,
    table: &Frequency,
    columns: &[usize],
    stack: &mut Stack,
) -> Vec<Series> {
    let values = table.values(spec.measure, spec.rolling).unwrap_or_default();
    let mut rows: Vec<_> = table.rows.iter().zip(values).collect();
    rows.sort_by_cached_key(|(row, _)| order_of(project, &row.group));
    let colors = Colors::of(project);
    let paint = |(rank, group): (usize, &Group)| colors.group(group, rank);
    let paints: Vec<Paint> = rows.iter().map(|(row, _)| &row.group).enumerate().map(paint).collect();
    let textures: Vec<Texture> = textures(&paints);
    let painted = paints.into_iter().zip(textures);
    rows.into_iter()
        .zip(painted)
        .map(|((row, values), (paint, texture))| {
            let mark = |(column, place): (usize, &usize)| {
                let value = values.get(*place).copied().flatten();
                let base = stack.put(column, value);
                let cell = row.cell(*place);
                let is_seen = cell.is_some() || value.is_some_and(|value| value > 0.0);
                let statements = cell.map(|cell| cell.statements.clone()).unwrap_or_default();
                is_seen.then_some(Mark { column, value, base, statements })
            };
            let marks = columns.iter().enumerate().filter_map(mark).collect();
            Series { label: row.words(), key: row.group.clone(), paint, texture, marks }
        })
        .collect()
}

/// How high each column is so far.
struct Stack {
    stacked: bool,
    tops: Vec<Option<f64>>,
}

impl Stack {
    /// Puts a value on a column; gives back where it stands.
    fn put(&mut self, column: usize, value: Option<f64>) -> f64 {
        let (Some(top), Some(value)) = (self.tops.get_mut(column), value) else { return 0.0 };
        let below = top.unwrap_or(0.0);
        *top = Some(if self.stacked { below + value } else { below.max(value) });
        if self.stacked { below } else { 0.0 }
    }
}
