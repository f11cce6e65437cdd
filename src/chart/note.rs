//! What a figure says besides its numbers.

use crate::analysis::{Column, ColumnKey, Frequency, plural};
use crate::model::{FigureKind, FigureSpec, Measure};

/// What stands in place of a figure as long as nothing is coded.
pub(super) const NOTHING_YET: &str =
    "No statements yet: mark a passage in an article, and say who demands what";
/// What stands in place of a figure that leaves everything out.
pub(super) const NOTHING_FITS: &str = "No statements fit: widen the dates or the filter";

/// Fewer statements than this are too few to lean on.
const FEW: f64 = 10.0;

/// How this kind of figure is read, where it does not say so itself.
pub(super) fn reading(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Diverging => {
            "Demands stand to the right, rejections to the left. Concessions and what has no stance stand apart, since a concession may take up a demand of others or drop one's own."
        }
        FigureKind::Cumulative => "Each bin shows all up to its end; the undated stand apart.",
        FigureKind::Raised => {
            "A demand counts from the first bin in which it was raised; apart stand those raised without a date only."
        }
        FigureKind::Strip => {
            "A dot is a statement; where dots have no room, a block with their number stands for them."
        }
        _ => "",
    }
}

/// A warning where numbers are too small to lean on.
pub(super) fn small_numbers(spec: &FigureSpec, table: &Frequency) -> Option<String> {
    if table.statements == 0 {
        return None;
    }
    if table.total.value() < FEW {
        let words = plural(table.statements, "statement");
        return Some(format!("All rests on {words}: too few for more than a first look."));
    }
    if spec.measure != Measure::Share {
        return None;
    }
    let is_small = |column: &&Column| {
        !column.count.is_zero() && column.count.value() < FEW && column.key != ColumnKey::Undated
    };
    match table.columns.iter().filter(is_small).count() {
        0 => None,
        1 => Some("In 1 column the shares rest on fewer than 10 statements.".to_owned()),
        many => Some(format!("In {many} columns the shares rest on fewer than 10 statements.")),
    }
}
