//! CSV (RFC 4180): one row a statement, or any table.

use std::io::Write;

use crate::model::Project;

use super::table::{self, Table, Value};
use super::{ExportError, Exporter, Warning};

/// One row a statement, with title, outlet and date of its article.
///
/// UTF-8 without a byte order mark, comma, CRLF, dates as ISO 8601. A cell that begins with `=`, `+`,
/// `-`, `@`, tab or carriage return gets an apostrophe before it, so that no spreadsheet runs it
/// (OWASP, CSV injection).
pub struct Csv;

impl Exporter for Csv {
    fn ending(&self) -> &'static str {
        "csv"
    }

    fn label(&self) -> &'static str {
        "Statements as a table (CSV)"
    }

    fn write(&self, project: &Project, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        write_table(&table::statements_with_articles(project), target)?;
        Ok(Vec::new())
    }
}

/// Writes a table with its header, by the rules of [`Csv`].
pub fn write_table(table: &Table, target: &mut dyn Write) -> Result<(), ExportError> {
    let header = table.columns().iter().map(|name| (*name).to_owned()).collect();
    let rows = table.rows().map(|row| row.iter().map(Value::cell).collect());
    write_rows(std::iter::once(header).chain(rows), target)
}

/// Writes rows of words, each as long as the first, by the rules of [`Csv`].
pub fn write_rows(
    rows: impl Iterator<Item = Vec<String>>,
    target: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(target);
    for row in rows {
        writer.write_record(row.into_iter().map(guard))?;
    }
    writer.flush()?;
    Ok(())
}

fn guard(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}
