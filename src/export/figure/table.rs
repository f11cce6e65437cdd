//! The table behind a figure, as CSV.

use std::io::Write;

use crate::chart::palette::Look;
use crate::export::write_rows;

use super::{Drawn, FigureExporter, Numbers, Written};

/// The frequency table as `demarche count --csv` writes it; below it a note on small numbers, the counting
/// rule, and the project and the day of its last change.
pub struct FigureTable;

impl FigureExporter for FigureTable {
    fn ending(&self) -> &'static str {
        "csv"
    }

    fn label(&self) -> &'static str {
        "Table of its numbers (CSV)"
    }

    fn write_as(&self, drawn: &Drawn<'_>, _: Look, target: &mut dyn Write) -> Written {
        let numbers = Numbers::of(drawn.project, drawn.spec, drawn.table);
        let header = numbers.header();
        let line = |words: &str| {
            let mut row = vec![String::new(); header.len()];
            if let Some(first) = row.first_mut() {
                words.clone_into(first);
            }
            row
        };
        let note = drawn.figure.note.as_deref().map(line);
        let below = note.into_iter().chain([line(&drawn.table.rule), line(&drawn.figure.origin)]);
        write_rows(std::iter::once(header.clone()).chain(numbers.words()).chain(below), target)?;
        Ok(Vec::new())
    }
}
