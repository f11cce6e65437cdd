//! One statement as the table keeps it: where it stands in each column's order.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::model::{ActorId, Dated, Statement};

use super::column::Column;

/// One statement as the table keeps it. Its words stay in the project.
#[derive(Debug)]
pub(super) struct Row {
    /// The statement.
    pub(super) statement: Arc<Statement>,
    /// The party of its actor at its date.
    pub(super) party: Option<ActorId>,
    /// Its places in the orders of the columns.
    pub(super) ranks: Ranks,
    lowered: OnceCell<Box<str>>,
}

/// Where a statement stands in the order of each column; none where it names nothing there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ranks {
    pub(super) article: Option<u32>,
    pub(super) date: Option<u32>,
    pub(super) actor: Option<u32>,
    pub(super) party: Option<u32>,
    pub(super) demand: Option<u32>,
    pub(super) stance: Option<u32>,
    pub(super) voice: Option<u32>,
    pub(super) coder: Option<u32>,
}

impl Ranks {
    /// The place in a column's order; quotes have none.
    pub(super) fn of(&self, column: Column) -> Option<u32> {
        match column {
            Column::Quote => None,
            Column::Article => self.article,
            Column::Date => self.date,
            Column::Actor => self.actor,
            Column::Party => self.party,
            Column::Demand => self.demand,
            Column::Stance => self.stance,
            Column::Voice => self.voice,
            Column::Coder => self.coder,
        }
    }
}

impl Row {
    /// A row of a statement.
    pub(super) fn new(statement: &Arc<Statement>, party: Option<ActorId>, ranks: Ranks) -> Self {
        Self { statement: Arc::clone(statement), party, ranks, lowered: OnceCell::new() }
    }

    /// The quote in small letters, made when it is first asked for.
    pub(super) fn lowered(&self) -> &str {
        self.lowered.get_or_init(|| self.statement.quote.to_lowercase().into())
    }
}

/// The date of a statement: when it was said, else when its article was published.
pub(super) fn date_of<'a>(said: Option<&'a Dated>, published: Option<&'a Dated>) -> Option<&'a Dated> {
    said.or(published)
}
