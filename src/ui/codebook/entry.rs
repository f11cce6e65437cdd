//! One line of the codebook: an actor or a demand.

use crate::edit::actors::ActorChange;
use crate::edit::demands::DemandChange;
use crate::edit::{self, EditError, Transaction, actors, demands};
use crate::model::{ActorId, DemandId, Project};

use super::super::action::Action;
use super::super::view::View;

/// An actor or a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Entry {
    Actor(ActorId),
    Demand(DemandId),
}

/// Which half of the codebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Actors,
    Demands,
}

impl Side {
    pub(super) const ALL: [Self; 2] = [Self::Actors, Self::Demands];

    /// Its name on screen.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Actors => "Actors",
            Self::Demands => "Demands",
        }
    }

    /// One of its entries, as a button names it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Actors => "actor",
            Self::Demands => "demand",
        }
    }
}

impl Entry {
    /// The half of the codebook that it stands in.
    pub(super) fn side(self) -> Side {
        match self {
            Self::Actor(_) => Side::Actors,
            Self::Demand(_) => Side::Demands,
        }
    }

    /// Its name; none where it is not in the project any more.
    pub(super) fn name(self, project: &Project) -> Option<&str> {
        match self {
            Self::Actor(id) => project.actor(id).map(|actor| actor.name.as_str()),
            Self::Demand(id) => project.demand(id).map(|demand| demand.name.as_str()),
        }
    }

    /// How many statements name it.
    pub(super) fn count(self, view: &View<'_>) -> usize {
        let usage = match self {
            Self::Actor(id) => view.derived.actors().get(&id),
            Self::Demand(id) => view.derived.demands().get(&id),
        };
        usage.map_or(0, |usage| usage.statements)
    }

    /// The wish to give it another name; the reason where that is refused.
    pub(super) fn rename(self, project: &Project, name: &str) -> Result<Action, String> {
        let name = name.trim().to_owned();
        match self {
            Self::Actor(id) => {
                let change = ActorChange::Name(name);
                tried(project, actors::change(project, id, change.clone()))
                    .map(|()| Action::ChangeActor(id, change))
            }
            Self::Demand(id) => {
                let change = DemandChange::Name(name);
                tried(project, demands::change(project, id, change.clone()))
                    .map(|()| Action::ChangeDemand(id, change))
            }
        }
    }

    /// The wish to remove it.
    pub(super) fn removal(self) -> Action {
        match self {
            Self::Actor(id) => Action::RemoveActor(id),
            Self::Demand(id) => Action::RemoveDemand(id),
        }
    }
}

/// Whether a change would go through, found out on a copy, which costs nothing; else why not.
pub(super) fn tried(project: &Project, change: Result<Transaction, EditError>) -> Result<(), String> {
    let mut copy = project.clone();
    change.and_then(|change| edit::apply(&mut copy, &change)).map(drop).map_err(|error| sentence(&error))
}

fn sentence(error: &EditError) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
