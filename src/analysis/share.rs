//! What is derived from counts: shares, numbers per article, numbers of articles, rolling means.

use std::sync::Arc;

use crate::model::{Confidence, DateBasis, Grouping, Measure};

use super::table::Row;
use super::{AnalysisError, Count, Frequency, rolling_mean, wilson};

/// One value for each row and column; none where it is undefined, which is never 0.
type Matrix = Vec<Vec<Option<f64>>>;

impl Frequency {
    /// Each count as a part of its column's; undefined where the column is empty.
    pub fn share_of_bin(&self) -> Matrix {
        let totals: Vec<Count> = self.columns.iter().map(|column| column.count).collect();
        let shares = |counts: Vec<Count>| {
            counts.iter().zip(&totals).map(|(count, total)| count.share_of(*total)).collect()
        };
        self.counts().into_iter().map(shares).collect()
    }

    /// Each count divided by the articles published in its column; undefined where there is none.
    ///
    /// None where the columns are no time or the basis is not the date of publication: statements
    /// would be divided by articles that have nothing to do with them.
    pub fn per_article(&self) -> Option<Matrix> {
        let parts = |counts: Vec<Count>| {
            counts
                .iter()
                .zip(&self.columns)
                .map(|(count, column)| count.divided_by(column.published))
                .collect()
        };
        let means_something = self.period.is_some() && self.basis == DateBasis::Publication;
        means_something.then(|| self.counts().into_iter().map(parts).collect())
    }

    /// In how many articles the statements of each cell stand.
    pub fn articles_in_cells(&self) -> Vec<Vec<u32>> {
        let spread = |row: &Arc<Row>| row.spread(self.columns.len(), &0, |cell| cell.articles);
        self.rows.iter().map(spread).collect()
    }

    /// For each row the interval of its share of all articles, at 95 %; none without any article.
    pub fn article_share_wilson95(&self) -> Vec<Option<(f64, f64)>> {
        let interval = |row: &Arc<Row>| wilson(row.articles, self.articles_in_all, Confidence::NinetyFive);
        self.rows.iter().map(interval).collect()
    }

    /// For each row the mean of the counts of `width` bins that end at each bin; the undated column,
    /// which is no time, is not in it. Empty rows where the columns are groups.
    pub fn rolling_mean(&self, width: u16) -> Matrix {
        let mean = |counts: Vec<Count>| {
            let values: Vec<Option<f64>> =
                counts.iter().take(self.bins()).map(|count| Some(count.value())).collect();
            rolling_mean(&values, width)
        };
        self.counts().into_iter().map(mean).collect()
    }

    /// The numbers that a figure shows: a measure, in bins of time as a rolling mean if one is asked
    /// for; the undated column keeps its own value.
    pub fn values(&self, measure: Measure, rolling: Option<u16>) -> Result<Matrix, AnalysisError> {
        let plain = match measure {
            Measure::Count => {
                let value = |count: &Count| Some(count.value());
                self.counts().iter().map(|counts| counts.iter().map(value).collect()).collect()
            }
            Measure::Share => self.share_of_bin(),
            Measure::PerArticle => self.per_article().ok_or(AnalysisError::PerArticle)?,
            Measure::Articles => {
                let value = |articles: &u32| Some(f64::from(*articles));
                self.articles_in_cells().iter().map(|row| row.iter().map(value).collect()).collect()
            }
        };
        let Some(width) = rolling.filter(|width| *width > 1) else { return Ok(plain) };
        let smooth = |values: Vec<Option<f64>>| {
            let (bins, rest) = values.split_at(self.bins().min(values.len()));
            rolling_mean(bins, width).into_iter().chain(rest.iter().copied()).collect()
        };
        Ok(plain.into_iter().map(smooth).collect())
    }

    /// Whether a measure can be shown of this table.
    pub(super) fn check(&self, measure: Measure, rows: Grouping) -> Result<(), AnalysisError> {
        match measure {
            Measure::PerArticle if self.period.is_none() || self.basis != DateBasis::Publication => {
                Err(AnalysisError::PerArticle)
            }
            Measure::Share if self.coders_apart && rows == Grouping::Coder => {
                Err(AnalysisError::ShareOfCoders)
            }
            _ => Ok(()),
        }
    }
}
