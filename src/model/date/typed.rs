//! Dates as people type and newspapers print them: `29.3.2022`, `29 March 2022`, `29 марта 2022 г.`.

use thiserror::Error;

use super::months::{is_beside, month_number};
use super::{PartialDate, When};

/// Why typed words give no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypedDateError {
    /// Day and month could be either way round; the person must say which.
    #[error("\"{words}\" may mean {day_first} or {month_first}: which one?")]
    Ambiguous {
        /// What was typed.
        words: String,
        /// Read with the day first.
        day_first: PartialDate,
        /// Read with the month first.
        month_first: PartialDate,
    },
    /// No form of date that we know.
    #[error("\"{words}\" is not a date that we can read: try 2022-03-29, 29.3.2022, March 2022 or 2022")]
    Unknown {
        /// What was typed.
        words: String,
    },
}

/// Reads a date as a person types it.
///
/// Understood: ISO dates and intervals, `29.3.2022` (day first), `29/3/2022` where only one reading
/// exists, `March 2022`, `29 March 2022`, `March 29, 2022`, `2022`, `2022年3月29日`; months in nine
/// languages, also by their first three letters, a day of the week beside them or not. An ambiguous
/// `3/4/2022` is an error that names both readings: it is never guessed.
///
/// ```
/// use demarche::model::read_typed;
/// assert_eq!(read_typed(" 29.3.2022 ").unwrap().to_string(), "2022-03-29");
/// assert!(read_typed("3/4/2022").unwrap_err().to_string().contains("which one?"));
/// ```
pub fn read_typed(words: &str) -> Result<When, TypedDateError> {
    let words = words.trim();
    let unknown = || TypedDateError::Unknown { words: words.to_owned() };
    if let Ok(when) = words.parse::<When>() {
        return Ok(when);
    }
    if let Some((first, last)) = words.split_once(" - ").or_else(|| words.split_once(" – ")) {
        let (first, last) = (read_typed(first)?, read_typed(last)?);
        return When::between(first.first(), last.last()).ok_or_else(unknown);
    }
    if words.contains('.') && !words.contains(char::is_alphabetic) {
        return numbers(words, '.').and_then(day_month_year).map(When::At).ok_or_else(unknown);
    }
    if words.contains('/') {
        return slashes(words).map(When::At);
    }
    if let Some([year, month, day]) = numbers(words, '-') {
        return day_month_year([day, month, year]).map(When::At).ok_or_else(unknown);
    }
    named_month(words).or_else(|| by_signs(words)).map(When::At).ok_or_else(unknown)
}

/// A day from its three numbers, in this order; the year must be written in full.
fn day_month_year([day, month, year]: [i16; 3]) -> Option<PartialDate> {
    if year < 1000 {
        return None;
    }
    PartialDate::day_of(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn numbers(words: &str, separator: char) -> Option<[i16; 3]> {
    let parts: Vec<i16> = words
        .split(separator)
        .map(|part| part.trim().parse().ok().filter(|n| *n >= 0))
        .collect::<Option<_>>()?;
    parts.try_into().ok()
}

fn slashes(words: &str) -> Result<PartialDate, TypedDateError> {
    let unknown = || TypedDateError::Unknown { words: words.to_owned() };
    let [first, second, year] = numbers(words, '/').ok_or_else(unknown)?;
    if first >= 1000 {
        return day_month_year([year, second, first]).ok_or_else(unknown);
    }
    match (day_month_year([first, second, year]), day_month_year([second, first, year])) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Err(TypedDateError::Ambiguous { words: words.to_owned(), day_first, month_first })
        }
        (Some(date), _) | (None, Some(date)) => Ok(date),
        (None, None) => Err(unknown()),
    }
}

fn named_month(words: &str) -> Option<PartialDate> {
    let parts: Vec<&str> =
        words.split([' ', ',', '\u{a0}']).filter(|part| !part.is_empty() && !is_beside(part)).collect();
    match parts.as_slice() {
        // "Dienstag, 29.03.2022": what is left without the day of the week.
        [only] if *only != words => match read_typed(only).ok()? {
            When::At(day @ PartialDate::Day(_)) => Some(day),
            _ => None,
        },
        [month, year] => {
            PartialDate::month_of(number(year).filter(|year| *year >= 1000)?, month_number(month)?)
        }
        [one, two, year] => {
            let (day, month) = match (month_number(one), month_number(two)) {
                (Some(month), None) => (number(two)?, month),
                (None, Some(month)) => (number(one)?, month),
                _ => return None,
            };
            day_month_year([day, i16::from(month), number(year)?])
        }
        _ => None,
    }
}

