//! Which color an actor or demand has: the same in the text, the lists, the figures and the files.

use std::collections::BTreeMap;

use crate::analysis::Group;
use crate::model::{ActorId, ActorKind, Color, DemandId, Project, Stance, tree};

use super::palette::HUES;

/// The colors of a project's actors and demands.
///
/// A party has its own color, else the palette place of its rank among parties by order of creation.
/// Another actor has its own color, else its party's; none without a party. A demand has its own
/// color, else the place of its rank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Colors {
    actors: BTreeMap<ActorId, Color>,
    /// The rank of each actor within its party, by order of creation, from 1; parties have 0.
    ranks: BTreeMap<ActorId, usize>,
    demands: BTreeMap<DemandId, Color>,
}

impl Colors {
    /// The colors of a project. Linear in actors and demands, but for the depth of their trees.
    pub fn of(project: &Project) -> Self {
        let mut colors = Self::default();
        let mut parties: Vec<_> = project.actors().filter(|actor| actor.kind == ActorKind::Party).collect();
        parties.sort_by_key(|party| (party.order, party.id));
        for (rank, party) in parties.iter().enumerate() {
            colors.actors.insert(party.id, party.color.unwrap_or_else(|| Color::nth(rank)));
        }
        let mut others: Vec<_> = project.actors().filter(|actor| actor.kind != ActorKind::Party).collect();
        others.sort_by_key(|actor| (actor.order, actor.id));
        let mut members: BTreeMap<ActorId, usize> = BTreeMap::new();
        for actor in others {
            let party = tree::party_of(project, actor.id, None);
            let color = actor.color.or_else(|| party.and_then(|party| colors.actors.get(&party).copied()));
            if let Some(party) = party {
                let rank = members.entry(party).or_default();
                *rank += 1;
                colors.ranks.insert(actor.id, *rank);
            }
            colors.actors.extend(color.map(|color| (actor.id, color)));
        }
        let mut demands: Vec<_> = project.demands().collect();
        demands.sort_by_key(|demand| (demand.order, demand.id));
        for (rank, demand) in demands.iter().enumerate() {
            colors.demands.insert(demand.id, demand.color.unwrap_or_else(|| Color::nth(rank)));
        }
        colors
    }

    /// The color of an actor in text and lists; none for one without party and own color.
    pub fn actor(&self, actor: ActorId) -> Option<Color> {
        self.actors.get(&actor).copied()
    }

    /// The color of a demand.
    pub fn demand(&self, demand: DemandId) -> Option<Color> {
        self.demands.get(&demand).copied()
    }

    /// The color of a group in a figure; none for what is missing, which is drawn in grey.
    ///
    /// Actors of one party take its hue at different lightnesses, so that they can be told apart.
    pub fn group(&self, group: &Group, rank: usize) -> Option<Color> {
        match group {
            Group::Party(actor) => self.actor(*actor),
            Group::Actor(actor) => match (self.actor(*actor), self.ranks.get(actor)) {
                (Some(Color::Place(place)), Some(rank)) => {
                    let lightness = u8::try_from(rank % 4).unwrap_or(0);
                    Some(Color::Place(place % HUES + HUES * lightness))
                }
                (color, _) => color,
            },
            Group::Demand(demand) => self.demand(*demand),
            Group::Stance(Stance::Demands) => Some(Color::Place(1)),
            Group::Stance(Stance::Rejects) => Some(Color::Place(0)),
            Group::Stance(Stance::OffersConcession) => Some(Color::Place(3)),
            Group::Stance(Stance::Other(_)) | Group::Outlet(_) | Group::Coder(_) => Some(Color::nth(rank)),
            Group::All => Some(Color::Place(1)),
            Group::NoActor | Group::NoParty | Group::NoDemand | Group::NoStance | Group::NoOutlet => None,
        }
    }
}
