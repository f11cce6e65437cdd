//! A long count that nobody waits for any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Tells a count to stop; clones tell the same one.
///
/// A count that was told so ends soon with [`AnalysisError::Stopped`](super::AnalysisError::Stopped).
/// Only what takes long looks at it: the draws of a bootstrap.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Nobody waits for the count any more.
    pub fn tell(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was told.
    pub fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
