//! The numbers behind a figure, as a table: the same in every format.

use crate::analysis::{Frequency, wilson};
use crate::chart;
use crate::model::{Confidence, FigureSpec, Interval, Measure, Project};

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As they are.
    Number,
    /// As a part of 1.
    Part,
}

/// A table of numbers, a row for each group.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// What the rows are.
    pub rows_are: &'static str,
    /// The name of each column and how its numbers are written.
    pub columns: Vec<(String, Form)>,
    /// The name of each row and its numbers; none where one is undefined.
    pub rows: Vec<(String, Vec<Option<f64>>)>,
}

impl Numbers {
    /// The measure that a figure shows, as it shows it ([`chart::values`]); after each column, where it has intervals, their low and high
    /// ends; last, with Wilson's intervals, each row's share of all articles.
    ///
    /// A measure that the count does not have gives no rows; `analysis::frequency` refuses it first.
    pub fn of(project: &Project, spec: &FigureSpec, table: &Frequency) -> Self {
        let form = if spec.measure == Measure::Share { Form::Part } else { Form::Number };
        let intervals = table.intervals.as_ref();
        let has_ends = intervals.is_some_and(|it| it.cells.iter().flatten().any(Option::is_some));
        let with_shares = intervals.is_some_and(|it| it.method == Interval::Wilson);
        let mut columns = Vec::new();
        for column in &table.columns {
            columns.push((column.label.clone(), form));
            if has_ends {
                columns.extend(["low", "high"].map(|end| (format!("{} {end}", column.label), form)));
            }
        }
        if with_shares {
            columns.push(("articles".to_owned(), Form::Number));
            let percent = spec.confidence.as_str();
            let names = [format!("wilson{percent}_low"), format!("wilson{percent}_high")];
            columns.push(("share".to_owned(), Form::Part));
            columns.extend(names.map(|name| (name, Form::Part)));
        }
        let values = chart::values(project, spec, table);
        let rows = table.rows.iter().zip(values).enumerate().map(|(at, (row, values))| {
            let mut numbers = Vec::with_capacity(columns.len());
            for (column, value) in values.into_iter().enumerate() {
                numbers.push(value);
                if has_ends {
                    let ends = table.ends(at, column);
                    numbers.extend([ends.map(|ends| ends.low), ends.map(|ends| ends.high)]);
                }
            }
            if with_shares {
                numbers.extend(share_of_articles(row.articles, table.articles_in_all, spec.confidence));
            }
            (row.label.clone(), numbers)
        });
        let rows = rows.collect();
        Self { rows_are: spec.rows.as_str(), columns, rows }
    }

    /// What the rows are, then the names of the columns.
    pub fn header(&self) -> Vec<String> {
        let columns = self.columns.iter().map(|(name, _)| name.clone());
        std::iter::once(self.rows_are.to_owned()).chain(columns).collect()
    }

    /// Each row in words; the undefined is empty.
    pub fn words(&self) -> impl Iterator<Item = Vec<String>> {
        let words = |value: &Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        self.rows.iter().map(move |(label, values)| {
            std::iter::once(label.clone()).chain(values.iter().map(words)).collect()
        })
    }
}

/// Articles, their share of all, and the ends of its interval.
fn share_of_articles(articles: u32, all: u32, confidence: Confidence) -> [Option<f64>; 4] {
    let ends = wilson(articles, all, confidence).unzip();
    let share = (all > 0).then(|| f64::from(articles) / f64::from(all));
    [Some(f64::from(articles)), share, ends.0, ends.1]
}
