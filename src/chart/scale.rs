//! Scales with round numbers.

/// A scale from 0 to a round number, with steps of the form 1, 1.5, 2, 2.5 or 5 times a power of ten.
///
/// ```
/// use demarche::chart::scale::Scale;
/// assert_eq!(Scale::nice(45.0, true).ticks(), [0.0, 15.0, 30.0, 45.0]);
/// assert_eq!(Scale::nice(0.0, true).ticks(), [0.0, 1.0]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The step in units of 10 to the minus `decimals`.
    step: u64,
    /// How many decimals a step has.
    decimals: u32,
    /// How many steps there are, at least 1.
    steps: u32,
}

impl Scale {
    /// The scale from 0 that holds a greatest value with the least room above, in 3 to 5 steps where
    /// that is possible; with whole steps only, if asked for. What is no positive number counts as 0.
    pub fn nice(greatest: f64, whole: bool) -> Self {
        let greatest = if greatest.is_finite() && greatest > 0.0 { greatest } else { 0.0 };
        if greatest == 0.0 {
            return Self { step: 1, decimals: 0, steps: 1 };
        }
        let mut best: Option<(f64, Self)> = None;
        for scale in steps(whole).map(|(step, decimals)| Self::around(greatest, step, decimals)) {
            let good = (3..=5).contains(&scale.steps) || (scale.steps < 3 && scale.step == 1 && whole);
            if good && best.is_none_or(|(top, _)| scale.top() < top) {
                best = Some((scale.top(), scale));
            }
        }
        best.map_or_else(|| Self::around(greatest, 1, 0), |(_, scale)| scale)
    }

    /// The scale of a share, 0 to 1 in quarters.
    pub fn of_shares() -> Self {
        Self { step: 25, decimals: 2, steps: 4 }
    }

    /// The scale of shares that are not parts of one whole: 0 to a round part that holds the greatest.
    pub fn of_shares_to(greatest: f64) -> Self {
        let scales = [(1, 5), (2, 5), (5, 4), (10, 3), (10, 5)];
        let mut scales = scales.into_iter().map(|(step, steps)| Self { step, decimals: 2, steps });
        scales.find(|scale| scale.top() >= greatest).unwrap_or_else(Self::of_shares)
    }

    fn around(greatest: f64, step: u64, decimals: u32) -> Self {
        let mut scale = Self { step, decimals, steps: 1 };
        while scale.decimals > 0 && scale.step.is_multiple_of(10) {
            (scale.step, scale.decimals) = (scale.step / 10, scale.decimals - 1);
        }
        while scale.top() < greatest && scale.steps < 6 {
            scale.steps += 1;
        }
        scale
    }

    /// The value at its end.
    pub fn top(self) -> f64 {
        self.value(self.steps)
    }

    /// The value of each step, from 0.
    pub fn ticks(self) -> Vec<f64> {
        (0..=self.steps).map(|step| self.value(step)).collect()
    }

    /// A value with as many decimals as the step has, and a comma before every third digit.
    pub fn label(self, value: f64) -> String {
        let words = format!("{value:.*}", self.decimals as usize);
        let (whole, rest) = words.split_once('.').unwrap_or((&words, ""));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), crate::analysis::thousands);
        if rest.is_empty() { whole } else { format!("{whole}.{rest}") }
    }

    #[expect(clippy::cast_precision_loss, reason = "steps have at most two digits that are not 0")]
    fn value(self, steps: u32) -> f64 {
        (self.step * u64::from(steps)) as f64 / f64::from(10_u32.pow(self.decimals))
    }
}

/// Every step from a thousandth to ten billion, ascending, as digits and decimals.
fn steps(whole: bool) -> impl Iterator<Item = (u64, u32)> {
    let small = (1..=4_u32).rev().flat_map(|decimals| {
        [(10, decimals), (15, decimals), (20, decimals), (25, decimals), (50, decimals)]
    });
    let large = (0..10_u32).flat_map(|power| {
        let ten = 10_u64.pow(power);
        [(ten, 0), (ten * 15 / 10, 0), (ten * 2, 0), (ten * 25 / 10, 0), (ten * 5, 0)]
    });
    let small = small.filter(move |_| !whole);
    let large = large.filter(|(step, _)| !matches!(step, 0));
    small.chain(large)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(greatest: f64, whole: bool, labels: &[&str]) {
        let scale = Scale::nice(greatest, whole);
        let found: Vec<String> = scale.ticks().into_iter().map(|tick| scale.label(tick)).collect();
        assert_eq!(found, labels, "{greatest}");
        assert!(greatest.is_nan() || scale.top() >= greatest);
    }

    #[test]
    fn steps_are_round() {
        check(1.0, true, &["0", "1"]);
        check(2.0, true, &["0", "1", "2"]);
        check(3.0, true, &["0", "1", "2", "3"]);
        check(7.0, true, &["0", "2", "4", "6", "8"]);
        check(10.0, true, &["0", "2", "4", "6", "8", "10"]);
        check(45.0, true, &["0", "15", "30", "45"]);
        check(46.0, true, &["0", "10", "20", "30", "40", "50"]);
        check(1234.0, true, &["0", "250", "500", "750", "1,000", "1,250"]);
        check(2.5, false, &["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"]);
        check(f64::NAN, true, &["0", "1"]);
    }

    #[test]
    fn every_number_has_a_scale() {
        for greatest in 1..5000 {
            let scale = Scale::nice(f64::from(greatest), true);
            assert!(scale.top() >= f64::from(greatest));
            assert!(scale.top() <= f64::from(greatest) * 1.5, "{greatest}: {scale:?}");
            assert!(scale.ticks().len() <= 6);
        }
    }
}
