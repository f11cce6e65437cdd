//! Articles as rows.

use std::sync::Arc;

use crate::model::{Project, Source};

use super::{Table, Value};

const COLUMNS: &[&str; 15] = &[
    "id",
    "title",
    "outlet",
    "author",
    "published",
    "published_status",
    "published_from",
    "url",
    "language",
    "words",
    "statements",
    "progress",
    "file",
    "text_hash",
    "origin_id",
];

/// All articles, in the order of import; words by Unicode word segmentation (UAX #29).
pub fn sources(project: &Project) -> Table<'_> {
    Table::new(COLUMNS, in_order(project).into_iter().map(|source| row(project, source)))
}

/// The articles of a project in the order of import.
pub(in crate::export) fn in_order(project: &Project) -> Vec<&Arc<Source>> {
    let mut sources: Vec<_> = project.sources().collect();
    sources.sort_by_key(|source| (source.order, source.id));
    sources
}

fn row<'a>(project: &Project, source: &'a Source) -> [Value<'a>; 15] {
    let published = source.published.as_ref();
    [
        Value::of(Some(source.id)),
        Value::text(&source.title),
        Value::text(&source.outlet),
        Value::text(&source.author),
        published.map_or(Value::Nothing, |date| Value::Date(date.when)),
        Value::of(published.map(|date| date.status.as_str())),
        published.map_or(Value::Nothing, |date| Value::text(&date.from)),
        Value::text(&source.url),
        Value::text(&source.language),
        Value::Number(project.text(source.text).map_or(0, |text| text.words())),
        Value::Number(project.count_of(source.id)),
        progress(project, source),
        Value::text(&source.file),
        Value::of(Some(source.text)),
        Value::of(source.origin_id.as_ref()),
    ]
}

/// How far each coder of the project is, in the order of joining.
fn progress(project: &Project, source: &Source) -> Value<'static> {
    let mut coders: Vec<_> = project.coders().collect();
    coders.sort_by_key(|coder| (coder.order, coder.id));
    let pairs = coders.into_iter().map(|coder| {
        let progress = source.progress_of(coder.id);
        (coder.name.clone(), progress.as_str().to_owned())
    });
    Value::Pairs(pairs.collect())
}
