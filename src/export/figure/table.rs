//! The table behind a figure, as CSV.

use std::io::Write;

use crate::export::write_rows;

use super::{Drawn, ExportError, FigureExporter, Warning};

/// The frequency table as `demarche count --csv` writes it; below it its counting rule, and the project
/// and the day of its last change.
pub struct FigureTable;

impl FigureExporter for FigureTable {
    fn ending(&self) -> &'static str {
        "csv"
    }

    fn label(&self) -> &'static str {
        "Table of its numbers (CSV)"
    }

    fn write(&self, drawn: &Drawn<'_>, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        let header = header(drawn);
        let line = |words: &str| {
            let mut row = vec![String::new(); header.len()];
            if let Some(first) = row.first_mut() {
                words.clone_into(first);
            }
            row
        };
        let below = [line(&drawn.table.rule), line(&drawn.figure.origin)];
        let words = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let rows = rows(drawn).into_iter().map(|(label, values)| {
            std::iter::once(label.to_owned()).chain(values.into_iter().map(words)).collect()
        });
        write_rows(std::iter::once(header.clone()).chain(rows).chain(below), target)?;
        Ok(Vec::new())
    }
}

/// What the rows are, then the names of the columns.
pub(super) fn header(drawn: &Drawn<'_>) -> Vec<String> {
    let columns = drawn.table.columns.iter().map(|column| column.label.clone());
    std::iter::once(drawn.spec.rows.as_str().to_owned()).chain(columns).collect()
}

/// Each row's name and its numbers, none where one is undefined. A measure that the count does not have
/// gives no rows; `analysis::frequency` refuses it first.
pub(super) fn rows<'a>(drawn: &Drawn<'a>) -> Vec<(&'a str, Vec<Option<f64>>)> {
    let values = drawn.table.values(drawn.spec.measure, drawn.spec.rolling).unwrap_or_default();
    drawn.table.rows.iter().map(|row| row.label.as_str()).zip(values).collect()
}
