//! On which side of the middle a stance stands.

use crate::analysis::{ColumnKey, Group};
use crate::model::Stance;

/// Where bars for and against put a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the right: it is demanded.
    For,
    /// To the left: it is rejected.
    Against,
    /// In a field of its own: a concession may take up a demand of others or drop one's own, and no
    /// stance takes no side.
    Apart,
}

/// The side of a column of stances.
pub fn side_of(column: &ColumnKey) -> Side {
    match column {
        ColumnKey::Group(Group::Stance(Stance::Demands)) => Side::For,
        ColumnKey::Group(Group::Stance(Stance::Rejects)) => Side::Against,
        _ => Side::Apart,
    }
}
