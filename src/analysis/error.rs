//! Why a question cannot be answered.

use thiserror::Error;

use crate::model::{PartialDate, Period};

/// Why a question cannot be answered, and what to change.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnalysisError {
    /// Several coders, none chosen.
    #[error("choose one coder, since coders are never summed: {}", .names.join(", "))]
    ChooseCoder {
        /// The coders who have statements, by their order.
        names: Vec<String>,
    },
    /// More columns than anyone can read; usually one date with a wrong year.
    #[error(
        "the article \"{title}\" has the date {date}, which makes {bins} columns of one {}, more than {limit}: correct the date, or choose a longer period or a range of dates",
        .period.label()
    )]
    TooManyBins {
        /// The article with the date farthest from the others.
        title: String,
        /// That date.
        date: String,
        /// How many columns there would be.
        bins: usize,
        /// How many there may be.
        limit: usize,
        /// The length of a column.
        period: Period,
    },
    /// A range of dates with more columns than anyone can read.
    #[error(
        "from {from} to {to} there are {bins} columns of one {}, more than {limit}: choose a longer period or a shorter range",
        .period.label()
    )]
    RangeTooLong {
        /// The first date.
        from: PartialDate,
        /// The last date.
        to: PartialDate,
        /// How many columns there would be.
        bins: usize,
        /// How many there may be.
        limit: usize,
        /// The length of a column.
        period: Period,
    },
    /// A range of dates whose end lies before its start.
    #[error("the range of dates ends at {to}, before it begins at {from}: exchange the two")]
    RangeBackward {
        /// The first date.
        from: PartialDate,
        /// The last date.
        to: PartialDate,
    },
    /// "Per article" asked where a column is no set of published articles.
    #[error(
        "\"per article\" needs columns of time by the date of publication: choose both, or another number"
    )]
    PerArticle,
    /// A share asked of several coders together.
    #[error("a share needs one coder, since coders are no parts of a whole: choose one, or another number")]
    ShareOfCoders,
    /// A kind of figure that cannot show what is asked for.
    #[error("{0}")]
    Misfit(&'static str),
    /// Fractions beyond exact arithmetic.
    #[error(
        "a passage of the article \"{title}\" carries {statements} statements, too many to share exactly: count every statement as one"
    )]
    TooManyOnPassage {
        /// The article.
        title: String,
        /// How many statements are on one passage.
        statements: u32,
    },
    /// Somebody told it to.
    #[error("the count was stopped, since nobody waits for it any more: count again")]
    Stopped,
}
