//! Tables for people: columns aligned, nothing that disturbs a terminal.

use crate::model::harmless;

/// The letters between two columns.
const GAP: &str = "  ";

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A line for the header and one for each row, each ended by a line break.
///
/// Widths are in code points. Line breaks and other controls become blanks, so that a title cannot
/// steer the terminal.
pub(super) fn aligned(header: &[String], sides: &[Side], rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = std::iter::once(header)
        .chain(rows.iter().map(Vec::as_slice))
        .map(|row| row.iter().map(|cell| plain(cell)).collect())
        .collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let mut lines = String::new();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| match sides.get(column) {
                Some(Side::Right) => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            })
            .collect();
        lines.push_str(cells.join(GAP).trim_end());
        lines.push('\n');
    }
    lines
}

/// A cell on one line, without controls; what turns the direction of words stands as its code.
pub(super) fn plain(cell: &str) -> String {
    let cell: String = cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    harmless(&cell).into_owned()
}

/// At most so many letters, the last one `…` where some are left out.
pub(super) fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let mut short: String = words.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let row = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
        let table = aligned(
            &row("party", "count"),
            &[Side::Left, Side::Right],
            &[row("Россия", "12"), row("a\n\u{1b}[2Jb", "3")],
        );
        assert_eq!(table, "party    count\nРоссия      12\na  [2Jb      3\n");
    }

    #[test]
    fn long_words_are_cut_with_a_sign() {
        assert_eq!(shortened("нейтральный статус", 12), "нейтральный…");
        assert_eq!(shortened("short", 5), "short");
    }
}
