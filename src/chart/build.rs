//! From a count to a figure.

use crate::analysis::{ColumnKey, Frequency};
use crate::model::{FigureKind, FigureSpec, Measure, Project};

use super::event::{event_lines, outside_words};
use super::marks::{Row, rows};
use super::order::order_of;
use super::scale::Scale;
use super::side::{Side, side_of};
use super::tick::ticks;
use super::{AxisKind, Figure, FigureColumn, Mark, Series, Unit, XAxis, YAxis, blank, note, title};

/// The figure of a count. Bars that were asked to be stacked stand side by side where they make no sum
/// (articles, which several groups may share, and several coders).
///
/// Series and columns that are groups stand in order of creation, what was not coded last; ranked bars
/// by their length. A measure that the count does not have gives a figure without marks;
/// `analysis::frequency` refuses it first.
pub fn build(project: &Project, spec: &FigureSpec, table: &Frequency) -> Figure {
    let order = column_order(project, table);
    let blank = blank::columns(project, spec, table);
    let columns: Vec<FigureColumn> = order
        .iter()
        .filter_map(|place| Some((table.columns.get(*place)?, blank.get(*place) == Some(&true))))
        .map(|(column, is_blank)| FigureColumn { key: column.key.clone(), label: column.words(), is_blank })
        .collect();
    let stacked = spec.kind == FigureKind::Bars && spec.measure != Measure::Articles && !table.coders_apart;
    let mut stack = Stack::new(spec.kind, stacked, &columns);
    let rows = rows(project, spec, table, &order);
    let series: Vec<Series> = rows.into_iter().map(|row| series_of(row, &mut stack)).collect();
    let (events, outside) = if spec.hides_events { (Vec::new(), 0) } else { event_lines(project, &columns) };
    let reading =
        Some(note::reading(spec.kind).to_owned()).filter(|words| !words.is_empty() && table.statements > 0);
    let rule = std::iter::once(table.rule.clone()).chain(reading).chain(outside_words(outside));
    let mut figure = Figure {
        title: title::title(spec, table.period),
        description: String::new(),
        kind: spec.kind,
        x: XAxis {
            name: title::x_name(spec, table.period),
            kind: table.period.map_or(AxisKind::Groups, AxisKind::Time),
            ticks: ticks(&columns),
            columns,
        },
        y: YAxis {
            name: title::y_name(spec),
            unit: title::unit(spec.measure),
            scale: scale(spec, &series, &stack),
        },
        rows: title::capitalized(spec.rows.label()),
        series,
        stacked,
        totals: stack.tops,
        events,
        footnote: rule.collect::<Vec<_>>().join(" "),
        origin: title::origin(project, table),
        empty: if table.left_out.is_empty() { note::NOTHING_YET } else { note::NOTHING_FITS },
        note: note::small_numbers(spec, table),
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

fn series_of(row: Row, stack: &mut Stack) -> Series {
    stack.begin();
    let marks = row.points.into_iter().map(|point| Mark {
        column: point.column,
        base: stack.put(point.column, point.value),
        value: point.value,
        interval: point.interval,
        statements: point.statements,
    });
    Series {
        marks: marks.collect(),
        label: row.label,
        key: row.group,
        paint: row.paint,
        texture: row.texture,
    }
}

/// The scale of the numbers: round, from 0 to what holds the greatest of them.
fn scale(spec: &FigureSpec, series: &[Series], stack: &Stack) -> Scale {
    let highs = series.iter().flat_map(|series| &series.marks).filter_map(|mark| Some(mark.interval?.1));
    let tops = stack.tops.iter().flatten().copied();
    let greatest = tops.chain(highs).fold(stack.widest, f64::max);
    let whole = matches!(spec.measure, Measure::Count | Measure::Articles);
    match (spec.kind, title::unit(spec.measure)) {
        (FigureKind::Bars, Unit::Percent) => Scale::of_shares(),
        (_, Unit::Percent) => Scale::of_shares_to(greatest),
        (_, Unit::Number) => Scale::nice(greatest, whole),
    }
}

/// How high each column is so far; in bars for and against, how long what stands apart in a row is.
struct Stack {
    stacked: bool,
    tops: Vec<Option<f64>>,
    /// The columns that stand on each other within a row.
    apart: Vec<bool>,
    row: f64,
    widest: f64,
}

impl Stack {
    fn new(kind: FigureKind, stacked: bool, columns: &[FigureColumn]) -> Self {
        let is_apart =
            |column: &FigureColumn| kind == FigureKind::Diverging && side_of(&column.key) == Side::Apart;
        let apart = columns.iter().map(is_apart).collect();
        Self { stacked, tops: vec![None; columns.len()], apart, row: 0.0, widest: 0.0 }
    }

    /// Begins a row.
    fn begin(&mut self) {
        self.row = 0.0;
    }

    /// Puts a value on a column; gives back where it stands.
    fn put(&mut self, column: usize, value: Option<f64>) -> f64 {
        let (Some(top), Some(value)) = (self.tops.get_mut(column), value) else { return 0.0 };
        let below = top.unwrap_or(0.0);
        *top = Some(if self.stacked { below + value } else { below.max(value) });
        if self.apart.get(column) == Some(&true) {
            let base = self.row;
            self.row += value;
            self.widest = self.widest.max(self.row);
            return base;
        }
        if self.stacked { below } else { 0.0 }
    }
}
