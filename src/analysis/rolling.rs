//! The rolling mean of a series.

/// At each place the mean of the `width` values that end there, in order of time.
///
/// Undefined for the first `width - 1` places and wherever one of the values is (pandas
/// `rolling(width).mean()`). A width of 0 counts as 1. Linear in values times width.
///
/// ```
/// use demarche::analysis::rolling_mean;
/// let mean = rolling_mean(&[Some(1.0), Some(0.0), None, Some(2.0), Some(4.0)], 2);
/// assert_eq!(mean, [None, Some(0.5), None, None, Some(3.0)]);
/// ```
pub fn rolling_mean(values: &[Option<f64>], width: u16) -> Vec<Option<f64>> {
    let width = width.max(1);
    let early = usize::from(width) - 1;
    let late = values.windows(usize::from(width)).map(|window| {
        let sum: Option<f64> = window.iter().copied().sum();
        sum.map(|sum| sum / f64::from(width))
    });
    std::iter::repeat_n(None, early.min(values.len())).chain(late).collect()
}
