//! The import list: files on their way into a project, each with what was found in it and what is to be
//! decided.
//!
//! The list touches no project by itself: [`ImportList::follow`] looks at one, so that what is there
//! already is told truly whatever is added or undone meanwhile, and [`ImportList::add`] adds.

mod add;
mod article;
mod begin;
mod count;
mod item;
mod row;
mod standing;
mod texts;

use std::sync::{Arc, Mutex};

use crate::model::SourceId;

use super::{Cancel, Lookalikes};

pub use article::{ByHand, ListedArticle};
pub use begin::ListStep;
pub use count::Counts;
pub use item::{ArticleKey, ListLine, RowId};
pub use row::{Coded, Failure, ImportRow, Pasted, ReadFile, Stage};
pub use standing::Standing;

use texts::TextPlaces;

/// Who an article is like: one of the project, or one of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    /// An article of the project.
    Source(SourceId),
    /// An article of the list.
    Listed(ArticleKey),
}

/// What is known of texts, shared with those who read.
pub type KnownTexts = Arc<Mutex<Lookalikes<Twin>>>;

/// Files whose reading was begun together and is not over.
#[derive(Debug, Clone)]
struct Running {
    batch: u64,
    cancel: Cancel,
    /// Whether its files are still looked for.
    is_looking: bool,
}

/// Files on their way into a project.
#[derive(Debug, Clone, Default)]
pub struct ImportList {
    /// In the order in which they came, so by rising id.
    rows: Vec<ImportRow>,
    running: Vec<Running>,
    known: KnownTexts,
    texts: TextPlaces,
    changes: u64,
}

impl ImportList {
    /// Whether nothing is in it and nothing on its way to it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.running.is_empty()
    }

    /// The files, in the order in which they came.
    pub fn rows(&self) -> &[ImportRow] {
        &self.rows
    }

    /// A file; none where it is gone.
    pub fn row(&self, id: RowId) -> Option<&ImportRow> {
        self.place(id).and_then(|at| self.rows.get(at))
    }

    /// An article; none where it is gone.
    pub fn article(&self, key: ArticleKey) -> Option<&ListedArticle> {
        self.row(key.row)?.articles().get(key.at)
    }

    /// Rises with every change of the list, also of what the project has of it.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Changes an article; one that is gone, or added, stays as it is.
    pub fn change(&mut self, key: ArticleKey, change: impl FnOnce(&mut ListedArticle)) {
        if matches!(self.standing(key.into()), Standing::Ready | Standing::There(_) | Standing::LeftOut) {
            let article = self.row_mut(key.row).and_then(|row| row.articles_mut().get_mut(key.at));
            article.map(change);
        }
    }

    /// Leaves a line out, or takes it back; with a file go all its articles that are not added.
    pub fn leave_out(&mut self, line: ListLine, is_left_out: bool) {
        let added: Vec<usize> = match self.row(line.row) {
            Some(row) => (0..row.articles().len())
                .filter(|at| matches!(self.standing(line.row.article(*at).into()), Standing::Added(_)))
                .collect(),
            None => return,
        };
        let Some(row) = self.row_mut(line.row) else { return };
        match line.article {
            Some(at) => {
                let article = row.articles_mut().get_mut(at).filter(|_| !added.contains(&at));
                article.into_iter().for_each(|article| article.is_left_out = is_left_out);
            }
            None => {
                row.is_left_out = is_left_out;
                for (at, article) in row.articles_mut().iter_mut().enumerate() {
                    article.is_left_out = is_left_out && !added.contains(&at);
                }
            }
        }
    }

    /// Forgets everything; what is being read is given up.
    pub fn clear(&mut self) {
        self.running.iter().for_each(|running| running.cancel.cancel());
        *self = Self { changes: self.changes + 1, ..Self::default() };
    }

    fn place(&self, id: RowId) -> Option<usize> {
        self.rows.binary_search_by_key(&id, |row| row.id).ok()
    }

    fn row_mut(&mut self, id: RowId) -> Option<&mut ImportRow> {
        self.changes += 1;
        let at = self.place(id)?;
        self.rows.get_mut(at)
    }
}
