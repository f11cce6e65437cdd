//! Tables in words and separators: RFC 4180, with comma, semicolon or tab.

use csv::{ReaderBuilder, Trim};

use super::decode::{Decoded, decode_as};
use super::sniff::{ending, file_name};
use super::table::{self, Grid};
use super::{ImportError, ReadOptions, Reading, Warning};

/// How much of a file is looked at for its separator, in bytes.
const LOOKED_AT: usize = 20_000;

/// Reads a table, a row an article; the first row names the columns.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let Decoded { text, encoding, doubt } = decode_as(name, bytes, options.encoding.as_deref())?;
    let separator = if ending(name).eq_ignore_ascii_case("tsv") { b'\t' } else { separator(&text) };
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(true)
        .flexible(true)
        .trim(Trim::None)
        .from_reader(text.as_bytes());
    let broken = |error: csv::Error| ImportError::Table { message: error.to_string(), name: name.to_owned() };
    let header: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for row in reader.records() {
        rows.push(row.map_err(broken)?.iter().map(str::to_owned).collect());
    }
    let mut warnings: Vec<Warning> = doubt.into_iter().collect();
    if text.matches('"').count() % 2 == 1 {
        warnings.push(Warning::new(
            "a quotation mark is open: rows after it may have become one; compare the number of rows",
        ));
    }
    let (articles, table, doubts) =
        table::articles(Grid { header, rows, first: 2 }, file_name(name), options);
    warnings.extend(doubts);
    let encoding = encoding.to_owned();
    Ok(Reading { articles, warnings, table: Some(table), encoding, ..Reading::default() })
}

/// The separator of a table: the one that stands most often in its first line outside quotes.
fn separator(text: &str) -> u8 {
    let looked_at = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text);
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in looked_at.trim_start().bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            byte if !is_quoted => {
                counts.iter_mut().filter(|(sign, _)| *sign == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // Of equals the last is the greatest for `max_by_key`; the comma is the usual one.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}
