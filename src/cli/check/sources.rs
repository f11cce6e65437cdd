//! Articles: without date, with a doubtful one, or there twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{DateStatus, Dated, Project, Source, TextId};

use super::problem::{Problem, Severity, article};

/// Years in which articles that one analyses were published.
const LIKELY_YEARS: std::ops::Range<i16> = 1800..2200;

/// The articles in the order of import.
pub(super) fn in_order(project: &Project) -> Vec<&Arc<Source>> {
    let mut sources: Vec<_> = project.sources().collect();
    sources.sort_by_key(|source| (source.order, source.id));
    sources
}

/// What is doubtful about articles.
pub(super) fn problems(project: &Project) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut first_with: BTreeMap<TextId, &Source> = BTreeMap::new();
    for source in in_order(project) {
        problems.extend(date(source));
        if let Some(first) = first_with.get(&source.text) {
            let message = format!("has the same words as {}; its statements count twice", article(first));
            problems.push(Problem::of_source(Severity::Warning, source, message));
        } else {
            first_with.insert(source.text, source);
        }
    }
    problems
}

fn date(source: &Source) -> Option<Problem> {
    let warning = |message: String| Some(Problem::of_source(Severity::Warning, source, message));
    let Some(published) = &source.published else {
        return warning("is undated; what has no date of its own counts as undated".to_owned());
    };
    if let Some(message) = unlikely(published) {
        return warning(message);
    }
    if published.status == DateStatus::Guessed {
        let from = if published.from.is_empty() { String::new() } else { format!(" ({})", published.from) };
        return warning(format!("its date {} was guessed{from} and is not confirmed yet", published.when));
    }
    None
}

/// Says that a year was probably mistyped.
pub(super) fn unlikely(date: &Dated) -> Option<String> {
    let ends = [date.when.first(), date.when.last()];
    let is_unlikely = ends.iter().any(|end| !LIKELY_YEARS.contains(&end.year()));
    is_unlikely.then(|| format!("its date {} is unlikely; look whether the year is right", date.when))
}
