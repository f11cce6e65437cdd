//! Bins of time: to which day, week, month, quarter or year a date belongs.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil::Date;

use crate::model::{PartialDate, Period, When};

/// The names of the months as figures print them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The first day of the calendar, a Monday: bins are counted from here.
const FIRST: Date = Date::constant(1, 1, 1);

/// One day, ISO week, month, quarter or year. Bins of one period are ordered by time.
///
/// Its `Display` is ISO 8601's word: `2024-03-05`, `2024-W10`, `2024-03`, `2024-Q1`, `2024`. A week
/// belongs to the year of its Thursday (ISO 8601-1:2019, 5.2.3).
///
/// ```
/// use demarche::analysis::Bin;
/// use demarche::model::{Period, When};
/// let when: When = "2021-01-03".parse().unwrap();
/// assert_eq!(Bin::of(Period::Week, when).unwrap().to_string(), "2020-W53");
/// assert_eq!(Bin::of(Period::Quarter, when).unwrap().words(), "2021 Q1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bin {
    period: Period,
    /// How many periods after the one with the calendar's first day.
    number: i32,
}

impl Bin {
    /// The bin of a date; none where the date is known less exactly, or is an interval with its ends
    /// in different bins: it is undated there.
    pub fn of(period: Period, when: When) -> Option<Self> {
        let first = Self::of_date(period, when.first())?;
        match when {
            When::At(_) => Some(first),
            When::Between(_, last) => Self::of_date(period, last).filter(|last| *last == first),
        }
    }

    fn of_date(period: Period, date: PartialDate) -> Option<Self> {
        let months = || date.month().map(|month| i32::from(date.year()) * 12 + i32::from(month) - 1);
        let number = match period {
            Period::Day => day_number(date.day()?),
            Period::Week => day_number(date.day()?).div_euclid(7),
            Period::Month => months()?,
            Period::Quarter => months()?.div_euclid(3),
            Period::Year => i32::from(date.year()),
        };
        Some(Self { period, number })
    }

    /// The bin with this day.
    pub fn of_day(period: Period, day: Date) -> Self {
        let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let number = match period {
            Period::Day => day_number(day),
            Period::Week => day_number(day).div_euclid(7),
            Period::Month => months,
            Period::Quarter => months.div_euclid(3),
            Period::Year => i32::from(day.year()),
        };
        Self { period, number }
    }

    /// Its length.
    pub fn period(self) -> Period {
        self.period
    }

    /// Which of its period it is; another one for each.
    pub(super) fn number(self) -> i32 {
        self.number
    }

    /// How many bins after another one of the same period; negative before it.
    pub fn distance_from(self, other: Self) -> i64 {
        i64::from(self.number) - i64::from(other.number)
    }

    /// This bin and those after it, up to `last`, inclusive.
    pub fn up_to(self, last: Self) -> impl Iterator<Item = Self> {
        let period = self.period;
        (self.number..=last.number).map(move |number| Self { period, number })
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let in_year = |year: i32, month: i32| {
            let year = i16::try_from(year).unwrap_or(i16::MAX);
            Date::new(year, i8::try_from(month).unwrap_or(1), 1).unwrap_or(Date::MAX)
        };
        match self.period {
            Period::Day => day_of_number(self.number),
            Period::Week => day_of_number(self.number.saturating_mul(7)),
            Period::Month => in_year(self.number.div_euclid(12), self.number.rem_euclid(12) + 1),
            Period::Quarter => in_year(self.number.div_euclid(4), self.number.rem_euclid(4) * 3 + 1),
            Period::Year => in_year(self.number, 1),
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let next = Self { number: self.number.saturating_add(1), ..self };
        next.first_day().yesterday().unwrap_or(Date::MAX)
    }

    /// The bin of a longer period in which its first day lies; for a week, its Thursday.
    #[must_use]
    pub fn within(self, period: Period) -> Self {
        let day = match self.period {
            Period::Week => day_of_number(self.number.saturating_mul(7).saturating_add(3)),
            _ => self.first_day(),
        };
        Self::of_day(period, day)
    }

    /// Its name as people write it: `29 Mar 2022`, `Week 13, 2022`, `Mar 2022`, `2022 Q1`, `2022`.
    pub fn words(self) -> String {
        let day = self.first_day();
        match self.period {
            Period::Day => format!("{} {} {}", day.day(), month_name(day), day.year()),
            Period::Week => {
                let week = day.iso_week_date();
                format!("Week {}, {}", week.week(), week.year())
            }
            Period::Month => format!("{} {}", month_name(day), day.year()),
            Period::Quarter => format!("{} Q{}", day.year(), quarter(day)),
            Period::Year => day.year().to_string(),
        }
    }

    /// Its name where the year is known from elsewhere: `29 Mar`, `W13`, `Mar`, `Q1`, `2022`.
    pub fn short_words(self) -> String {
        let day = self.first_day();
        match self.period {
            Period::Day => format!("{} {}", day.day(), month_name(day)),
            Period::Week => format!("W{}", day.iso_week_date().week()),
            Period::Month => month_name(day).to_owned(),
            Period::Quarter => format!("Q{}", quarter(day)),
            Period::Year => day.year().to_string(),
        }
    }
}

impl fmt::Display for Bin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day();
        match self.period {
            Period::Day => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Period::Week => {
                let week = day.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Period::Month => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Period::Quarter => write!(f, "{:04}-Q{}", day.year(), quarter(day)),
            Period::Year => write!(f, "{:04}", day.year()),
        }
    }
}

