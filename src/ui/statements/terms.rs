//! The filter of the table: words that must all be there, anywhere or in one column.
//!
//! `nato moscow` wants both words, wherever they stand; `"legal assurance"` wants them together;
//! `actor:russ` looks at one column only; `actor:"Russia"` wants the column to be exactly that.
//! Capitals do not count. Unfinished statements are found by `unfinished`, those without a date
//! by `undated`.

use super::column::Column;

/// One thing that a row must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// The only column to look at; none is all.
    pub(super) column: Option<Column>,
    /// What must be there, in small letters.
    pub(super) words: String,
    /// Whether the column must be nothing else.
    pub(super) is_whole: bool,
}

impl Term {
    /// Whether words in small letters have it.
    pub(super) fn holds_for(&self, lowered: &str) -> bool {
        if self.is_whole { lowered == self.words } else { lowered.contains(&self.words) }
    }

    /// Whether it looks at a column.
    pub(super) fn looks_at(&self, column: Column) -> bool {
        self.column.is_none_or(|only| only == column)
    }
}

/// Takes a filter apart. A quotation mark ends where a space or nothing follows.
pub(super) fn read(filter: &str) -> Vec<Term> {
    let lowered = filter.to_lowercase();
    let mut terms = Vec::new();
    let mut rest = lowered.trim_start();
    while !rest.is_empty() {
        let (column, after) = column_of(rest);
        let (words, is_quoted, after) = words_of(after);
        if !words.is_empty() {
            terms.push(Term { column, words: words.to_owned(), is_whole: is_quoted && column.is_some() });
        }
        rest = after.trim_start();
    }
    terms
}

fn column_of(rest: &str) -> (Option<Column>, &str) {
    let Some((name, after)) = rest.split_once(':') else { return (None, rest) };
    let column = Column::ALL.into_iter().find(|column| column.label().eq_ignore_ascii_case(name));
    column.map_or((None, rest), |column| (Some(column), after))
}

fn words_of(rest: &str) -> (&str, bool, &str) {
    let Some(quoted) = rest.strip_prefix('"') else {
        let (words, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        return (words, false, after);
    };
    let ends = |(_, after): &(&str, &str)| after.is_empty() || after.starts_with(char::is_whitespace);
    let (words, after) = quoted
        .match_indices('"')
        .filter_map(|(at, _)| quoted.split_at_checked(at))
        .map(|(words, after)| (words, after.strip_prefix('"').unwrap_or(after)))
        .find(ends)
        .unwrap_or((quoted, ""));
    (words, true, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(filter: &str, expected: &[(Option<Column>, &str, bool)]) {
        let terms: Vec<_> =
            read(filter).into_iter().map(|term| (term.column, term.words, term.is_whole)).collect();
        let expected: Vec<_> =
            expected.iter().map(|(column, words, whole)| (*column, (*words).to_owned(), *whole)).collect();
        assert_eq!(terms, expected, "{filter}");
    }

    #[test]
    fn words_phrases_and_columns() {
        check("", &[]);
        check(" NATO  moscow ", &[(None, "nato", false), (None, "moscow", false)]);
        check("\"legal assurance\" x", &[(None, "legal assurance", false), (None, "x", false)]);
        check("actor:Russ", &[(Some(Column::Actor), "russ", false)]);
        check("demand:\"NATO membership\"", &[(Some(Column::Demand), "nato membership", true)]);
        check("http://x", &[(None, "http://x", false)]);
    }

    #[test]
    fn a_name_with_marks_inside_is_whole() {
        check(
            "actor:\"the \"A\" team\" x",
            &[(Some(Column::Actor), "the \"a", true), (None, "team\"", false), (None, "x", false)],
        );
        check("actor:\"O\"Neill\"", &[(Some(Column::Actor), "o\"neill", true)]);
    }

    #[test]
    fn what_is_half_typed_is_no_error() {
        check("actor:", &[]);
        check("\"legal ass", &[(None, "legal ass", false)]);
        check("\"", &[]);
    }
}
