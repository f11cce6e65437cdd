//! Drafts join a project: all files of one call are one step.

use std::path::PathBuf;

use crate::edit::{self, EditError, Transaction};
use crate::import::claims::{ClaimsDraft, CodedDocument};
use crate::import::{Reading, Warning};
use crate::model::{IdSource, Project, SourceId};

use super::super::Session;
use super::{Draft, FileRead, Outcome, ReadError, add_articles, add_claims};

/// What became of a file.
#[derive(Debug)]
pub enum Became {
    /// Articles, each new or there already, in the order of the file.
    Articles(Vec<Outcome>),
    /// Coded data.
    Claims {
        /// What became of each document, in the order of the file.
        documents: Vec<Outcome>,
        /// How many statements are new.
        statements: usize,
        /// How many statements the project had already.
        known_statements: usize,
    },
    /// Nothing, for this reason.
    Nothing(ReadError),
}

impl Became {
    /// The articles that the file named, new or there already, in its order.
    pub fn outcomes(&self) -> &[Outcome] {
        match self {
            Self::Articles(outcomes) | Self::Claims { documents: outcomes, .. } => outcomes,
            Self::Nothing(_) => &[],
        }
    }

    /// The new articles.
    pub fn added(&self) -> impl Iterator<Item = SourceId> {
        self.outcomes().iter().filter(|outcome| outcome.is_added()).map(|outcome| outcome.source())
    }

    /// How many statements are new.
    pub fn statements(&self) -> usize {
        if let Self::Claims { statements, .. } = self { *statements } else { 0 }
    }
}

/// A file and what became of it.
#[derive(Debug)]
pub struct FileJoined {
    /// The path, beginning as it was given.
    pub path: PathBuf,
    /// Whether it was met in a folder, not given by name.
    pub in_folder: bool,
    /// What became of it.
    pub became: Became,
    /// What was doubtful about it, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// What an import did.
#[derive(Debug)]
pub struct ImportReport {
    /// One entry a file, in the order in which they were read.
    pub files: Vec<FileJoined>,
}

impl ImportReport {
    /// The new articles, in their order.
    pub fn added(&self) -> Vec<SourceId> {
        self.files.iter().flat_map(|file| file.became.added()).collect()
    }

    /// How many statements are new.
    pub fn statements(&self) -> usize {
        self.files.iter().map(|file| file.became.statements()).sum()
    }
}

/// Adds what files hold, all as one step that can be undone; gives what became of each.
///
/// Articles stand in the order of the files. A file that failed is told and stops no other; words
/// that the project has, or an earlier file brought, are told as there already. Nothing is committed
/// where nothing is new. Quick, since all reading was done before.
pub fn add_all(session: &mut Session, reads: Vec<FileRead>) -> Result<ImportReport, EditError> {
    let mut joining = Joining::new(session.project.clone(), session.ids.clone());
    for read in reads {
        joining.take(read)?;
    }
    joining.add_waiting()?;
    let Joining { ids, transaction, files, .. } = joining;
    let report = ImportReport { files };
    let label = label(report.added().len(), report.statements());
    session.ids = ids;
    session.commit(Transaction { label, ..transaction })?;
    session.seal();
    Ok(report)
}

/// "Add 12 articles", "Add 3 articles and 40 statements", "Import coded data" where it is only names.
fn label(articles: usize, statements: usize) -> String {
    let count = |number: usize, one: &str| {
        if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
    };
    match (articles, statements) {
        (0, 0) => "Import coded data".to_owned(),
        (0, _) => format!("Add {}", count(statements, "statement")),
        (1, 0) => "Add article".to_owned(),
        (_, 0) => format!("Add {}", count(articles, "article")),
        _ => format!("Add {} and {}", count(articles, "article"), count(statements, "statement")),
    }
}

/// A file of articles, or of nothing, that waits for its neighbours.
struct Waiting {
    path: PathBuf,
    in_folder: bool,
    result: Result<Reading, ReadError>,
}

struct Joining {
    /// The project as it will be.
    project: Project,
    ids: IdSource,
    transaction: Transaction,
    files: Vec<FileJoined>,
    /// Articles in a row are added together.
    waiting: Vec<Waiting>,
}

impl Joining {
    fn new(project: Project, ids: IdSource) -> Self {
        let transaction = Transaction::new("");
        Self { project, ids, transaction, files: Vec::new(), waiting: Vec::new() }
    }

    fn take(&mut self, read: FileRead) -> Result<(), EditError> {
        let FileRead { path, in_folder, result } = read;
        let result = match result {
            Ok(Draft::Claims(draft)) => {
                self.add_waiting()?;
                let (became, warnings) = self.add_coded(*draft)?;
                self.files.push(FileJoined { path, in_folder, became, warnings });
                return Ok(());
            }
            Ok(Draft::Articles(reading)) => Ok(*reading),
            Err(problem) => Err(problem),
        };
        self.waiting.push(Waiting { path, in_folder, result });
        Ok(())
    }

