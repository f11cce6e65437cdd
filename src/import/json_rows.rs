//! Articles as JSON objects: one a line, a list of them, or an object around that list.

use serde_json::{Map, Value};

use super::decode::{Decoded, decode_as};
use super::sniff::file_name;
use super::table::{self, Grid};
use super::{ImportError, ReadOptions, Reader, Reading, Warning, sniff};

/// The names of a list of articles within an object.
pub(super) const LISTS: &[&str] = &["articles", "results", "items", "docs", "hits"];

/// Reads objects as the rows of a table; their keys are the columns, in the order they are met.
///
/// A line that is no object is told and left out. Of nested objects every value is a column
/// (`source.name`), lists of words become one cell.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let Decoded { text, encoding, doubt } = decode_as(name, bytes, options.encoding.as_deref())?;
    let mut warnings: Vec<Warning> = doubt.into_iter().collect();
    let rows = match text.trim_start().chars().next() {
        Some('[') => list(name, &text)?,
        _ if sniff(name, bytes) == Ok(Reader::JsonList) => inside(name, &text)?,
        _ => lines(name, &text, &mut warnings)?,
    };
    let mut grid = Grid { first: 1, ..Grid::default() };
    for row in &rows {
        let mut cells = vec![String::new(); grid.header.len()];
        put_all(row, "", &mut grid.header, &mut cells);
        grid.rows.push(cells);
    }
    let (articles, table, doubts) = table::articles(grid, file_name(name), options);
    warnings.extend(doubts);
    let encoding = encoding.to_owned();
    Ok(Reading { articles, warnings, table: Some(table), encoding, ..Reading::default() })
}

fn list(name: &str, text: &str) -> Result<Vec<Map<String, Value>>, ImportError> {
    serde_json::from_str(text).map_err(|error| broken(name, &error, error.line()))
}

/// The list within an object, as interfaces of news answer it.
fn inside(name: &str, text: &str) -> Result<Vec<Map<String, Value>>, ImportError> {
    let object: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| broken(name, &error, error.line()))?;
    let is_object = |value: &Value| value.is_object();
    let list = object.into_iter().find_map(|(key, value)| match value {
        Value::Array(items) if LISTS.contains(&key.as_str()) && items.iter().all(is_object) => Some(items),
        _ => None,
    });
    let rows = list.into_iter().flatten();
    Ok(rows.filter_map(|row| if let Value::Object(row) = row { Some(row) } else { None }).collect())
}

fn lines(
    name: &str,
    text: &str,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Map<String, Value>>, ImportError> {
    let mut rows = Vec::new();
    let mut first_error = None;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(row) => rows.push(row),
            Err(error) => {
                let error = broken(name, &error, at + 1);
                warnings.push(Warning::at(format!("line {}", at + 1), "no JSON object, left out"));
                first_error.get_or_insert(error);
            }
        }
    }
    match first_error.filter(|_| rows.is_empty()) {
        Some(error) => Err(error),
        None => Ok(rows),
    }
}

fn broken(name: &str, error: &serde_json::Error, line: usize) -> ImportError {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    let (column, path) = (error.column(), String::new());
    ImportError::Json { line, column, path, message, name: name.to_owned() }
}

fn put_all(object: &Map<String, Value>, above: &str, header: &mut Vec<String>, cells: &mut Vec<String>) {
    for (key, value) in object {
        let key = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            Value::Null => {}
            Value::Object(inner) if key.matches('.').count() < 4 => put_all(inner, &key, header, cells),
            value => put(&key, words(value), header, cells),
        }
    }
}

fn put(key: &str, words: String, header: &mut Vec<String>, cells: &mut Vec<String>) {
    let at = header.iter().position(|name| name == key).unwrap_or_else(|| {
        header.push(key.to_owned());
        header.len() - 1
    });
    if cells.len() < header.len() {
        cells.resize(header.len(), String::new());
    }
    if let Some(cell) = cells.get_mut(at) {
        *cell = words;
    }
}

/// A value as a cell; paragraphs in a list become paragraphs.
fn words(value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(words).collect();
            let between = if items.iter().any(|item| item.len() > 100) { "\n\n" } else { ", " };
            items.join(between)
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
