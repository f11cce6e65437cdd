//! Which color everything has, the same in every figure, in the text and in the lists.

use std::collections::BTreeMap;

use crate::analysis::Group;
use crate::model::{ActorId, ActorKind, Color, DemandId, Project, Stance, tree};

use super::Paint;

/// The colors of a project, worked out once. Linear in actors and demands.
///
/// A record's own color comes first. Then an actor takes its party's (of today: memberships without
/// a last date), and a party, an actor without party, or a demand takes the palette's next place, in
/// order of creation; parties before actors without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colors {
    actors: BTreeMap<ActorId, Color>,
    demands: BTreeMap<DemandId, Color>,
}

impl Colors {
    /// The colors of all actors and demands.
    pub fn of(project: &Project) -> Self {
        let mut actors: Vec<_> = project.actors().collect();
        actors.sort_unstable_by_key(|actor| (actor.kind != ActorKind::Party, actor.order, actor.id));
        let party_of = |id| tree::party_of(project, id, None);
        let heads = actors.iter().filter(|actor| party_of(actor.id).is_none_or(|party| party == actor.id));
        let mut colors: BTreeMap<ActorId, Color> = heads
            .enumerate()
            .map(|(rank, actor)| (actor.id, actor.color.unwrap_or(Color::nth(rank))))
            .collect();
        for actor in &actors {
            let own = actor.color.or_else(|| colors.get(&party_of(actor.id)?).copied());
            if let Some(color) = own {
                colors.insert(actor.id, color);
            }
        }
        let mut demands: Vec<_> = project.demands().collect();
        demands.sort_unstable_by_key(|demand| (demand.order, demand.id));
        let demands = demands
            .iter()
            .enumerate()
            .map(|(rank, demand)| (demand.id, demand.color.unwrap_or(Color::nth(rank))))
            .collect();
        Self { actors: colors, demands }
    }

    /// The color of an actor or a party; none where there is no such actor.
    pub fn actor(&self, id: ActorId) -> Option<Color> {
        self.actors.get(&id).copied()
    }

    /// The color of a demand; none where there is no such demand.
    pub fn demand(&self, id: DemandId) -> Option<Color> {
        self.demands.get(&id).copied()
    }

    /// The color of a group that is the `rank`-th of its figure; what was not coded is neutral.
    pub fn group(&self, group: &Group, rank: usize) -> Paint {
        let color = match group {
            Group::Party(id) | Group::Actor(id) => self.actor(*id),
            Group::Demand(id) => self.demand(*id),
            Group::Stance(stance) => Some(of_stance(stance)),
            Group::All => Some(Color::Place(1)),
            Group::Outlet(_) | Group::Coder(_) => Some(Color::nth(rank)),
            Group::NoActor | Group::NoParty | Group::NoDemand | Group::NoStance | Group::NoOutlet => None,
        };
        color.map_or(Paint::Neutral, Paint::Color)
    }
}

/// The color of a stance: for it blue, against it rust, a concession green.
pub fn of_stance(stance: &Stance) -> Color {
    match stance {
        Stance::Demands => Color::Place(1),
        Stance::Rejects => Color::Place(0),
        Stance::OffersConcession => Color::Place(3),
        Stance::Other(_) => Color::Place(4),
    }
}

/// The color of one actor or party. Linear in actors; for many, take [`Colors::of`] once.
pub fn color_of_actor(project: &Project, id: ActorId) -> Option<Color> {
    Colors::of(project).actor(id)
}

/// The color of one demand. Linear in demands; for many, take [`Colors::of`] once.
pub fn color_of_demand(project: &Project, id: DemandId) -> Option<Color> {
    Colors::of(project).demand(id)
}
