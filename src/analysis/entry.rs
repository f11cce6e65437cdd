//! A statement on its way into the table, as few numbers.

use crate::model::{DateBasis, FigureSpec, StatementId};

use super::Reason;
use super::article::Article;
use super::coder;
use super::dates::Dates;
use super::left_out::Tally;
use super::lookup::Place;
use super::range::Where;
use super::reading::Reading;

/// What counting needs to know of a statement; the places are those of [`Reading`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Its id.
    pub(super) id: StatementId,
    /// The place of its article in the order of import.
    pub(super) source: u32,
    /// Its place among the statements of its article.
    pub(super) slot: u32,
    /// Its date by the chosen basis.
    pub(super) date: Option<Place>,
    /// The date that tells its party: when it was said, else published.
    pub(super) spoken: Option<Place>,
    /// Its actor.
    pub(super) actor: Option<Place>,
    /// Its demand.
    pub(super) demand: Option<Place>,
    /// Its stance.
    pub(super) stance: Option<Place>,
    /// Its coder.
    pub(super) coder: Place,
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

impl Entry {
    /// Why it is left out, if it is.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.unwanted.or(self.duplicate.then_some(Reason::Duplicate))
    }

    /// How many units it weighs, of which `per` make one statement.
    pub(super) fn units(&self, per: u128) -> u128 {
        if self.sharers < 2 { per } else { per / u128::from(self.sharers) }
    }

    /// The date by which it is put into a bin; none where no bin can be sure.
    pub(super) fn binned(&self) -> Option<Place> {
        self.date.filter(|_| !self.unsure)
    }
}

/// Which statements come into question at all: those of the chosen coder within the range of dates.
#[derive(Debug)]
pub(super) struct Within {
    basis: DateBasis,
    /// By the place of the coder.
    asked_for: Vec<bool>,
}

impl Within {
    /// Those that a figure asks for.
    pub(super) fn new(reading: &Reading, spec: &FigureSpec) -> Self {
        Self { basis: spec.basis, asked_for: coder::asked_for(reading, spec) }
    }

    /// Adds those of an article by start (what has no place first) and id; the others are told.
    pub(super) fn add(
        &self,
        (source, article): (u32, &Article),
        dates: &Dates<'_>,
        entries: &mut Vec<Entry>,
        left: &mut Tally,
    ) {
        let published = article.published;
        let mut others = 0;
        for (slot, coded) in (0..).zip(&article.statements) {
            if coded.coder.among(&self.asked_for) == Some(&false) {
                others += 1;
                continue;
            }
            let said = coded.said;
            let (date, fell_back) = match self.basis {
                DateBasis::StatementElsePublication => {
                    (said.or(published), said.is_none() && published.is_some())
                }
                DateBasis::Statement => (said, false),
                DateBasis::Publication => (published, false),
            };
            let lies = dates.lies(date);
            if lies == Where::Outside {
                left.add(Reason::Range, 1);
                continue;
            }
            entries.push(Entry {
                id: coded.id,
                source,
                slot,
                date,
                spoken: said.or(published),
                actor: coded.actor,
                demand: coded.demand,
                stance: coded.stance,
                coder: coded.coder,
                sharers: 1,
                fell_back,
                unsure: lies == Where::Unsure,
                unwanted: None,
                duplicate: false,
            });
        }
        left.add(Reason::Coder, others);
    }
}
