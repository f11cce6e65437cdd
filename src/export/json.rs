//! JSON in the form `claims-neutral/1`: what other programs and our own import read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

use serde::Serialize;

use crate::model::{ActorId, Coder, Progress, Project, Source, SourceId, Stance, Statement, Voice, tree};

use super::table;
use super::{ExportError, Exporter, Warning};

/// Everything that `claims-neutral/1` can hold.
///
/// Offsets are code points of the normalized text, end exclusive, null where a passage is unplaced.
/// An id that came with imported data is written again; where two articles brought the same, the
/// later one has our own. `coders` of a document are those who are done with it.
pub struct Json;

impl Exporter for Json {
    fn ending(&self) -> &'static str {
        "json"
    }

    fn label(&self) -> &'static str {
        "Coded data (claims-neutral JSON)"
    }

    fn write(&self, project: &Project, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        serde_json::to_writer_pretty(&mut *target, &file(project))?;
        target.write_all(b"\n")?;
        Ok(Vec::new())
    }
}

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    documents: Vec<Document<'a>>,
    coders: Vec<&'a str>,
    actors: Vec<Actor<'a>>,
    annotations: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    id: String,
    date: Option<String>,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    outlet: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    coders: Vec<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Actor<'a> {
    name: &'a str,
    party: Option<&'a str>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    coder: &'a str,
    doc: String,
    start: Option<usize>,
    end: Option<usize>,
    quote: &'a str,
    actor: Option<&'a str>,
    demand: Option<&'a str>,
    stance: Option<&'a str>,
    date: Option<String>,
    #[serde(skip_serializing_if = "Names::is_empty")]
    addressee: Names<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    memo: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    voice: Option<&'a str>,
}

/// One name as a string, several as a list.
#[derive(Serialize)]
#[serde(untagged)]
enum Names<'a> {
    One(&'a str),
    Many(Vec<&'a str>),
}

impl Names<'_> {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Many(names) if names.is_empty())
    }
}

fn file(project: &Project) -> File<'_> {
    let mut coders: Vec<_> = project.coders().collect();
    coders.sort_by_key(|coder| (coder.order, coder.id));
    let mut actors: Vec<_> = project.actors().collect();
    actors.sort_by_key(|actor| (actor.order, actor.id));
    let mut statements: Vec<_> = project.statements().collect();
    statements.sort_by_key(|statement| (statement.order, statement.id));
    let sources = table::in_order(project);

    let names = unique(sources.iter().map(|source| (source.id.to_string(), source.origin_id.as_deref())));
    let documents: BTreeMap<SourceId, String> = sources.iter().map(|it| it.id).zip(names).collect();
    let names = unique(statements.iter().map(|it| (it.id.to_string(), it.origin_id.as_deref())));
    File {
        schema: "claims-neutral/1",
        documents: sources
            .iter()
            .filter_map(|source| document(project, source, documents.get(&source.id)?, &coders))
            .collect(),
        coders: coders.iter().map(|coder| coder.name.as_str()).collect(),
        actors: actors
            .iter()
            .map(|actor| Actor { name: &actor.name, party: party(project, actor.id) })
            .collect(),
        annotations: statements
            .iter()
            .zip(names)
            .filter_map(|(statement, id)| annotation(project, statement, id, &documents))
            .collect(),
    }
}

/// For each of these the id it came with, else its own; none twice.
fn unique<'a>(ids: impl Iterator<Item = (String, Option<&'a str>)>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    ids.map(|(own, origin)| {
        let mut id = origin.map_or_else(|| own.clone(), str::to_owned);
        let mut again = 1;
        while !taken.insert(id.clone()) {
            id = if again == 1 { own.clone() } else { format!("{own}-{again}") };
            again += 1;
        }
        id
    })
    .collect()
}

fn document<'a>(
    project: &'a Project,
    source: &'a Source,
    id: &str,
    coders: &[&'a Arc<Coder>],
) -> Option<Document<'a>> {
    let done = coders.iter().filter(|coder| source.progress_of(coder.id) == Progress::Done);
    Some(Document {
        id: id.to_owned(),
        date: source.published.as_ref().map(|date| date.when.to_string()),
        title: &source.title,
        outlet: &source.outlet,
        author: &source.author,
        url: &source.url,
        language: &source.language,
        coders: done.map(|coder| coder.name.as_str()).collect(),
        text: project.text(source.text)?.as_str(),
    })
}

/// The party as the form knows it: without dates, and a party its own one.
fn party(project: &Project, actor: ActorId) -> Option<&str> {
    tree::party_of(project, actor, None).and_then(|party| name(project, party))
}

fn annotation<'a>(
    project: &'a Project,
    statement: &'a Statement,
    id: String,
    documents: &BTreeMap<SourceId, String>,
) -> Option<Annotation<'a>> {
    let chars = statement.span.and_then(|span| project.text_of(statement.source)?.chars_of_span(span));
    let addressees: Vec<&str> = statement.addressees.iter().filter_map(|id| name(project, *id)).collect();
    Some(Annotation {
        id,
        coder: &project.coder(statement.coder)?.name,
        doc: documents.get(&statement.source)?.clone(),
        start: chars.map(|(start, _)| start.0),
        end: chars.map(|(_, end)| end.0),
        quote: &statement.quote,
        actor: statement.actor.and_then(|id| name(project, id)),
        demand: statement.demand.and_then(|id| project.demand(id)).map(|demand| demand.name.as_str()),
        stance: statement.stance.as_ref().map(Stance::as_str),
        date: statement.said.as_ref().map(|said| said.when.to_string()),
        addressee: match addressees.as_slice() {
            [one] => Names::One(one),
            _ => Names::Many(addressees),
        },
        memo: &statement.memo,
        voice: statement.voice.as_ref().map(Voice::as_str),
    })
}

fn name(project: &Project, actor: ActorId) -> Option<&str> {
    project.actor(actor).map(|actor| actor.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_once() {
        let ids = [("A", Some("d1")), ("B", Some("d1")), ("C", None), ("D", Some("C"))];
        let written = unique(ids.into_iter().map(|(own, origin)| (own.to_owned(), origin)));
        assert_eq!(written, ["d1", "B", "C", "D"]);
        let ids = [("A", Some("B")), ("B", None), ("C", Some("B-2")), ("D", Some("B-2"))];
        let written = unique(ids.into_iter().map(|(own, origin)| (own.to_owned(), origin)));
        assert_eq!(written, ["B", "B-2", "C", "D"]);
    }
}
