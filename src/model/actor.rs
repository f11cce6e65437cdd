//! Actors: who demands, and to which party they belong when.

use super::{ActorId, ActorKind, Attribute, Color, PartialDate};

/// Where an actor belongs, and since and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// The organization, group or party above.
    pub parent: ActorId,
    /// The first date, inclusive; none is since ever.
    pub from: Option<PartialDate>,
    /// The last date, inclusive; none is open.
    pub to: Option<PartialDate>,
}

impl Membership {
    /// A membership without ends.
    pub fn always(parent: ActorId) -> Self {
        Self { parent, from: None, to: None }
    }

    /// Whether it holds at a date; where the date is unknown, whether it has no last date.
    ///
    /// A date known only to the month or year counts from its first day.
    pub fn holds_at(&self, date: Option<PartialDate>) -> bool {
        match date {
            None => self.to.is_none(),
            Some(date) => {
                let day = date.first_day();
                self.from.is_none_or(|from| from.first_day() <= day)
                    && self.to.is_none_or(|to| day <= to.last_day())
            }
        }
    }
}

/// A person, organization, group or party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its name in the project.
    pub id: ActorId,
    /// Its place in the order of creation.
    pub order: u64,
    /// Its name on screen, unique among actors.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Where it belongs; usually one and without ends, never in a circle.
    pub memberships: Vec<Membership>,
    /// Other names, also found when typing.
    pub aliases: Vec<String>,
    /// Its color; none takes its party's, or the next place in the palette.
    pub color: Option<Color>,
    /// The analyst's note.
    pub note: String,
    /// What else the project keeps about it.
    pub attributes: Vec<Attribute>,
    /// Its name in the data it was imported from.
    pub origin_id: Option<String>,
}

impl Actor {
    /// An actor with a name and a kind.
    pub fn new(id: ActorId, order: u64, name: &str, kind: ActorKind) -> Self {
        Self {
            id,
            order,
            name: name.to_owned(),
            kind,
            memberships: Vec::new(),
            aliases: Vec::new(),
            color: None,
            note: String::new(),
            attributes: Vec::new(),
            origin_id: None,
        }
    }

    /// The parent at a date: the first membership that holds.
    pub fn parent_at(&self, date: Option<PartialDate>) -> Option<ActorId> {
        self.memberships
            .iter()
            .find(|membership| membership.holds_at(date))
            .map(|membership| membership.parent)
    }

    /// The parent under which the codebook shows it: the first membership, whatever its dates.
    pub fn first_parent(&self) -> Option<ActorId> {
        self.memberships.first().map(|membership| membership.parent)
    }
}
