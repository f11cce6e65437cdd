//! The interval of a share of articles: Wilson's score interval.

/// How sure an interval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// 90 %.
    Ninety,
    /// 95 %.
    NinetyFive,
}

impl Confidence {
    /// The two-sided quantile of the normal distribution.
    fn quantile(self) -> f64 {
        match self {
            Self::Ninety => 1.644_853_626_951_472_2,
            Self::NinetyFive => 1.959_963_984_540_054,
        }
    }
}

/// The interval of the share `k` of `n`, both ends within 0 and 1; none of nothing.
///
/// Without continuity correction (E. B. Wilson, JASA 22, 1927, pp. 209–212). At `k = 0` the low end
/// is exactly 0, at `k = n` the high end exactly 1. Good for shares of articles; statements of one
/// article are not independent of each other, so for them it is too narrow.
///
/// ```
/// use demarche::analysis::{Confidence, wilson};
/// let (low, high) = wilson(3, 10, Confidence::NinetyFive).unwrap();
/// assert!((low - 0.107_791_267_406).abs() < 1e-9 && (high - 0.603_221_852_539).abs() < 1e-9);
/// ```
pub fn wilson(k: u32, n: u32, confidence: Confidence) -> Option<(f64, f64)> {
    if n == 0 || k > n {
        return None;
    }
    let z = confidence.quantile();
    let (hits, all) = (f64::from(k), f64::from(n));
    let center = (hits + z * z / 2.0) / (all + z * z);
    let half = z / (all + z * z) * (hits * (all - hits) / all + z * z / 4.0).sqrt();
    let low = if k == 0 { 0.0 } else { (center - half).clamp(0.0, 1.0) };
    let high = if k == n { 1.0 } else { (center + half).clamp(0.0, 1.0) };
    Some((low, high))
}
