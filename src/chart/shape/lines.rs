//! Lines over time, with the bands of their intervals.

use super::super::field::number;
use super::{Drawn, Figure, Mark, Series, Shape, ink};
use crate::analysis::ColumnKey;
use crate::model::FigureKind;

/// A line a series, broken where a number is undefined and where no article was coded; what is undated is a
/// point of its own. In steps where numbers only grow at a date: between two dates nothing is known of a
/// growth.
pub(super) fn draw(figure: &Figure, in_steps: bool) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (place, series) in figure.series.iter().enumerate() {
        let make = |mark, shape| Drawn { series: place, mark, ink: ink(series), shape };
        for run in runs(figure, series) {
            let bands = run.iter().filter_map(|mark| {
                let (low, high) = mark.interval?;
                Some((number(mark.column), low, high))
            });
            let band: Vec<(f64, f64, f64)> = bands.collect();
            if band.len() > 1 {
                drawn.push(make(None, Shape::Band(band)));
            }
        }
        for run in runs(figure, series).iter().filter(|run| run.len() > 1) {
            drawn.push(make(None, Shape::Line(line(run, in_steps))));
        }
    }
    for (place, series) in figure.series.iter().enumerate() {
        for (at, mark) in series.marks.iter().enumerate() {
            let Some(value) = mark.value.filter(|_| !is_unknown(figure, mark)) else { continue };
            let x = number(mark.column);
            let make = |shape| Drawn { series: place, mark: Some(at), ink: ink(series), shape };
            if let Some((low, high)) = mark.interval.filter(|_| is_undated(figure, mark)) {
                drawn.push(make(Shape::Whisker((x, low), (x, high))));
            }
            let is_shown = !mark.statements.is_empty() || is_alone(figure, series, at);
            if is_shown && !(is_undated(figure, mark) && mark.statements.is_empty()) {
                drawn.push(make(Shape::Point(x, value)));
            }
        }
    }
    drawn
}

/// The marks of a series in runs without a gap, the undated left away.
fn runs<'a>(figure: &Figure, series: &'a Series) -> Vec<Vec<&'a Mark>> {
    let mut runs: Vec<Vec<&Mark>> = Vec::new();
    for mark in series.marks.iter().filter(|mark| is_joined(figure, mark)) {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.column + 1 == mark.column) => run.push(mark),
            _ => runs.push(vec![mark]),
        }
    }
    runs
}

fn line(run: &[&Mark], in_steps: bool) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for mark in run {
        let (x, y) = (number(mark.column), mark.value.unwrap_or_default());
        if let Some((_, before)) =
            points.last().copied().filter(|(_, before)| in_steps && (before - y).abs() > 0.0)
        {
            points.push((x, before));
        }
        points.push((x, y));
    }
    points
}

fn is_undated(figure: &Figure, mark: &Mark) -> bool {
    figure.x.columns.get(mark.column).is_some_and(|column| column.key == ColumnKey::Undated)
}

/// Whether nothing is known of a mark: it counts nothing where nobody looked. What only grows stays as it was.
fn is_unknown(figure: &Figure, mark: &Mark) -> bool {
    let is_blank = figure.x.columns.get(mark.column).is_some_and(|column| column.is_blank);
    figure.kind == FigureKind::Lines && is_blank && mark.value == Some(0.0)
}

/// Whether a line goes through a mark.
fn is_joined(figure: &Figure, mark: &Mark) -> bool {
    mark.value.is_some() && !is_undated(figure, mark) && !is_unknown(figure, mark)
}

/// Whether no line touches a mark.
fn is_alone(figure: &Figure, series: &Series, at: usize) -> bool {
    let Some(mark) = series.marks.get(at).filter(|mark| !is_undated(figure, mark)) else { return true };
    let joins = |other: Option<&Mark>| {
        other.is_some_and(|other| other.column.abs_diff(mark.column) == 1 && is_joined(figure, other))
    };
    !joins(at.checked_sub(1).and_then(|before| series.marks.get(before))) && !joins(series.marks.get(at + 1))
}
