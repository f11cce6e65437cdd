//! Small widgets that every room uses.

pub mod chip;
pub mod color;
pub mod field;
pub mod row;
