//! The two trees as lists of lines, kept until the project changes.

use std::collections::BTreeSet;

use crate::model::tree::{actor_tree, demand_tree};
use crate::model::{ActorKind, Project};

use super::super::view::View;
use super::entry::{Entry, Side};

/// One line of a tree.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) entry: Entry,
    /// How many stand above it.
    pub(super) depth: usize,
    pub(super) has_children: bool,
    pub(super) name: String,
    /// What kind of actor it is; empty for demands.
    pub(super) kind: String,
    /// How many statements name it.
    pub(super) count: usize,
    /// Everything that the filter looks at, in small letters.
    haystack: String,
}

/// The two trees.
#[derive(Default)]
pub(super) struct Outline {
    revision: Option<u64>,
    actors: Vec<Node>,
    demands: Vec<Node>,
}

impl Outline {
    /// Brings the trees up to date.
    pub(super) fn refresh(&mut self, view: &View<'_>) {
        let revision = Some(view.derived.revision());
        if self.revision == revision {
            return;
        }
        self.revision = revision;
        self.actors = actor_nodes(view);
        self.demands = demand_nodes(view);
    }

    /// The lines of one tree, parents before children.
    pub(super) fn nodes(&self, side: Side) -> &[Node] {
        match side {
            Side::Actors => &self.actors,
            Side::Demands => &self.demands,
        }
    }

    /// The lines to be shown: what the filter leaves with all that stands above it, else what no fold
    /// hides.
    pub(super) fn shown(&self, side: Side, filter: &str, folded: &BTreeSet<Entry>) -> Vec<&Node> {
        let filter = filter.trim().to_lowercase();
        if filter.is_empty() { self.unfolded(side, folded) } else { self.matching(side, &filter) }
    }

    fn unfolded(&self, side: Side, folded: &BTreeSet<Entry>) -> Vec<&Node> {
        let mut hidden_below = None;
        let mut shown = Vec::new();
        for node in self.nodes(side) {
            if hidden_below.is_some_and(|depth| node.depth > depth) {
                continue;
            }
            hidden_below = folded.contains(&node.entry).then_some(node.depth);
            shown.push(node);
        }
        shown
    }

    fn matching(&self, side: Side, filter: &str) -> Vec<&Node> {
        let has_all = |node: &Node| filter.split_whitespace().all(|word| node.haystack.contains(word));
        let mut above: Vec<&Node> = Vec::new();
        let mut shown = Vec::new();
        for node in self.nodes(side) {
            above.retain(|one| one.depth < node.depth);
            if has_all(node) {
                shown.append(&mut above);
                shown.push(node);
            } else {
                above.push(node);
            }
        }
        shown
    }
}

fn actor_nodes(view: &View<'_>) -> Vec<Node> {
    let node = |branch: crate::model::tree::Branch<_>| {
        let actor = view.project.actor(branch.id)?;
        let entry = Entry::Actor(branch.id);
        Some(Node {
            entry,
            depth: branch.depth,
            has_children: branch.has_children,
            name: actor.name.clone(),
            kind: if actor.kind == ActorKind::Person { String::new() } else { actor.kind.label().to_owned() },
            count: entry.count(view),
            haystack: format!("{}\n{}\n{}", actor.name, actor.aliases.join("\n"), actor.kind.label())
                .to_lowercase(),
        })
    };
    actor_tree(view.project).into_iter().filter_map(node).collect()
}

fn demand_nodes(view: &View<'_>) -> Vec<Node> {
    let project: &Project = view.project;
    let node = |branch: crate::model::tree::Branch<_>| {
        let demand = project.demand(branch.id)?;
        let entry = Entry::Demand(branch.id);
        Some(Node {
            entry,
            depth: branch.depth,
            has_children: branch.has_children,
            name: demand.name.clone(),
            kind: String::new(),
            count: entry.count(view),
            haystack: demand.name.to_lowercase(),
        })
    };
    demand_tree(project).into_iter().filter_map(node).collect()
}
