//! Saying what is wrong with a file that does not parse.

use std::path::Path;

use ron::error::{Error, SpannedError};

use super::{Spot, StorageError, conflict, head};

/// The reason why a file did not parse: a merge, another kind of file, a missing end, or the place.
pub(super) fn diagnose(file: &str, error: &SpannedError, path: &Path) -> StorageError {
    let path = path.to_owned();
    if let Some(line) = conflict::first_marker(file) {
        return StorageError::Conflict { line, path };
    }
    if !head::looks_like_project(file) {
        return StorageError::NotAProject { path };
    }
    // The reader's cursor before and after what it could not read. Across lines there is only white
    // space between the two.
    let (start, end) = (error.span.start, error.span.end);
    let place = if start.line == end.line { start } else { end };
    let column = after_blanks(file, place.line, place.col);
    let spot = Box::new(Spot::at(file, place.line, column, describe(&error.code)));
    if is_cut_off(file, error) {
        StorageError::CutOff { spot, path }
    } else {
        StorageError::Broken { spot, path }
    }
}

/// The first column from this one on where something stands.
fn after_blanks(file: &str, line: usize, column: usize) -> usize {
    let words = file.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    column + words.chars().skip(column.saturating_sub(1)).take_while(|letter| *letter == ' ').count()
}

/// Whether the reader wanted more where the file ends.
fn is_cut_off(file: &str, error: &SpannedError) -> bool {
    let file = file.trim_end();
    let last_line = 1 + file.matches('\n').count();
    let last_column = 1 + file.rsplit('\n').next().unwrap_or_default().chars().count();
    let is_at_end = (error.span.end.line, error.span.end.col) >= (last_line, last_column);
    match &error.code {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => true,
        Error::Message(_) | Error::MissingStructField { .. } | Error::TrailingCharacters => false,
        _ => is_at_end,
    }
}

fn describe(code: &Error) -> String {
    match code {
        Error::MissingStructField { field, outer } => {
            format!("the {} ends without its field `{field}`", name(outer.as_deref()))
        }
        Error::NoSuchStructField { expected, found, outer } => format!(
            "the {} has a field `{found}`, expected one of {}",
            name(outer.as_deref()),
            expected.join(", ")
        ),
        Error::DuplicateStructField { field, outer } => {
            format!("the {} has the field `{field}` twice", name(outer.as_deref()))
        }
        Error::ExpectedString => "expected words in quotation marks".to_owned(),
        Error::TrailingCharacters => "expected nothing after the project's last parenthesis".to_owned(),
        Error::Message(message) => message.clone(),
        other => lower_first(&other.to_string()),
    }
}

fn name(outer: Option<&str>) -> &str {
    outer.unwrap_or("record")
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
