//! Statements as rows.

use crate::model::{ActorId, Dated, Project, Source, Stance, Statement, Voice, When, tree};

use super::sources::in_order;
use super::{Table, Value};

const COLUMNS: &[&str; 15] = &[
    "id",
    "article",
    "start",
    "end",
    "quote",
    "actor",
    "party",
    "demand",
    "stance",
    "addressees",
    "said",
    "published",
    "coder",
    "voice",
    "memo",
];

const COLUMNS_WITH_ARTICLES: &[&str] = &[
    "id",
    "article",
    "start",
    "end",
    "quote",
    "actor",
    "party",
    "demand",
    "stance",
    "addressees",
    "said",
    "published",
    "coder",
    "voice",
    "memo",
    "title",
    "outlet",
];

/// All statements: articles in the order of import, then by place in the text, the unplaced first.
///
/// Start and end are code points, end exclusive. The party is that of the actor at the date the
/// statement was said, else published.
pub fn statements(project: &Project) -> Table {
    Table::new(COLUMNS, each(project).map(|(source, statement)| row(project, source, statement)))
}

/// The same with title and outlet of the article in each row.
pub fn statements_with_articles(project: &Project) -> Table {
    let rows = each(project).map(|(source, statement)| {
        let mut row = Vec::from(row(project, source, statement));
        row.extend([Value::text(&source.title), Value::text(&source.outlet)]);
        row
    });
    Table { columns: COLUMNS_WITH_ARTICLES, rows: rows.collect() }
}

fn each(project: &Project) -> impl Iterator<Item = (&Source, &Statement)> {
    in_order(project)
        .into_iter()
        .flat_map(|source| project.statements_of(source.id).map(move |statement| (&**source, &**statement)))
}

fn row(project: &Project, source: &Source, statement: &Statement) -> [Value; 15] {
    let chars = statement.span.and_then(|span| project.text(source.text)?.chars_of_span(span));
    let name = |id: ActorId| project.actor(id).map(|actor| actor.name.clone());
    let date = |date: &Option<Dated>| date.as_ref().map(|date| date.when);
    let (said, published) = (date(&statement.said), date(&source.published));
    let at = said.or(published).map(When::first);
    let party = statement.actor.and_then(|actor| tree::party_of(project, actor, at));
    [
        Value::Text(statement.id.to_string()),
        Value::Text(source.id.to_string()),
        chars.map_or(Value::Nothing, |(start, _)| Value::Number(start.0)),
        chars.map_or(Value::Nothing, |(_, end)| Value::Number(end.0)),
        Value::text(&statement.quote),
        Value::of(statement.actor.and_then(name)),
        Value::of(party.and_then(name)),
        Value::of(statement.demand.and_then(|id| project.demand(id)).map(|demand| &demand.name)),
        Value::of(statement.stance.as_ref().map(Stance::as_str)),
        Value::List(statement.addressees.iter().filter_map(|id| name(*id)).collect()),
        said.map_or(Value::Nothing, Value::Date),
        published.map_or(Value::Nothing, Value::Date),
        Value::of(project.coder(statement.coder).map(|coder| &coder.name)),
        Value::of(statement.voice.as_ref().map(Voice::as_str)),
        Value::text(&statement.memo),
    ]
}
