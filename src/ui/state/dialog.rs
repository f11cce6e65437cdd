//! What can float above the window, and what each of it is about.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::plural;
use crate::model::RecordId;
use crate::session::import::{ImportRow, RowId, Stage};
use crate::session::{Comparison, Restored, Versus, Way, moment};
use crate::storage::journal::Aside;
use crate::storage::{Backup, FileHash};

/// Something that floats above the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Type or paste the path of a project, an article or a folder.
    OpenPath {
        /// Why it is asked here, if not by wish.
        hint: Option<String>,
    },
    /// Type or paste the path of a project to compare with.
    ComparePath {
        /// Why it is asked here, if not by wish.
        hint: Option<String>,
    },
    /// Type the path to write to.
    SavePath {
        /// What is written.
        kind: SaveKind,
        /// The file name that is offered.
        name: String,
        /// Why it is asked here, if not by wish.
        hint: Option<String>,
    },
    /// Correct the words of the article that is shown.
    CorrectText,
    /// Say what the names of files tell.
    NamePatterns {
        /// Names to try them on, without folders; where there are none, examples.
        names: Arc<[String]>,
    },
    /// Paste an article.
    Paste,
    /// Say how a file of the import list is to be read.
    HowRead {
        /// Which.
        row: RowId,
        /// What is to be said first.
        part: ReadPart,
    },
    /// Paste the words of a file that could not be read.
    PasteFor {
        /// Which of the import list.
        row: RowId,
        /// Its name.
        name: String,
    },
    /// The list of commands to search in.
    Palette,
    /// The sheet of keys.
    Keys,
    /// A project is being opened: how far that is.
    Opening,
    /// What to do with work that is in no file.
    Unsaved(Pending),
    /// A project that somebody else has open: what to do.
    InUse {
        /// The project.
        path: PathBuf,
        /// Who has it open since when, as a clause.
        who: String,
    },
    /// A file that cannot be opened as it is; what can be read of it stands in the state.
    Damaged(Damaged),
    /// The backups of the project, the newest first.
    Backups(Vec<Backup>),
    /// What to do where the project could not be saved.
    NotSaved {
        /// Why.
        why: String,
        /// What waits for it.
        pending: Option<Pending>,
    },
    /// Type a name.
    Name(NameKind),
    /// What an earlier run did and did not save, and other versions of the project.
    Restored(OtherVersions),
    /// Another program changed the file under the open window.
    Outside(OutsideChange),
    /// What differs from another version; the comparison stands in the state.
    Compare,
    /// What was done to the project; the log stands in the state.
    History,
    /// About the program.
    About,
}

/// What a person may say about how a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadPart {
    /// Which column of a table holds what.
    Columns,
    /// What parts a text into articles.
    Separator,
    /// In which encoding it is.
    Encoding,
}

impl ReadPart {
    /// What can be said about a file, in the order of importance; nothing before it was read.
    pub fn of(row: &ImportRow) -> Vec<Self> {
        let Stage::Read(read) = &row.stage else { return Vec::new() };
        let reading = &read.reading;
        let parts = [
            (Self::Columns, reading.table.is_some()),
            (Self::Separator, reading.reader == "text"),
            (Self::Encoding, !reading.encoding.is_empty() && row.pasted.is_none()),
        ];
        parts.into_iter().filter(|(_, can_be)| *can_be).map(|(part, _)| part).collect()
    }

    /// Its name on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Columns => "Columns",
            Self::Separator => "Articles in it",
            Self::Encoding => "Encoding",
        }
    }
}

/// What a name that is asked for is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// The person who codes.
    Coder,
    /// The project.
    Project,
    /// Words to be marked in the text, with commas between.
    Keywords,
}

/// Other versions of the project that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OtherVersions {
    /// What an earlier run did and did not save, a sentence each.
    pub sentences: Vec<String>,
    /// Each in words, and where it is.
    pub others: Vec<(String, Versus)>,
}

/// What another program did to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideChange {
    /// What the file holds now.
    pub hash: FileHash,
    /// When it was written, in words.
    pub at: Option<String>,
}

/// A file that cannot be opened as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, and where.
    pub why: String,
    /// How much of it can be read, in words.
    pub readable: String,
    /// What would be missing, a line each.
    pub lost: Vec<String>,
}

/// A comparison that is shown, and what is chosen in it.
#[derive(Debug, Clone)]
pub struct ShownComparison {
    /// What was compared.
    pub comparison: Arc<Comparison>,
    /// The state of mine that was compared.
    pub revision: u64,
    /// The records that are to be taken over.
    pub chosen: BTreeSet<RecordId>,
}

impl Dialog {
    /// The dialog that says what was restored and which other versions there are; none where there is
    /// nothing to say.
    pub fn of_restored(restored: &Restored, copies: &[PathBuf]) -> Option<Self> {
        let sentences = restored.to_string();
        let sentences = sentences.lines().map(str::to_owned).collect();
        let found = OtherVersions { sentences, ..OtherVersions::of(&restored.aside, copies) };
        (!restored.is_nothing() || !copies.is_empty()).then_some(Self::Restored(found))
    }
}

impl OtherVersions {
    /// Work that was set aside and copies beside the file.
    pub fn of(asides: &[Aside], copies: &[PathBuf]) -> Self {
        let aside = |aside: &Aside| {
            let count = aside.count.map_or("unreadable".to_owned(), |count| plural(count as u64, "action"));
            let since = aside.since.map(|since| format!(" since {}", moment(since))).unwrap_or_default();
            (format!("Work that was set aside ({count}{since})"), Versus::Aside(aside.path.clone()))
        };
        let copy = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (format!("“{name}”, a copy that a sync service left"), Versus::File(path.clone()))
        };
        let readable = asides.iter().filter(|it| it.count.is_some());
        Self { sentences: Vec::new(), others: readable.map(aside).chain(copies.iter().map(copy)).collect() }
    }
}

/// What stands where a typed path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtPath {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Nothing, in a folder that is there.
    Nothing,
    /// Nothing, and the folder is not there either.
    NoFolder,
    /// It cannot be seen, and why.
    Unknown(String),
}

/// What a path that is asked for is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveKind {
    /// The project.
    Project,
    /// The statements, as CSV, workbook or JSON.
    Statements,
    /// The figure, as picture or table.
    Figure,
}

/// What is said where the system shows no file dialog.
pub const NO_SYSTEM_DIALOG: &str = "No file dialog of the system answered here. Type the path instead";

/// What waits for an answer about unsaved work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// Closing the window.
    Close,
    /// A new project.
    New,
    /// Another project.
    Open(PathBuf, Way),
    /// What could be read of a damaged file.
    Rescue(PathBuf),
    /// A copy of a project file, such as a backup, in no file.
    Copy(PathBuf),
    /// The example.
    Example,
}
