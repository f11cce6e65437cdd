//! The frequency table as JSON, in the words of the method's reference cases.

use serde_json::{Map, Number, Value, json};

use crate::analysis::{Column, Count, Ends, Frequency, GENERATOR, Intervals, LeftOut};
use crate::model::{FigureSpec, Interval, Measure};

use super::Answered;

/// The document: what the table says, and of bins also what is derived from it.
pub(super) fn document(answered: &Answered) -> Value {
    let Answered { spec, table, values, .. } = answered;
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| drop(document.insert(key.to_owned(), value));
    put("rows", table.rows.iter().map(|row| row.label.as_str()).collect());
    put("columns", table.columns.iter().map(|column: &Column| column.label.as_str()).collect());
    put(
        "count",
        table.counts().iter().map(|row| row.iter().copied().map(exact).collect::<Value>()).collect(),
    );
    put("total", exact(table.total));
    put("undated", exact(table.undated));
    put("left_out", table.left_out.iter().map(left_out).collect());
    put("rule", Value::from(table.rule.as_str()));
    if spec.measure != Measure::Count {
        put("value", Value::from(spec.measure.as_str()));
        put("values", matrix(values));
    }
    if let Some(intervals) = &table.intervals {
        put("interval", interval(spec, intervals));
    }
    if table.period.is_some() {
        put("share_of_bin", matrix(&table.share_of_bin()));
        put("documents", table.columns.iter().map(|column| column.published).collect());
        put("per_document", table.per_article().as_deref().map_or(Value::Null, matrix));
        put("document_frequency", table.rows.iter().map(|row| row.articles).collect());
        put("document_share_wilson95", article_shares(table));
        let rolling = spec.rolling.map(|width| table.rolling_mean(width));
        put("rolling_mean", rolling.as_deref().map_or(Value::Null, matrix));
    }
    Value::Object(document)
}

fn left_out(left: &LeftOut) -> Value {
    json!({"reason": left.reason.words(), "count": left.count})
}

/// Wilson's interval of each row's share of all articles.
fn article_shares(table: &Frequency) -> Value {
    let interval = |ends: Option<(f64, f64)>| {
        ends.map_or(Value::Null, |(low, high)| Value::from(vec![number(Some(low)), number(Some(high))]))
    };
    table.article_share_wilson95().into_iter().map(interval).collect()
}

/// How the intervals were made, and their ends: of the values for each row and column, and for each row
/// over all columns (with Wilson its share of all articles).
fn interval(spec: &FigureSpec, intervals: &Intervals) -> Value {
    let ends = |ends: &Option<Ends>| {
        let pair = |ends: &Ends| Value::from(vec![number(Some(ends.low)), number(Some(ends.high))]);
        ends.as_ref().map_or(Value::Null, pair)
    };
    let mut of = json!({
        "method": intervals.method.as_str(),
        "confidence": spec.confidence.as_str(),
        "cells": intervals.cells.iter().map(|row| row.iter().map(ends).collect::<Value>()).collect::<Value>(),
        "rows": intervals.rows.iter().map(ends).collect::<Value>(),
    });
    if let (Interval::Bootstrap, Some(of)) = (intervals.method, of.as_object_mut()) {
        let left_out = |ends: &Option<Ends>| ends.map_or(Value::Null, |ends| ends.left_out.into());
        let rows = intervals.cells.iter().map(|row| row.iter().map(left_out).collect::<Value>());
        of.insert("generator".to_owned(), GENERATOR.into());
        of.insert("seed".to_owned(), spec.bootstrap.seed.into());
        of.insert("draws".to_owned(), spec.bootstrap.draws().into());
        of.insert("draws_left_out".to_owned(), rows.collect());
    }
    of
}

fn matrix(rows: &[Vec<Option<f64>>]) -> Value {
    rows.iter().map(|row| row.iter().copied().map(number).collect::<Value>()).collect()
}

/// A count: a whole number where it is one.
fn exact(count: Count) -> Value {
    let whole = count.whole().and_then(|whole| u64::try_from(whole).ok());
    whole.map_or_else(|| number(Some(count.value())), Value::from)
}

/// A number, whole ones without a point as in the reference cases; null where it is undefined.
fn number(value: Option<f64>) -> Value {
    let Some(value) = value else { return Value::Null };
    let words = value.to_string();
    match words.parse::<i64>() {
        Ok(whole) => Value::from(whole),
        Err(_) => Number::from_f64(value).map_or(Value::Null, Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point_and_the_undefined_is_null() {
        let words: Vec<String> = [Some(2.0), Some(0.5), Some(-0.0), None, Some(f64::NAN)]
            .into_iter()
            .map(|value| number(value).to_string())
            .collect();
        assert_eq!(words, ["2", "0.5", "0", "null", "null"]);
        assert_eq!(exact(Count::new(3, 2)).to_string(), "1.5");
        assert_eq!(exact(Count::new(4, 2)).to_string(), "2");
    }
}
