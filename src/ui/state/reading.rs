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
    /// Which of the letters beside it it stands at, where the direction changes between them.
    pub leans: Way,
}

impl Caret {
    /// A caret at a place, extending nothing.
    pub fn at(place: ByteIndex) -> Self {
        Self { place, anchor: place, goal: None, roams: false, leans: Way::Forward }
    }
}

/// A side of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

impl Side {
    /// The way through the words to that side, in a paragraph that begins at the right or at the left.
    pub fn way(self, is_leftward: bool) -> Way {
        if (self == Self::Left) == is_leftward { Way::Forward } else { Way::Back }
    }
}

/// How far a step to a side goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Over one letter, in the order in which letters stand on screen.
    Letter,
    /// Over a word, in the direction of the paragraph.
    Word,
    /// Over a sentence, in the direction of the paragraph.
    Sentence,
}

/// A step of the reading caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaretStep {
    /// One that the words alone tell.
    Leap(Leap),
    /// To a side of the screen.
    Beside(Side, Reach),
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
