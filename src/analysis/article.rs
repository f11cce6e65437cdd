//! Articles as counting needs them: each with its statements as few numbers.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{Source, Statement, StatementId};

use super::lookup::Place;

/// What every count looks at of a statement, in 32 bytes: all of a large project is read in one go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coded {
    /// Its id.
    pub(super) id: StatementId,
    /// When it was said.
    pub(super) said: Option<Place>,
    /// Who.
    pub(super) actor: Option<Place>,
    /// What.
    pub(super) demand: Option<Place>,
    /// For or against.
    pub(super) stance: Option<Place>,
    /// Whose words.
    pub(super) voice: Option<Place>,
    /// Who coded it.
    pub(super) coder: Place,
}

/// What only some counts look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage {
    /// Where it starts and ends, in bytes; both 0 where it has no place in the text.
    pub(super) span: (u32, u32),
    /// Its place in the order of creation.
    pub(super) order: u64,
    /// When the statement was made or changed last.
    last_change: Option<Timestamp>,
}

impl Passage {
    /// The passage of a statement.
    pub(super) fn of(statement: &Statement) -> Self {
        let byte = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let stamps = [statement.created, statement.changed.map(|stamp| stamp.at)];
        Self {
            span: statement.span.map_or((0, 0), |span| (byte(span.start().0), byte(span.end().0))),
            order: statement.order,
            last_change: stamps.into_iter().fold(None, Option::max),
        }
    }
}

/// An article with its statements by start (what has no place first) and id.
#[derive(Debug)]
pub(super) struct Article {
    /// The article itself.
    pub(super) source: Arc<Source>,
    /// When it was published.
    pub(super) published: Option<Place>,
    /// Its statements.
    pub(super) statements: Vec<Coded>,
    /// The passage of each.
    pub(super) passages: Vec<Passage>,
    /// Where each starts: the same as in its passage, since who shares a passage is asked of all of them.
    pub(super) starts: Vec<u32>,
    /// When any of them was made or changed last.
    pub(super) last_change: Option<Timestamp>,
}

impl Article {
    /// Without statements, with room for some.
    pub(super) fn new(source: Arc<Source>, published: Option<Place>, room: usize) -> Self {
        let (statements, passages) = (Vec::with_capacity(room), Vec::with_capacity(room));
        Self { source, published, statements, passages, starts: Vec::with_capacity(room), last_change: None }
    }

    /// Adds a statement at the end; [`settle`](Self::settle) puts it where it belongs.
    pub(super) fn add(&mut self, coded: Coded, passage: Passage) {
        self.statements.push(coded);
        self.passages.push(passage);
    }

    /// Takes out the statements of some ids, sorted; gives them back.
    pub(super) fn remove(&mut self, gone: &[StatementId]) -> Vec<Coded> {
        let is_gone = |coded: &Coded| gone.binary_search(&coded.id).is_ok();
        let mut kept = self.statements.iter().map(|coded| !is_gone(coded));
        self.passages.retain(|_| kept.next().unwrap_or(true));
        self.statements.extract_if(.., |coded| is_gone(coded)).collect()
    }

    /// Brings the statements into their order. Linear where they are in it already.
    pub(super) fn settle(&mut self) {
        let key = |(coded, passage): &(&Coded, &Passage)| (passage.span.0, coded.id);
        if !self.statements.iter().zip(&self.passages).is_sorted_by_key(|pair| key(&pair)) {
            let pairs = self.statements.iter().copied().zip(self.passages.iter().copied());
            let mut pairs: Vec<(Coded, Passage)> = pairs.collect();
            pairs.sort_by_key(|(coded, passage)| (passage.span.0, coded.id));
            (self.statements, self.passages) = pairs.into_iter().unzip();
        }
        self.starts.clear();
        self.starts.extend(self.passages.iter().map(|passage| passage.span.0));
        self.last_change = self.passages.iter().map(|passage| passage.last_change).fold(None, Option::max);
    }
}
