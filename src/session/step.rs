//! What a session does, undoes and does again, and who did it when.

use jiff::Timestamp;

use crate::edit::{self, EditError, Place, Transaction};
use crate::storage::Step;
use crate::storage::journal::Kind;

use super::{Session, next_revision};

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The name of the step.
    pub label: String,
    /// Where it can be seen.
    pub place: Option<Place>,
}

/// When something is done, and by whom.
type Author = (Timestamp, String);

impl Session {
    /// Whoever works here, now.
    pub(super) fn author(&self) -> Author {
        ((self.clock)(), self.coder_name.clone())
    }

    /// Carries out a change that this person made at this time, logged under this label.
    pub(super) fn commit_as(
        &mut self,
        change: Transaction,
        author: Author,
        label: &str,
    ) -> Result<(), EditError> {
        let before = self.project.clone();
        let inverse = edit::apply(&mut self.project, &change)?;
        let depth = self.history.depth();
        let step = Step::new((author.0, &author.1, label), &inverse, (&before, &self.project));
        self.history.record(change.clone(), inverse);
        let joins = depth == self.history.depth();
        if joins {
            self.trail.join(step);
        } else {
            self.trail.push(step);
        }
        self.revision = next_revision();
        self.record(author, (Kind::Do, joins), change);
        Ok(())
    }

    /// Takes back the last step; none where there is none.
    pub(super) fn undo_as(&mut self, author: Author) -> Option<Undone> {
        let step = self.history.undo_step()?;
        let (change, undone) = (step.inverse.clone(), undone(step));
        self.repeat(&change, &author, &format!("Undo: {}", undone.label))?;
        self.history.undid();
        self.record(author, (Kind::Undo, false), change);
        Some(undone)
    }

    /// Does the last undone step again; none where there is none.
    pub(super) fn redo_as(&mut self, author: Author) -> Option<Undone> {
        let step = self.history.redo_step()?;
        let (change, undone) = (step.forward.clone(), undone(step));
        self.repeat(&change, &author, &format!("Redo: {}", undone.label))?;
        self.history.redid();
        self.record(author, (Kind::Redo, false), change);
        Some(undone)
    }

    fn repeat(&mut self, change: &Transaction, (at, by): &Author, label: &str) -> Option<()> {
        let before = self.project.clone();
        let inverse = edit::apply(&mut self.project, change).ok()?;
        self.trail.push(Step::new((*at, by, label), &inverse, (&before, &self.project)));
        self.revision = next_revision();
        Some(())
    }
}

fn undone(step: &edit::Step) -> Undone {
    Undone { label: step.forward.label.clone(), place: step.place() }
}
