//! Workbooks for spreadsheets (Office Open XML, ECMA-376): typed cells, never a formula, no clock.

use std::borrow::Cow;
use std::io::Write;

use jiff::Timestamp;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::model::{PartialDate, Project};

use super::{ExportError, Warning};

/// The most UTF-16 units that a cell holds (Excel's specifications and limits).
const LONGEST: usize = 32_767;
/// The most rows of a sheet, the header included.
const MOST_ROWS: usize = 1_048_576;

/// How hard it is tried to make a workbook small, from 1 to 9. Most of the time goes into that, and all of a
/// large project is to be written within three seconds.
const EFFORT: u8 = 3;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Nothing,
    /// Words, whatever they begin with.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A part of 1, shown in percent.
    Part(f64),
    /// A day; one before 1900, which spreadsheets do not know, as words.
    Day(PartialDate),
}

/// A sheet: a header and rows below it.
pub(super) struct Page<'a> {
    /// The name on its tab, at most 31 letters.
    pub(super) name: &'static str,
    /// The names of the columns.
    pub(super) header: Vec<String>,
    /// How many rows there are.
    pub(super) many: usize,
    /// The rows, each as long as the header, made one after the other.
    pub(super) rows: Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a>,
}

/// Writes a sheet, and another one that says what it is and which of its cells were cut.
///
/// The date of the workbook is that of the project's last change, so that the same project gives the
/// same bytes. Fails where there are more rows than a sheet holds.
pub(super) fn write_workbook(
    project: &Project,
    page: Page<'_>,
    about: Vec<(&'static str, String)>,
    target: &mut dyn Write,
) -> Result<Vec<Warning>, ExportError> {
    if page.many >= MOST_ROWS {
        return Err(ExportError::TooManyRows { rows: page.many, most: MOST_ROWS - 1 });
    }
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(EFFORT);
    workbook.set_properties(&properties(project)?);
    let mut cut = Vec::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(page.name)?.set_freeze_panes(1, 1)?;
    write_rows(sheet, page, &mut cut)?;
    let warnings: Vec<Warning> = if cut.is_empty() { Vec::new() } else { vec![Warning::CellsCut(cut)] };

    let mut lines = vec![("Project", project.title().to_owned())];
    lines.extend(last_change(project).map(|at| ("Last changed", day_of(at))));
    lines.extend(about);
    lines.extend(warnings.iter().map(|warning| ("Cut", warning.to_string())));
    let sheet = workbook.add_worksheet();
    sheet.set_name("About")?.set_column_width(0, 16)?.set_column_width(1, 100)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, (name, words)) in (0_u32..).zip(&lines) {
        sheet.write_string(row, 0, *name)?.write_string_with_format(row, 1, fitting(words).0, &wrapped)?;
    }
    target.write_all(&workbook.save_to_buffer()?)?;
    Ok(warnings)
}

fn write_rows(sheet: &mut Worksheet, page: Page<'_>, cut: &mut Vec<String>) -> Result<(), XlsxError> {
    let strong = Format::new().set_bold();
    let percent = Format::new().set_num_format("0.0%");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, name) in (0_u16..).zip(&page.header) {
        sheet.write_string_with_format(0, column, name, &strong)?;
    }
    for (row, cells) in (1_u32..).zip(page.rows) {
        for (column, cell) in (0_u16..).zip(&cells) {
            match cell {
                Cell::Nothing => continue,
                Cell::Text(words) => {
                    let (words, is_cut) = fitting(words);
                    if is_cut {
                        let name = page.header.get(usize::from(column)).map_or("", String::as_str);
                        cut.push(format!("{name} in row {}", row + 1));
                    }
                    sheet.write_string(row, column, words)?
                }
                Cell::Number(number) => sheet.write_number(row, column, *number)?,
                Cell::Part(part) => sheet.write_number_with_format(row, column, *part, &percent)?,
                Cell::Day(date) => match excel_day(*date) {
                    Some(date) => sheet.write_datetime_with_format(row, column, date, &day)?,
                    None => sheet.write_string(row, column, date.to_string())?,
                },
            };
        }
    }
    Ok(())
}

/// The words as far as a cell holds them, and whether something is missing.
fn fitting(words: &str) -> (&str, bool) {
    // No letter has more units than bytes.
    if words.len() <= LONGEST {
        return (words, false);
    }
    let mut units = 0;
    let too_long = words.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > LONGEST
    });
    match too_long {
        Some((end, _)) => (words.get(..end).unwrap_or_default(), true),
        None => (words, false),
    }
}

fn excel_day(date: PartialDate) -> Option<ExcelDateTime> {
    let day = date.day().filter(|day| day.year() >= 1900)?;
    let (year, month, day) = (day.year(), day.month(), day.day());
    ExcelDateTime::from_ymd(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn properties(project: &Project) -> Result<DocProperties, XlsxError> {
    let at =
        last_change(project).map_or(Ok(None), |at| ExcelDateTime::from_timestamp(at.as_second()).map(Some));
    let date = match at {
        Ok(Some(date)) => date,
        _ => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    Ok(DocProperties::new().set_title(project.title()).set_creation_datetime(&date))
}

/// When a statement was made or changed last, in UTC; the same as `Frequency::last_change`.
fn last_change(project: &Project) -> Option<Timestamp> {
    let stamps = |statement: &crate::model::Statement| [statement.created, statement.changed.map(|it| it.at)];
    project.statements().flat_map(|statement| stamps(statement)).flatten().max()
}

/// The day, in UTC, on which a statement was made or changed last.
pub(super) fn last_change_day(project: &Project) -> Option<String> {
    last_change(project).map(day_of)
}

fn day_of(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_letters_where_a_cell_ends() {
        let long = "🙂".repeat(20_000);
        let (words, is_cut) = fitting(&long);
        assert!(is_cut);
        assert_eq!(words.encode_utf16().count(), LONGEST - 1);
        let fits = "a".repeat(LONGEST);
        assert_eq!(fitting(&fits), (fits.as_str(), false));
    }

    #[test]
    fn only_days_that_a_spreadsheet_knows_are_dates() {
        let day = |word: &str| excel_day(word.parse().unwrap()).is_some();
        assert!(day("2022-03-29") && day("1900-01-01"));
        assert!(!day("2022-03") && !day("2022") && !day("1899-12-31"));
    }
}
