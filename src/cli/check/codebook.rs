//! The codebook: demands without definition, actors who speak but have no party.

use std::collections::BTreeSet;

use crate::model::{ActorId, Project, tree};

use super::problem::{Problem, Severity};

/// What is worth knowing about the codebook, by order of creation.
pub(super) fn problems(project: &Project) -> Vec<Problem> {
    let mut problems = actors(project);
    problems.extend(demands(project));
    problems
}

fn actors(project: &Project) -> Vec<Problem> {
    let speaking: BTreeSet<ActorId> = project.statements().filter_map(|statement| statement.actor).collect();
    let mut actors: Vec<_> = project.actors().filter(|actor| speaking.contains(&actor.id)).collect();
    actors.sort_by_key(|actor| (actor.order, actor.id));
    let without = |id: ActorId| {
        let dated = project.actor(id).is_some_and(|actor| actor.memberships.iter().any(|it| it.to.is_some()));
        !dated && tree::party_of(project, id, None).is_none()
    };
    actors
        .into_iter()
        .filter(|actor| without(actor.id))
        .map(|actor| {
            let place = format!("actor {} \"{}\"", actor.id, actor.name);
            Problem::new(Severity::Info, place, "has no party and counts as (no party)")
        })
        .collect()
}

fn demands(project: &Project) -> Vec<Problem> {
    let mut demands: Vec<_> =
        project.demands().filter(|demand| demand.definition.trim().is_empty()).collect();
    demands.sort_by_key(|demand| (demand.order, demand.id));
    demands
        .into_iter()
        .map(|demand| {
            let place = format!("demand {} \"{}\"", demand.id, demand.name);
            Problem::new(Severity::Info, place, "has no definition")
        })
        .collect()
}
