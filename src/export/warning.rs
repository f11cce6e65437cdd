//! What was written, but not whole.

use thiserror::Error;

/// Something worth knowing about a file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Warning {
    /// Cells held more than a spreadsheet takes.
    #[error("a cell of a workbook holds 32,767 characters; the rest was cut from {}", listed(.0))]
    CellsCut(Vec<String>),
    /// Letters that the font in pictures cannot draw.
    #[error("the font in pictures has no {0}; they show as boxes here, but not in the .svg")]
    LettersMissing(String),
}

/// The first few, and how many more there are.
fn listed(places: &[String]) -> String {
    let shown: Vec<&str> = places.iter().take(5).map(String::as_str).collect();
    let more = places.len().saturating_sub(shown.len());
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", shown.join(", "))
}
