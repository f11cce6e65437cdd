//! Where in a file something is wrong.

use std::fmt;

use super::escape;

/// How many letters of a line an error shows.
const SHOWN: usize = 80;
/// How many of them stand before the place.
const BEFORE: usize = 30;

/// A place in a file and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The letter in the line, in code points from 1.
    pub column: usize,
    /// The part of the line around the place, at most 80 letters and two ellipses.
    pub excerpt: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Spot {
    /// A place by line and column, from 1; outside the file the excerpt is empty.
    pub(super) fn at(file: &str, line: usize, column: usize, message: String) -> Self {
        let words = file.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        Self { line, column, excerpt: excerpt(words, column), message }
    }

    /// A place by its byte.
    pub(super) fn at_byte(file: &str, byte: usize, message: String) -> Self {
        let above = file.get(..byte).unwrap_or(file);
        let line = 1 + above.matches('\n').count();
        let column = 1 + above.rsplit('\n').next().unwrap_or_default().chars().count();
        Self::at(file, line, column, message)
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {}, column {}: `{}`)", self.message, self.line, self.column, self.excerpt)
    }
}

fn excerpt(line: &str, column: usize) -> String {
    let skipped = if line.chars().count() <= SHOWN { 0 } else { column.saturating_sub(BEFORE + 1) };
    let shown: String = line
        .chars()
        .skip(skipped)
        .take(SHOWN)
        .map(|letter| if letter.is_control() || escape::is_hidden(letter) { ' ' } else { letter })
        .collect();
    let front = if skipped > 0 { "…" } else { "" };
    let back = if line.chars().count() > skipped + SHOWN { "…" } else { "" };
    format!("{front}{}{back}", shown.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_by_byte_counts_letters() {
        let spot = Spot::at_byte("one\n“two” x\n", 4 + 3 + 3 + 3 + 1, "wrong".to_owned());
        assert_eq!((spot.line, spot.column, spot.excerpt.as_str()), (2, 7, "“two” x"));
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}HERE{}", "a".repeat(200), "b".repeat(200));
        let spot = Spot::at(&line, 1, 201, String::new());
        assert_eq!(spot.excerpt, format!("…{}HERE{}…", "a".repeat(30), "b".repeat(46)));
    }
}
