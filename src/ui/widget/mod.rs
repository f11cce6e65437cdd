//! Small widgets that every room uses.
pub(crate) mod color;
