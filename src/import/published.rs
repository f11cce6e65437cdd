//! When an article was published: only where the file says so, never from "on Tuesday".

use crate::model::{Dated, PartialDate, TypedDateError, When, read_typed};

use super::Warning;

/// What a line begins with that tells when the article was published.
const HEADS: [&str; 8] = [
    "published:",
    "published on:",
    "published on ",
    "publication date:",
    "date published:",
    "date:",
    "posted:",
    "posted on ",
];
/// In how many lines that have words such a line is looked for, from the top.
const LINES: usize = 12;

/// What a date line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// The date, and the words that give it.
    Date(When, String),
    /// Words that may mean two dates.
    Ambiguous(TypedDateError),
}

/// Whether a line does nothing but tell the date.
pub(super) fn tells_date(line: &str) -> bool {
    words_after_head(line).is_some_and(|words| read(words).is_some())
}

/// Whether a line is a whole date and nothing else, as "14 March 2022".
pub(super) fn is_date(line: &str) -> bool {
    line.contains(|letter: char| letter.is_ascii_digit()) && read_typed(line.trim()).is_ok()
}

/// The date that a line near the top of a text tells; a doubt where it could be two.
pub(super) fn in_text(text: &str) -> (Option<Dated>, Option<Warning>) {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).take(LINES);
    for (number, line) in lines {
        let place = format!("line {}", number + 1);
        match words_after_head(line).and_then(read) {
            Some(Found::Date(when, printed)) => {
                return (Some(Dated { printed, ..Dated::guessed(when, &place) }), None);
            }
            Some(Found::Ambiguous(error)) => {
                return (None, Some(Warning::at(place, format!("{error} The article stays undated"))));
            }
            None => {}
        }
    }
    (None, None)
}

/// The date in a file's name; none where it has none or several.
///
/// Understood are `2022-03-29`, `2022_03_29`, `20220329` and `2022-03`, not beside other digits.
pub(super) fn in_file_name(stem: &str) -> Option<Dated> {
    let mut dates: Vec<PartialDate> = stem
        .split(|letter: char| !letter.is_ascii_digit() && letter != '-' && letter != '_')
        .flat_map(dates_of)
        .collect();
    dates.dedup();
    match dates.as_slice() {
        [date] => Some(Dated::guessed(When::At(*date), "file name")),
        _ => None,
    }
}

/// Every date in a run of digits, hyphens and low lines.
fn dates_of(run: &str) -> Vec<PartialDate> {
    let numbers: Vec<&str> = run.split(['-', '_']).collect();
    let mut dates = Vec::new();
    let mut rest = numbers.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let (date, used) = match (first.len(), after) {
            (8, _) => (compact(first), 1),
            (4, [month, day, ..]) if month.len() == 2 && day.len() == 2 => {
                (format!("{first}-{month}-{day}").parse().ok(), 3)
            }
            (4, [month, ..]) if month.len() == 2 => (format!("{first}-{month}").parse().ok(), 2),
            _ => (None, 1),
        };
        dates.extend(date.filter(|date: &PartialDate| (1800..2200).contains(&date.year())));
        rest = rest.get(used..).unwrap_or_default();
    }
    dates
}

fn compact(digits: &str) -> Option<PartialDate> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    format!("{year}-{month}-{day}").parse().ok()
}

fn words_after_head(line: &str) -> Option<&str> {
    let line = line.trim().trim_matches(['*', '_']);
    HEADS.iter().find_map(|head| {
        let start = line.get(..head.len())?;
        let words = line.get(head.len()..)?;
        start.eq_ignore_ascii_case(head).then(|| words.trim().trim_matches(['*', '_']).trim())
    })
}

/// Reads a date with what may follow it: a time, a zone, a name.
///
/// With words after it only a whole day counts, so that "Date: 2022 was hard" gives nothing.
pub(super) fn read(words: &str) -> Option<Found> {
    let first = |error| match error {
        TypedDateError::Ambiguous { .. } => Some(Found::Ambiguous(error)),
        TypedDateError::Unknown { .. } => None,
    };
    match read_typed(words) {
        Ok(when) => return Some(Found::Date(when, words.to_owned())),
        Err(error @ TypedDateError::Ambiguous { .. }) => return first(error),
        Err(TypedDateError::Unknown { .. }) => {}
    }
    if let Some((day, _)) = words.split_once('T').filter(|(day, _)| day.len() == 10) {
        return day.parse().ok().map(|when| Found::Date(when, words.to_owned()));
    }
    let ends = words.match_indices([' ', ',', '|']).map(|(end, _)| end);
    ends.rev().take(12).find_map(|end| {
        let shorter = words.get(..end)?.trim_end_matches([' ', ',', '|', '-', '–', '—']);
        match read_typed(shorter) {
            Ok(when @ When::At(PartialDate::Day(_))) => Some(Found::Date(when, shorter.to_owned())),
            Ok(_) => None,
            Err(error) => first(error),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_name(stem: &str, expected: Option<&str>) {
        assert_eq!(in_file_name(stem).map(|date| date.when.to_string()).as_deref(), expected, "{stem}");
    }

    #[test]
    fn a_file_name_tells_an_iso_like_date() {
        check_name("2022-03-29_reuters", Some("2022-03-29"));
        check_name("reuters 2022_03_29", Some("2022-03-29"));
        check_name("reuters-20220329", Some("2022-03-29"));
        check_name("note_2022-03", Some("2022-03"));
        check_name("2022-03-29-2", Some("2022-03-29"));
        for stem in
            ["talks-2022-istanbul", "2022-03-32", "12022-03-29", "29-03-2022", "2022-03-01_2022-03-10"]
        {
            check_name(stem, None);
        }
        for stem in ["", "note", "20221332", "document-12345678"] {
            check_name(stem, None);
        }
    }

    fn check_line(line: &str, expected: Option<(&str, &str)>) {
        let text = format!("Headline\n\n{line}\n\nThey met on Tuesday.");
        let found = in_text(&text).0.map(|date| {
            assert_eq!(date.from, "line 3");
            (date.when.to_string(), date.printed)
        });
        let found = found.as_ref().map(|(when, printed)| (when.as_str(), printed.as_str()));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_line_tells_the_date_only_where_it_says_so() {
        check_line("Published: 29 March 2022", Some(("2022-03-29", "29 March 2022")));
        check_line("published on 29 March 2022, 14:05 GMT", Some(("2022-03-29", "29 March 2022")));
        check_line("Date: March 29, 2022 by our reporter", Some(("2022-03-29", "March 29, 2022")));
        check_line("**Date:** 2022-03", Some(("2022-03", "2022-03")));
        check_line("Posted: 2022-03-29T14:05:00Z", Some(("2022-03-29", "2022-03-29T14:05:00Z")));
        for line in
            ["29 March 2022", "On 29 March 2022 they met.", "Date: 2022 was a hard year", "Date: Tuesday"]
        {
            check_line(line, None);
        }
    }

    #[test]
    fn two_readings_are_told_and_not_guessed() {
        let (date, warning) = in_text("Talks\nPublished: 3/4/2022\nThey met.");
        assert_eq!(date, None);
        assert!(warning.unwrap().to_string().starts_with("line 2: \"3/4/2022\" may mean 2022-04-03"));
    }
}
