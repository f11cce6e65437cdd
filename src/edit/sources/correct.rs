//! Correcting the words of an article: it gets another text, and its statements go over to it.

use std::sync::Arc;

use crate::model::carry::{Carried, carry};
use crate::model::{
    Attribute, Project, Provenance, Record, RecordId, Source, SourceId, Span, Statement, StatementId, Text,
    TextId,
};

use super::super::statements::Author;
use super::super::{EditError, Place, Transaction};

/// The attribute of an article that tells of each correction.
const NOTE: &str = "text corrected";

/// What becomes of one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placing {
    /// The statement.
    pub statement: StatementId,
    /// Its passage in the text before; none where it had none.
    pub was: Option<Span>,
    /// Its passage in the corrected text.
    pub now: Carried,
    /// Whether it was placed by hand.
    pub by_hand: bool,
}

/// The file that corrected words come from, which the article names as its own from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its name without folders; empty for pasted words.
    pub file: String,
    /// The file as it was when it was read.
    pub provenance: Option<Provenance>,
}

/// A corrected text for an article, with what becomes of each statement: to be looked at, then carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    source: SourceId,
    before: TextId,
    text: Arc<Text>,
    placings: Vec<Placing>,
    origin: Option<Origin>,
}

impl Correction {
    /// What would become of the statements of an article if it had these words.
    ///
    /// Statements without a passage stay without one. Nearly linear in the texts, see [`carry`].
    pub fn of(project: &Project, source: SourceId, words: &str) -> Result<Self, EditError> {
        let missing = EditError::Missing(RecordId::Source(source));
        let before = project.text_of(source).ok_or(missing)?;
        let text = Arc::new(Text::normalize(words));
        if text.as_str().trim().is_empty() {
            return Err(EditError::NoText);
        }
        let placed: Vec<(StatementId, Span)> = places(project, source).filter_map(placed).collect();
        let spans: Vec<Span> = placed.iter().map(|(_, span)| *span).collect();
        let mut found = carry(before.as_str(), text.as_str(), &spans).into_iter();
        let placings = places(project, source)
            .map(|(statement, was)| {
                let now = was.and_then(|_| found.next()).unwrap_or(Carried::Lost);
                Placing { statement, was, now, by_hand: false }
            })
            .collect();
        Ok(Self { source, before: before.id(), text, placings, origin: None })
    }

    /// The same, with words that come from a file.
    #[must_use]
    pub fn from_file(self, origin: Option<Origin>) -> Self {
        Self { origin, ..self }
    }

    /// The article.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The corrected words.
    pub fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// Whether the words are those of before.
    pub fn is_same_text(&self) -> bool {
        self.before == self.text.id()
    }

    /// What becomes of each statement: the order is that of their passages before.
    pub fn placings(&self) -> &[Placing] {
        &self.placings
    }

    /// Places a statement by hand, or leaves it without a passage. Fails where the passage has no words.
    pub fn place(&mut self, project: &Project, id: StatementId, span: Option<Span>) -> Result<(), EditError> {
        let quote = &project.statement(id).ok_or(EditError::Missing(RecordId::Statement(id)))?.quote;
        let now = match span {
            None => Carried::Lost,
            Some(span) => {
                let words = self.text.slice(span).ok_or(EditError::SpanOutside(id))?;
                match words {
                    words if words.trim().is_empty() => return Err(EditError::NoWords),
                    words if words == &**quote => Carried::Moved(span),
                    _ => Carried::Changed(span),
                }
            }
        };
        if let Some(placing) = self.placings.iter_mut().find(|placing| placing.statement == id) {
            (placing.now, placing.by_hand) = (now, true);
        }
        Ok(())
    }

    /// Takes over what was placed by hand in another corrected text of the same article.
    pub fn keep_placed(&mut self, project: &Project, other: &Self) {
        if other.source != self.source || other.before != self.before {
            return;
        }
        let by_hand: Vec<&Placing> = other.placings.iter().filter(|placing| placing.by_hand).collect();
        let spans: Vec<Span> = by_hand.iter().filter_map(|placing| placing.now.span()).collect();
        let mut found = carry(other.text.as_str(), self.text.as_str(), &spans).into_iter();
        for placing in by_hand {
            let now = placing.now.span().and_then(|_| found.next()).and_then(Carried::span);
            if now.is_some() || placing.now == Carried::Lost {
                // What cannot be taken over stays as the comparison has it.
                self.place(project, placing.statement, now).ok();
            }
        }
    }
}

/// Gives an article a corrected text; every statement goes to its passage there, with the words as they
/// are now. One that has none keeps its words and has no passage any more.
///
/// The article keeps a note of the correction with the hash of the words before, which go where no other
/// article has them. Only statements whose words changed count as changed by the author.
pub fn correct(project: &Project, correction: &Correction, author: Author) -> Result<Transaction, EditError> {
    let id = correction.source;
    let source = project.source(id).ok_or(EditError::Missing(RecordId::Source(id)))?;
    let placings = &correction.placings;
    let is_current = source.text == correction.before
        && places(project, id).eq(placings.iter().map(|placing| (placing.statement, placing.was)));
    if !is_current {
        return Err(EditError::Outdated);
    }
    let mut transaction = Transaction::new("Correct article text").at(Place::Source(id));
    if correction.is_same_text() {
        return Ok(transaction);
    }
    transaction = transaction.put(Record::Text(Arc::clone(&correction.text)));
    let mut altered = 0;
    for placing in placings {
        let Some(old) = project.statement(placing.statement) else { return Err(EditError::Outdated) };
        let new = carried(old, &correction.text, placing, author)?;
        altered += usize::from(new.changed != old.changed);
        if new != **old {
            transaction = transaction.put(new);
        }
    }
    transaction = transaction.put(noted(source, correction, altered, author));
    Ok(super::without_words(project, source, transaction))
}

/// The statements of an article with their passages, by position.
fn places(project: &Project, source: SourceId) -> impl Iterator<Item = (StatementId, Option<Span>)> {
    project.statements_of(source).map(|statement| (statement.id, statement.span))
}

fn placed((id, span): (StatementId, Option<Span>)) -> Option<(StatementId, Span)> {
    span.map(|span| (id, span))
}

fn carried(old: &Statement, text: &Text, placing: &Placing, author: Author) -> Result<Statement, EditError> {
    let mut new = Statement::clone(old);
    new.span = placing.now.span();
    if let Some(span) = new.span {
        new.quote = text.slice(span).ok_or(EditError::SpanOutside(old.id))?.into();
    }
    if new.quote != old.quote || new.span.is_some() != old.span.is_some() {
        new.changed = Some(author.stamp());
    }
    Ok(new)
}

/// The article with its new text and a line on what was done.
fn noted(source: &Source, correction: &Correction, altered: usize, author: Author) -> Source {
    let mut new = Source::clone(source);
    new.text = correction.text.id();
    let passages = match altered {
        0 => "no passage changed".to_owned(),
        1 => "1 passage changed".to_owned(),
        altered => format!("{altered} passages changed"),
    };
    let mut read_again = String::new();
    if let Some(Origin { file, provenance }) = &correction.origin {
        read_again = format!("; words of the file read again: {file}");
        new.file.clone_from(file);
        new.provenance.clone_from(provenance);
    }
    let (at, before) = (author.stamp().at, &correction.before);
    let text = format!("{at}; {passages}; hash before: {before}{read_again}");
    new.attributes.push(Attribute { name: NOTE.to_owned(), text });
    new
}
