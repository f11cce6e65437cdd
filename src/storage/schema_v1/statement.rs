//! `(id: "…", start: 60, end: 132, quote: "…", actor: "…", demand: "…", stance: "…", …)`.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::Deserialize;

use crate::model::{
    ActorId, Certainty, CharIndex, CoderId, DateStatus, DemandId, RecordId, SourceId, Span, Stamp, Stance,
    Statement, StatementId, Text, Voice, When,
    anchor::{Found, find_quote},
};
use crate::storage::StatementPlace;
use crate::storage::row::Row;
use crate::storage::word::{Wire, value, values};

use super::attribute::{self, AttributeRow};
use super::dated::SAID;
use super::{Doubts, Fault};

/// A statement in the file, under its article; `start` and `end` count code points, end exclusive,
/// and are both missing where the quote has no place.
#[derive(Deserialize)]
#[serde(rename = "statement", deny_unknown_fields)]
pub(in crate::storage) struct StatementRow<'a> {
    id: Wire<StatementId>,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(borrow)]
    quote: Cow<'a, str>,
    actor: Option<Wire<ActorId>>,
    demand: Option<Wire<DemandId>>,
    stance: Option<Wire<Stance>>,
    #[serde(default)]
    addressees: Vec<Wire<ActorId>>,
    said: Option<Wire<When>>,
    said_status: Option<Wire<DateStatus>>,
    #[serde(default)]
    said_from: String,
    #[serde(default)]
    said_printed: String,
    voice: Option<Wire<Voice>>,
    certainty: Option<Wire<Certainty>>,
    #[serde(default)]
    memo: String,
    #[serde(default)]
    attributes: Vec<AttributeRow>,
    coder: Wire<CoderId>,
    created: Option<Wire<Timestamp>>,
    changed: Option<StampRow>,
    origin_id: Option<String>,
    order: u64,
}

#[derive(Deserialize)]
#[serde(rename = "change", deny_unknown_fields)]
struct StampRow {
    by: Wire<CoderId>,
    at: Wire<Timestamp>,
}

/// Writes a statement on a text.
pub(super) fn push(out: &mut String, statement: &Statement, text: Option<&Text>) {
    let mut row = Row::open(out);
    row.word("id", &statement.id);
    let place = statement.span.zip(text).and_then(|(span, text)| text.chars_of_span(span));
    if let Some((start, end)) = place {
        row.number("start", start.0);
        row.number("end", end.0);
    }
    row.text("quote", &statement.quote);
    row.word_if_some("actor", statement.actor.as_ref());
    row.word_if_some("demand", statement.demand.as_ref());
    row.word_if_some("stance", statement.stance.as_ref());
    row.words("addressees", &statement.addressees);
    SAID.push(&mut row, statement.said.as_ref());
    row.word_if_some("voice", statement.voice.as_ref());
    row.word_if_some("certainty", statement.certainty.as_ref());
    row.text_if_any("memo", &statement.memo);
    attribute::push(&mut row, &statement.attributes);
    row.word("coder", &statement.coder);
    row.word_if_some("created", statement.created.as_ref());
    if let Some(stamp) = statement.changed {
        row.inner("changed", |row| {
            row.word("by", &stamp.by);
            row.word("at", &stamp.at);
        });
    }
    if let Some(origin) = &statement.origin_id {
        row.text("origin_id", origin);
    }
    row.number("order", statement.order);
    row.close();
}

impl StatementRow<'_> {
    /// The statement on the text of its article; what had to be mended is noted.
    pub(in crate::storage) fn statement(
        self,
        source: SourceId,
        text: &Text,
        doubts: &mut Doubts,
    ) -> Result<Statement, Fault> {
        let id = self.id.0;
        let fault = |message| Fault::new(RecordId::Statement(id), message);
        let place = match (self.start, self.end) {
            (Some(start), Some(end)) => Some((start, end)),
            (None, None) => None,
            _ => {
                return Err(fault(
                    "the statement has only one of `start` and `end`, expected both or none".into(),
                ));
            }
        };
        let (span, filled) = match place {
            Some(place) => anchor(text, place, &self.quote, StatementPlace { source, statement: id }, doubts),
            None => (None, None),
        };
        let said = SAID
            .dated(value(self.said), value(self.said_status), self.said_from, self.said_printed)
            .map_err(fault)?;
        Ok(Statement {
            id,
            order: self.order,
            source,
            span,
            quote: filled.unwrap_or(&self.quote).into(),
            actor: value(self.actor),
            demand: value(self.demand),
            stance: value(self.stance),
            addressees: values(self.addressees),
            said,
            voice: value(self.voice),
            certainty: value(self.certainty),
            memo: self.memo,
            attributes: attribute::attributes(self.attributes),
            coder: self.coder.0,
            created: value(self.created),
            changed: self.changed.map(|stamp| Stamp { by: stamp.by.0, at: stamp.at.0 }),
            origin_id: self.origin_id,
        })
    }
}

/// The passage of a quote, and its words where the file gives none.
fn anchor<'a>(
    text: &'a Text,
    (start, end): (usize, usize),
    quote: &str,
    place: StatementPlace,
    doubts: &mut Doubts,
) -> (Option<Span>, Option<&'a str>) {
    let span = text.span_of_chars(CharIndex(start), CharIndex(end));
    let words = span.and_then(|span| text.slice(span));
    if quote.is_empty() && words.is_some() {
        doubts.filled.push(place);
        return (span, words);
    }
    if words == Some(quote) {
        return (span, None);
    }
    let found = find_quote(text, start, end, quote).map(Found::span);
    if found.is_some() {
        doubts.moved.push(place);
    } else {
        doubts.lost.push(place);
    }
    (found, None)
}
