//! What is looked for in the article.

use crate::model::{ByteIndex, Span, StatementId};

use super::reading::Caret;

/// How the words are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindMode {
    /// As they stand, also inside words.
    #[default]
    Words,
    /// As whole words.
    WholeWords,
    /// As a regular expression.
    Pattern,
}

impl FindMode {
    /// Every mode, from left to right.
    pub const ALL: [Self; 3] = [Self::Words, Self::WholeWords, Self::Pattern];

    /// Its name on screen.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Words => "Any place",
            Self::WholeWords => "Whole words",
            Self::Pattern => "Regex",
        }
    }
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words or the pattern, as typed.
    pub words: String,
    /// How they are meant.
    pub mode: FindMode,
    /// Whether capitals and accents must be as typed.
    pub is_exact: bool,
}

/// What was chosen when the search began.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Before {
    /// The passage.
    pub selection: Option<Span>,
    /// The statement.
    pub statement: Option<StatementId>,
    /// Where the reading caret stood.
    pub caret: Option<Caret>,
}

/// The search in the article that is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Find {
    /// Whether its bar is open.
    pub is_open: bool,
    /// What is looked for; kept while the bar is closed.
    pub query: Query,
    /// Where one stands among what was found.
    pub current: Option<Span>,
    /// Where the search began: the first find is the next one from here.
    pub from: ByteIndex,
    /// Counts the requests to type into the bar.
    pub asked: u64,
    /// What was chosen when it began.
    pub before: Before,
    /// Counts how often one went back to where one was.
    pub returns: u64,
}
