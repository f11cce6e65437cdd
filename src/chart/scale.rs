//! The vertical scale: from zero to a round number, with few round steps.

/// A scale from 0 up, with ticks at equal steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The top of the scale, at least the greatest value.
    pub top: f64,
    /// The distance of two ticks: 1, 2 or 5 times a power of ten, or 1.5 or 2.5 times one.
    pub step: f64,
}

impl Scale {
    /// The scale for values up to `greatest`, with about `ticks` steps; `is_whole` forbids fractions.
    pub fn up_to(greatest: f64, ticks: u8, is_whole: bool) -> Self {
        if !greatest.is_finite() || greatest <= 0.0 {
            return Self { top: 1.0, step: 1.0 };
        }
        let raw = greatest / f64::from(ticks.max(1));
        let power = 10_f64.powf(raw.log10().floor());
        let step = [1.0, 1.5, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * power)
            .filter(|step| !is_whole || step.fract() == 0.0)
            .find(|step| *step >= raw * 0.999)
            .unwrap_or(10.0 * power)
            .max(if is_whole { 1.0 } else { 0.0 });
        Self { top: (greatest / step - 1e-9).ceil() * step, step }
    }

    /// The values at the ticks, from 0 to the top.
    pub fn ticks(self) -> Vec<f64> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a scale has a handful of ticks"
        )]
        let count = (self.top / self.step).round().clamp(0.0, 100.0) as u32;
        (0..=count).map(|tick| f64::from(tick) * self.step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(greatest: f64, is_whole: bool, expected: &[f64]) {
        assert_eq!(Scale::up_to(greatest, 3, is_whole).ticks(), expected, "{greatest}");
    }

    #[test]
    fn ticks_are_round() {
        check(45.0, true, &[0.0, 15.0, 30.0, 45.0]);
        check(1.0, true, &[0.0, 1.0]);
        check(2.0, true, &[0.0, 1.0, 2.0]);
        check(5.0, true, &[0.0, 2.0, 4.0, 6.0]);
        check(100.0, true, &[0.0, 50.0, 100.0]);
        check(1.0, false, &[0.0, 0.5, 1.0]);
        check(0.0, true, &[0.0, 1.0]);
    }
}
