//! How often and how lately actors and demands were coded: the order of type-ahead.

use std::collections::BTreeMap;

use crate::model::{ActorId, Change, DemandId, Project, Statement};

/// How often and how lately something was coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// How many statements name it.
    pub statements: usize,
    /// The order of the latest of them; 0 where there is none.
    pub latest: u64,
}

/// The orders of the statements that name each, sorted: so one statement more or less is told at once.
#[derive(Debug)]
struct Orders<Id>(BTreeMap<Id, Vec<u64>>);

impl<Id> Default for Orders<Id> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<Id: Ord + Copy> Orders<Id> {
    fn add(&mut self, id: Id, order: u64) {
        let orders = self.0.entry(id).or_default();
        orders.insert(orders.partition_point(|other| *other < order), order);
    }

    fn remove(&mut self, id: Id, order: u64) {
        let Some(orders) = self.0.get_mut(&id) else { return };
        if let Ok(at) = orders.binary_search(&order) {
            orders.remove(at);
        }
    }

    fn usage(&self, id: Id) -> Option<Usage> {
        let orders = self.0.get(&id)?;
        orders.last().map(|latest| Usage { statements: orders.len(), latest: *latest })
    }
}

/// What the statements name, and what they lack.
#[derive(Debug, Default)]
pub(super) struct Uses {
    by_actor: Orders<ActorId>,
    by_demand: Orders<DemandId>,
    /// Each actor that is named.
    pub(super) actors: BTreeMap<ActorId, Usage>,
    /// Each demand that is named.
    pub(super) demands: BTreeMap<DemandId, Usage>,
    /// Statements without actor or demand.
    pub(super) unfinished: usize,
    /// Statements whose quote is not in their article.
    pub(super) unplaced: usize,
}

impl Uses {
    /// Every statement counted once under its actor and once under its demand.
    pub(super) fn of(project: &Project) -> Self {
        let mut uses = Self::default();
        let mut statements: Vec<&Statement> = project.statements().map(AsRef::as_ref).collect();
        statements.sort_unstable_by_key(|statement| statement.order);
        for statement in statements {
            uses.add(statement);
        }
        uses.actors = told(&uses.by_actor);
        uses.demands = told(&uses.by_demand);
        uses
    }

    /// Takes over what became of one statement.
    pub(super) fn follow(&mut self, (before, after): Change<'_, Statement>) {
        if let Some(before) = before {
            self.remove(before);
        }
        if let Some(after) = after {
            self.add(after);
        }
        for statement in [before, after].into_iter().flatten() {
            if let Some(actor) = statement.actor {
                tell(&mut self.actors, &self.by_actor, actor);
            }
            if let Some(demand) = statement.demand {
                tell(&mut self.demands, &self.by_demand, demand);
            }
        }
    }

    fn add(&mut self, statement: &Statement) {
        if let Some(actor) = statement.actor {
            self.by_actor.add(actor, statement.order);
        }
        if let Some(demand) = statement.demand {
            self.by_demand.add(demand, statement.order);
        }
        self.unfinished += usize::from(!statement.is_finished());
        self.unplaced += usize::from(statement.span.is_none());
    }

    fn remove(&mut self, statement: &Statement) {
        if let Some(actor) = statement.actor {
            self.by_actor.remove(actor, statement.order);
        }
        if let Some(demand) = statement.demand {
            self.by_demand.remove(demand, statement.order);
        }
        self.unfinished -= usize::from(!statement.is_finished());
        self.unplaced -= usize::from(statement.span.is_none());
    }
}

fn told<Id: Ord + Copy>(orders: &Orders<Id>) -> BTreeMap<Id, Usage> {
    orders.0.keys().filter_map(|id| Some((*id, orders.usage(*id)?))).collect()
}

fn tell<Id: Ord + Copy>(usages: &mut BTreeMap<Id, Usage>, orders: &Orders<Id>, id: Id) {
    match orders.usage(id) {
        Some(usage) => usages.insert(id, usage),
        None => usages.remove(&id),
    };
}
