//! What was done to a project and is not in its file: told to those who only see the file.

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::model::ProjectId;
use crate::storage;
use crate::storage::journal::{Aside, asides, peek};

use super::restore::{moment, plural};
use super::{InUse, Session};

/// Work on a project that is not in its file yet, or that somebody may be doing now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many actions are recorded on this computer and not saved.
    pub actions: usize,
    /// When they were begun.
    pub since: Option<Timestamp>,
    /// Whether a window on this computer records changes now.
    pub is_recording: bool,
    /// Who has it open.
    pub in_use: Option<InUse>,
}

impl Session {
    /// What is recorded in this folder and not in the session's file; nothing is changed by looking.
    pub fn elsewhere(&self, journals: Option<&Path>) -> Elsewhere {
        let (Some(place), Some(hash)) = (&self.file.place, self.file.hash) else {
            return Elsewhere::default();
        };
        let peeked = journals.map(|folder| peek(folder, self.project.id(), place, hash)).unwrap_or_default();
        Elsewhere {
            actions: peeked.count,
            since: peeked.since,
            is_recording: peeked.is_held,
            in_use: if self.is_locked() { None } else { InUse::of(place) },
        }
    }
}

/// What else there is of a project, to be looked for on another thread.
#[derive(Debug, Clone)]
pub struct OtherVersionsOf {
    place: PathBuf,
    project: ProjectId,
}

impl Session {
    /// Where copies and set-aside work of this session's file are to be looked for; none without a file.
    pub fn other_versions(&self) -> Option<OtherVersionsOf> {
        let place = self.file.place.clone()?;
        Some(OtherVersionsOf { place, project: self.project.id() })
    }
}

impl OtherVersionsOf {
    /// Work that was set aside in this folder, and copies of a sync service. Waits for the disk.
    pub fn find(&self, journals: Option<&Path>) -> (Vec<Aside>, Vec<PathBuf>) {
        let asides = journals.map(|folder| asides(folder, self.project, &self.place)).unwrap_or_default();
        (asides, storage::copies(&self.place, self.project))
    }
}

impl Elsewhere {
    /// Whether there is nothing to say.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a program has the project open now.
    pub fn is_open(&self) -> bool {
        self.is_recording || self.in_use.is_some()
    }
}

/// One clause, or two parted by a semicolon.
impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut clauses = Vec::new();
        if let Some(since) = self.since.filter(|_| self.actions > 0) {
            let verb = if self.actions == 1 { "is" } else { "are" };
            let actions = plural(self.actions, "action");
            clauses
                .push(format!("{actions} since {} {verb} recorded and not saved in the file", moment(since)));
        }
        if let Some(who) = &self.in_use {
            clauses.push(who.to_string());
        } else if self.is_recording {
            clauses.push("a window has this project open and records its changes".to_owned());
        }
        f.write_str(&clauses.join("; "))
    }
}
