//! Wishes about the import list.

use crate::import::{Candidate, Field, Page, ReadOptions};
use crate::model::Dated;
use crate::session::import::{ArticleKey, ListLine, RowId};

use super::super::state::ShownLines;

/// What is wished of the import list.
#[derive(Debug, Clone, PartialEq)]
pub enum IncomingWish {
    /// Shows the list, with this line chosen.
    Open(Option<ListLine>),
    /// Chooses a line; none chooses nothing.
    Choose(Option<ListLine>),
    /// Shows other lines.
    Show(ShownLines),
    /// Goes back to where one came from.
    Leave,
    /// Adds these lines as one step.
    Add(Vec<ListLine>),
    /// Adds all that can be added and is like nothing else, else the rest, as one step.
    AddAll,
    /// Leaves lines out, or takes them back.
    LeaveOut(Vec<ListLine>, bool),
    /// Accepts the guessed dates of these articles.
    AcceptDates(Vec<ArticleKey>),
    /// Gives a field of an article these words.
    Write(ArticleKey, Field, String),
    /// Gives an article a date, or none.
    SetDate(ArticleKey, Option<Dated>),
    /// Takes something else that was found for a field.
    Take(ArticleKey, Candidate),
    /// Takes other parts of an article's page.
    Turn(ArticleKey, Page),
    /// Reads a file in another way.
    Reread(RowId, ReadOptions),
    /// Looks how a file begins in every encoding.
    Sample(RowId),
    /// Reads files once more.
    Retry(Vec<RowId>),
    /// Asks for the words of a file that could not be read.
    AskWords(RowId),
    /// Gives a file that could not be read these words.
    GiveWords {
        /// The file.
        row: RowId,
        /// The headline; empty takes it from the words.
        title: String,
        /// The words.
        words: String,
    },
    /// Gives up reading what was not read yet.
    Stop,
    /// Empties the list.
    Clear,
}
