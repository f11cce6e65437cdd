//! Opening with what was recorded and not saved.

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::edit::{Edit, FieldKey};
use crate::model::{IdSource, Project};
use crate::storage::journal::{self, Aside, Entry, Found, Kind, Past, Tail};
use crate::storage::{self, Notice, OpenedFile, StorageError};

use super::{Pace, Session};

/// What was found in the journal of an earlier run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// How many actions were done again; none where the file holds all of them.
    pub actions: usize,
    /// When the first of them was done.
    pub since: Option<Timestamp>,
    /// Why it ends early, and where all of the journal is kept.
    pub ends: Option<(String, Option<PathBuf>)>,
    /// Journals that build on another state of the file, and are kept aside.
    pub aside: Vec<Aside>,
    /// Whether another window records the same project now.
    pub is_held: bool,
}

/// A session that was opened with its journal, and what is worth saying.
pub struct OpenedSession {
    /// The session; its changes are recorded.
    pub session: Session,
    /// About the file.
    pub notices: Vec<Notice>,
    /// About the journal.
    pub restored: Restored,
    /// What else is worth saying, a sentence each.
    pub remarks: Vec<String>,
    /// Copies of the file that a sync service left beside it.
    pub copies: Vec<PathBuf>,
}

impl Session {
    /// Opens a project file and does again what the journal in this folder says was not saved.
    ///
    /// Only a journal that builds on the file as it is now is replayed, each line verified; one of
    /// another state is kept aside and told.
    pub fn open_recorded(
        path: &Path,
        ids: IdSource,
        folder: &Path,
        pace: Pace,
    ) -> Result<OpenedSession, StorageError> {
        Ok(Self::with_journal(path, storage::open(path)?, ids, folder, pace))
    }

    /// As [`Session::open_recorded`], on a file that was read before.
    pub(super) fn with_journal(
        path: &Path,
        opened: OpenedFile,
        ids: IdSource,
        folder: &Path,
        pace: Pace,
    ) -> OpenedSession {
        let (project, hash) = (opened.project.id(), opened.hash);
        let (session, notices) = Self::opened(path, opened, ids);
        let known_as = session.file.place.clone().unwrap_or_default();
        let Found { past, aside, is_held } = journal::find(folder, project, &known_as, hash);
        let mut restored = Restored { aside, is_held, ..Restored::default() };
        let session = match past {
            Some(past) => session.restore(past, folder, pace, &mut restored),
            None => session.recorded_in(folder, pace),
        };
        OpenedSession { restored, ..OpenedSession::from((session, notices)) }
    }

    /// The project that was never saved and was worked on last, if the journals in this folder have
    /// one that is not open in another window.
    pub fn unsaved(ids: IdSource, folder: &Path, pace: Pace) -> Option<OpenedSession> {
        let past = journal::find_unsaved(folder).into_iter().next()?;
        let base = &past.contents.base;
        let session = Self::on(Project::empty(base.project, &base.title), ids);
        let mut restored = Restored::default();
        let session = session.restore(past, folder, pace, &mut restored);
        Some(OpenedSession { restored, ..OpenedSession::from((session, Vec::new())) })
    }

    /// Does again what a journal says, and goes on with it.
    fn restore(mut self, mut past: Past, folder: &Path, pace: Pace, restored: &mut Restored) -> Self {
        let before = self.project.clone();
        let mut done = 0;
        let mut stopped = None;
        for line in &past.contents.lines {
            match self.replay(line) {
                Ok(at) => _ = restored.since.get_or_insert(at),
                Err(reason) => {
                    stopped = Some(format!("its line {} cannot be done again ({reason})", done + 2));
                    break;
                }
            }
            done += 1;
        }
        self.history.seal();
        if before == self.project {
            restored.since = None;
        } else {
            restored.actions = done;
        }
        restored.ends = match (stopped, past.contents.tail) {
            (Some(reason), _) => Some((reason, past.cut(done).ok())),
            (None, Tail::Damaged(line)) => Some((format!("its line {line} is damaged"), past.cut(done).ok())),
            (None, Tail::Cut) => {
                // Where the file cannot be mended now, the next change does it.
                _ = past.trim();
                Some(("its last line was cut off".to_owned(), None))
            }
            (None, Tail::Whole) => None,
        };
        self.continue_journal(folder, &past, pace);
        self
    }

    /// Does one line again; gives when it was done first.
    fn replay(&mut self, line: &str) -> Result<Timestamp, String> {
        let Entry { at, by, kind, joins, mut change } = journal::read_entry(line, &self.project)?;
        let is = |step: Option<&[Edit]>| step == Some(change.edits.as_slice());
        let undoes = is(self.history.undo_step().map(|step| step.inverse.edits.as_slice()));
        let redoes = is(self.history.redo_step().map(|step| step.forward.edits.as_slice()));
        match kind {
            Kind::Undo if undoes => _ = self.undo_as((at, by)),
            Kind::Redo if redoes => _ = self.redo_as((at, by)),
            _ => {
                if !joins {
                    self.history.seal();
                }
                let field = |edit: &Edit| FieldKey { record: edit.id(), field: "recorded" };
                change.field = change.edits.first().map(field);
                let label = match kind {
                    Kind::Do => change.label.clone(),
                    Kind::Undo => format!("Undo: {}", change.label),
                    Kind::Redo => format!("Redo: {}", change.label),
                };
                self.commit_as(change, (at, by), &label).map_err(|error| error.to_string())?;
            }
        }
        Ok(at)
    }
}

impl Restored {
    /// Whether there is nothing to say.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// One sentence each, a line each.
impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sentences = Vec::new();
        if let Some(since) = self.since.filter(|_| self.actions > 0) {
            let actions = plural(self.actions, "action");
            sentences.push(format!("{actions} since {} restored; not saved in the file yet", moment(since)));
        }
        if let Some((reason, kept)) = &self.ends {
            let kept = kept.as_ref().map(|path| format!("; all of it is kept: {}", path.display()));
            sentences.push(format!("The record ends early: {reason}{}", kept.unwrap_or_default()));
        }
        for aside in &self.aside {
            let count = aside.count.map_or("Unreadable work".to_owned(), |count| plural(count, "action"));
            let since = aside.since.map(|since| format!(" since {}", moment(since))).unwrap_or_default();
            sentences.push(format!(
                "{count}{since} not restored, as the file was changed since then; kept: {}",
                aside.path.display()
            ));
        }
        if self.is_held {
            sentences.push(
                "Another window has this project open; what was done there is not shown here".to_owned(),
            );
        }
        f.write_str(&sentences.join("\n"))
    }
}

pub(super) fn plural(count: usize, noun: &str) -> String {
    crate::analysis::plural(count as u64, noun)
}

/// A moment to the minute, in the time of this place.
pub fn moment(at: Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}
