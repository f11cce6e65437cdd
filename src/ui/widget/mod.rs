//! Small widgets that every room uses.

mod entry;

pub(super) use entry::Entry;
