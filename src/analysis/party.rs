//! The party of an actor at a date, remembered.

use crate::model::{Actor, ActorId, ActorKind, Project, When, tree};

use super::lookup::Lookup;
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
    reading: &'a Reading<'a>,
    known: Vec<Known>,
    by_date: Lookup<(u32, Option<u32>), Option<ActorId>>,
}

impl<'a> Parties<'a> {
    /// Looks up every actor with statements.
    pub(super) fn new(reading: &'a Reading<'a>) -> Self {
        let known = reading.actors.all().iter().map(|actor| know(reading.project, *actor)).collect();
        Self { reading, known, by_date: Lookup::default() }
    }

    /// The same as [`tree::party_of`], for the places of an actor and a date. An interval of dates
    /// counts from its start.
    pub(super) fn at(&mut self, actor: u32, date: Option<u32>) -> Option<ActorId> {
        match self.known.get(actor as usize)? {
            Known::Always(party) => *party,
            Known::Changes => {
                let Reading { project, actors, dates, .. } = self.reading;
                *self.by_date.entry((actor, date)).or_insert_with(|| {
                    let date = date.and_then(|date| dates.get(date)).map(When::first);
                    tree::party_of(project, actors.get(actor)?, date)
                })
            }
        }
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
