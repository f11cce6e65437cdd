//! Dates as far as they are known: a year, a month, a day, or an interval.

mod months;
mod typed;

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use thiserror::Error;

pub use typed::{TypedDateError, read_typed};

/// The months in English, January first.
pub const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Why a word is not a date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a date is written 2022, 2022-03, 2022-03-29 or 2022-03-01/2022-03-10, not \"{word}\"")]
pub struct DateError {
    /// The word that was read.
    pub word: String,
}

/// A civil date known to the day, to the month or only to the year (ISO 8601-1:2019, 5.2.2).
///
/// The order is that of the first day, then from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year, 1 to 9999.
    Year(i16),
    /// Year and month, 1 to 12.
    Month(i16, i8),
    /// The whole date.
    Day(civil::Date),
}

impl PartialDate {
    /// The month of a year; none where there is no such month.
    pub fn month_of(year: i16, month: i8) -> Option<Self> {
        civil::Date::new(year, month, 1).ok().filter(|_| year > 0).map(|_| Self::Month(year, month))
    }

    /// A day; none where the calendar has no such day.
    pub fn day_of(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().filter(|_| year > 0).map(Self::Day)
    }

    /// The year, always known.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The month, 1 to 12, if known.
    pub fn month(self) -> Option<i8> {
        match self {
            Self::Year(_) => None,
            Self::Month(_, month) => Some(month),
            Self::Day(day) => Some(day.month()),
        }
    }

    /// The day, if known.
    pub fn day(self) -> Option<civil::Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) | Self::Month(..) => None,
        }
    }

    /// The first day that it may mean.
    pub fn first_day(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => civil::Date::new(year, month, 1).unwrap_or(civil::Date::ZERO),
            Self::Year(year) => civil::Date::new(year, 1, 1).unwrap_or(civil::Date::ZERO),
        }
    }

    /// The last day that it may mean.
    pub fn last_day(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Year(_) => self.first_day().last_of_year(),
        }
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |date: &Self| (date.first_day(), std::cmp::Reverse(date.last_day()));
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(word: &str) -> Result<Self, DateError> {
        let digits = |part: &str, length: usize| {
            let right = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            right.then(|| part.parse::<i16>().ok()).flatten()
        };
        let parts: Vec<&str> = word.split('-').collect();
        let small = |part| digits(part, 2).and_then(|number| i8::try_from(number).ok());
        match parts.as_slice() {
            [year] => digits(year, 4).filter(|year| *year > 0).map(Self::Year),
            [year, month] => {
                digits(year, 4).zip(small(month)).and_then(|(year, month)| Self::month_of(year, month))
            }
            [year, month, day] => digits(year, 4)
                .zip(small(month))
                .zip(small(day))
                .and_then(|((year, month), day)| Self::day_of(year, month, day)),
            _ => None,
        }
        .ok_or_else(|| DateError { word: word.to_owned() })
    }
}

/// A date or an interval of dates, both ends inclusive.
///
/// ```
/// use demarche::model::When;
/// let when: When = "2022-03-01/2022-03-10".parse().unwrap();
/// assert_eq!(when.to_string(), "2022-03-01/2022-03-10");
/// assert!("2022-03-10/2022-03-01".parse::<When>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// One date.
    At(PartialDate),
    /// From the first to the last date, both inclusive, in this order.
    Between(PartialDate, PartialDate),
}

impl When {
    /// The interval between two dates; none where the first begins after the last.
    pub fn between(first: PartialDate, last: PartialDate) -> Option<Self> {
        (first.first_day() <= last.first_day() && first.last_day() <= last.last_day())
            .then_some(Self::Between(first, last))
    }

    /// The date at the start.
    pub fn first(self) -> PartialDate {
        match self {
            Self::At(date) | Self::Between(date, _) => date,
        }
    }

    /// The date at the end.
    pub fn last(self) -> PartialDate {
        match self {
            Self::At(date) | Self::Between(_, date) => date,
        }
    }
}

impl PartialDate {
    /// The date in words: "29 March 2022", "March 2022", "2022".
    pub fn words(self) -> String {
        let name = |month: i8| {
            usize::try_from(month - 1).ok().and_then(|at| MONTH_NAMES.get(at)).copied().unwrap_or_default()
        };
        match self {
            Self::Day(day) => format!("{} {} {}", day.day(), name(day.month()), day.year()),
            Self::Month(year, month) => format!("{} {year}", name(month)),
            Self::Year(year) => year.to_string(),
        }
    }
}

impl When {
    /// The date in words: "29 March 2022", "1 March 2022 – 10 March 2022".
    pub fn words(self) -> String {
        match self {
            Self::At(date) => date.words(),
            Self::Between(first, last) => format!("{} – {}", first.words(), last.words()),
        }
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first(), self.last()).cmp(&(other.first(), other.last()))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(date) => write!(f, "{date}"),
            Self::Between(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl FromStr for When {
    type Err = DateError;

    fn from_str(word: &str) -> Result<Self, DateError> {
        match word.split_once('/') {
            None => word.parse().map(Self::At),
            Some((first, last)) => Self::between(first.parse()?, last.parse()?)
                .ok_or_else(|| DateError { word: word.to_owned() }),
        }
    }
}

impl From<PartialDate> for When {
    fn from(date: PartialDate) -> Self {
        Self::At(date)
    }
}

/// Whether a person stands behind a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStatus {
    /// A person typed it or accepted it.
    Confirmed,
    /// It was found by the program and nobody has looked at it yet.
    Guessed,
}

impl DateStatus {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Guessed => "guessed",
        }
    }
}

/// A date with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The date itself.
    pub when: When,
    /// Confirmed or guessed.
    pub status: DateStatus,
    /// Where it came from ("file name", "typed"); empty where nothing is known.
    pub from: String,
    /// The words as printed in the article; empty where it was not printed.
    pub printed: String,
}

impl Dated {
    /// A date that a person typed or accepted.
    pub fn confirmed(when: When) -> Self {
        Self { when, status: DateStatus::Confirmed, from: String::new(), printed: String::new() }
    }

    /// A date that the program found, and where.
    pub fn guessed(when: When, from: &str) -> Self {
        Self { when, status: DateStatus::Guessed, from: from.to_owned(), printed: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_precision_reads_back() {
        for word in ["2022", "2022-03", "2022-03-29", "2022-03/2022-05", "2024-02-29"] {
            assert_eq!(word.parse::<When>().unwrap().to_string(), word);
        }
    }

    #[test]
    fn what_the_calendar_has_not_is_refused() {
        for word in
            ["", "22", "0000", "2022-13", "2023-02-29", "2022-3-1", "2022-03-29T10", "2022/2021", "+022"]
        {
            assert!(word.parse::<When>().is_err(), "{word}");
        }
    }

    #[test]
    fn order_is_by_first_day_then_from_coarse_to_fine() {
        let mut dates: Vec<PartialDate> = ["2022-01-01", "2022-01", "2022", "2021-12-31"]
            .iter()
            .map(|word| word.parse().unwrap())
            .collect();
        dates.sort_unstable();
        let words: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(words, ["2021-12-31", "2022", "2022-01", "2022-01-01"]);
    }
}
