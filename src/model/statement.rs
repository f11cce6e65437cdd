//! Statements: a passage, an actor, a demand.

use std::sync::Arc;

use jiff::Timestamp;

use super::{
    ActorId, Attribute, ByteIndex, Certainty, CoderId, Dated, DemandId, SourceId, Span, Stance, StatementId,
    Voice,
};

/// Who did something, and when, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The coder.
    pub by: CoderId,
    /// The moment, UTC.
    pub at: Timestamp,
}

/// A passage assigned to an actor and a demand.
///
/// A passage with several actors or demands is several statements with equal spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its name in the project.
    pub id: StatementId,
    /// Its place in the order of creation.
    pub order: u64,
    /// The article.
    pub source: SourceId,
    /// The passage in the article's text; none where an imported quote could not be found there.
    pub span: Option<Span>,
    /// The exact words; equal to the text at the span wherever there is a span.
    pub quote: Arc<str>,
    /// Who; none while unfinished.
    pub actor: Option<ActorId>,
    /// What; none while unfinished.
    pub demand: Option<DemandId>,
    /// For or against.
    pub stance: Option<Stance>,
    /// Of whom, in the order given.
    pub addressees: Vec<ActorId>,
    /// When it was said, if the article tells.
    pub said: Option<Dated>,
    /// Whose words carry it.
    pub voice: Option<Voice>,
    /// How sure the coder is.
    pub certainty: Option<Certainty>,
    /// The coder's remark.
    pub memo: String,
    /// What else the project keeps about it.
    pub attributes: Vec<Attribute>,
    /// Who codes.
    pub coder: CoderId,
    /// When it was coded; none for imported data that does not tell.
    pub created: Option<Timestamp>,
    /// Who changed it last, and when.
    pub changed: Option<Stamp>,
    /// Its name in the data it was imported from.
    pub origin_id: Option<String>,
}

impl Statement {
    /// A statement with a passage and nothing else.
    pub fn new(
        id: StatementId,
        order: u64,
        source: SourceId,
        span: Option<Span>,
        quote: &str,
        coder: CoderId,
    ) -> Self {
        Self {
            id,
            order,
            source,
            span,
            quote: quote.into(),
            actor: None,
            demand: None,
            stance: None,
            addressees: Vec::new(),
            said: None,
            voice: None,
            certainty: None,
            memo: String::new(),
            attributes: Vec::new(),
            coder,
            created: None,
            changed: None,
            origin_id: None,
        }
    }

    /// Whether actor and demand are both there.
    pub fn is_finished(&self) -> bool {
        self.actor.is_some() && self.demand.is_some()
    }

    /// Its place in the article: by start, the unplaced first, then by id.
    pub fn position(&self) -> (ByteIndex, StatementId) {
        (self.span.map_or(ByteIndex(0), Span::start), self.id)
    }
}
