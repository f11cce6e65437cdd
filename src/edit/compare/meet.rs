//! The same name in two projects under two ids: theirs becomes mine when it is taken over.
//!
//! Two people who add the same actor, or one who codes on after a crash, make the same thing twice.
//! Names are unique in a project, so there it must become one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorId, CoderId, DemandId, FigureSpec, Project, Record, RecordId};

/// Ids of theirs that stand for what mine has under another id.
pub(super) struct Meeting {
    actors: BTreeMap<ActorId, ActorId>,
    demands: BTreeMap<DemandId, DemandId>,
    coders: BTreeMap<CoderId, CoderId>,
}

impl Meeting {
    /// What has the same name in both and is in one only by its id; what mine is about to lose does
    /// not count.
    pub(super) fn of(mine: &Project, theirs: &Project, lost: &BTreeSet<RecordId>) -> Self {
        let actors = mine.actors().filter(|it| !lost.contains(&RecordId::Actor(it.id)));
        let actors: BTreeMap<&str, ActorId> = actors.map(|it| (it.name.as_str(), it.id)).collect();
        let demands = mine.demands().filter(|it| !lost.contains(&RecordId::Demand(it.id)));
        let demands: BTreeMap<&str, DemandId> = demands.map(|it| (it.name.as_str(), it.id)).collect();
        let coders = mine.coders().filter(|it| !lost.contains(&RecordId::Coder(it.id)));
        let coders: BTreeMap<&str, CoderId> = coders.map(|it| (it.name.as_str(), it.id)).collect();
        Self {
            actors: theirs
                .actors()
                .filter(|it| mine.actor(it.id).is_none())
                .filter_map(|it| Some((it.id, *actors.get(it.name.as_str())?)))
                .collect(),
            demands: theirs
                .demands()
                .filter(|it| mine.demand(it.id).is_none())
                .filter_map(|it| Some((it.id, *demands.get(it.name.as_str())?)))
                .collect(),
            coders: theirs
                .coders()
                .filter(|it| mine.coder(it.id).is_none())
                .filter_map(|it| Some((it.id, *coders.get(it.name.as_str())?)))
                .collect(),
        }
    }

    /// What stands for a record of theirs in mine.
    pub(super) fn id(&self, id: RecordId) -> RecordId {
        match id {
            RecordId::Actor(id) => RecordId::Actor(self.actor(id)),
            RecordId::Demand(id) => RecordId::Demand(self.demand(id)),
            RecordId::Coder(id) => RecordId::Coder(self.coder(id)),
            other => other,
        }
    }

    /// A record of theirs that names what mine has.
    pub(super) fn record(&self, record: Record) -> Record {
        match record {
            Record::Source(source) => {
                let mut source = source.as_ref().clone();
                let progress = std::mem::take(&mut source.progress).into_iter();
                source.progress = progress.map(|(coder, state)| (self.coder(coder), state)).collect();
                source.into()
            }
            Record::Actor(actor) => {
                let mut actor = actor.as_ref().clone();
                actor.memberships.iter_mut().for_each(|it| it.parent = self.actor(it.parent));
                actor.into()
            }
            Record::Demand(demand) => {
                let mut demand = demand.as_ref().clone();
                demand.parent = demand.parent.map(|id| self.demand(id));
                demand.into()
            }
            Record::Statement(statement) => {
                let mut statement = statement.as_ref().clone();
                statement.actor = statement.actor.map(|id| self.actor(id));
                statement.demand = statement.demand.map(|id| self.demand(id));
                statement.addressees.iter_mut().for_each(|id| *id = self.actor(*id));
                statement.coder = self.coder(statement.coder);
                if let Some(stamp) = &mut statement.changed {
                    stamp.by = self.coder(stamp.by);
                }
                statement.into()
            }
            Record::Figure(figure) => self.figure(figure.as_ref().clone()).into(),
            other => other,
        }
    }

    fn figure(&self, mut figure: FigureSpec) -> FigureSpec {
        let filter = &mut figure.filter;
        filter.parties.iter_mut().chain(&mut filter.actors).for_each(|id| *id = self.actor(*id));
        filter.demands.iter_mut().for_each(|id| *id = self.demand(*id));
        filter.coder = filter.coder.map(|id| self.coder(id));
        figure
    }

    fn actor(&self, id: ActorId) -> ActorId {
        self.actors.get(&id).copied().unwrap_or(id)
    }

    fn demand(&self, id: DemandId) -> DemandId {
        self.demands.get(&id).copied().unwrap_or(id)
    }

    fn coder(&self, id: CoderId) -> CoderId {
        self.coders.get(&id).copied().unwrap_or(id)
    }
}
