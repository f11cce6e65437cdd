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
        if line.article.is_none() {
            row.is_left_out = is_left_out;
        }
        for (at, article) in row.articles_mut().iter_mut().enumerate() {
            if line.article.is_none_or(|only| only == at) && !added.contains(&at) {
                article.is_left_out = is_left_out;
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use crate::import::{Field, ReadOptions, Separator};
    use crate::model::DateStatus;
    use crate::session::Session;
    use crate::session::import::{Guard, found_under};

    use super::*;

    /// Reads paths into a list to the end.
    fn read(list: &mut ImportList, session: &Session, paths: &[&Path]) {
        let (batch, cancel) = list.expect();
        let guard = Guard::in_this_process();
        list.noting(session.project())();
        let paths: Vec<_> = paths.iter().map(|path| path.to_path_buf()).collect();
        let files = list.take_found(batch, found_under(&paths, &guard, &cancel), &ReadOptions::default());
        let steps: Vec<ListStep> = list.readers(files, &guard, &cancel).into_iter().flatten().collect();
        for step in steps {
            list.take_step(step);
        }
        list.end(batch);
        list.follow(session.project());
    }

    fn read_again(list: &mut ImportList, id: RowId, options: &ReadOptions) {
        assert!(list.may_read_again(id));
        let (batch, cancel) = list.expect();
        let found = list.await_again(batch, id, Some(options.clone())).unwrap();
        let files = list.take_found_again(batch, id, vec![found]);
        let readers = list.readers(files, &Guard::in_this_process(), &cancel);
        let steps: Vec<ListStep> = readers.into_iter().flatten().collect();
        for step in steps {
            list.take_step(step);
        }
        list.end(batch);
    }

    fn words(number: usize) -> String {
        (0..60).map(|at| format!("word{}", number * 100 + at)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_a_person_said_stays_when_a_file_is_read_in_another_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2022-03-29_a.txt");
        fs::write(&path, format!("Talks\n\n{}\n###\nMore talks\n\n{}\n", words(1), words(2))).unwrap();
        let (mut list, session) = (ImportList::default(), Session::new("Talks", 1));
        read(&mut list, &session, &[&path]);
        let id = list.rows()[0].id;
        list.change(id.article(0), |article| article.write(Field::Outlet, "  The\n Daily "));
        list.change(id.article(0), ListedArticle::accept_date);
        read_again(&mut list, id, &ReadOptions { clean: true, ..ReadOptions::default() });
        let article = list.article(id.article(0)).unwrap();
        assert_eq!((article.value(Field::Outlet).as_str(), article.has_guessed_date()), ("The Daily", false));
        assert_eq!(list.alike(id.article(0)), None, "it is not like itself");

        let bundle = Some(Separator::Line("###".to_owned()));
        read_again(&mut list, id, &ReadOptions { bundle, ..ReadOptions::default() });
        assert_eq!(list.row(id).unwrap().articles().len(), 2);
        assert_eq!(list.article(id.article(0)).unwrap().value(Field::Outlet), "", "another article");
    }

    #[test]
    fn how_an_article_stands_follows_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2022-03-29_a.txt");
        fs::write(&path, format!("Talks\n\n{}", words(1))).unwrap();
        let (mut list, mut session) = (ImportList::default(), Session::new("Talks", 1));
        read(&mut list, &session, &[&path, &path]);
        let lines: Vec<ListLine> = list.leaves().collect();
        assert!(list.is_clear(lines[0]) && !list.is_clear(lines[1]), "the second is the same as the first");
        list.change(lines[0].key().unwrap(), ListedArticle::accept_date);
        let report = list.add(&mut session, &lines).unwrap();
        let added = report.added();
        assert_eq!(added.len(), 1);
        let standings =
            |list: &ImportList| -> Vec<Standing> { lines.iter().map(|line| list.standing(*line)).collect() };
        assert_eq!(standings(&list), [Standing::Added(Some(added[0])), Standing::There(Some(added[0]))]);
        let date = session.project().source(added[0]).unwrap().published.clone().unwrap();
        assert_eq!(date.status, DateStatus::Confirmed);
        assert!(list.is_settled() && !list.may_read_again(lines[0].row));
        session.undo().unwrap();
        list.follow(session.project());
        assert_eq!(standings(&list), [Standing::Ready, Standing::Ready]);
        list.leave_out(lines[1].row.into(), true);
        assert_eq!(standings(&list), [Standing::Ready, Standing::LeftOut]);
        session.redo().unwrap();
        list.follow(session.project());
        assert_eq!(standings(&list), [Standing::Added(Some(added[0])), Standing::There(Some(added[0]))]);
    }

    #[test]
    fn a_reason_names_no_path_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "").unwrap();
        let (mut list, session) = (ImportList::default(), Session::new("Talks", 1));
        read(&mut list, &session, &[&path, &folder.path().join("none.txt")]);
        let reasons: Vec<&str> =
            list.rows().iter().map(|row| row.failure().unwrap().reason.as_str()).collect();
        let empty = "there are no words in it; check that the file was saved completely";
        assert_eq!(reasons, [empty, "there is no such file or folder"]);
    }
}
