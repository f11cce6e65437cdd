//! Groups: by what statements are put together, and what they are called.

use std::collections::BTreeMap;

use crate::model::{ActorId, CoderId, DemandId, Grouping, Project, Stance, tree};

use super::entry::Entry;
use super::lookup::{Lookup, Place};
use super::party::Parties;
use super::reading::Reading;

/// What a row, or a column that is no time, stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// An actor of kind party.
    Party(ActorId),
    /// An actor.
    Actor(ActorId),
    /// A demand.
    Demand(DemandId),
    /// A stance.
    Stance(Stance),
    /// An outlet, by its name.
    Outlet(String),
    /// A coder.
    Coder(CoderId),
    /// All statements.
    All,
    /// Nobody was coded: neither an actor nor, then, a party.
    NoActor,
    /// The actor has no party at the statement's date.
    NoParty,
    /// No demand was coded.
    NoDemand,
    /// No stance was coded.
    NoStance,
    /// The article has no outlet.
    NoOutlet,
}

impl Group {
    /// Its name as in tables and files; stances by their word in files.
    pub fn label(&self, project: &Project) -> String {
        let actor = |id: &ActorId| project.actor(*id).map(|actor| actor.name.clone());
        let name = match self {
            Self::Party(id) | Self::Actor(id) => actor(id),
            Self::Demand(id) => project.demand(*id).map(|demand| demand.name.clone()),
            Self::Stance(stance) => Some(stance.as_str().to_owned()),
            Self::Outlet(name) => Some(name.clone()),
            Self::Coder(id) => project.coder(*id).map(|coder| coder.name.clone()),
            Self::All => Some("all".to_owned()),
            Self::NoActor => Some("(no actor)".to_owned()),
            Self::NoParty => Some("(no party)".to_owned()),
            Self::NoDemand => Some("(no demand)".to_owned()),
            Self::NoStance => Some("(no stance)".to_owned()),
            Self::NoOutlet => Some("(no outlet)".to_owned()),
        };
        name.unwrap_or_default()
    }

    /// Whether it stands for what was not coded or is not known.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::NoActor | Self::NoParty | Self::NoDemand | Self::NoStance | Self::NoOutlet)
    }
}

/// A group as a number: the bits of an id, or a number of ours, or one of the constants.
type Code = u64;

const NO_ACTOR: Code = u64::MAX;
const NO_OTHER: Code = u64::MAX - 1;

/// No place yet.
const UNMET: u32 = u32::MAX;

/// Gives each statement the place of its group, in the order in which groups are met.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    grouping: Grouping,
    reading: &'a Reading,
    places: Lookup<Code, u32>,
    /// The place of the group of each actor, demand and so on, as soon as it was met; else [`UNMET`].
    by_key: Vec<u32>,
    /// The groups at their places.
    pub(super) met: Vec<Group>,
    /// The demand that stands for each demand, by place.
    rolled_up: Vec<DemandId>,
    outlets: BTreeMap<&'a str, Code>,
}

impl<'a> Groups<'a> {
    /// No group met yet; demands are rolled up to a depth, 1 the roots.
    pub(super) fn new(grouping: Grouping, depth: Option<u8>, reading: &'a Reading) -> Self {
        let roll_up = |demand: &DemandId| {
            depth.map_or(*demand, |depth| tree::demand_at_depth(&reading.project, *demand, depth))
        };
        Self {
            grouping,
            reading,
            places: Lookup::default(),
            by_key: Vec::new(),
            met: Vec::new(),
            rolled_up: reading.known.demands.all().iter().map(roll_up).collect(),
            outlets: BTreeMap::new(),
        }
    }

