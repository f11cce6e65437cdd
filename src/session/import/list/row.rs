//! A file of the list, and how far it is.

use std::path::PathBuf;
use std::sync::Arc;

use crate::import::claims::ClaimsDraft;
use crate::import::{Entry, ReadOptions, Reading, Warning};
use crate::model::{SourceId, harmless};

use super::super::{FoundFile, ReadError};
use super::{ListLine, ListedArticle, RowId};

/// A file of the list.
#[derive(Debug, Clone)]
pub struct ImportRow {
    /// What it goes by.
    pub id: RowId,
    /// The file on disk; an archive where there is an entry.
    pub file: PathBuf,
    /// Which file of the archive it is.
    pub entry: Option<Entry>,
    /// Whether it was met in a folder or archive, not given by name.
    pub in_folder: bool,
    /// How it is read.
    pub options: ReadOptions,
    /// Words that were pasted in its place.
    pub pasted: Option<Pasted>,
    /// How far it is.
    pub stage: Stage,
    /// Whether a person does not want it, where it has no articles of its own to say so of.
    pub is_left_out: bool,
    /// Whether it waits to be read or is being read, also once more.
    pub is_awaited: bool,
    /// With which others it is read.
    pub(super) batch: u64,
}

/// Words that were pasted in the place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The headline that was typed; empty where none was.
    pub title: String,
    /// The words.
    pub words: Arc<str>,
}

/// How far a file is.
#[derive(Debug, Clone)]
pub enum Stage {
    /// It waits to be read.
    Waiting,
    /// It is being read.
    Reading,
    /// It was read as articles.
    Read(Box<ReadFile>),
    /// It was read as coded data.
    Coded(Box<Coded>),
    /// It could not be read.
    Failed(Failure),
}

/// What was read of a file with articles.
#[derive(Debug, Clone)]
pub struct ReadFile {
    /// What there is to know about the reading; its articles stand in `articles`.
    pub reading: Reading,
    /// The articles, in the order of the file.
    pub articles: Vec<ListedArticle>,
}

/// What was read of a file with coded data.
#[derive(Debug, Clone)]
pub struct Coded {
    /// All that can be taken over.
    pub draft: ClaimsDraft,
    /// How many words its articles have.
    pub words: usize,
    /// What came of adding it: the new articles, and whether anything was new; none before.
    pub(super) outcome: Option<(Vec<SourceId>, bool)>,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// In one sentence, without the path.
    pub reason: String,
    /// Whether a person stopped the reading.
    pub is_stopped: bool,
    /// Whether no reader knows its kind, so that it was never looked into.
    pub is_other_kind: bool,
}

impl ImportRow {
    pub(super) fn new(found: FoundFile, options: ReadOptions, batch: u64) -> Self {
        Self {
            id: RowId::fresh(),
            file: found.path,
            entry: found.entry,
            in_folder: found.in_folder,
            options,
            pasted: None,
            stage: Stage::Waiting,
            is_left_out: false,
            is_awaited: true,
            batch,
        }
    }

    /// The path, within an archive that of the archive and the name in it.
    pub fn path(&self) -> PathBuf {
        self.entry.as_ref().map_or_else(|| self.file.clone(), |entry| self.file.join(&entry.name))
    }

    /// The name without folders, as it may stand in a line; "Pasted text" where it came from no file.
    pub fn name(&self) -> String {
        let path = self.path();
        if path.as_os_str().is_empty() {
            return "Pasted text".to_owned();
        }
        let name = path.file_name().unwrap_or(path.as_os_str());
        harmless(&name.to_string_lossy()).into_owned()
    }

    /// The articles of a file that was read; none for coded data.
    pub fn articles(&self) -> &[ListedArticle] {
        if let Stage::Read(read) = &self.stage { &read.articles } else { &[] }
    }

    pub(super) fn articles_mut(&mut self) -> &mut [ListedArticle] {
        if let Stage::Read(read) = &mut self.stage { &mut read.articles } else { &mut [] }
    }

    /// The lines of the file: of one article that alone, else the file and each article.
    pub fn lines(&self) -> impl Iterator<Item = ListLine> + use<> {
        let (id, count) = (self.id, self.articles().len());
        let own = (count != 1).then_some(ListLine::from(id));
        own.into_iter().chain((0..count).map(move |at| id.article(at).into()))
    }

    /// How many words it has; none before it was read.
    pub fn words(&self) -> Option<usize> {
        match &self.stage {
            Stage::Read(read) => Some(read.articles.iter().map(ListedArticle::words).sum()),
            Stage::Coded(coded) => Some(coded.words),
            Stage::Waiting | Stage::Reading | Stage::Failed(_) => None,
        }
    }

    /// How many pages it has; none where it has none or was not read.
    pub fn pages(&self) -> Option<usize> {
        let Stage::Read(read) = &self.stage else { return None };
        read.reading.pages.as_ref().map(|pages| pages.count)
    }

    /// Doubts about the file as a whole.
    pub fn warnings(&self) -> &[Warning] {
        match &self.stage {
            Stage::Read(read) => &read.reading.warnings,
            Stage::Coded(coded) => &coded.draft.warnings,
            Stage::Waiting | Stage::Reading | Stage::Failed(_) => &[],
        }
    }

    /// Why it could not be read.
    pub fn failure(&self) -> Option<&Failure> {
        if let Stage::Failed(failure) = &self.stage { Some(failure) } else { None }
    }

    /// As it is found again; words that were pasted need nothing to be found.
    pub(super) fn found(&self) -> FoundFile {
        FoundFile {
            path: self.file.clone(),
            in_folder: self.in_folder,
            entry: self.entry.clone(),
            problem: None,
        }
    }
}

impl Failure {
    pub(super) fn of(error: &ReadError, row: &ImportRow) -> Self {
        let words = error.to_string();
        let names = [
            row.path().display().to_string(),
            harmless(&row.path().to_string_lossy()).into_owned(),
            row.path().to_string_lossy().into_owned(),
            row.entry.as_ref().map(|entry| entry.name.clone()).unwrap_or_default(),
        ];
        let endings = names.iter().filter(|name| !name.is_empty()).map(|name| format!(": {name}"));
        let reason = endings.into_iter().find_map(|end| words.strip_suffix(&end).map(str::to_owned));
        Self {
            reason: reason.unwrap_or(words),
            is_stopped: matches!(error, ReadError::Cancelled { .. }),
            is_other_kind: error.is_other_kind(),
        }
    }

    pub(super) fn stopped() -> Self {
        Self { reason: "reading was stopped".to_owned(), is_stopped: true, is_other_kind: false }
    }
}
