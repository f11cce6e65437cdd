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
        let mut writer = writer(target);
        write_row(&mut writer, table::COLUMNS_WITH_ARTICLES)?;
        for row in table::with_articles(project) {
            write_row(&mut writer, row.iter().map(Value::cell))?;
        }
        writer.flush()?;
        Ok(Vec::new())
    }
}

/// Writes a table with its header, by the rules of [`Csv`].
pub fn write_table(table: &Table<'_>, target: &mut dyn Write) -> Result<(), ExportError> {
    let mut writer = writer(target);
    write_row(&mut writer, table.columns())?;
    for row in table.rows() {
        write_row(&mut writer, row.iter().map(Value::cell))?;
    }
    writer.flush()?;
    Ok(())
}

/// Writes rows of words, each as long as the first, by the rules of [`Csv`].
pub fn write_rows(
    rows: impl Iterator<Item = Vec<String>>,
    target: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut writer = writer(target);
    for row in rows {
        write_row(&mut writer, row)?;
    }
    writer.flush()?;
    Ok(())
}

fn writer(target: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(target)
}

/// Writes one row, each cell of which is made safe.
fn write_row<W: Write>(
    writer: &mut csv::Writer<W>,
    cells: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<(), ExportError> {
    for cell in cells {
        let cell = cell.as_ref();
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            writer.write_field(format!("'{cell}"))?;
        } else {
            writer.write_field(cell)?;
        }
    }
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}