    /// The place of a statement's group.
    pub(super) fn place(&mut self, entry: &Entry, parties: &mut Parties<'_>) -> u32 {
        let code = |place: Option<Place>| Place::code(place) as usize;
        let key = match self.grouping {
            Grouping::All => 0,
            Grouping::Outlet => entry.source as usize,
            Grouping::Coder => entry.coder.index(),
            Grouping::Stance => code(entry.stance),
            Grouping::Demand => code(entry.demand),
            Grouping::Party if entry.actor.is_some_and(|actor| parties.changes(actor)) => {
                return self.look_up(entry, parties);
            }
            Grouping::Actor | Grouping::Party => code(entry.actor),
        };
        if let Some(place) = self.by_key.get(key).filter(|place| **place != UNMET) {
            return *place;
        }
        let place = self.look_up(entry, parties);
        if self.by_key.len() <= key {
            self.by_key.resize(key + 1, UNMET);
        }
        if let Some(slot) = self.by_key.get_mut(key) {
            *slot = place;
        }
        place
    }

    fn look_up(&mut self, entry: &Entry, parties: &mut Parties<'_>) -> u32 {
        let known = &self.reading.known;
        match self.grouping {
            Grouping::All => self.keep(0, || Group::All),
            Grouping::Outlet => self.outlet(entry.source),
            Grouping::Coder => match known.coders.get(entry.coder) {
                Some(coder) => self.keep(coder.bits(), || Group::Coder(coder)),
                None => self.keep(NO_OTHER, || Group::All),
            },
            Grouping::Stance => {
                match entry.stance.and_then(|place| Some((place, place.among(&known.stances)?))) {
                    None => self.keep(NO_OTHER, || Group::NoStance),
                    Some((place, stance)) => {
                        self.keep(place.index() as u64, || Group::Stance(stance.clone()))
                    }
                }
            }
            Grouping::Demand => match entry.demand.and_then(|place| place.among(&self.rolled_up).copied()) {
                None => self.keep(NO_OTHER, || Group::NoDemand),
                Some(demand) => self.keep(demand.bits(), || Group::Demand(demand)),
            },
            Grouping::Actor => match entry.actor.and_then(|place| known.actors.get(place)) {
                None => self.keep(NO_ACTOR, || Group::NoActor),
                Some(actor) => self.keep(actor.bits(), || Group::Actor(actor)),
            },
            Grouping::Party => match entry.actor.map(|actor| parties.at(actor, entry.spoken)) {
                None => self.keep(NO_ACTOR, || Group::NoActor),
                Some(None) => self.keep(NO_OTHER, || Group::NoParty),
                Some(Some(party)) => self.keep(party.bits(), || Group::Party(party)),
            },
        }
    }

    fn keep(&mut self, code: Code, group: impl FnOnce() -> Group) -> u32 {
        let met = &mut self.met;
        *self.places.entry(code).or_insert_with(|| {
            met.push(group());
            u32::try_from(met.len() - 1).unwrap_or(u32::MAX)
        })
    }

    fn outlet(&mut self, source: u32) -> u32 {
        let name = self.reading.source(source).map_or("", |source| source.outlet.as_str());
        if name.is_empty() {
            return self.keep(NO_OTHER, || Group::NoOutlet);
        }
        let next = self.outlets.len() as u64;
        let code = *self.outlets.entry(name).or_insert(next);
        self.keep(code, || Group::Outlet(name.to_owned()))
    }
}

/// A group with its label and its place in the order in which groups were met.
#[derive(Debug)]
pub(super) struct Labelled {
    pub(super) label: String,
    pub(super) group: Group,
    pub(super) met_at: usize,
}

/// Groups by the code points of their labels.
pub(super) fn by_label(project: &Project, met: Vec<Group>) -> Vec<Labelled> {
    let label = |(met_at, group): (usize, Group)| Labelled { label: group.label(project), group, met_at };
    let mut groups: Vec<Labelled> = met.into_iter().enumerate().map(label).collect();
    groups.sort_unstable_by(|one, other| (&one.label, &one.group).cmp(&(&other.label, &other.group)));
    groups
}
