//! Whose statements are counted: one coder's, never the sum of several.

use crate::model::{FigureSpec, Grouping};

use super::AnalysisError;
use super::axis::columns_are;
use super::reading::Reading;

/// An error where several coders have statements, none is chosen, and rows or columns do not keep
/// them apart.
pub(super) fn check(reading: &Reading, spec: &FigureSpec) -> Result<(), AnalysisError> {
    let kept_apart = spec.rows == Grouping::Coder || columns_are(spec, Grouping::Coder);
    if kept_apart || !are_apart(reading, spec) {
        return Ok(());
    }
    let mut coders: Vec<_> = reading.coders().filter_map(|id| reading.project.coder(id)).collect();
    coders.sort_unstable_by_key(|coder| (coder.order, coder.id));
    Err(AnalysisError::ChooseCoder { names: coders.iter().map(|coder| coder.name.clone()).collect() })
}

/// Whether several coders stand side by side in the table.
pub(super) fn are_apart(reading: &Reading, spec: &FigureSpec) -> bool {
    spec.filter.coder.is_none() && reading.coders().nth(1).is_some()
}

/// Whether the statements of each coder, by place, are asked for.
pub(super) fn asked_for(reading: &Reading, spec: &FigureSpec) -> Vec<bool> {
    let chosen = spec.filter.coder;
    reading.known.coders.all().iter().map(|coder| chosen.is_none_or(|chosen| chosen == *coder)).collect()
}

/// How many statements they have.
pub(super) fn count_asked_for(reading: &Reading, spec: &FigureSpec) -> usize {
    let coded = reading.known.coded.iter().zip(asked_for(reading, spec));
    let all: u64 = coded.filter(|(_, is_asked)| *is_asked).map(|(coded, _)| *coded).sum();
    usize::try_from(all).unwrap_or(0)
}
