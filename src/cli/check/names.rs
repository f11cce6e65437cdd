//! Names that are probably the same: they differ only by case or blanks, or one is another's alias.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Project;

use super::problem::{Problem, Severity};

/// What is doubtful about names.
pub(super) fn problems(project: &Project) -> Vec<Problem> {
    let actors: Vec<&str> = project.actors().map(|actor| actor.name.as_str()).collect();
    let demands: Vec<&str> = project.demands().map(|demand| demand.name.as_str()).collect();
    let coders: Vec<&str> = project.coders().map(|coder| coder.name.as_str()).collect();
    let outlets: Vec<&str> = project.sources().map(|source| source.outlet.as_str()).collect();
    let mut problems = Vec::new();
    for (kind, names) in [("actors", actors), ("demands", demands), ("coders", coders), ("outlets", outlets)]
    {
        problems.extend(alike(kind, &names));
    }
    problems.extend(aliases(project));
    problems
}

/// A name as it would be found: lower case, blanks as one, none around it.
fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn alike(kind: &str, names: &[&str]) -> Vec<Problem> {
    let mut by_folded: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        by_folded.entry(folded(name)).or_default().insert(name);
    }
    let several = by_folded.into_values().filter(|spellings| spellings.len() > 1);
    several
        .map(|spellings| {
            let spellings: Vec<String> = spellings.iter().map(|name| format!("\"{name}\"")).collect();
            let message = format!("{} differ only by case or blanks", spellings.join(" and "));
            Problem::new(Severity::Warning, kind.to_owned(), message)
        })
        .collect()
}

fn aliases(project: &Project) -> Vec<Problem> {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for actor in project.actors() {
        for name in actor.aliases.iter().chain([&actor.name]) {
            owners.entry(folded(name)).or_default().insert(&actor.name);
        }
    }
    let mut problems = Vec::new();
    for actor in project.actors() {
        for alias in &actor.aliases {
            let others = owners.get(&folded(alias)).into_iter().flatten();
            let others: Vec<String> =
                others.filter(|owner| **owner != actor.name).map(|owner| format!("\"{owner}\"")).collect();
            if !others.is_empty() {
                let place = format!("actor {} \"{}\"", actor.id, actor.name);
                let message = format!("its other name \"{alias}\" is also one of {}", others.join(" and "));
                problems.push(Problem::new(Severity::Warning, place, message));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_told_together() {
        let problems =
            alike("outlets", &["The Daily", "the  daily ", "The Daily", "Газета", "ГАЗЕТА", "", "x"]);
        let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        let expected = [
            "\"The Daily\" and \"the  daily \" differ only by case or blanks",
            "\"ГАЗЕТА\" and \"Газета\" differ only by case or blanks",
        ];
        assert_eq!(messages, expected);
    }
}
