//! Where the words that are looked for stand in the article.

mod pattern;

use std::sync::Arc;

use crate::model::{ByteIndex, Span, Text, TextId};

use super::super::state::Query;

/// A text of more bytes is searched on the worker, so that no frame is late.
const LONG: usize = 200_000;

/// What was found in one article for one query.
#[derive(Debug, Default)]
pub struct Found {
    key: Option<(TextId, Query)>,
    /// What a search is under way for.
    running: Option<(TextId, Query)>,
    hits: Vec<Span>,
    problem: Option<String>,
    searches: u64,
}

/// A search to be carried out.
#[derive(Debug, Clone)]
pub struct Search {
    text: Arc<Text>,
    query: Query,
}

/// What came out of a search: the passages, or why a pattern cannot be looked for.
pub type Hits = Result<Vec<Span>, String>;

impl Search {
    /// Looks for the query. Linear in the text.
    pub fn run(&self) -> Hits {
        pattern::hits(self.text.as_str(), &self.query)
    }

    /// Whether it may take longer than a frame.
    pub fn is_long(&self) -> bool {
        self.text.len().0 > LONG
    }
}

impl Found {
    /// The search that is needed, where the text or the query changed and none is under way.
    pub fn next(&mut self, text: &Arc<Text>, query: &Query) -> Option<Search> {
        let key = (text.id(), query.clone());
        if self.key.as_ref() == Some(&key) || self.running.is_some() {
            return None;
        }
        self.searches += 1;
        self.running = Some(key);
        Some(Search { text: Arc::clone(text), query: query.clone() })
    }

    /// Takes up what came out of a search.
    pub fn take(&mut self, hits: Hits) {
        self.key = self.running.take();
        (self.hits, self.problem) = match hits {
            Ok(hits) => (hits, None),
            Err(problem) => (Vec::new(), Some(problem)),
        };
    }

    /// Nothing is looked for any more.
    pub fn clear(&mut self) {
        (self.key, self.problem) = (None, None);
        self.hits.clear();
    }

    /// Whether what is there is what was found in this text.
    pub fn is_of(&self, text: TextId) -> bool {
        self.key.as_ref().is_some_and(|(id, _)| *id == text)
    }

    /// The passages, by start; they do not overlap.
    pub fn hits(&self) -> &[Span] {
        &self.hits
    }

    /// Why a pattern cannot be looked for.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// Whether a search is under way.
    pub fn is_searching(&self) -> bool {
        self.running.is_some()
    }

    /// How often an article was searched since the window opened; tests look at it.
    pub fn searches(&self) -> u64 {
        self.searches
    }

    /// What was found that shares a byte with a range. Logarithmic in what was found.
    pub fn within(&self, start: usize, end: usize) -> &[Span] {
        let first = self.hits.partition_point(|hit| hit.end().0 <= start);
        let last = self.hits.partition_point(|hit| hit.start().0 < end);
        self.hits.get(first..last.max(first)).unwrap_or_default()
    }

    /// The first one at a place or after it, else the first of all.
    pub fn from(&self, place: ByteIndex) -> Option<Span> {
        let at = self.hits.partition_point(|hit| hit.start() < place);
        self.hits.get(at).or_else(|| self.hits.first()).copied()
    }

    /// The one after a passage, and round again.
    pub fn after(&self, span: Span) -> Option<Span> {
        let at = self.hits.partition_point(|hit| *hit <= span);
        self.hits.get(at).or_else(|| self.hits.first()).copied()
    }

    /// The one before a passage, and round again.
    pub fn before(&self, span: Span) -> Option<Span> {
        let at = self.hits.partition_point(|hit| *hit < span);
        at.checked_sub(1).and_then(|at| self.hits.get(at)).or_else(|| self.hits.last()).copied()
    }

    /// Which one a passage is, from 1; none where it is none of them.
    pub fn number(&self, span: Span) -> Option<usize> {
        self.hits.binary_search(&span).ok().map(|at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &Arc<Text>, words: &str) -> Found {
        let mut found = Found::default();
        let query = Query { words: words.to_owned(), ..Query::default() };
        let search = found.next(text, &query).unwrap();
        assert!(found.next(text, &query).is_none(), "one is under way");
        found.take(search.run());
        assert!(found.next(text, &query).is_none(), "it is known");
        found
    }

    #[test]
    fn one_goes_round_what_was_found() {
        let text = Arc::new(Text::normalize("a b a b a"));
        let found = found(&text, "a");
        let starts = |span: Option<Span>| span.map(|span| span.start().0);
        let (first, last) = (found.hits[0], found.hits[2]);
        assert_eq!(starts(found.from(ByteIndex(1))), Some(4));
        assert_eq!(starts(found.from(ByteIndex(9))), Some(0));
        assert_eq!(starts(found.after(last)), Some(0));
        assert_eq!(starts(found.before(first)), Some(8));
        assert_eq!(starts(found.before(last)), Some(4));
        assert_eq!((found.number(last), found.within(4, 8).len()), (Some(3), 1));
    }
}
