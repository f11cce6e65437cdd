//! A statement on its way into the table, as few numbers.

use crate::model::{Statement, StatementId};

use super::Reason;

/// What counting needs to know of a statement; the places are those of [`Reading`](super::reading::Reading).
///
/// Statements lie scattered in memory, and reaching each of 200,000 costs more than all the rest. So
/// each is touched once, and everything after works on these.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// The statement itself.
    pub(super) statement: &'a Statement,
    /// Its id.
    pub(super) id: StatementId,
    /// The place of its article in the order of import.
    pub(super) source: u32,
    /// Where its passage starts and ends, in bytes; both 0 where it has no place in the text.
    pub(super) span: (u32, u32),
    /// The place of its date by the chosen basis.
    pub(super) date: Option<u32>,
    /// The place of the date that tells its party: when it was said, else published.
    pub(super) spoken: Option<u32>,
    /// The place of its actor.
    pub(super) actor: Option<u32>,
    /// The place of its demand.
    pub(super) demand: Option<u32>,
    /// The place of its stance.
    pub(super) stance: Option<u32>,
    /// The place of its coder.
    pub(super) coder: u32,
    /// How many statements share its weight, itself included.
    pub(super) sharers: u32,
    /// Whether its date is the article's because its own is unknown.
    pub(super) fell_back: bool,
    /// Whether the range of dates cuts through its date, so that it can stand in no bin.
    pub(super) unsure: bool,
    /// Why the question does not ask for it, if it does not.
    pub(super) unwanted: Option<Reason>,
    /// Whether the same statement stands before it in the same scope.
    pub(super) duplicate: bool,
}

impl Entry<'_> {
    /// Why it is left out, if it is.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.unwanted.or(self.duplicate.then_some(Reason::Duplicate))
    }

    /// The place of the date by which it is put into a bin; none where no bin can be sure.
    pub(super) fn binned(&self) -> Option<u32> {
        self.date.filter(|_| !self.unsure)
    }
}
