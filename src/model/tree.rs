//! The trees of the codebook: who stands above whom, and the party of an actor.

use std::collections::{BTreeMap, BTreeSet};

use super::{Actor, ActorId, ActorKind, Demand, DemandId, PartialDate, Project};

/// The party of an actor at a date: itself if it is a party, else the nearest party above it then.
///
/// None where no party stands above, which figures show as `(no party)`. Linear in the depth; a
/// circle, which `edit` refuses, ends the search.
pub fn party_of(project: &Project, actor: ActorId, date: Option<PartialDate>) -> Option<ActorId> {
    let mut seen = BTreeSet::new();
    let mut at = Some(actor);
    while let Some(id) = at {
        if !seen.insert(id) {
            return None;
        }
        let actor = project.actor(id)?;
        if actor.kind == ActorKind::Party {
            return Some(id);
        }
        at = actor.parent_at(date);
    }
    None
}

/// An actor and every actor below it, whatever the dates of membership.
pub fn actor_and_below(project: &Project, root: ActorId) -> BTreeSet<ActorId> {
    let mut below: BTreeMap<ActorId, Vec<ActorId>> = BTreeMap::new();
    for actor in project.actors() {
        for membership in &actor.memberships {
            below.entry(membership.parent).or_default().push(actor.id);
        }
    }
    collect_below(root, &below)
}

/// A demand and every demand below it.
pub fn demand_and_below(project: &Project, root: DemandId) -> BTreeSet<DemandId> {
    let mut below: BTreeMap<DemandId, Vec<DemandId>> = BTreeMap::new();
    for demand in project.demands() {
        if let Some(parent) = demand.parent {
            below.entry(parent).or_default().push(demand.id);
        }
    }
    collect_below(root, &below)
}

fn collect_below<Id: Copy + Ord>(root: Id, below: &BTreeMap<Id, Vec<Id>>) -> BTreeSet<Id> {
    let mut found = BTreeSet::from([root]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        for child in below.get(&id).into_iter().flatten() {
            if found.insert(*child) {
                open.push(*child);
            }
        }
    }
    found
}

/// The demand above at this depth, 1 the root; the demand itself where it stands higher.
pub fn demand_at_depth(project: &Project, demand: DemandId, depth: u8) -> DemandId {
    let mut path = vec![demand];
    let mut at = project.demand(demand).and_then(|demand| demand.parent);
    while let Some(id) = at {
        if path.contains(&id) {
            break;
        }
        path.push(id);
        at = project.demand(id).and_then(|demand| demand.parent);
    }
    path.iter().rev().nth(usize::from(depth.max(1)) - 1).copied().unwrap_or(demand)
}

/// A node of a tree with its depth, 0 a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch<Id> {
    /// The record.
    pub id: Id,
    /// How many stand above it.
    pub depth: usize,
    /// Whether something stands below it.
    pub has_children: bool,
}

/// All actors as a tree, parents before children, siblings in order of creation.
///
/// An actor stands under its first membership.
pub fn actor_tree(project: &Project) -> Vec<Branch<ActorId>> {
    tree(project.actors().map(|actor| (actor.id, Actor::first_parent(actor), actor.order)))
}

/// All demands as a tree, parents before children, siblings in order of creation.
pub fn demand_tree(project: &Project) -> Vec<Branch<DemandId>> {
    tree(project.demands().map(|demand: &std::sync::Arc<Demand>| (demand.id, demand.parent, demand.order)))
}

fn tree<Id: Copy + Ord>(nodes: impl Iterator<Item = (Id, Option<Id>, u64)>) -> Vec<Branch<Id>> {
    let mut children: BTreeMap<Option<Id>, Vec<(u64, Id)>> = BTreeMap::new();
    for (id, parent, order) in nodes {
        children.entry(parent).or_default().push((order, id));
    }
    for siblings in children.values_mut() {
        siblings.sort_unstable();
    }
    let mut branches = Vec::new();
    let mut open: Vec<(Id, usize)> = Vec::new();
    let push = |open: &mut Vec<(Id, usize)>, parent: Option<Id>, depth: usize| {
        for (_, id) in children.get(&parent).into_iter().flatten().rev() {
            open.push((*id, depth));
        }
    };
    push(&mut open, None, 0);
    while let Some((id, depth)) = open.pop() {
        branches.push(Branch { id, depth, has_children: children.contains_key(&Some(id)) });
        push(&mut open, Some(id), depth + 1);
    }
    branches
}
