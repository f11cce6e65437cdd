//! Workbooks of articles: XLSX and ODS, by `calamine`; a row an article.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::sniff::file_name;
use super::table::{self, Grid};
use super::{ImportError, ReadOptions, Reading, Warning};

/// Reads the sheet with the most cells; the first row with words names the columns.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let broken =
        |error: calamine::Error| ImportError::Table { message: error.to_string(), name: name.to_owned() };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.worksheets();
    let size = |range: &calamine::Range<Data>| range.used_cells().count();
    let best = sheets.iter().enumerate().max_by_key(|(at, (_, range))| (size(range), usize::MAX - at));
    let Some((_, (chosen, range))) = best else {
        return Err(ImportError::Empty { name: name.to_owned() });
    };
    let mut warnings = Vec::new();
    let others: Vec<&str> = sheets
        .iter()
        .filter(|(name, range)| name != chosen && size(range) > 0)
        .map(|(name, _)| name.as_str())
        .collect();
    if !others.is_empty() {
        warnings
            .push(Warning::new(format!("only the sheet \"{chosen}\" was read, not: {}", others.join(", "))));
    }
    let top = range.start().map_or(0, |(row, _)| row as usize);
    let mut rows = range.rows().map(|row| row.iter().map(words).collect::<Vec<String>>());
    let header = rows.next().unwrap_or_default();
    let rows = rows.collect();
    let grid = Grid { header, rows, first: top + 2 };
    let (articles, table, doubts) = table::articles(grid, file_name(name), options);
    warnings.extend(doubts);
    Ok(Reading { articles, warnings, table: Some(table), ..Reading::default() })
}

/// A cell in words; a day in ISO 8601.
fn words(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTimeIso(moment) => moment.clone(),
        other => other.to_string(),
    }
}
