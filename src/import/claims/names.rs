//! The names of a file: trimmed, told once where that changed them, gathered in order.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::Warning;

use super::draft::CodedActor;
use super::wire;

/// Trims names and remembers which ones that changed.
#[derive(Default)]
pub(super) struct Trimmer {
    changed: BTreeSet<String>,
}

impl Trimmer {
    /// A name without blanks around it; none where nothing is left.
    pub(super) fn name(&mut self, name: &str) -> Option<String> {
        let trimmed = name.trim();
        if trimmed.len() != name.len() && !trimmed.is_empty() {
            self.changed.insert(name.to_owned());
        }
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    /// The same of a name that may be missing.
    pub(super) fn optional(&mut self, name: Option<&String>) -> Option<String> {
        name.and_then(|name| self.name(name))
    }

    /// The same of a list; empty names are left out.
    pub(super) fn list(&mut self, names: &[String]) -> Vec<String> {
        names.iter().filter_map(|name| self.name(name)).collect()
    }

    /// What was changed, as one doubt for each name.
    pub(super) fn warnings(self) -> impl Iterator<Item = Warning> {
        self.changed
            .into_iter()
            .map(|name| Warning::new(format!("the blanks around the name \"{name}\" were taken off")))
    }
}

/// Names in the order in which they came first.
#[derive(Default)]
pub(super) struct Roll {
    names: Vec<String>,
    seen: BTreeSet<String>,
}

impl Roll {
    /// Adds a name that is not there yet.
    pub(super) fn add(&mut self, name: &str) {
        if self.seen.insert(name.to_owned()) {
            self.names.push(name.to_owned());
        }
    }

    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }
}

/// The actors of a file's list, then their parties, then whoever else is named in a statement.
///
/// A name that stands as somebody's party is a party, and its own one.
pub(super) fn actors<'a>(
    list: &[wire::Actor],
    mentioned: impl Iterator<Item = &'a String>,
    trimmer: &mut Trimmer,
    warnings: &mut Vec<Warning>,
) -> Vec<CodedActor> {
    let mut roll = Roll::default();
    let mut party_of: BTreeMap<String, String> = BTreeMap::new();
    for (at, actor) in list.iter().enumerate() {
        let Some(name) = trimmer.name(&actor.name) else {
            warnings.push(Warning::at(format!("actors[{at}]"), "an actor without name was left out"));
            continue;
        };
        roll.add(&name);
        let Some(party) = trimmer.optional(actor.party.as_ref()) else { continue };
        match party_of.get(&name) {
            Some(other) if *other != party => warnings.push(Warning::at(
                format!("actors[{at}]"),
                format!("\"{name}\" is of the party \"{other}\" already; \"{party}\" was left out"),
            )),
            _ => {
                party_of.insert(name, party);
            }
        }
    }
    let parties: BTreeSet<String> = party_of.values().cloned().collect();
    for actor in list {
        actor
            .party
            .iter()
            .filter_map(|party| trimmer.name(party))
            .filter(|it| parties.contains(it))
            .for_each(|party| roll.add(&party));
    }
    mentioned.for_each(|name| roll.add(name));
    roll.into_names()
        .into_iter()
        .map(|name| {
            let is_party = parties.contains(&name);
            let party = party_of.get(&name).filter(|party| **party != name).cloned();
            if let Some(party) = party.as_ref().filter(|_| is_party) {
                warnings.push(Warning::new(format!(
                    "\"{name}\" stands as a party, so it is its own one; that it is of \"{party}\" was left out"
                )));
            }
            CodedActor { party: party.filter(|_| !is_party), is_party, name }
        })
        .collect()
}
