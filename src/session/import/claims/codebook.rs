//! Coders, actors and demands by name: those of the project, and new ones where there are none.

use std::collections::BTreeMap;

use crate::import::Warning;
use crate::import::claims::CodedActor;
use crate::model::{
    Actor, ActorId, ActorKind, Coder, CoderId, Demand, DemandId, IdSource, Membership, Project, Record, tree,
};

use super::super::next_order;

/// Finds records by name and makes those that are missing.
pub(super) struct Codebook<'a> {
    project: &'a Project,
    ids: &'a mut IdSource,
    coders: BTreeMap<String, CoderId>,
    actors: BTreeMap<String, ActorId>,
    demands: BTreeMap<String, DemandId>,
    /// The next places in the order of creation.
    next_coder: u64,
    next_actor: u64,
    next_demand: u64,
    new_actors: Vec<Actor>,
    records: Vec<Record>,
    warnings: Vec<Warning>,
}

impl<'a> Codebook<'a> {
    pub(super) fn new(project: &'a Project, ids: &'a mut IdSource) -> Self {
        Self {
            coders: project.coders().map(|coder| (coder.name.clone(), coder.id)).collect(),
            actors: project.actors().map(|actor| (actor.name.clone(), actor.id)).collect(),
            demands: project.demands().map(|demand| (demand.name.clone(), demand.id)).collect(),
            next_coder: next_order(project.coders().map(|coder| coder.order)),
            next_actor: next_order(project.actors().map(|actor| actor.order)),
            next_demand: next_order(project.demands().map(|demand| demand.order)),
            new_actors: Vec::new(),
            records: Vec::new(),
            warnings: Vec::new(),
            project,
            ids,
        }
    }

    /// Where new ids come from.
    pub(super) fn ids(&mut self) -> &mut IdSource {
        self.ids
    }

    /// The coder of this name.
    pub(super) fn coder(&mut self, name: &str) -> CoderId {
        if let Some(id) = self.coders.get(name) {
            return *id;
        }
        let coder = Coder { id: self.ids.fresh().into(), order: self.next_coder, name: name.to_owned() };
        self.next_coder += 1;
        self.coders.insert(name.to_owned(), coder.id);
        let id = coder.id;
        self.records.push(coder.into());
        id
    }

    /// The demand of this name.
    pub(super) fn demand(&mut self, name: &str) -> DemandId {
        if let Some(id) = self.demands.get(name) {
            return *id;
        }
        let demand = Demand::new(self.ids.fresh().into(), self.next_demand, name);
        self.next_demand += 1;
        self.demands.insert(name.to_owned(), demand.id);
        let id = demand.id;
        self.records.push(demand.into());
        id
    }

    /// The actor of this name; a new one is a person, as the form says no more of it.
    pub(super) fn actor(&mut self, name: &str) -> ActorId {
        match self.actors.get(name) {
            Some(id) => *id,
            None => self.new_actor(name, ActorKind::Person, None),
        }
    }

    /// Adds the actors that the project does not have, each in its party.
    ///
    /// An actor that the project has stays as it stands there; where the file puts it elsewhere, that
    /// is told.
    pub(super) fn add_actors(&mut self, actors: &[CodedActor]) {
        let known = self.actors.clone();
        for actor in actors.iter().filter(|actor| !known.contains_key(&actor.name)) {
            let kind = if actor.is_party { ActorKind::Party } else { ActorKind::Person };
            self.new_actor(&actor.name, kind, None);
        }
        for actor in actors {
            match (known.get(&actor.name), &actor.party) {
                (Some(id), _) => self.compare(*id, actor),
                (None, Some(party)) => {
                    let parent = self.actor(party);
                    if let Some(new) = self.new_actors.iter_mut().find(|new| new.name == actor.name) {
                        new.memberships.push(Membership::always(parent));
                    }
                }
                (None, None) => {}
            }
        }
    }

    /// All new records, and what differs from the project.
    pub(super) fn finish(self) -> (Vec<Record>, Vec<Warning>) {
        let mut records = self.records;
        records.extend(self.new_actors.into_iter().map(Record::from));
        (records, self.warnings)
    }

    fn new_actor(&mut self, name: &str, kind: ActorKind, party: Option<ActorId>) -> ActorId {
        let mut actor = Actor::new(self.ids.fresh().into(), self.next_actor, name, kind);
        actor.memberships = party.into_iter().map(Membership::always).collect();
        self.next_actor += 1;
        self.actors.insert(name.to_owned(), actor.id);
        let id = actor.id;
        self.new_actors.push(actor);
        id
    }

    fn compare(&mut self, id: ActorId, actor: &CodedActor) {
        let in_project = tree::party_of(self.project, id, None).and_then(|party| self.project.actor(party));
        let in_project = in_project.map(|party| party.name.as_str());
        let in_file = if actor.is_party { Some(actor.name.as_str()) } else { actor.party.as_deref() };
        if in_file.is_some() && in_file != in_project {
            let say =
                |party: Option<&str>| party.map_or("no party".to_owned(), |name| format!("party \"{name}\""));
            let message = format!(
                "the actor is of {} in the project and of {} in the file; the project's was kept",
                say(in_project),
                say(in_file)
            );
            self.warnings.push(Warning::at(format!("\"{}\"", actor.name), message));
        }
    }
}
