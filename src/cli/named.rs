//! From names that were typed to what a project has of them; the error names what there is.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow, bail};

use crate::model::{Actor, ActorId, ActorKind, CoderId, DemandId, Project, Stance, Voice};

/// The coder of this name.
pub(super) fn coder(project: &Project, name: &str) -> Result<CoderId> {
    let found = project.coders().find(|coder| coder.name == name);
    found.map(|coder| coder.id).ok_or_else(|| {
        let mut coders: Vec<_> = project.coders().collect();
        coders.sort_by_key(|coder| (coder.order, coder.id));
        let names: Vec<&str> = coders.into_iter().map(|coder| coder.name.as_str()).collect();
        let there = if names.is_empty() {
            "nobody codes here".to_owned()
        } else {
            format!("only {}", names.join(", "))
        };
        anyhow!("there is no coder named \"{name}\", {there}")
    })
}

/// The party of this name.
pub(super) fn party(project: &Project, name: &str) -> Result<ActorId> {
    let actor = actor(project, name)?;
    if actor.kind != ActorKind::Party {
        bail!("\"{}\" is an actor of kind {}, no party; use --actor", actor.name, actor.kind.label());
    }
    Ok(actor.id)
}

/// The actor of this name, else the one that has it as another name.
pub(super) fn actor<'a>(project: &'a Project, name: &str) -> Result<&'a Actor> {
    let by_name = project.actors().find(|actor| actor.name == name);
    let by_alias = || project.actors().find(|actor| actor.aliases.iter().any(|alias| alias == name));
    by_name
        .or_else(by_alias)
        .map(|actor| &**actor)
        .ok_or_else(|| anyhow!("there is no actor named \"{name}\""))
}

/// The demand of this name.
pub(super) fn demand(project: &Project, name: &str) -> Result<DemandId> {
    let found = project.demands().find(|demand| demand.name == name);
    found.map(|demand| demand.id).ok_or_else(|| anyhow!("there is no demand named \"{name}\""))
}

/// A stance by its word or its label, also one that only this project knows.
pub(super) fn stance(project: &Project, name: &str) -> Result<Stance> {
    let known = Stance::KNOWN.iter().find(|it| it.as_str() == name || it.label() == name);
    let other = || {
        let mut stances = project.statements().filter_map(|statement| statement.stance.as_ref());
        stances.find(|stance| stance.as_str() == name)
    };
    known.or_else(other).cloned().ok_or_else(|| {
        let words: Vec<&str> = Stance::KNOWN.iter().map(Stance::as_str).collect();
        anyhow!("there is no stance named \"{name}\", only {}", words.join(", "))
    })
}

/// A voice by its word or its label, also one that only this project knows.
pub(super) fn voice(project: &Project, name: &str) -> Result<Voice> {
    let known = Voice::KNOWN.iter().find(|it| it.as_str() == name || it.label() == name);
    let other = || {
        let mut voices = project.statements().filter_map(|statement| statement.voice.as_ref());
        voices.find(|voice| voice.as_str() == name)
    };
    known.or_else(other).cloned().ok_or_else(|| {
        let words: Vec<&str> = Voice::KNOWN.iter().map(Voice::as_str).collect();
        anyhow!("there is no voice named \"{name}\", only {}", words.join(", "))
    })
}

/// An outlet that an article has; "(no outlet)" is that of articles without one.
pub(super) fn outlet(project: &Project, name: &str) -> Result<String> {
    let name = if name == "(no outlet)" { "" } else { name };
    let known: BTreeSet<&str> = project.sources().map(|source| source.outlet.as_str()).collect();
    found("outlet", name, &known)
}

/// A tag that an article has.
pub(super) fn tag(project: &Project, name: &str) -> Result<String> {
    let known: BTreeSet<&str> =
        project.sources().flat_map(|source| source.tags.iter().map(String::as_str)).collect();
    found("tag", name, &known)
}

fn found(kind: &str, name: &str, known: &BTreeSet<&str>) -> Result<String> {
    if known.contains(name) {
        return Ok(name.to_owned());
    }
    let names: Vec<&str> = known.iter().copied().filter(|name| !name.is_empty()).collect();
    let there = match names.as_slice() {
        [] => format!("no article has a {kind}").replace("a outlet", "an outlet"),
        names => format!("only {}", names.join(", ")),
    };
    bail!("there is no {kind} named \"{name}\", {there}")
}
