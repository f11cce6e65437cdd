//! How far long work is, told from one thread to another, and whether it is still wanted.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far something is that reads or writes a whole project; a copy is about the same work.
///
/// ```
/// let progress = demarche::storage::Progress::default();
/// assert_eq!(progress.share(), None);
/// progress.begin(200);
/// progress.go(50);
/// assert_eq!(progress.share(), Some(0.25));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    done: AtomicU64,
    whole: AtomicU64,
    is_cancelled: AtomicBool,
}

thread_local! {
    /// What is told by [`tick`] on this thread, and by how much.
    static TOLD: RefCell<Option<(Progress, u64)>> = const { RefCell::new(None) };
}

impl Progress {
    /// Begins work that consists of so many parts.
    pub fn begin(&self, whole: u64) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.whole.store(whole, Ordering::Relaxed);
    }

    /// So many more parts are done.
    pub fn go(&self, more: u64) {
        self.0.done.fetch_add(more, Ordering::Relaxed);
    }

    /// How much of it is done, from 0 to 1; none while that cannot be said.
    #[expect(clippy::cast_precision_loss, reason = "a share is shown to the percent")]
    pub fn share(&self) -> Option<f32> {
        let (done, whole) = (self.0.done.load(Ordering::Relaxed), self.0.whole.load(Ordering::Relaxed));
        (whole > 0).then(|| (done as f32 / whole as f32).min(1.0))
    }

    /// Says that the work is not wanted any more: it ends where it next looks.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work is not wanted any more.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Ordering::Relaxed)
    }

    /// Does work of which each [`tick`] on this thread is so many parts.
    pub(super) fn told<T>(&self, parts: u64, work: impl FnOnce() -> T) -> T {
        let before = TOLD.replace(Some((self.clone(), parts)));
        let result = work();
        TOLD.set(before);
        result
    }
}

/// Tells that a part of what this thread does is done; gives whether the rest is still wanted.
///
/// A reader that is driven by another crate has nowhere else to keep whom it tells.
pub(super) fn tick() -> bool {
    TOLD.with_borrow(|told| {
        told.as_ref().is_none_or(|(progress, parts)| {
            progress.go(*parts);
            !progress.is_cancelled()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_done_meanwhile_is_told() {
        let progress = Progress::default();
        progress.begin(10);
        assert!(tick());
        progress.told(3, || assert!(tick() && tick()));
        assert!(tick());
        assert_eq!(progress.share(), Some(0.6));
        progress.go(100);
        assert_eq!(progress.share(), Some(1.0));
        progress.cancel();
        assert!(!progress.clone().told(1, tick));
    }
}
