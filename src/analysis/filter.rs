//! What is asked for: parties, actors, demands, stances, voices, outlets, tags.

use std::collections::BTreeSet;

use crate::model::{ActorId, Filter, tree};

use super::Reason;
use super::entry::Entry;
use super::lookup::Place;
use super::party::Parties;
use super::reading::Reading;

/// A filter made ready; none lets everything pass.
#[derive(Debug)]
pub(super) struct Sieve<'a> {
    reading: &'a Reading,
    parties: Option<BTreeSet<ActorId>>,
    /// Whether the actor, demand, stance, voice at each place is asked for.
    actors: Option<Vec<bool>>,
    demands: Option<Vec<bool>>,
    stances: Option<Vec<bool>>,
    voices: Option<Vec<bool>>,
    outlets: &'a [String],
    tags: &'a [String],
    /// The last article that was looked at, by place, and why it does not pass.
    article: Option<(u32, Option<Reason>)>,
}

impl<'a> Sieve<'a> {
    /// Makes a filter ready: every actor and demand with what stands below it.
    pub(super) fn new(reading: &'a Reading, filter: &'a Filter) -> Self {
        let (project, known) = (&reading.project, &reading.known);
        let actors = |ids: &[ActorId]| -> Option<BTreeSet<ActorId>> {
            (!ids.is_empty()).then(|| ids.iter().flat_map(|id| tree::actor_and_below(project, *id)).collect())
        };
        let demands = (!filter.demands.is_empty()).then(|| {
            let below = filter.demands.iter().flat_map(|id| tree::demand_and_below(project, *id));
            let wanted: BTreeSet<_> = below.collect();
            known.demands.all().iter().map(|demand| wanted.contains(demand)).collect()
        });
        let wanted = &filter.stances;
        Self {
            reading,
            parties: actors(&filter.parties),
            actors: actors(&filter.actors)
                .map(|wanted| known.actors.all().iter().map(|actor| wanted.contains(actor)).collect()),
            demands,
            stances: (!wanted.is_empty())
                .then(|| known.stances.iter().map(|stance| wanted.contains(stance)).collect()),
            voices: (!filter.voices.is_empty())
                .then(|| known.voices.iter().map(|voice| filter.voices.contains(voice)).collect()),
            outlets: &filter.outlets,
            tags: &filter.tags,
            article: None,
        }
    }

    /// Whether everything passes.
    pub(super) fn is_open(&self) -> bool {
        let lists = [&self.actors, &self.demands, &self.stances, &self.voices];
        let has_none = self.outlets.is_empty() && self.tags.is_empty() && self.parties.is_none();
        has_none && lists.into_iter().all(Option::is_none)
    }

    /// Why a statement does not pass; none where it does. What was not coded passes no list.
    pub(super) fn reason(&mut self, entry: &Entry, parties: &mut Parties<'_>) -> Option<Reason> {
        if let Some(wanted) = &self.parties {
            let party = entry.actor.and_then(|actor| parties.at(actor, entry.spoken));
            if party.is_none_or(|party| !wanted.contains(&party)) {
                return Some(Reason::Party);
            }
        }
        let voice = || self.reading.coded(entry).and_then(|coded| coded.voice);
        if refused(self.actors.as_deref(), entry.actor) {
            Some(Reason::Actor)
        } else if refused(self.demands.as_deref(), entry.demand) {
            Some(Reason::Demand)
        } else if refused(self.stances.as_deref(), entry.stance) {
            Some(Reason::Stance)
        } else if self.voices.is_some() && refused(self.voices.as_deref(), voice()) {
            Some(Reason::Voice)
        } else {
            self.reason_of_article(entry.source)
        }
    }

    /// The same for an article; statements come article by article, so that each is looked at once.
    fn reason_of_article(&mut self, place: u32) -> Option<Reason> {
        if let Some((_, reason)) = self.article.filter(|(last, _)| *last == place) {
            return reason;
        }
        let source = self.reading.source(place)?;
        let has_tag = || source.tags.iter().any(|tag| self.tags.contains(tag));
        let reason = if !self.outlets.is_empty() && !self.outlets.contains(&source.outlet) {
            Some(Reason::Outlet)
        } else {
            (!self.tags.is_empty() && !has_tag()).then_some(Reason::Tag)
        };
        self.article = Some((place, reason));
        reason
    }
}

fn refused(wanted: Option<&[bool]>, place: Option<Place>) -> bool {
    wanted
        .is_some_and(|wanted| place.and_then(|place| place.among(wanted)).is_none_or(|is_wanted| !is_wanted))
}
