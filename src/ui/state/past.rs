//! The log of the project while its dialog is open.

use std::sync::Arc;

use crate::session::{Past, Point};

/// The log, and the point of it that is looked at.
#[derive(Debug, Clone)]
pub struct ShownPast {
    /// The log and the project that it led to.
    pub past: Past,
    /// The state of the session that it belongs to.
    pub revision: u64,
    /// After how many steps the point stands that is looked at.
    pub chosen: usize,
    /// What is known of that point; none while it is being looked at.
    pub point: Option<Result<Arc<Point>, String>>,
}
