//! The range of dates that a question asks for.

use jiff::civil::Date;

use crate::model::{Filter, PartialDate, When};

use super::AnalysisError;

/// Where a date lies to a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// Every day that it may mean is inside, or there is no date at all.
    Inside,
    /// Some days are inside, some not: it stays, but as undated.
    Unsure,
    /// No day is inside.
    Outside,
}

/// First and last day, both inclusive, each open where it is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    from: Option<PartialDate>,
    to: Option<PartialDate>,
}

impl Range {
    /// The range of a filter.
    pub(super) fn of(filter: &Filter) -> Result<Self, AnalysisError> {
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from.first_day() > to.last_day()
        {
            return Err(AnalysisError::RangeBackward { from, to });
        }
        Ok(Self { from: filter.from, to: filter.to })
    }

    /// The first day, if it has one.
    pub(super) fn first_day(self) -> Option<Date> {
        self.from.map(PartialDate::first_day)
    }

    /// The last day, if it has one.
    pub(super) fn last_day(self) -> Option<Date> {
        self.to.map(PartialDate::last_day)
    }

    /// Both ends as they were typed, if it has both.
    pub(super) fn ends(self) -> Option<(PartialDate, PartialDate)> {
        self.from.zip(self.to)
    }

    /// Where a date lies. What has no date is never outside: undated statements are always shown.
    pub(super) fn place(self, when: Option<When>) -> Where {
        let Some(when) = when else { return Where::Inside };
        if self.from.is_none() && self.to.is_none() {
            return Where::Inside;
        }
        let (first, last) = (when.first().first_day(), when.last().last_day());
        let from = self.first_day().unwrap_or(Date::MIN);
        let to = self.last_day().unwrap_or(Date::MAX);
        if last < from || first > to {
            Where::Outside
        } else if from <= first && last <= to {
            Where::Inside
        } else {
            Where::Unsure
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_across_the_border_is_neither_in_nor_out() {
        let filter = Filter {
            from: Some("2022-03-15".parse().unwrap()),
            to: Some("2022-05".parse().unwrap()),
            ..Filter::default()
        };
        let range = Range::of(&filter).unwrap();
        for (when, place) in [
            ("2022-03-14", Where::Outside),
            ("2022-03-15", Where::Inside),
            ("2022-05-31", Where::Inside),
            ("2022-06", Where::Outside),
            ("2022-03", Where::Unsure),
            ("2022", Where::Unsure),
            ("2022-04-30/2022-06-01", Where::Unsure),
        ] {
            assert_eq!(range.place(Some(when.parse().unwrap())), place, "{when}");
        }
        assert_eq!(range.place(None), Where::Inside);
    }

    #[test]
    fn a_backward_range_is_an_error() {
        let (from, to) = (Some("2022-06".parse().unwrap()), Some("2022-05".parse().unwrap()));
        let error = Range::of(&Filter { from, to, ..Filter::default() }).unwrap_err();
        assert!(error.to_string().contains("ends at 2022-05, before it begins at 2022-06"));
    }
}
