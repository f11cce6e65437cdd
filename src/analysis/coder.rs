//! Whose statements are counted: one coder's, never the sum of several.

use crate::model::{FigureSpec, Grouping};

use super::AnalysisError;
use super::axis::columns_are;
use super::reading::Reading;

/// An error where several coders have statements, none is chosen, and rows or columns do not keep
/// them apart.
pub(super) fn check(reading: &Reading<'_>, spec: &FigureSpec) -> Result<(), AnalysisError> {
    let kept_apart = spec.rows == Grouping::Coder || columns_are(spec, Grouping::Coder);
    if kept_apart || !are_apart(reading, spec) {
        return Ok(());
    }
    let coders = reading.coders.all().iter();
    let mut coders: Vec<_> = coders.filter_map(|id| reading.project.coder(*id)).collect();
    coders.sort_unstable_by_key(|coder| (coder.order, coder.id));
    Err(AnalysisError::ChooseCoder { names: coders.iter().map(|coder| coder.name.clone()).collect() })
}

/// Whether several coders stand side by side in the table.
pub(super) fn are_apart(reading: &Reading<'_>, spec: &FigureSpec) -> bool {
    spec.filter.coder.is_none() && reading.coders.all().len() > 1
}

/// Whether the statements of each coder, by place, are asked for.
pub(super) fn asked_for(reading: &Reading<'_>, spec: &FigureSpec) -> Vec<bool> {
    let chosen = spec.filter.coder;
    reading.coders.all().iter().map(|coder| chosen.is_none_or(|chosen| chosen == *coder)).collect()
}
