//! What files and articles of the list go by.

use std::sync::atomic::{AtomicU64, Ordering};

/// Tells a file of the list; none is given twice in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u64);

impl RowId {
    /// One that was never given.
    pub(super) fn fresh() -> Self {
        Self(fresh())
    }

    /// An article of this file, by its place from 0.
    pub fn article(self, at: usize) -> ArticleKey {
        ArticleKey { row: self, at }
    }
}

/// Tells an article of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey {
    /// The file.
    pub row: RowId,
    /// Its place in the file, from 0.
    pub at: usize,
}

/// A line of the list: a file, or an article of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListLine {
    /// The file.
    pub row: RowId,
    /// The article, by its place in the file from 0; none for the file itself.
    pub article: Option<usize>,
}

impl ListLine {
    /// The article that the line is; none where it is a file.
    pub fn key(self) -> Option<ArticleKey> {
        self.article.map(|at| self.row.article(at))
    }
}

impl From<RowId> for ListLine {
    fn from(row: RowId) -> Self {
        Self { row, article: None }
    }
}

impl From<ArticleKey> for ListLine {
    fn from(key: ArticleKey) -> Self {
        Self { row: key.row, article: Some(key.at) }
    }
}

/// A number that was never given in this run, so that what comes late finds nothing of another list.
pub(super) fn fresh() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}