    fn add_coded(&mut self, draft: ClaimsDraft) -> Result<(Became, Vec<Warning>), EditError> {
        let mut warnings = draft.warnings.clone();
        for CodedDocument { article, .. } in &draft.documents {
            warnings.extend(article.warnings.iter().map(|warning| warning.in_article(&article.title)));
        }
        let added = add_claims(&self.project, draft, &mut self.ids);
        warnings.extend(added.warnings);
        self.add(added.transaction)?;
        let (documents, statements) = (added.documents, added.statements);
        Ok((Became::Claims { documents, statements, known_statements: added.known_statements }, warnings))
    }

    fn add_waiting(&mut self) -> Result<(), EditError> {
        let waiting = std::mem::take(&mut self.waiting);
        let read = waiting.iter().filter_map(|file| file.result.as_ref().ok());
        let drafts = read.flat_map(|reading| reading.articles.clone()).collect();
        let (transaction, outcomes) = add_articles(&self.project, drafts, &mut self.ids);
        let mut outcomes = outcomes.into_iter();
        for Waiting { path, in_folder, result } in waiting {
            let (became, warnings) = match result {
                Err(problem) => (Became::Nothing(problem), Vec::new()),
                Ok(reading) => {
                    let outcomes = outcomes.by_ref().take(reading.articles.len()).collect();
                    (Became::Articles(outcomes), reading.all_warnings())
                }
            };
            self.files.push(FileJoined { path, in_folder, became, warnings });
        }
        self.add(transaction)
    }

    fn add(&mut self, next: Transaction) -> Result<(), EditError> {
        edit::apply(&mut self.project, &next)?;
        self.transaction.place = self.transaction.place.or(next.place);
        self.transaction.edits.extend(next.edits);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use crate::import::ReadOptions;

    use super::super::{Guard, read_paths};
    use super::*;

    const CODED: &str = r#"{"documents": [{"id": "d1", "text": "They met.\r\n", "date": "2022-03-29"}],
        "coders": ["A"], "annotations": [{"doc": "d1", "start": 0, "end": 4, "actor": "Ada"}]}"#;

    fn joined(session: &mut Session, folder: &Path) -> ImportReport {
        add_all(session, read_paths(&[folder.to_owned()], &ReadOptions::default(), &Guard::in_this_process()))
            .unwrap()
    }

    fn in_words(report: &ImportReport) -> Vec<String> {
        let words = |file: &FileJoined| match &file.became {
            Became::Articles(outcomes) => match outcomes.as_slice() {
                [Outcome::Added(_)] => "added".to_owned(),
                [Outcome::Duplicate(_)] => "there".to_owned(),
                several => format!("{} articles", several.len()),
            },
            Became::Claims { documents, statements, known_statements } => {
                format!("{} documents, {statements} new, {known_statements} known", documents.len())
            }
            Became::Nothing(problem) => problem.to_string().split([',', ':']).next().unwrap().to_owned(),
        };
        report.files.iter().map(words).collect()
    }

    #[test]
    fn a_folder_of_all_kinds_is_one_step() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("1.txt", "They met."),
            ("2.txt", ""),
            ("3.json", CODED),
            ("4.md", "# They met\n\nIn *Istanbul*."),
            ("5.txt", "They met."),
            ("6.zip", "PK"),
            ("7.json", "{"),
        ];
        for (name, words) in files {
            fs::write(folder.path().join(name), words).unwrap();
        }
        let mut session = Session::new("Talks", 1);
        let before = session.project().clone();
        let report = joined(&mut session, folder.path());
        let expected = [
            "added",
            "there are no words in it; check that the file was saved completely",
            "1 documents, 1 new, 0 known",
            "added",
            "there",
            "it is no archive that we can read (invalid Zip archive",
            "line 1",
        ];
        assert_eq!(in_words(&report), expected);
        assert_eq!((report.added().len(), report.statements()), (3, 1));
        assert!(report.files[2].warnings.iter().any(|it| it.to_string().contains("1 carriage return")));
        assert_eq!(session.undo_label(), Some("Add 3 articles and 1 statement"));
        let orders: Vec<u64> =
            report.added().iter().map(|id| session.project().source(*id).unwrap().order).collect();
        assert_eq!(orders, [1, 2, 3]);

        let after = session.project().clone();
        assert_eq!(joined(&mut session, folder.path()).added(), []);
        assert_eq!(session.project(), &after);
        session.undo().unwrap();
        assert_eq!(session.project(), &before);
        assert!(session.undo().is_none());
    }

    #[test]
    fn files_of_one_kind_have_a_plain_label() {
        let folder = tempfile::tempdir().unwrap();
        for name in 0..12 {
            fs::write(folder.path().join(format!("{name}.txt")), format!("Note {name}.")).unwrap();
        }
        let mut session = Session::new("Talks", 1);
        joined(&mut session, folder.path());
        assert_eq!(session.undo_label(), Some("Add 12 articles"));
    }
}