fn quarter(day: Date) -> i8 {
    (day.month() + 2) / 3
}

fn month_name(day: Date) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or("")
}

/// Days after the calendar's first day.
pub(super) fn day_number(day: Date) -> i32 {
    i32::try_from(day.duration_since(FIRST).as_hours() / 24).unwrap_or(i32::MAX)
}

fn day_of_number(number: i32) -> Date {
    FIRST.checked_add(SignedDuration::from_hours(i64::from(number) * 24)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: Period, when: &str, word: &str, words: &str) {
        let bin = Bin::of(period, when.parse().unwrap()).unwrap();
        assert_eq!((bin.to_string().as_str(), bin.words().as_str()), (word, words));
        assert_eq!(Bin::of_day(period, bin.first_day()), bin);
    }

    #[test]
    fn a_bin_has_its_iso_word_and_its_name() {
        check(Period::Day, "2022-03-29", "2022-03-29", "29 Mar 2022");
        check(Period::Week, "2022-03-29", "2022-W13", "Week 13, 2022");
        check(Period::Week, "2024-12-30", "2025-W01", "Week 1, 2025");
        check(Period::Week, "0001-01-01", "0001-W01", "Week 1, 1");
        check(Period::Week, "9999-12-31", "9999-W52", "Week 52, 9999");
        check(Period::Month, "2022-12", "2022-12", "Dec 2022");
        check(Period::Quarter, "2022-12", "2022-Q4", "2022 Q4");
        check(Period::Year, "2022", "2022", "2022");
    }

    #[test]
    fn an_interval_needs_both_ends_in_the_bin() {
        let bin = |period, when: &str| Bin::of(period, when.parse().unwrap()).map(|bin| bin.to_string());
        assert_eq!(bin(Period::Month, "2022-03-01/2022-03-10").as_deref(), Some("2022-03"));
        assert_eq!(bin(Period::Week, "2022-03-01/2022-03-10"), None);
        assert_eq!(bin(Period::Day, "2022-03-01/2022-03-10"), None);
        assert_eq!(bin(Period::Quarter, "2022-03-30/2022-04-02"), None);
        assert_eq!(bin(Period::Year, "2022-03/2022-04-02").as_deref(), Some("2022"));
    }

    #[test]
    fn a_week_across_years_counts_in_the_year_of_its_thursday() {
        let week = Bin::of(Period::Week, "2019-12-30".parse::<When>().unwrap()).unwrap();
        assert_eq!(week.within(Period::Year).to_string(), "2020");
        assert_eq!(week.within(Period::Month).to_string(), "2020-01");
    }

    #[test]
    fn every_day_of_a_century_keeps_its_number() {
        let first = day_number(Date::constant(1950, 1, 1));
        for number in first..first + 36_600 {
            assert_eq!(day_number(day_of_number(number)), number);
        }
    }
}
