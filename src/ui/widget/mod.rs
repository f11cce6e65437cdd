//! Small widgets that every room uses.

pub mod chip;
pub mod choices;
pub mod color;
pub mod field;
pub mod guard;
pub mod matching;
pub mod page_parts;
pub mod pins;
pub mod ranking;
pub mod row;
pub mod type_ahead;
pub mod typing;
