//! When an article was published: only where the file says so, never from "on Tuesday".

use crate::model::{Dated, PartialDate, TypedDateError, When, read_typed};

use super::Warning;

/// What a line begins with that tells when the article was published, lower case.
const HEADS: &[&str] = &[
    "published:",
    "published on:",
    "published on ",
    "first published:",
    "publication date:",
    "date published:",
    "date:",
    "posted:",
    "posted on ",
    "опубликовано:",
    "опубликовано ",
    "дата публикации:",
    "дата:",
    "опубліковано:",
    "дата публікації:",
    "veröffentlicht:",
    "veröffentlicht am ",
    "erschienen am ",
    "datum:",
    "publié le ",
    "publié:",
    "date de publication:",
    "publicado:",
    "publicado el ",
    "fecha:",
    "fecha de publicación:",
    "tarih:",
    "yayın tarihi:",
    "opublikowano:",
    "data publikacji:",
    "data:",
    "发布时间:",
    "日期:",
];
/// In how many lines that have words such a line is looked for, from the top.
const LINES: usize = 12;
/// In how many of them a line that is a date and nothing else counts.
const LINES_ALONE: usize = 6;
/// How many letters a word beside a date has at most, as a zone or "Uhr".
const BESIDE: usize = 4;

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

/// Whether a line is a date and nothing else, as "14 March 2022", but for a time of day.
pub(super) fn is_date(line: &str) -> bool {
    let has_digit = line.contains(|letter: char| letter.is_ascii_digit());
    has_digit && (read_typed(line.trim()).is_ok() || alone(line).is_some())
}

/// The day that a line is, with nothing beside it but a time of day.
pub(super) fn alone(line: &str) -> Option<Dated> {
    let line = line.trim();
    let is_short = line.chars().count() <= 60 && line.contains(|letter: char| letter.is_ascii_digit());
    let Some(Found::Date(when @ When::At(PartialDate::Day(_)), printed)) = read(line).filter(|_| is_short)
    else {
        return None;
    };
    let beside = line.strip_prefix(printed.as_str())?;
    let words = beside.split(|letter: char| !letter.is_alphanumeric());
    let is_time = words
        .into_iter()
        .all(|word| word.chars().count() <= BESIDE || word.contains(|letter: char| letter.is_ascii_digit()));
    is_time.then(|| Dated { printed, ..Dated::guessed(when, "") })
}

/// The date that a line near the top of a text tells; a doubt where it could be two.
///
/// A line that says that it is the date goes before one that is a date and nothing else.
pub(super) fn in_text(text: &str) -> (Option<Dated>, Option<Warning>) {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).take(LINES);
    let place = |number: usize| format!("line {}", number + 1);
    for (number, line) in lines.clone() {
        let place = place(number);
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
    for (number, line) in lines.take(LINES_ALONE) {
        if let Some(dated) = alone(line) {
            return (Some(Dated { from: place(number), ..dated }), None);
        }
        if let Err(error @ TypedDateError::Ambiguous { .. }) = read_typed(line) {
            let doubt = format!("{error} The article stays undated");
            return (None, Some(Warning::at(place(number), doubt)));
        }
    }
    (None, None)
}

/// The date in a file's name; none where it has none or several.
///
/// Understood are `2022-03-29`, `2022_03_29`, `20220329`, `2022-03` and `29.03.2022`, not beside other
/// digits.
pub(super) fn in_file_name(stem: &str) -> Option<Dated> {
    let mut dates: Vec<PartialDate> = stem
        .split(|letter: char| !letter.is_ascii_digit() && letter != '-' && letter != '_')
        .flat_map(dates_of)
        .collect();
    dates.extend(stem.split(|letter: char| !letter.is_ascii_digit() && letter != '.').filter_map(with_dots));
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

/// The day of a run of digits and dots, the day first, as everywhere where dots stand between them.
fn with_dots(run: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = run.trim_matches('.').split('.').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let fits = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len()) && year.len() == 4;
    let date = PartialDate::day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|date| fits && (1800..2200).contains(&date.year()))
}

fn compact(digits: &str) -> Option<PartialDate> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    format!("{year}-{month}-{day}").parse().ok()
}

fn words_after_head(line: &str) -> Option<&str> {
    let line = line.trim().trim_matches(['*', '_']);
    // French has a blank before a colon, Chinese a wide one.
    let low = line.to_lowercase().replace(" :", ":").replace('：', ":");
    let head = HEADS.iter().find(|head| low.starts_with(*head))?;
    let words = match head.strip_suffix(':') {
        Some(_) => line.split_once([':', '：'])?.1,
        None => line.char_indices().nth(head.chars().count()).and_then(|(at, _)| line.get(at..))?,
    };
    Some(words.trim().trim_matches(['*', '_']).trim())
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
        check_name("ТАСС 29.03.2022", Some("2022-03-29"));
        check_name("29.03.2022.v2", Some("2022-03-29"));
        for stem in [
            "talks-2022-istanbul",
            "2022-03-32",
            "12022-03-29",
            "29-03-2022",
            "2022-03-01_2022-03-10",
            "1.2.3",
            "31.2.2022",
        ] {
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
        for line in [
            "On 29 March 2022 they met.",
            "29 March 2022 was a Tuesday",
            "March 2022",
            "2022",
            "Date: 2022 was a hard year",
            "Date: Tuesday",
            "On Tuesday",
            "Tuesday",
            "29",
        ] {
            check_line(line, None);
        }
    }

    #[test]
    fn a_line_that_is_a_date_and_nothing_else_tells_it() {
        for line in [
            "29 March 2022",
            "Tuesday, 29 March 2022 | 14:05 GMT",
            "29.03.2022, 23:50 Uhr",
            "29 марта 2022, 14:05",
        ] {
            let found = in_text(&format!("Headline\n\n{line}\n\nThey met.")).0.unwrap();
            assert_eq!(
                (found.when.to_string().as_str(), found.from.as_str()),
                ("2022-03-29", "line 3"),
                "{line}"
            );
        }
        let far = "Headline\n\na\n\nb\n\nc\n\nd\n\ne\n\nf\n\n29 March 2022\n";
        assert_eq!(in_text(far).0, None);
        let both = in_text("29 March 2022\nHeadline\nPublished: 30 March 2022\n").0.unwrap();
        assert_eq!(both.when.to_string(), "2022-03-30");
    }

    #[test]
    fn other_languages_tell_it_too() {
        for line in [
            "Опубликовано: 29 марта 2022 г., 14:05",
            "ДАТА: 29.03.2022",
            "Дата публікації: 29 березня 2022",
            "Veröffentlicht am 29. März 2022 um 14:05 Uhr",
            "Publié le 29 mars 2022 à 14h05",
            "Date de publication : 29 mars 2022",
            "Publicado el 29 de marzo de 2022",
            "Yayın tarihi: 29 Mart 2022 Salı",
            "Data publikacji: 29 marca 2022 r.",
            "日期：2022年3月29日",
        ] {
            let found = in_text(&format!("Headline\n{line}\nThey met.")).0;
            assert_eq!(found.map(|it| it.when.to_string()).as_deref(), Some("2022-03-29"), "{line}");
        }
    }

    #[test]
    fn two_readings_are_told_and_not_guessed() {
        for line in ["Published: 3/4/2022", "3/4/2022"] {
            let (date, warning) = in_text(&format!("Talks\n{line}\nThey met."));
            assert_eq!(date, None);
            assert!(warning.unwrap().to_string().starts_with("line 2: \"3/4/2022\" may mean 2022-04-03"));
        }
    }
}
