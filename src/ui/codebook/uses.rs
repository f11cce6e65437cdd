//! What an entry is used by: the reason why it cannot be removed.

use crate::model::{ActorId, DemandId, Project};

use super::super::view::View;
use super::entry::Entry;

/// What was counted last, kept until the project or the entry changes.
#[derive(Default)]
pub(super) struct Uses {
    counted: Option<(u64, Entry)>,
    words: Option<String>,
}

impl Uses {
    /// "Used by 14 statements and 2 members"; none where nothing uses the entry.
    pub(super) fn words(&mut self, view: &View<'_>, entry: Entry) -> Option<&str> {
        let key = Some((view.derived.revision(), entry));
        if self.counted != key {
            self.counted = key;
            self.words = match entry {
                Entry::Actor(id) => of_actor(view, id),
                Entry::Demand(id) => of_demand(view, id),
            };
        }
        self.words.as_deref()
    }
}

fn of_actor(view: &View<'_>, id: ActorId) -> Option<String> {
    let project = view.project;
    let addressed = project.statements().filter(|statement| statement.addressees.contains(&id)).count();
    let members = project.actors().filter(|actor| actor.memberships.iter().any(|it| it.parent == id)).count();
    said(&[
        (Entry::Actor(id).count(view), "statement", "statements"),
        (addressed, "statement as addressee", "statements as addressee"),
        (members, "member", "members"),
        (
            figures(project, |filter| filter.actors.contains(&id) || filter.parties.contains(&id)),
            FIGURE,
            FIGURES,
        ),
    ])
}

fn of_demand(view: &View<'_>, id: DemandId) -> Option<String> {
    let project = view.project;
    let below = project.demands().filter(|demand| demand.parent == Some(id)).count();
    said(&[
        (Entry::Demand(id).count(view), "statement", "statements"),
        (below, "demand below it", "demands below it"),
        (figures(project, |filter| filter.demands.contains(&id)), FIGURE, FIGURES),
    ])
}

const FIGURE: &str = "saved figure";
const FIGURES: &str = "saved figures";

fn figures(project: &Project, names: impl Fn(&crate::model::Filter) -> bool) -> usize {
    project.figures().filter(|figure| names(&figure.filter)).count()
}

fn said(counts: &[(usize, &str, &str)]) -> Option<String> {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    let (last, first) = parts.split_last()?;
    Some(if first.is_empty() {
        format!("Used by {last}")
    } else {
        format!("Used by {} and {last}", first.join(", "))
    })
}
