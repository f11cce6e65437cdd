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

/// The columns of [`with_articles`].
pub(in crate::export) const COLUMNS_WITH_ARTICLES: &[&str; 17] = &[
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
pub fn statements(project: &Project) -> Table<'_> {
    Table::new(COLUMNS, each(project).map(|(source, statement)| row(project, source, statement)))
}

/// The same with title and outlet of the article in each row, one row after the other: a large project has
/// no place for all of them at once.
pub(in crate::export) fn with_articles(project: &Project) -> impl Iterator<Item = [Value<'_>; 17]> {
    each(project).map(|(source, statement)| {
        let article = [Value::text(&source.title), Value::text(&source.outlet)];
        let mut values = row(project, source, statement).into_iter().chain(article);
        std::array::from_fn(|_| values.next().unwrap_or(Value::Nothing))
    })
}

fn each(project: &Project) -> impl Iterator<Item = (&Source, &Statement)> {
    in_order(project)
        .into_iter()
        .flat_map(|source| project.statements_of(source.id).map(move |statement| (&**source, &**statement)))
}

fn row<'a>(project: &'a Project, source: &'a Source, statement: &'a Statement) -> [Value<'a>; 15] {
    let chars = statement.span.and_then(|span| project.text(source.text)?.chars_of_span(span));
    let actor = |id: ActorId| project.actor(id).map(|actor| actor.name.as_str());
    let text = |words: Option<&'a str>| words.map_or(Value::Nothing, Value::text);
    let date = |date: &Option<Dated>| date.as_ref().map(|date| date.when);
    let (said, published) = (date(&statement.said), date(&source.published));
    let at = said.or(published).map(When::first);
    let party = statement.actor.and_then(|actor| tree::party_of(project, actor, at));
    [
        Value::of(Some(statement.id)),
        Value::of(Some(source.id)),
        chars.map_or(Value::Nothing, |(start, _)| Value::Number(start.0)),
        chars.map_or(Value::Nothing, |(_, end)| Value::Number(end.0)),
        Value::text(&statement.quote),
        text(statement.actor.and_then(actor)),
        text(party.and_then(actor)),
        text(statement.demand.and_then(|id| project.demand(id)).map(|demand| demand.name.as_str())),
        text(statement.stance.as_ref().map(Stance::as_str)),
        Value::List(statement.addressees.iter().filter_map(|id| actor(*id)).map(str::to_owned).collect()),
        said.map_or(Value::Nothing, Value::Date),
        published.map_or(Value::Nothing, Value::Date),
        text(project.coder(statement.coder).map(|coder| coder.name.as_str())),
        text(statement.voice.as_ref().map(Voice::as_str)),
        Value::text(&statement.memo),
    ]
}
