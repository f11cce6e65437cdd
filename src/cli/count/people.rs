//! The frequency table for people: aligned, the rule under it.

use crate::analysis::{Row, wilson};
use crate::model::{Confidence, Interval, Measure};

use super::super::aligned::{Side, aligned};
use super::Answered;

/// A wider table is turned, so that time runs down the screen.
const WIDEST: usize = 100;

/// The table with its rule.
pub(super) fn table(answered: &Answered) -> String {
    let mut lines = cells(answered);
    if width(&lines) > WIDEST && answered.table.columns.len() > answered.table.rows.len() {
        lines = turned(&lines);
        if let Some(corner) = lines.first_mut().and_then(|header| header.first_mut()) {
            answered.spec.columns.as_str().clone_into(corner);
        }
    }
    let mut lines = lines.into_iter();
    let header = lines.next().unwrap_or_default();
    let mut sides = vec![Side::Right; header.len()];
    if let Some(first) = sides.first_mut() {
        *first = Side::Left;
    }
    let rows: Vec<Vec<String>> = lines.collect();
    format!("{}\n{}\n", aligned(&header, &sides, &rows), answered.table.rule)
}

/// Header, rows and, where counts add up, their sums.
fn cells(answered: &Answered) -> Vec<Vec<String>> {
    let frequency = &answered.table;
    let adds_up = answered.adds_up();
    let with_interval = answered.spec.interval == Interval::Wilson;
    let mut header = vec![answered.spec.rows.as_str().to_owned()];
    header.extend(frequency.columns.iter().map(|column| column.label.clone()));
    header.extend(adds_up.then(|| "total".to_owned()));
    header.extend(with_interval.then(|| format!("share of articles, {}", answered.spec.confidence.label())));
    let mut lines = vec![header];
    for (at, row) in frequency.rows.iter().enumerate() {
        let mut line = vec![row.label.clone()];
        line.extend((0..frequency.columns.len()).map(|column| value(answered, at, column)));
        line.extend(adds_up.then(|| row.count.to_string()));
        line.extend(
            with_interval.then(|| interval(row, frequency.articles_in_all, answered.spec.confidence)),
        );
        lines.push(line);
    }
    if adds_up && frequency.rows.len() > 1 {
        let mut sums = vec!["total".to_owned()];
        sums.extend(frequency.columns.iter().map(|column| column.count.to_string()));
        sums.push(frequency.total.to_string());
        sums.extend(with_interval.then(String::new));
        lines.push(sums);
    }
    lines
}

/// A number, with its interval where it has one: "12.5 % (8.0–20.1)".
fn value(answered: &Answered, row: usize, column: usize) -> String {
    let ends = answered.table.ends(row, column).map_or(String::new(), |ends| {
        let words = |end| number(answered, end).trim_end_matches(" %").to_owned();
        format!(" ({}–{})", words(ends.low), words(ends.high))
    });
    if answered.adds_up() {
        let count = answered.table.cell(row, column).map_or("0".to_owned(), |cell| cell.count.to_string());
        return count + &ends;
    }
    let value = answered.values.get(row).and_then(|values| values.get(column)).copied().flatten();
    value.map_or("n/a".to_owned(), |value| number(answered, value) + &ends)
}

fn number(answered: &Answered, value: f64) -> String {
    match answered.spec.measure {
        Measure::Share => format!("{:.1} %", value * 100.0),
        _ if value.fract() == 0.0 => format!("{value:.0}"),
        _ => format!("{value:.2}"),
    }
}

/// "3/10, 11–60 %".
fn interval(row: &Row, articles: u32, confidence: Confidence) -> String {
    match wilson(row.articles, articles, confidence) {
        Some((low, high)) => {
            format!("{}/{articles}, {:.0}–{:.0} %", row.articles, low * 100.0, high * 100.0)
        }
        None => "n/a".to_owned(),
    }
}

fn width(lines: &[Vec<String>]) -> usize {
    let columns = lines.first().map_or(0, Vec::len);
    let widest = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count() + 2).max()
    };
    (0..columns).filter_map(widest).sum()
}

/// Rows as columns.
fn turned(lines: &[Vec<String>]) -> Vec<Vec<String>> {
    let columns = lines.first().map_or(0, Vec::len);
    (0..columns)
        .map(|column| lines.iter().map(|line| line.get(column).cloned().unwrap_or_default()).collect())
        .collect()
}
