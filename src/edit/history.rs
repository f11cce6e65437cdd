//! What was done, so that it can be undone and done again.

use super::{FieldKey, Place, Transaction};

/// One step: the change and its inverse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The change as it was done.
    pub forward: Transaction,
    /// The change that undoes it.
    pub inverse: Transaction,
    /// Tells the state after this step from every other state of this history.
    pub state: u64,
}

/// The steps done and undone. Memory grows with the records that were replaced, not with the project.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    states: u64,
    /// The field that is being typed into; a change of the same field joins the last step.
    typing: Option<FieldKey>,
}

impl History {
    /// Records a change that was applied, with its inverse. What was undone before is forgotten.
    ///
    /// Changes of one field in a row become one step, until [`History::seal`].
    pub fn record(&mut self, forward: Transaction, inverse: Transaction) {
        self.undone.clear();
        self.states += 1;
        let state = self.states;
        let joins = forward.field.is_some() && forward.field == self.typing;
        self.typing = forward.field;
        match self.done.last_mut() {
            Some(last) if joins && same_records(&last.forward, &forward) => {
                last.forward = forward;
                last.state = state;
            }
            _ => self.done.push(Step { forward, inverse, state }),
        }
    }

    /// Ends a run of typing: the next change of the same field is a step of its own.
    pub fn seal(&mut self) {
        self.typing = None;
    }

    /// The step that undo would take back.
    pub fn undo_step(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redo would do again.
    pub fn redo_step(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Marks the last step as undone, after its inverse was applied.
    pub fn undid(&mut self) {
        self.seal();
        self.undone.extend(self.done.pop());
    }

    /// Marks the last undone step as done again, after it was applied.
    pub fn redid(&mut self) {
        self.seal();
        self.done.extend(self.undone.pop());
    }

    /// The state the project is in: 0 before the first step; equal numbers are equal projects.
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |step| step.state)
    }

    /// How many steps can be undone.
    pub fn depth(&self) -> usize {
        self.done.len()
    }
}

impl Step {
    /// Where it can be seen.
    pub fn place(&self) -> Option<Place> {
        self.forward.place
    }
}

fn same_records(one: &Transaction, other: &Transaction) -> bool {
    one.edits.len() == other.edits.len()
        && one.edits.iter().zip(&other.edits).all(|(one, other)| one.id() == other.id())
}
