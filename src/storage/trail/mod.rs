//! The log of a project: who did what when, and the way back from each step.
//!
//! It stands in the project file, after the articles, one step a line:
//!
//! ```text
//! (at: "2026-03-12T14:05:00Z", by: "Ada", label: "Code statement", back: [Remove(Statement("…"))]),
//! ```
//!
//! `back` is the change that undoes the step, in the form of a journal's line, so that the project at
//! any point is the project of today with the ways back of all later steps done, the newest first. A
//! step that was taken back is a step of its own: nothing that was ever seen is out of reach. Where
//! another program changed the file the ways back no longer fit; the steps before that are kept to be
//! read, without their ways back. The file holds the newest steps only, see [`share`].
//!
//! The log is no part of a [`Project`]: equal projects may have come about in
//! different ways, and undo takes back what was done, not that it was done.

mod back;
mod merged;
mod share;

use std::sync::Arc;

use imbl::Vector;
use jiff::Timestamp;

use crate::edit::Transaction;
use crate::model::Project;

use super::StorageError;

pub(super) use merged::{read_lines, without_conflict};
pub use share::share;

use back::Back;

/// What was done to a project, the oldest step first. A clone shares all of it.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    steps: Vector<Step>,
}

/// Something that was done.
#[derive(Debug, Clone)]
pub struct Step {
    /// When, to the second.
    pub at: Timestamp,
    /// By whom; empty where nobody had said who they are.
    pub by: Arc<str>,
    /// What, as undo names it.
    pub label: Arc<str>,
    back: Back,
}

impl Step {
    /// A step of `label` that made `after` of `before` and is undone by `inverse`.
    pub fn new(
        (at, by, label): (Timestamp, &str, &str),
        inverse: &Transaction,
        (before, after): (&Project, &Project),
    ) -> Self {
        let back = Back::new(&inverse.edits, before, after);
        Self { at: whole_second(at), by: by.into(), label: label.into(), back }
    }

    /// A step as it is read: the words of its way back, if it has one.
    pub(super) fn read(at: Timestamp, by: &str, label: &str, back: Option<&str>) -> Self {
        let back = back.map_or(Back::None, |words| Back::Words(words.into()));
        Self { at, by: by.into(), label: label.into(), back }
    }

    /// Whether one can go back before it.
    pub fn has_way_back(&self) -> bool {
        !matches!(self.back, Back::None)
    }

    /// The words of the way back.
    pub(super) fn back_words(&self) -> Option<std::borrow::Cow<'_, str>> {
        self.back.words()
    }

    /// The project before this step, from the one after it.
    ///
    /// Fails where the way back does not fit that project.
    pub fn before(&self, after: &Project) -> Result<Project, StorageError> {
        self.back.follow(after).map_err(|why| StorageError::NoWayBack { at: self.at, why })
    }
}

impl Trail {
    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether nothing is logged.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The steps, the oldest first.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &Step> + DoubleEndedIterator {
        self.steps.iter()
    }

    /// The step of this number, from 0.
    pub fn step(&self, number: usize) -> Option<&Step> {
        self.steps.get(number)
    }

    /// How many of the newest steps one can go back over.
    pub fn reach(&self) -> usize {
        self.steps.iter().rev().take_while(|step| step.has_way_back()).count()
    }

    /// Adds a step that was just done.
    pub fn push(&mut self, mut step: Step) {
        if let Some(last) = self.steps.back() {
            // Most steps in a row are alike: their words are kept once.
            if last.by == step.by {
                step.by = Arc::clone(&last.by);
            }
            if last.label == step.label {
                step.label = Arc::clone(&last.label);
            }
        }
        self.steps.push_back(step);
    }

    /// Lets a step go into the one before, as letters typed in a row do: the way back is that of the
    /// first.
    pub fn join(&mut self, step: Step) {
        match self.steps.back_mut() {
            Some(last) if last.has_way_back() => (last.at, last.label) = (step.at, step.label),
            _ => self.push(step),
        }
    }

    /// Forgets all ways back, as the project is not what the last step made it.
    pub fn break_off(&mut self) {
        self.steps.iter_mut().for_each(|step| step.back = Back::None);
    }

    /// The project after the first `count` steps, from the project as it is now.
    ///
    /// Linear in the steps that lie between, and in their edits.
    pub fn project_at(&self, now: &Project, count: usize) -> Result<Project, StorageError> {
        let mut project = now.clone();
        for step in self.steps.iter().skip(count).rev() {
            project = step.before(&project)?;
        }
        Ok(project)
    }
}

impl FromIterator<Step> for Trail {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        let mut trail = Self::default();
        steps.into_iter().for_each(|step| trail.push(step));
        trail
    }
}

fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}
