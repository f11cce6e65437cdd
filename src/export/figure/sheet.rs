//! The table behind a figure, as a workbook.

use std::io::Write;

use super::{Drawn, FigureExporter, Form, Numbers, Written};
use crate::chart::palette::Look;
use crate::export::workbook::{Cell, Page, write_workbook};

/// The frequency table with numbers as numbers, and a second sheet with title and counting rule.
pub struct FigureSheet;

impl FigureExporter for FigureSheet {
    fn ending(&self) -> &'static str {
        "xlsx"
    }

    fn label(&self) -> &'static str {
        "Table of its numbers (Excel)"
    }

    fn write_as(&self, drawn: &Drawn<'_>, _: Look, target: &mut dyn Write) -> Written {
        let numbers = Numbers::of(drawn.project, drawn.spec, drawn.table);
        let cell = |(value, (_, form)): (&Option<f64>, &(String, Form))| match (value, form) {
            (None, _) => Cell::Nothing,
            (Some(value), Form::Part) => Cell::Part(*value),
            (Some(value), Form::Number) => Cell::Number(*value),
        };
        let rows = numbers.rows.iter().map(|(label, values)| {
            let cells = values.iter().zip(&numbers.columns).map(cell);
            std::iter::once(Cell::Text(label.into())).chain(cells).collect()
        });
        let many = numbers.rows.len();
        let page = Page { name: "Figure", header: numbers.header(), many, rows: Box::new(rows) };
        let mut about =
            vec![("Figure", drawn.figure.title.clone()), ("Numbers", drawn.figure.y.name.clone())];
        about.push(("Counting rule", drawn.table.rule.clone()));
        about.extend(drawn.figure.note.iter().map(|note| ("Note", note.clone())));
        write_workbook(drawn.project, page, about, target)
    }
}
