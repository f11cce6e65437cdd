//! The table behind a figure, as a workbook.

use std::io::Write;

use crate::export::workbook::{Cell, Page, write_workbook};
use crate::model::Measure;

use super::{Drawn, ExportError, FigureExporter, Warning, table};

/// The frequency table with numbers as numbers, and a second sheet with title and counting rule.
pub struct FigureSheet;

impl FigureExporter for FigureSheet {
    fn ending(&self) -> &'static str {
        "xlsx"
    }

    fn label(&self) -> &'static str {
        "Table of its numbers (Excel)"
    }

    fn write(&self, drawn: &Drawn<'_>, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        let number = |value: Option<f64>| match (value, drawn.spec.measure) {
            (None, _) => Cell::Nothing,
            (Some(value), Measure::Share) => Cell::Part(value),
            (Some(value), _) => Cell::Number(value),
        };
        let rows = table::rows(drawn).into_iter().map(|(label, values)| {
            std::iter::once(Cell::Text(label.to_owned())).chain(values.into_iter().map(number)).collect()
        });
        let page = Page { name: "Figure", header: table::header(drawn), rows: rows.collect() };
        let mut about =
            vec![("Figure", drawn.figure.title.clone()), ("Numbers", drawn.figure.y.name.clone())];
        about.push(("Counting rule", drawn.table.rule.clone()));
        about.extend(drawn.figure.note.iter().map(|note| ("Note", note.clone())));
        write_workbook(drawn.project, &page, about, target)
    }
}
