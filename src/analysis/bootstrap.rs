//! The cluster bootstrap: how a number varies when other articles of the same kind had been coded.
//!
//! All articles are drawn with replacement, as many as there are, and the number is made again of the
//! drawn ones; one drawn twice counts twice. The ends are the 2.5 and 97.5 percentiles, or 5 and 95 (B. Efron and
//! R. J. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13). Whole articles are drawn since the
//! statements of one are not independent of each other.

use std::collections::BTreeMap;

use crate::model::{Confidence, FigureSpec, Interval, Measure};

use super::{Ends, Frequency, Group, Intervals, Resamples, Stop};

/// A counted statement, at its place in the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// The place of its row's group in the order in which groups were met.
    pub(super) row: u32,
    /// Its column.
    pub(super) column: usize,
    /// The place of its article.
    pub(super) source: u32,
    /// What it weighs.
    pub(super) units: u128,
}

/// All that is drawn from.
#[derive(Debug)]
pub(super) struct Sample<'a> {
    /// The counted statements, article by article.
    pub(super) placed: Vec<Placed>,
    /// The groups of the rows in the order met.
    pub(super) met: &'a [Group],
    /// The column in which each article was published; empty where columns are groups.
    pub(super) published: &'a [Option<usize>],
    /// How many units make one statement.
    pub(super) per: u128,
}

/// The intervals of a table's measure; of no meaning where it was told to stop. Linear in cells times
/// draws, and in statements times draws.
pub(super) fn bootstrap(
    spec: &FigureSpec,
    table: &Frequency,
    mut sample: Sample<'_>,
    resamples: Resamples,
    stop: &Stop,
) -> Intervals {
    let places: BTreeMap<&Group, u32> = table.rows.iter().map(|row| &row.group).zip(0..).collect();
    for placed in &mut sample.placed {
        let group = sample.met.get(placed.row as usize);
        placed.row = group.and_then(|group| places.get(group)).copied().unwrap_or(0);
    }
    sample.placed.sort_by_key(|placed| (placed.row, placed.column));
    let (measure, confidence) = (spec.measure, spec.confidence);
    let draws = Draws { resamples, measure, confidence, columns: table.columns.len(), sample, stop };
    let divisors = draws.divisors();
    let whole = Draws::whole(&divisors);
    let rolling = spec.rolling.filter(|width| *width > 1 && table.period.is_some());
    let mut intervals = Intervals { method: Interval::Bootstrap, cells: Vec::new(), rows: Vec::new() };
    let empty: Vec<Option<Ends>> =
        divisors.iter().map(|divisor| draws.ends(vec![0.0; draws.resamples.draws()], divisor)).collect();
    for row in 0..table.rows.len() {
        if stop.is_told() {
            break;
        }
        let of_row = draws.of_row(u32::try_from(row).unwrap_or(u32::MAX));
        intervals.rows.push(draws.ends(draws.sum(of_row), &whole));
        intervals.cells.push(match rolling {
            None => draws.plain(of_row, &divisors, &empty),
            Some(width) => draws.rolled(of_row, &divisors, usize::from(width), table.bins()),
        });
    }
    intervals
}

/// By what each draw's sum is divided; none where it stands for itself.
type Divisor = Option<Vec<f64>>;

/// The drawn articles, and the measure that is made of them.
struct Draws<'a> {
    resamples: Resamples,
    measure: Measure,
    confidence: Confidence,
    columns: usize,
    /// Its statements by row, column and article.
    sample: Sample<'a>,
    stop: &'a Stop,
}

