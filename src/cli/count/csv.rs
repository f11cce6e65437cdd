//! The frequency table as CSV: a line for each row, the numbers that were asked for.

use crate::export::{ExportError, Numbers, write_rows};

use super::Answered;

/// Writes the table; what is undefined is an empty cell.
pub(super) fn write(answered: &Answered, target: &mut Vec<u8>) -> Result<(), ExportError> {
    let numbers = Numbers::of(&answered.project, &answered.spec, &answered.table);
    write_rows(std::iter::once(numbers.header()).chain(numbers.words()), target)
}
