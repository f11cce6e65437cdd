//! A count: an exact number of statements, whole or with fractions.

use std::fmt;

/// How many statements, exactly: a number of units of which `per` make one statement.
///
/// Where every statement counts 1, a unit is a statement. Where statements of one passage share its
/// weight, a unit is the greatest part of which all weights are whole multiples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub(super) units: u128,
    pub(super) per: u128,
}

impl Count {
    /// So many units, of which `per` (at least 1) make one statement.
    pub fn new(units: u128, per: u128) -> Self {
        Self { units, per: per.max(1) }
    }

    /// The number, rounded once.
    pub fn value(self) -> f64 {
        divide(self.units, self.per).unwrap_or(0.0)
    }

    /// The number, if it is whole.
    pub fn whole(self) -> Option<u128> {
        self.units.is_multiple_of(self.per).then(|| self.units / self.per)
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// The same count in other units, of which `per` make one statement; none where it is no whole number of
    /// those.
    pub(super) fn in_units_of(self, per: u128) -> Option<Self> {
        let units = self.units.checked_mul(per)?;
        units.is_multiple_of(self.per).then(|| Self::new(units / self.per, per))
    }

    /// The sum of two counts with the same units, as all of one table have; nothing has any units.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self.is_zero(), other.is_zero()) {
            (true, _) => other,
            (_, true) => self,
            _ => Self { units: self.units.saturating_add(other.units), per: self.per },
        }
    }

    /// This count as a part of another one with the same units; none of nothing.
    pub fn share_of(self, whole: Self) -> Option<f64> {
        divide(self.units.checked_mul(whole.per)?, whole.units.checked_mul(self.per)?)
    }

    /// This count divided by a number; none by nothing.
    pub fn divided_by(self, divisor: u32) -> Option<f64> {
        divide(self.units, self.per.checked_mul(u128::from(divisor))?)
    }
}

impl fmt::Display for Count {
    /// Whole numbers as they are, others with at most two decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(whole) = self.whole() {
            return f.write_str(&super::thousands(whole));
        }
        let words = format!("{:.2}", self.value());
        f.write_str(words.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The one division: of two exact numbers; none by nothing.
pub(super) fn divide(numerator: u128, denominator: u128) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "exact below 2^53; above, 16 digits are enough to show")]
    let quotient = || numerator as f64 / denominator as f64;
    (denominator > 0).then(quotient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_exact_until_it_is_shown() {
        let third = Count::new(2, 6);
        assert_eq!(third.to_string(), "0.33");
        assert_eq!(third.whole(), None);
        assert_eq!(Count::new(12, 6).whole(), Some(2));
        assert_eq!(third.plus(third).plus(third).whole(), Some(1));
        assert_eq!(Count::new(0, 1).plus(third), third);
        assert_eq!(third.in_units_of(12), Some(Count::new(4, 12)));
        assert_eq!(third.in_units_of(2), None, "no third is a whole number of halves");
        assert_eq!(Count::new(u128::MAX, 1).in_units_of(2), None);
        assert_eq!(Count::new(15, 10).to_string(), "1.5");
        assert_eq!(Count::new(1_234_567, 1).to_string(), "1,234,567");
        assert_eq!(third.share_of(Count::new(8, 6)), Some(0.25));
        assert_eq!(third.share_of(Count::new(0, 6)), None);
        assert_eq!(Count::new(3, 1).divided_by(0), None);
    }
}
