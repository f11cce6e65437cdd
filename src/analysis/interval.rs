//! Intervals, and that of a share of articles: Wilson's score interval.

use crate::model::{Confidence, DateBasis, FigureSpec, Interval, Measure};

use super::{Column, Frequency};

/// The two-sided quantile of the normal distribution.
fn quantile(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::Ninety => 1.644_853_626_951_472_2,
        Confidence::NinetyFive => 1.959_963_984_540_054,
    }
}

/// The interval of the share `k` of `n`, both ends within 0 and 1; none of nothing.
///
/// Without continuity correction (E. B. Wilson, JASA 22, 1927, pp. 209–212). At `k = 0` the low end
/// is exactly 0, at `k = n` the high end exactly 1. Good for shares of articles; statements of one
/// article are not independent of each other, so for them it is too narrow.
///
/// ```
/// use demarche::{analysis::wilson, model::Confidence};
/// let (low, high) = wilson(3, 10, Confidence::NinetyFive).unwrap();
/// assert!((low - 0.107_791_267_406).abs() < 1e-9 && (high - 0.603_221_852_539).abs() < 1e-9);
/// ```
pub fn wilson(k: u32, n: u32, confidence: Confidence) -> Option<(f64, f64)> {
    if n == 0 || k > n {
        return None;
    }
    let z = quantile(confidence);
    let (hits, all) = (f64::from(k), f64::from(n));
    let center = (hits + z * z / 2.0) / (all + z * z);
    let half = z / (all + z * z) * (hits * (all - hits) / all + z * z / 4.0).sqrt();
    let low = if k == 0 { 0.0 } else { (center - half).clamp(0.0, 1.0) };
    let high = if k == n { 1.0 } else { (center + half).clamp(0.0, 1.0) };
    Some((low, high))
}

/// The two ends of an interval, in the unit of the number that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// The lower one.
    pub low: f64,
    /// The higher one.
    pub high: f64,
    /// How many draws were left out, having nothing to divide by; 0 without draws.
    pub left_out: u32,
}

/// The intervals of a table's numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// How they were made; never none.
    pub method: Interval,
    /// For each row and column; none where it is undefined.
    pub cells: Vec<Vec<Option<Ends>>>,
    /// For each row over all columns: with Wilson its share of all articles, with the bootstrap the
    /// measure that is shown, not as a rolling mean.
    pub rows: Vec<Option<Ends>>,
}

/// Whether the articles published in a column are those whose statements stand in it.
pub(super) fn columns_of_articles(table: &Frequency) -> bool {
    table.period.is_some() && table.basis == DateBasis::Publication
}

/// Wilson's intervals: of each row's share of all articles and, where numbers of articles are shown, of
/// each cell's part of the articles published in the column (else of all), times those articles.
pub(super) fn wilson_intervals(spec: &FigureSpec, table: &Frequency) -> Intervals {
    let ends = |k: u32, n: u32, times: f64| {
        let (low, high) = wilson(k, n, spec.confidence)?;
        Some(Ends { low: low * times, high: high * times, left_out: 0 })
    };
    let is_shown = spec.measure == Measure::Articles && spec.rolling.is_none_or(|width| width < 2);
    let cells = table.rows.iter().map(|row| {
        let of = |(at, column): (usize, &Column)| {
            let n = if columns_of_articles(table) { column.published } else { table.articles_in_all };
            is_shown.then(|| ends(row.cell(at).map_or(0, |cell| cell.articles), n, f64::from(n)))?
        };
        table.columns.iter().enumerate().map(of).collect()
    });
    let rows = table.rows.iter().map(|row| ends(row.articles, table.articles_in_all, 1.0));
    Intervals { method: Interval::Wilson, cells: cells.collect(), rows: rows.collect() }
}
