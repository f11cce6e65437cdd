//! The party of an actor at a date, remembered.

use crate::model::{Actor, ActorId, ActorKind, Project, When, tree};

use super::lookup::{Lookup, Place};
use super::reading::Reading;

/// What is known of an actor.
#[derive(Debug, Clone, Copy)]
enum Known {
    /// Its party at every date.
    Always(Option<ActorId>),
    /// Somebody between it and its party came or left at some date.
    Changes,
}

/// Answers for each actor once, or once a date where memberships have dates.
#[derive(Debug)]
pub(super) struct Parties<'a> {
    reading: &'a Reading,
    /// By the place of the actor; none where nobody asked yet.
    known: Vec<Option<Known>>,
    by_date: Lookup<(Place, Option<Place>), Option<ActorId>>,
}

impl<'a> Parties<'a> {
    /// Nobody looked up yet.
    pub(super) fn new(reading: &'a Reading) -> Self {
        Self { reading, known: vec![None; reading.known.actors.all().len()], by_date: Lookup::default() }
    }

    /// Whether the party of an actor is another one at another date.
    pub(super) fn changes(&mut self, actor: Place) -> bool {
        matches!(self.know(actor), Some(Known::Changes))
    }

    /// The same as [`tree::party_of`], for the places of an actor and a date. An interval of dates
    /// counts from its start.
    pub(super) fn at(&mut self, actor: Place, date: Option<Place>) -> Option<ActorId> {
        match self.know(actor)? {
            Known::Always(party) => party,
            Known::Changes => {
                let Reading { project, known, .. } = self.reading;
                *self.by_date.entry((actor, date)).or_insert_with(|| {
                    let date = date.and_then(|date| known.dates.get(date)).map(When::first);
                    tree::party_of(project, known.actors.get(actor)?, date)
                })
            }
        }
    }

    fn know(&mut self, actor: Place) -> Option<Known> {
        let slot = self.known.get_mut(actor.index())?;
        if slot.is_none() {
            *slot = Some(know(&self.reading.project, self.reading.known.actors.get(actor)?));
        }
        *slot
    }
}

/// Whether the way from an actor up to its party has no dates on it.
fn know(project: &Project, actor: ActorId) -> Known {
    let mut seen = vec![actor];
    let mut at = project.actor(actor).map(AsRef::as_ref);
    while let Some(actor) = at.filter(|actor: &&Actor| actor.kind != ActorKind::Party) {
        if actor.memberships.iter().any(|membership| membership.from.or(membership.to).is_some()) {
            return Known::Changes;
        }
        let Some(parent) = actor.first_parent().filter(|parent| !seen.contains(parent)) else { break };
        seen.push(parent);
        at = project.actor(parent).map(AsRef::as_ref);
    }
    Known::Always(tree::party_of(project, actor, None))
}
