//! The frequency table as CSV: a line for each row, the numbers that were asked for.

use crate::analysis::{Confidence, wilson};
use crate::export::{ExportError, write_rows};

use super::super::question::Interval;
use super::Answered;

/// Writes the table; what is undefined is an empty cell.
pub(super) fn write(answered: &Answered, target: &mut Vec<u8>) -> Result<(), ExportError> {
    let with_interval = answered.interval == Interval::Wilson;
    let mut header = vec![answered.spec.rows.as_str().to_owned()];
    header.extend(answered.table.columns.iter().map(|column| column.label.clone()));
    if with_interval {
        header.extend(["articles", "share", "wilson95_low", "wilson95_high"].map(str::to_owned));
    }
    let rows = answered.table.rows.iter().zip(&answered.values).map(|(row, values)| {
        let mut cells = vec![row.label.clone()];
        cells.extend(values.iter().map(|value| words(*value)));
        if with_interval {
            let all = answered.table.articles_in_all;
            let ends = wilson(row.articles, all, Confidence::NinetyFive).unzip();
            let share = (all > 0).then(|| f64::from(row.articles) / f64::from(all));
            cells.push(row.articles.to_string());
            cells.extend([share, ends.0, ends.1].map(words));
        }
        cells
    });
    write_rows(std::iter::once(header).chain(rows), target)
}

fn words(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
