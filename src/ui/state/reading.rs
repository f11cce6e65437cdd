//! How one reads and codes: the caret and its steps, pairs at hand, what colors stand for.

use crate::model::caret::Leap;
use crate::model::walk::Way;
use crate::model::{ActorId, ByteIndex, DemandId};

/// The reading caret of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Caret {
    /// Where it stands, on a grapheme border.
    pub place: ByteIndex,
    /// Where the passage that it extends begins or ends; its own place where there is none.
    pub anchor: ByteIndex,
    /// The distance from the left that steps by lines hold to, in points.
    pub goal: Option<f32>,
    /// Whether it was moved since a statement was chosen.
    pub roams: bool,
}

impl Caret {
    /// A caret at a place, extending nothing.
    pub fn at(place: ByteIndex) -> Self {
        Self { place, anchor: place, goal: None, roams: false }
    }
}

/// A step of the reading caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaretStep {
    /// One that the words alone tell.
    Leap(Leap),
    /// A line as it is laid out.
    Line(Way),
    /// To the end of the line, or to its start.
    LineEdge(Way),
    /// As much as is seen at once.
    Page(Way),
}

/// A pair that is kept at hand under a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pin {
    /// Who.
    pub actor: ActorId,
    /// What.
    pub demand: DemandId,
}

/// No more pairs are pinned than there are digits.
pub const MOST_PINS: usize = 9;

/// What the colors of statements stand for in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorBy {
    /// Whose they are in the end.
    #[default]
    Party,
    /// Who speaks.
    Actor,
    /// What is demanded.
    Demand,
    /// For or against.
    Stance,
    /// Who coded.
    Coder,
}

impl ColorBy {
    /// Every choice.
    pub const ALL: [Self; 5] = [Self::Party, Self::Actor, Self::Demand, Self::Stance, Self::Coder];

    /// Its name on screen, and in what is kept for a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Actor => "actor",
            Self::Demand => "demand",
            Self::Stance => "stance",
            Self::Coder => "coder",
        }
    }
}
