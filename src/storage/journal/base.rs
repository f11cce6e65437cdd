//! What a journal builds on: its first line, and its name.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Deserialize;

use crate::model::ProjectId;
use crate::storage::FileHash;
use crate::storage::row::Row;
use crate::storage::word::{Wire, value};

use super::FORM;

/// What a journal builds on: a state of a project's file, or an empty project that is in no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The project.
    pub project: ProjectId,
    /// The title of the empty project; empty where there is a file.
    pub title: String,
    /// The project's file, as [`Base::place`] gives it; none where it was never saved.
    pub path: Option<PathBuf>,
    /// The state of the file; none where it was never saved.
    pub hash: Option<FileHash>,
    /// The state of the file before, where the journal was begun by a save to the same file.
    pub follows: Option<FileHash>,
    /// When the journal was begun.
    pub since: Timestamp,
}

#[derive(Deserialize)]
#[serde(rename = "journal", deny_unknown_fields)]
struct BaseRow {
    journal: u64,
    project: Wire<ProjectId>,
    #[serde(default)]
    title: String,
    path: Option<String>,
    base: Option<Wire<FileHash>>,
    follows: Option<Wire<FileHash>>,
    since: Wire<Timestamp>,
}

impl Base {
    /// The one path under which a project file is known, whatever links lead to it.
    pub fn place(path: &Path) -> PathBuf {
        let real = |path: &Path| fs::canonicalize(path).ok();
        let in_real_folder = || Some(real(path.parent()?)?.join(path.file_name()?));
        let whole = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        real(path).or_else(in_real_folder).unwrap_or_else(whole)
    }

    /// The name of its journal: project, path and state of the file.
    pub(super) fn file_name(&self) -> String {
        let state = self.hash.map_or_else(|| "unsaved".to_owned(), |hash| first_digits(&hash.to_string()));
        format!("{}{state}{ENDING}", prefix(self.project, self.path.as_deref()))
    }

    /// Its words, as they stand in the journal's first line.
    pub(super) fn words(&self) -> String {
        let mut out = String::new();
        let mut row = Row::open(&mut out);
        row.number("journal", FORM);
        row.word("project", &self.project);
        row.text_if_any("title", &self.title);
        if let Some(path) = &self.path {
            row.text("path", &path.to_string_lossy());
        }
        row.word_if_some("base", self.hash.as_ref());
        row.word_if_some("follows", self.follows.as_ref());
        row.word("since", &self.since);
        row.close();
        out
    }

    /// What these words of a first line say; none where they are of another form.
    pub(super) fn read(words: &str) -> Option<Self> {
        let row: BaseRow = super::entry::options().from_str(words).ok()?;
        (row.journal == FORM).then(|| Self {
            project: row.project.0,
            title: row.title,
            path: row.path.map(PathBuf::from),
            hash: value(row.base),
            follows: value(row.follows),
            since: row.since.0,
        })
    }
}

/// The ending of a journal that may be replayed.
pub(super) const ENDING: &str = ".journal";

/// How the names of all journals of a project at a path begin.
pub(super) fn prefix(project: ProjectId, path: Option<&Path>) -> String {
    let digits =
        |path: &Path| first_digits(blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex().as_str());
    path.map_or_else(|| format!("{project}-"), |path| format!("{project}-{}-", digits(path)))
}

fn first_digits(digits: &str) -> String {
    digits.chars().take(16).collect()
}
