//! One passage becomes two.

use crate::model::{ByteIndex, IdSource, Project, Span, Statement, StatementId, segment};

use super::super::{EditError, Place, Transaction};
use super::{Author, copy_of, quote, statement};

/// Divides a statement at a place inside its passage: it keeps what stands before, a new one with the
/// same actor, demand and everything else takes what stands after. Blanks at the cut belong to neither.
///
/// Fails where one of the two would have no words.
pub fn split(
    project: &Project,
    id: StatementId,
    at: ByteIndex,
    author: Author,
    ids: &mut IdSource,
) -> Result<Transaction, EditError> {
    let old = statement(project, id)?;
    let span = old.span.ok_or(EditError::Unplaced)?;
    let before = part(project, old, Span::new(span.start(), at))?;
    let after = part(project, old, Span::new(at, span.end()))?;
    let mut first = Statement::clone(old);
    (first.span, first.quote) = (Some(before), quote(project, old, before)?.into());
    first.changed = Some(author.stamp());
    let mut second = copy_of(project, old, author, ids);
    (second.span, second.quote) = (Some(after), quote(project, old, after)?.into());
    Ok(Transaction::new("Split statement").put(first).put(second).at(Place::Statement(old.source, old.id)))
}

/// A part of the passage without blanks at its ends.
fn part(project: &Project, old: &Statement, span: Option<Span>) -> Result<Span, EditError> {
    let span = span.filter(|part| old.span.is_some_and(|whole| whole.intersection(*part) == Some(*part)));
    let span = span.ok_or(EditError::SplitOutside)?;
    let words = quote(project, old, span)?;
    let whole = Span::new(ByteIndex(0), ByteIndex(words.len())).ok_or(EditError::SplitOutside)?;
    let inner = segment::trim(words, whole).ok_or(EditError::SplitOutside)?;
    let base = span.start().0;
    Span::new(ByteIndex(base + inner.start().0), ByteIndex(base + inner.end().0))
        .ok_or(EditError::SplitOutside)
}
