//! Two passages of one demand become one.

use std::sync::Arc;

use crate::model::{Attribute, Project, RecordId, Span, Statement, StatementId, Text};

use super::super::{EditError, Place, Transaction};
use super::{Author, quote, statement};

/// Joins a statement with its neighbour, see [`neighbour`]: it takes the passage from the start of the
/// first to the end of the last, and from the other whatever it lacks itself; the other one goes.
pub fn merge(project: &Project, id: StatementId, author: Author) -> Result<Transaction, EditError> {
    let old = statement(project, id)?;
    let other = neighbour(project, id)?;
    let (Some(one), Some(two)) = (old.span, other.span) else { return Err(EditError::Unplaced) };
    let start = one.start().min(two.start());
    let span = Span::new(start, one.end().max(two.end())).ok_or(EditError::NoNeighbour)?;
    let mut merged = joined(old, other);
    (merged.span, merged.quote) = (Some(span), quote(project, old, span)?.into());
    merged.changed = Some(author.stamp());
    Ok(Transaction::new("Merge statements")
        .remove(RecordId::Statement(other.id))
        .put(merged)
        .at(Place::Statement(old.source, id)))
}

/// The statement of the same article, actor, demand and stance that stands nearest, the later of two.
///
/// Only what overlaps, touches but for blanks and marks, or stands in the same paragraph is a
/// neighbour. Linear in the statements of the article.
pub fn neighbour(project: &Project, id: StatementId) -> Result<&Arc<Statement>, EditError> {
    let one = statement(project, id)?;
    let span = one.span.ok_or(EditError::Unplaced)?;
    let text = project.text_of(one.source).ok_or(EditError::Missing(RecordId::Source(one.source)))?;
    project
        .statements_of(one.source)
        .filter(|other| other.id != id)
        .filter(|other| (other.actor, other.demand, &other.stance) == (one.actor, one.demand, &one.stance))
        .filter_map(|other| {
            let there = other.span?;
            let gap = gap(span, there);
            let is_beside = gap.is_none_or(|gap| is_narrow(text, gap));
            let rank = (gap.map_or(0, Span::len), there.start() < span.start(), other.position());
            is_beside.then_some((rank, other))
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, other)| other)
        .ok_or(EditError::NoNeighbour)
}

/// What lies between two passages; none where they touch or overlap.
fn gap(one: Span, other: Span) -> Option<Span> {
    Span::new(one.end(), other.start()).or_else(|| Span::new(other.end(), one.start()))
}

fn is_narrow(text: &Text, gap: Span) -> bool {
    text.slice(gap).is_some_and(|words| !words.contains('\n') || !words.contains(char::is_alphanumeric))
}

/// The statement with what it lacks taken from the other.
fn joined(one: &Statement, other: &Statement) -> Statement {
    let mut all = Statement::clone(one);
    let others = other.addressees.iter().filter(|id| !one.addressees.contains(id));
    all.addressees.extend(others.copied());
    all.said = one.said.clone().or_else(|| other.said.clone());
    all.voice = one.voice.clone().or_else(|| other.voice.clone());
    all.certainty = one.certainty.clone().or_else(|| other.certainty.clone());
    if !other.memo.is_empty() && other.memo != one.memo {
        let line = if one.memo.is_empty() { "" } else { "\n" };
        all.memo = format!("{}{line}{}", one.memo, other.memo);
    }
    let is_new = |it: &&Attribute| one.attributes.iter().all(|own| own != *it);
    all.attributes.extend(other.attributes.iter().filter(is_new).cloned());
    all.origin_id = one.origin_id.clone().or_else(|| other.origin_id.clone());
    all
}
