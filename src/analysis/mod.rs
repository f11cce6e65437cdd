//! Counting: who demanded what, how often, when, by a rule that is written under every figure.
//!
//! Pure functions of a project and a question. The same question on the same project always gives
//! the same answer; sums are exact, and a float appears only at the last division. Nothing is dropped
//! silently: what is undated is a column, what is left out is counted by reason. This module knows
//! no file, no clock, no color and no window.
//!
//! The way of a statement: its date ([`Bin`], by the chosen basis), the date range, duplicates, its
//! weight, the filter, then a cell of the [`Frequency`] table.
//!
//! ```
//! use demarche::analysis::frequency;
//! use demarche::model::{FigureSpec, IdSource, Project};
//! let mut ids = IdSource::seeded(1);
//! let project = Project::empty(ids.fresh().into(), "Peace talks");
//! let table = frequency(&project, &FigureSpec::by_party_over_time(ids.fresh().into())).unwrap();
//! assert_eq!(table.columns.len(), 1, "only the undated");
//! assert_eq!(table.rule, "No statements yet.");
//! ```

mod article;
mod axis;
mod bin;
mod bootstrap;
mod coder;
mod count;
mod counter;
mod dates;
mod duplicates;
mod entry;
mod error;
mod filter;
mod follow;
mod frequency;
mod group;
mod interval;
mod left_out;
mod lookup;
mod part;
mod party;
mod period;
mod range;
mod reading;
mod resamples;
mod rolling;
mod rule;
mod share;
mod standing;
mod stop;
mod sums;
mod table;
mod timeline;
mod way;
mod weight;
mod wording;

pub use bin::Bin;
pub use count::Count;
pub use counter::Counter;
pub use error::AnalysisError;
pub use frequency::{frequency, frequency_of_resamples};
pub use group::Group;
pub use interval::{Ends, Intervals, wilson};
pub use left_out::{LeftOut, Reason};
pub use reading::Reading;
pub use resamples::{GENERATOR, Resamples};
pub use rolling::rolling_mean;
pub use stop::Stop;
pub use table::{Cell, Column, ColumnKey, Frequency, Row};
pub use wording::{plural, thousands};