/// A day or a year in digits, as "29", "29th", "29.", "1er".
fn number(part: &str) -> Option<i16> {
    let digits = part.trim_end_matches('.');
    let ends = ["st", "nd", "rd", "th", "er", "º"];
    let digits = ends.iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits);
    digits.parse().ok()
}

/// A date in Chinese or Japanese, as "2022年3月29日" and "2022年3月".
fn by_signs(words: &str) -> Option<PartialDate> {
    let (year, rest) = words.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (year, month) = (year.trim().parse().ok().filter(|year| *year >= 1000)?, month.trim().parse().ok()?);
    match rest.trim() {
        "" => PartialDate::month_of(year, month),
        day => PartialDate::day_of(year, month, day.strip_suffix(['日', '号'])?.trim().parse().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        assert_eq!(read_typed(words).map(|when| when.to_string()), Ok(expected.to_owned()), "{words}");
    }

    #[test]
    fn the_forms_people_type() {
        check("2022-03-29", "2022-03-29");
        check("March 2022", "2022-03");
        check("29.3.2022", "2022-03-29");
        check("2022", "2022");
        check("2022-03-01/2022-03-10", "2022-03-01/2022-03-10");
        check("29 March 2022", "2022-03-29");
        check("March 29, 2022", "2022-03-29");
        check("Mar 29th, 2022", "2022-03-29");
        check("29/3/2022", "2022-03-29");
        check("3/29/2022", "2022-03-29");
        check("4/4/2022", "2022-04-04");
        check("2022/3/29", "2022-03-29");
        check("2022-3-9", "2022-03-09");
        check("1 March 2022 - 10 March 2022", "2022-03-01/2022-03-10");
    }

    #[test]
    fn newspapers_print_them_in_their_languages() {
        for words in [
            "29 марта 2022 г.",
            "29 марта 2022 года",
            "вторник, 29 марта 2022",
            "29 МАРТА 2022",
            "29 мар. 2022",
            "29 березня 2022 р.",
            "вівторок, 29 березня 2022 року",
            "29. März 2022",
            "Dienstag, 29. März 2022",
            "29 mars 2022",
            "mardi 29 mars 2022",
            "29 de marzo de 2022",
            "29 Mart 2022",
            "29 Mart 2022 Salı",
            "29 marca 2022 r.",
            "wtorek, 29 marca 2022",
            "martedì 29 marzo 2022",
            "Tuesday, March 29, 2022",
            "March 29, 2022 Tuesday",
            "29\u{a0}mars 2022",
            "2022年3月29日",
            "2022 年 3 月 29 日",
            "29.03.2022",
            "Dienstag, 29.03.2022",
        ] {
            check(words, "2022-03-29");
        }
        check("1er avril 2022", "2022-04-01");
        check("12 KASIM 2022", "2022-11-12");
        check("12 Kasım 2022", "2022-11-12");
        check("3 Şubat 2022", "2022-02-03");
        check("5 lis 2022", "2022-11-05");
        check("14 juil. 2022", "2022-07-14");
        check("30 août 2022", "2022-08-30");
        check("7 жовт. 2022", "2022-10-07");
        check("Mai 2022", "2022-05");
        check("2022年3月", "2022-03");
    }

    #[test]
    fn two_readings_are_asked_not_guessed() {
        let error = read_typed("3/4/2022").unwrap_err();
        assert_eq!(error.to_string(), "\"3/4/2022\" may mean 2022-04-03 or 2022-03-04: which one?");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for words in [
            "",
            "on Tuesday",
            "31.2.2022",
            "29.3.22",
            "Marchember 2022",
            "13/13/2022",
            "32 March 2022",
            "1/2",
            "во вторник",
            "14 jui 2022",
            "вторник 2022",
            "2022年13月1日",
        ] {
            assert!(matches!(read_typed(words), Err(TypedDateError::Unknown { .. })), "{words}");
        }
    }
}
