//! Statements: unfinished, without a place, there twice, said after they were printed.

use std::collections::BTreeMap;

use crate::analysis::plural;
use crate::model::{
    ActorId, CoderId, DemandId, Project, Source, SourceId, Span, Stance, Statement, StatementId,
};

use super::problem::{Problem, Severity};
use super::sources::{in_order, unlikely};

/// What makes two statements the same.
type Same<'a> =
    (CoderId, SourceId, Option<Span>, &'a str, Option<ActorId>, Option<DemandId>, Option<&'a Stance>);

/// What is wrong or doubtful about statements.
pub(super) fn problems(project: &Project) -> Vec<Problem> {
    let mut problems = coders(project);
    let mut first_with: BTreeMap<Same<'_>, StatementId> = BTreeMap::new();
    for source in in_order(project) {
        for statement in project.statements_of(source.id) {
            let mut add = |severity, message: String| {
                problems.push(Problem::of_statement(severity, statement, source, message));
            };
            if statement.span.is_none() {
                add(Severity::Error, "has no place: its quote is not in the article".to_owned());
            }
            if let Some(message) = unfinished(statement) {
                add(Severity::Warning, message);
            }
            if let Some(message) = said(source, statement) {
                add(Severity::Warning, message);
            }
            let first = *first_with.entry(same(statement)).or_insert(statement.id);
            if first != statement.id {
                add(Severity::Warning, format!("says the same as statement {first} at the same place"));
            }
        }
    }
    problems
}

fn unfinished(statement: &Statement) -> Option<String> {
    match (statement.actor, statement.demand) {
        (Some(_), Some(_)) => None,
        (None, Some(_)) => Some("is unfinished: it has no actor".to_owned()),
        (Some(_), None) => Some("is unfinished: it has no demand".to_owned()),
        (None, None) => Some("is unfinished: it has neither actor nor demand".to_owned()),
    }
}

fn said(source: &Source, statement: &Statement) -> Option<String> {
    let said = statement.said.as_ref()?;
    if let Some(message) = unlikely(said) {
        return Some(message);
    }
    let published = source.published.as_ref()?;
    let is_late = published.when.last().last_day() < said.when.first().first_day();
    is_late.then(|| format!("was said on {}, after its article appeared on {}", said.when, published.when))
}

fn same(statement: &Statement) -> Same<'_> {
    (
        statement.coder,
        statement.source,
        statement.span,
        &statement.quote,
        statement.actor,
        statement.demand,
        statement.stance.as_ref(),
    )
}

/// Says that figures show one of several coders.
fn coders(project: &Project) -> Vec<Problem> {
    let mut counts: BTreeMap<CoderId, u64> = BTreeMap::new();
    for statement in project.statements() {
        *counts.entry(statement.coder).or_default() += 1;
    }
    if counts.len() < 2 {
        return Vec::new();
    }
    let mut coders: Vec<_> = project.coders().collect();
    coders.sort_by_key(|coder| (coder.order, coder.id));
    let each: Vec<String> = coders
        .into_iter()
        .filter_map(|coder| {
            Some(format!("{} has {}", coder.name, plural(*counts.get(&coder.id)?, "statement")))
        })
        .collect();
    let message = format!("several coded, and a figure shows one of them: {}", each.join(", "));
    vec![Problem::new(Severity::Info, "coders".to_owned(), message)]
}
