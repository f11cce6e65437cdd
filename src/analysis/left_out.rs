//! What was not counted, and why.

use super::way::Way;

/// Why a statement is not counted. Each statement has at most one reason, the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Somebody else than the chosen coder coded it.
    Coder,
    /// Its date lies before or after the range.
    Range,
    /// Its party is not asked for.
    Party,
    /// Its actor is not asked for.
    Actor,
    /// Its demand is not asked for.
    Demand,
    /// Its stance is not asked for.
    Stance,
    /// Its voice is not asked for.
    Voice,
    /// The outlet of its article is not asked for.
    Outlet,
    /// Its article has none of the tags that are asked for.
    Tag,
    /// The same statement was counted already.
    Duplicate,
}

impl Reason {
    /// Every reason, in the order in which they are tried and listed.
    pub const ALL: &'static [Self] = &[
        Self::Coder,
        Self::Range,
        Self::Party,
        Self::Actor,
        Self::Demand,
        Self::Stance,
        Self::Voice,
        Self::Outlet,
        Self::Tag,
        Self::Duplicate,
    ];

    /// The words after a number: "61 by another coder", "1 duplicate".
    pub fn words_of(self, count: u64) -> &'static str {
        if self == Self::Duplicate && count == 1 { "duplicate" } else { self.words() }
    }

    /// The words of the reason, in the plural.
    pub fn words(self) -> &'static str {
        match self {
            Self::Coder => "by another coder",
            Self::Range => "outside the date range",
            Self::Party => "of another party",
            Self::Actor => "by another actor",
            Self::Demand => "on another demand",
            Self::Stance => "with another stance",
            Self::Voice => "in another voice",
            Self::Outlet => "from another outlet",
            Self::Tag => "in articles without the tag",
            Self::Duplicate => "duplicates",
        }
    }
}

/// How many statements were not counted for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Why.
    pub reason: Reason,
    /// How many, at least 1.
    pub count: u64,
}

/// Counts reasons.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// By reason, in their order.
    counts: [u64; Reason::ALL.len()],
}

impl Tally {
    /// Counts a statement that is left out for a reason; whether it is kept, having none.
    pub(super) fn keep(&mut self, reason: Option<Reason>) -> bool {
        if let Some(reason) = reason {
            self.add(reason, 1);
        }
        reason.is_none()
    }

    /// Counts so many statements that are left out for a reason.
    pub(super) fn add(&mut self, reason: Reason, many: u64) {
        if let Some(count) = self.counts.get_mut(reason as usize) {
            *count += many;
        }
    }

    /// Changes it by what another one counted; none where that is not in it.
    pub(super) fn change(&mut self, way: Way, part: &Self) -> Option<()> {
        self.counts.iter_mut().zip(part.counts).try_for_each(|(count, by)| way.change(count, by))
    }

    /// How many statements were left out.
    pub(super) fn sum(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Every reason that occurred, in their order.
    pub(super) fn list(&self) -> Vec<LeftOut> {
        let all = Reason::ALL.iter().zip(self.counts).filter(|(_, count)| *count > 0);
        all.map(|(reason, count)| LeftOut { reason: *reason, count }).collect()
    }
}
