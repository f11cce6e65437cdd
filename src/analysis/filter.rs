//! What is asked for: parties, actors, demands, stances, voices, outlets, tags.

use std::collections::BTreeSet;

use crate::model::{ActorId, Filter, Source, tree};

use super::Reason;
use super::entry::Entry;
use super::lookup::Place;
use super::party::Parties;
use super::reading::Reading;

/// A filter made ready; none lets everything pass.
#[derive(Debug)]
pub(super) struct Sieve {
    parties: Option<BTreeSet<ActorId>>,
    /// Whether the actor, demand, stance, voice at each place is asked for.
    actors: Option<Vec<bool>>,
    demands: Option<Vec<bool>>,
    stances: Option<Vec<bool>>,
    voices: Option<Vec<bool>>,
    /// Whether the outlet, the tags of the article at each place are asked for.
    outlets: Option<Vec<bool>>,
    tags: Option<Vec<bool>>,
}

impl Sieve {
    /// Makes a filter ready: every actor and demand with what stands below it.
    pub(super) fn new(reading: &Reading, filter: &Filter) -> Self {
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
            parties: actors(&filter.parties),
            actors: actors(&filter.actors)
                .map(|wanted| known.actors.all().iter().map(|actor| wanted.contains(actor)).collect()),
            demands,
            stances: (!wanted.is_empty())
                .then(|| known.stances.iter().map(|stance| wanted.contains(stance)).collect()),
            voices: (!filter.voices.is_empty())
                .then(|| known.voices.iter().map(|voice| filter.voices.contains(voice)).collect()),
            outlets: (!filter.outlets.is_empty()).then(|| {
                let articles = reading.articles.iter();
                articles.map(|article| filter.outlets.contains(&article.source.outlet)).collect()
            }),
            tags: (!filter.tags.is_empty()).then(|| {
                let has = |source: &Source| source.tags.iter().any(|tag| filter.tags.contains(tag));
                reading.articles.iter().map(|article| has(&article.source)).collect()
            }),
        }
    }

    /// Whether everything passes.
    pub(super) fn is_open(&self) -> bool {
        let lists = [&self.actors, &self.demands, &self.stances, &self.voices, &self.outlets, &self.tags];
        self.parties.is_none() && lists.into_iter().all(Option::is_none)
    }

    /// Why a statement does not pass; none where it does. What was not coded passes no list.
    pub(super) fn reason(
        &self,
        reading: &Reading,
        entry: &Entry,
        parties: &mut Parties<'_>,
    ) -> Option<Reason> {
        if let Some(wanted) = &self.parties {
            let party = entry.actor.and_then(|actor| parties.at(actor, entry.spoken));
            if party.is_none_or(|party| !wanted.contains(&party)) {
                return Some(Reason::Party);
            }
        }
        let voice = || reading.coded(entry).and_then(|coded| coded.voice);
        let article = Some(Place::of(entry.source as usize));
        if refused(self.actors.as_deref(), entry.actor) {
            Some(Reason::Actor)
        } else if refused(self.demands.as_deref(), entry.demand) {
            Some(Reason::Demand)
        } else if refused(self.stances.as_deref(), entry.stance) {
            Some(Reason::Stance)
        } else if self.voices.is_some() && refused(self.voices.as_deref(), voice()) {
            Some(Reason::Voice)
        } else if refused(self.outlets.as_deref(), article) {
            Some(Reason::Outlet)
        } else {
            refused(self.tags.as_deref(), article).then_some(Reason::Tag)
        }
    }
}

fn refused(wanted: Option<&[bool]>, place: Option<Place>) -> bool {
    wanted
        .is_some_and(|wanted| place.and_then(|place| place.among(wanted)).is_none_or(|is_wanted| !is_wanted))
}
