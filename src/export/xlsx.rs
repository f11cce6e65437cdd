//! Statements as a workbook.

use std::io::Write;

use crate::model::Project;

use super::table::{self, Value};
use super::workbook::{Cell, Page, write_workbook};
use super::{ExportError, Exporter, Warning};

/// One row a statement, with the columns of [`Csv`](super::Csv): numbers are numbers and exact days are
/// dates, all else is words; nothing is a formula. A second sheet names the project and what was cut.
pub struct Xlsx;

impl Exporter for Xlsx {
    fn ending(&self) -> &'static str {
        "xlsx"
    }

    fn label(&self) -> &'static str {
        "Statements as a workbook (Excel)"
    }

    fn write(&self, project: &Project, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        let page = Page {
            name: "Statements",
            header: table::COLUMNS_WITH_ARTICLES.iter().map(|name| (*name).to_owned()).collect(),
            many: project.statements().len(),
            rows: Box::new(table::with_articles(project).map(|row| row.map(cell).into())),
        };
        write_workbook(project, page, Vec::new(), target)
    }
}

fn cell(value: Value<'_>) -> Cell<'_> {
    match value {
        Value::Nothing => Cell::Nothing,
        Value::Text(words) => Cell::Text(words),
        #[expect(clippy::cast_precision_loss, reason = "a place in a text lies far below 2^53")]
        Value::Number(number) => Cell::Number(number as f64),
        Value::Date(when) if when.first() == when.last() && when.first().day().is_some() => {
            Cell::Day(when.first())
        }
        value => match value.cell() {
            words if words.is_empty() => Cell::Nothing,
            words => Cell::Text(words.into_owned().into()),
        },
    }
}
