//! How often and how lately actors and demands were coded: the order of type-ahead.

use std::collections::BTreeMap;

use crate::model::{ActorId, DemandId, Project};

/// How often and how lately something was coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// How many statements name it.
    pub statements: usize,
    /// The order of the latest of them; 0 where there is none.
    pub latest: u64,
}

impl Usage {
    fn count(&mut self, order: u64) {
        self.statements += 1;
        self.latest = self.latest.max(order);
    }
}

/// Counts every statement once under its actor and once under its demand.
pub(super) fn count(project: &Project) -> (BTreeMap<ActorId, Usage>, BTreeMap<DemandId, Usage>) {
    let mut actors: BTreeMap<ActorId, Usage> = BTreeMap::new();
    let mut demands: BTreeMap<DemandId, Usage> = BTreeMap::new();
    for statement in project.statements() {
        if let Some(actor) = statement.actor {
            actors.entry(actor).or_default().count(statement.order);
        }
        if let Some(demand) = statement.demand {
            demands.entry(demand).or_default().count(statement.order);
        }
    }
    (actors, demands)
}