impl Draws<'_> {
    fn of_row(&self, row: u32) -> &[Placed] {
        let placed = &self.sample.placed;
        let (first, last) = (
            placed.partition_point(|placed| placed.row < row),
            placed.partition_point(|placed| placed.row <= row),
        );
        placed.get(first..last).unwrap_or_default()
    }

    /// The divisor of each column.
    fn divisors(&self) -> Vec<Divisor> {
        let nothing = || vec![0.0; self.resamples.draws()];
        match self.measure {
            Measure::Count | Measure::Articles => vec![None; self.columns],
            Measure::Share => {
                let mut sums = vec![nothing(); self.columns];
                for placed in &self.sample.placed {
                    if let Some(sums) = sums.get_mut(placed.column) {
                        self.add(sums, placed.source, weight(placed.units));
                    }
                }
                sums.into_iter().map(Some).collect()
            }
            Measure::PerArticle => {
                let mut sums = vec![nothing(); self.columns];
                for (source, column) in (0..).zip(self.sample.published) {
                    if let Some(sums) = column.and_then(|column| sums.get_mut(column)) {
                        self.add(sums, source, weight(self.sample.per));
                    }
                }
                sums.into_iter().map(Some).collect()
            }
        }
    }

    /// The divisor of all columns together.
    fn whole(divisors: &[Divisor]) -> Divisor {
        let mut sums: Divisor = None;
        for divisor in divisors.iter().flatten() {
            let sums = sums.get_or_insert_with(|| vec![0.0; divisor.len()]);
            for (sum, part) in sums.iter_mut().zip(divisor) {
                *sum += part;
            }
        }
        sums
    }

    /// Adds an article to every draw in which it is.
    fn add(&self, sums: &mut [f64], source: u32, weight: f64) {
        if self.stop.is_told() {
            return;
        }
        for (sum, times) in sums.iter_mut().zip(self.resamples.of(source as usize)) {
            *sum += weight * f64::from(*times);
        }
    }

    /// What statements, which stand by column and article, make in each draw.
    fn sum(&self, placed: &[Placed]) -> Vec<f64> {
        let mut sums = vec![0.0; self.resamples.draws()];
        if self.measure == Measure::Articles {
            let mut sources: Vec<u32> = placed.iter().map(|placed| placed.source).collect();
            sources.sort_unstable();
            sources.dedup();
            for source in sources {
                self.add(&mut sums, source, 1.0);
            }
            return sums;
        }
        for article in placed.chunk_by(|one, next| one.source == next.source) {
            let (source, units) =
                article.iter().fold((0, 0), |(_, units), placed| (placed.source, units + placed.units));
            self.add(&mut sums, source, weight(units));
        }
        sums
    }

    /// The numbers of each draw; not a number where it is undefined.
    fn values(&self, mut sums: Vec<f64>, divisor: &Divisor) -> Vec<f64> {
        let per = weight(self.sample.per);
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum = match (self.measure, divisor.as_ref().and_then(|divisor| divisor.get(at))) {
                (Measure::Articles, _) => *sum,
                (_, None) => *sum / per,
                (_, Some(divisor)) if *divisor > 0.0 => *sum / divisor,
                _ => f64::NAN,
            };
        }
        sums
    }

    fn ends(&self, sums: Vec<f64>, divisor: &Divisor) -> Option<Ends> {
        self.percentiles(self.values(sums, divisor))
    }

    fn percentiles(&self, values: Vec<f64>) -> Option<Ends> {
        if self.stop.is_told() { None } else { percentiles(values, self.confidence) }
    }

    fn plain(&self, row: &[Placed], divisors: &[Divisor], empty: &[Option<Ends>]) -> Vec<Option<Ends>> {
        let mut cells = empty.to_vec();
        for cell in row.chunk_by(|one, next| one.column == next.column) {
            let column = cell.first().map_or(0, |placed| placed.column);
            if let (Some(slot), Some(divisor)) = (cells.get_mut(column), divisors.get(column)) {
                *slot = self.ends(self.sum(cell), divisor);
            }
        }
        cells
    }

    /// The same of rolling means: at each bin that of its draw's means, undefined where one of them is;
    /// the undated column keeps its own.
    fn rolled(&self, row: &[Placed], divisors: &[Divisor], width: usize, bins: usize) -> Vec<Option<Ends>> {
        let values: Vec<Vec<f64>> = divisors
            .iter()
            .enumerate()
            .map(|(column, divisor)| {
                let first = row.partition_point(|placed| placed.column < column);
                let last = row.partition_point(|placed| placed.column <= column);
                self.values(self.sum(row.get(first..last).unwrap_or_default()), divisor)
            })
            .collect();
        let mean = |column: usize| {
            let window = values.get((column + 1).checked_sub(width)?..=column)?;
            let mut means = vec![0.0; self.resamples.draws()];
            for values in window {
                for (mean, value) in means.iter_mut().zip(values) {
                    *mean += value;
                }
            }
            let width = weight(width as u128);
            for mean in &mut means {
                *mean /= width;
            }
            self.percentiles(means)
        };
        let own = |column: usize| values.get(column).cloned().and_then(|values| self.percentiles(values));
        (0..self.columns).map(|column| if column < bins { mean(column) } else { own(column) }).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "exact below 2^53; above, 16 digits are enough to show")]
fn weight(units: u128) -> f64 {
    units as f64
}

/// The 2.5 and 97.5 percentiles (at 90 % the 5 and 95) of what is a number, between two neighbors by linear interpolation; none
/// of nothing.
fn percentiles(mut values: Vec<f64>, confidence: Confidence) -> Option<Ends> {
    let all = values.len();
    values.retain(|value| !value.is_nan());
    let left_out = u32::try_from(all - values.len()).unwrap_or(u32::MAX);
    let (low, high) = match confidence {
        Confidence::NinetyFive => (0.025, 0.975),
        Confidence::Ninety => (0.05, 0.95),
    };
    let (low, high) = (percentile(&mut values, low)?, percentile(&mut values, high)?);
    Some(Ends { low, high, left_out })
}

/// Changes the order of the values. Linear.
fn percentile(values: &mut [f64], part: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among at most 10,000 draws"
    )]
    let (place, rest) = {
        let exact = last as f64 * part;
        (exact.floor() as usize, exact.fract())
    };
    let (_, lower, above) = values.select_nth_unstable_by(place.min(last), f64::total_cmp);
    let lower = *lower;
    let upper = above.iter().copied().min_by(f64::total_cmp).unwrap_or(lower);
    Some(lower + rest * (upper - lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_lie_between_neighbors() {
        let of = |values: &[f64], confidence| percentiles(values.to_vec(), confidence);
        let values = [3.0, f64::NAN, 1.0, 2.0, 5.0, 4.0];
        let check = |confidence, low: f64, high: f64| {
            let ends = of(&values, confidence).unwrap();
            assert!((ends.low - low).abs() < 1e-12 && (ends.high - high).abs() < 1e-12, "{ends:?}");
            assert_eq!(ends.left_out, 1);
        };
        check(Confidence::NinetyFive, 1.1, 4.9);
        check(Confidence::Ninety, 1.2, 4.8);
        assert_eq!(of(&[f64::NAN], Confidence::Ninety), None);
        assert_eq!(of(&[7.0], Confidence::Ninety), Some(Ends { low: 7.0, high: 7.0, left_out: 0 }));
    }
}
