//! Actors and demands as rows.

use std::collections::BTreeMap;

use crate::model::{ActorId, Attribute, Membership, PartialDate, Project, tree};

use super::{Table, Value};

const ACTOR_COLUMNS: &[&str; 12] = &[
    "id",
    "name",
    "kind",
    "party",
    "parent",
    "memberships",
    "aliases",
    "color",
    "note",
    "attributes",
    "statements",
    "origin_id",
];

const DEMAND_COLUMNS: &[&str; 12] = &[
    "id",
    "name",
    "parent",
    "definition",
    "use_when",
    "not_when",
    "examples",
    "color",
    "note",
    "attributes",
    "statements",
    "origin_id",
];

/// All actors as the codebook shows them, parents before children, siblings in order of creation.
///
/// `party` is that without a date; `statements` counts those in which it demands.
pub fn actors(project: &Project) -> Table<'_> {
    let counts = counts(project.statements().filter_map(|statement| statement.actor));
    let name = |id: ActorId| project.actor(id).map(|actor| actor.name.clone());
    let rows = tree::actor_tree(project).into_iter().filter_map(|branch| {
        let actor = project.actor(branch.id)?;
        Some([
            Value::of(Some(actor.id)),
            Value::text(&actor.name),
            Value::text(actor.kind.as_str()),
            Value::of(tree::party_of(project, actor.id, None).and_then(name)),
            Value::of(actor.first_parent().and_then(name)),
            Value::List(
                actor.memberships.iter().filter_map(|it| Some(membership(it, name(it.parent)?))).collect(),
            ),
            Value::List(actor.aliases.clone()),
            Value::of(actor.color),
            Value::text(&actor.note),
            attributes(&actor.attributes),
            Value::Number(counts.get(&actor.id).copied().unwrap_or(0)),
            Value::of(actor.origin_id.as_ref()),
        ])
    });
    Table::new(ACTOR_COLUMNS, rows)
}

/// All demands as the codebook shows them, parents before children, siblings in order of creation.
///
/// `statements` counts those of the demand itself, not of what stands below it.
pub fn demands(project: &Project) -> Table<'_> {
    let counts = counts(project.statements().filter_map(|statement| statement.demand));
    let rows = tree::demand_tree(project).into_iter().filter_map(|branch| {
        let demand = project.demand(branch.id)?;
        Some([
            Value::of(Some(demand.id)),
            Value::text(&demand.name),
            Value::of(demand.parent.and_then(|id| project.demand(id)).map(|parent| &parent.name)),
            Value::text(&demand.definition),
            Value::text(&demand.use_when),
            Value::text(&demand.not_when),
            Value::List(demand.examples.clone()),
            Value::of(demand.color),
            Value::text(&demand.note),
            attributes(&demand.attributes),
            Value::Number(counts.get(&demand.id).copied().unwrap_or(0)),
            Value::of(demand.origin_id.as_ref()),
        ])
    });
    Table::new(DEMAND_COLUMNS, rows)
}

fn counts<Id: Ord>(ids: impl Iterator<Item = Id>) -> BTreeMap<Id, usize> {
    let mut counts = BTreeMap::new();
    ids.for_each(|id| *counts.entry(id).or_insert(0) += 1);
    counts
}

/// "Delegation", "Delegation (2022-03/)": the dates as an open ISO 8601 interval.
fn membership(membership: &Membership, parent: String) -> String {
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    match (membership.from, membership.to) {
        (None, None) => parent,
        (from, to) => format!("{parent} ({}/{})", date(from), date(to)),
    }
}

fn attributes(attributes: &[Attribute]) -> Value<'static> {
    Value::Pairs(attributes.iter().map(|it| (it.name.clone(), it.text.clone())).collect())
}
