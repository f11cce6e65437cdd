//! Coded data into a project: what has the same name is the same, what is there already stays once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::edit::{Place, Transaction};
use crate::import::Warning;
use crate::import::claims::{AnnotationDraft, ClaimsDraft, CodedDocument};
use crate::model::{
    Attribute, CoderId, Dated, IdSource, Progress, Project, Record, Source, SourceId, Statement, TextId, When,
};

use super::{Outcome, in_order, next_order, next_source_order, source_of};
use codebook::Codebook;

mod codebook;

/// What adding coded data did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsAdded {
    /// The change, one step; empty where everything was there already.
    pub transaction: Transaction,
    /// What became of each document, in the order of the draft.
    pub documents: Vec<Outcome>,
    /// How many statements are new.
    pub statements: usize,
    /// How many statements the project has already, equal in every respect that the form knows.
    pub known_statements: usize,
    /// What differs between the file and the project; the draft's own warnings are not repeated.
    pub warnings: Vec<Warning>,
}

/// Adds coded data as one step.
///
/// Coders, actors and demands of a name that the project has are used as they stand there. A
/// document whose words the project has is not added again: its statements go to the article that
/// is there, first the one of the same origin. A statement that is there already, for each once, is
/// left out and counted. Two documents of the file with the same words stay two. A coder whom a
/// document lists is done with it; one who only has statements there is in progress.
pub fn add_claims(project: &Project, draft: ClaimsDraft, ids: &mut IdSource) -> ClaimsAdded {
    let ClaimsDraft { documents, coders, actors, annotations, .. } = draft;
    let mut codebook = Codebook::new(project, ids);
    for name in &coders {
        codebook.coder(name);
    }
    codebook.add_actors(&actors);
    let mut adding =
        Adding { project, codebook, known: BTreeMap::new(), statements: Vec::new(), known_count: 0 };
    let (mut sources, outcomes) = adding.sources(documents, &annotations);
    adding.statements(&annotations, &outcomes);
    let Adding { codebook, statements, known_count, .. } = adding;
    let (records, warnings) = codebook.finish();

    let mut transaction = Transaction::new("Import coded data");
    sources.records.retain(|record| project.record(record.id()).as_ref() != Some(record));
    let statement_count = statements.len();
    for record in records.into_iter().chain(sources.records).chain(statements.into_iter().map(Record::from)) {
        transaction = transaction.put(record);
    }
    if let Some(first) = outcomes.first() {
        transaction = transaction.at(Place::Source(first.source()));
    }
    ClaimsAdded {
        transaction,
        documents: outcomes,
        statements: statement_count,
        known_statements: known_count,
        warnings: sources.warnings.into_iter().chain(warnings).collect(),
    }
}

/// The records of the articles, texts before them.
#[derive(Default)]
struct Sources {
    records: Vec<Record>,
    warnings: Vec<Warning>,
}

struct Adding<'a> {
    project: &'a Project,
    codebook: Codebook<'a>,
    /// The statements of each article that no annotation of the file has met yet.
    known: BTreeMap<SourceId, Vec<Arc<Statement>>>,
    statements: Vec<Statement>,
    known_count: usize,
}

impl Adding<'_> {
    fn sources(
        &mut self,
        documents: Vec<CodedDocument>,
        annotations: &[AnnotationDraft],
    ) -> (Sources, Vec<Outcome>) {
        let mut working: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for annotation in annotations {
            working.entry(annotation.document).or_default().insert(&annotation.coder);
        }
        let present = present(self.project, &documents);
        let mut order = next_source_order(self.project);
        let mut sources = Sources::default();
        let mut outcomes = Vec::with_capacity(documents.len());
        for (at, document) in documents.into_iter().enumerate() {
            let CodedDocument { article, coders: done } = document;
            let working = working.get(&at).into_iter().flatten().copied();
            let mut source = if let Some(source) = present.get(&at) {
                outcomes.push(Outcome::Duplicate(source.id));
                sources.warnings.extend(difference(source, article.published.as_ref()));
                Source::clone(source)
            } else {
                let (text, source) = source_of(article, self.codebook.ids(), order);
                order += 1;
                outcomes.push(Outcome::Added(source.id));
                sources.records.push(text);
                source
            };
            for name in working {
                let coder = self.codebook.coder(name);
                source.progress.entry(coder).or_insert(Progress::InProgress);
            }
            for name in &done {
                source.progress.insert(self.codebook.coder(name), Progress::Done);
            }
            sources.records.push(Record::from(source));
        }
        (sources, outcomes)
    }

    fn statements(&mut self, annotations: &[AnnotationDraft], outcomes: &[Outcome]) {
        for outcome in outcomes {
            let id = outcome.source();
            self.known.insert(id, self.project.statements_of(id).cloned().collect());
        }
        let mut order = next_order(self.project.latest_statement().map(|statement| statement.order));
        for annotation in annotations {
            let Some(outcome) = outcomes.get(annotation.document) else { continue };
            let statement = self.statement(annotation, outcome.source(), order);
            if self.meets_known(&statement) {
                self.known_count += 1;
            } else {
                order += 1;
                self.statements.push(statement);
            }
        }
    }

    fn statement(&mut self, annotation: &AnnotationDraft, source: SourceId, order: u64) -> Statement {
        let coder: CoderId = self.codebook.coder(&annotation.coder);
        let id = self.codebook.ids().fresh().into();
        let placement = &annotation.placement;
        let mut statement = Statement::new(id, order, source, placement.span, &placement.quote, coder);
        statement.actor = annotation.actor.as_deref().map(|name| self.codebook.actor(name));
        statement.demand = annotation.demand.as_deref().map(|name| self.codebook.demand(name));
        statement.addressees = annotation.addressees.iter().map(|name| self.codebook.actor(name)).collect();
        statement.stance.clone_from(&annotation.stance);
        statement.said.clone_from(&annotation.said);
        statement.voice.clone_from(&annotation.voice);
        statement.memo.clone_from(&annotation.memo);
        statement.origin_id.clone_from(&annotation.origin_id);
        if let Some((start, end)) = placement.lost {
            let text = format!("{start}-{end}");
            statement.attributes.push(Attribute { name: "imported offsets".to_owned(), text });
        }
        statement
    }

    /// Whether the project has this statement already; it can be met once only.
    fn meets_known(&mut self, new: &Statement) -> bool {
        let Some(known) = self.known.get_mut(&new.source) else { return false };
        let Some(at) = known.iter().position(|old| says_the_same(old, new)) else { return false };
        known.swap_remove(at);
        true
    }
}

/// Whether two statements are equal in what coded data can hold.
fn says_the_same(old: &Statement, new: &Statement) -> bool {
    let when = |said: &Option<Dated>| said.as_ref().map(|said| said.when);
    (old.span, old.coder, old.actor, old.demand) == (new.span, new.coder, new.actor, new.demand)
        && (&old.quote, &old.stance, &old.voice) == (&new.quote, &new.stance, &new.voice)
        && when(&old.said) == when(&new.said)
        && (&old.addressees, &old.memo) == (&new.addressees, &new.memo)
}

fn difference(source: &Source, published: Option<&Dated>) -> Option<Warning> {
    let kept = source.published.as_ref().map(|date| date.when);
    let new = published.map(|date| date.when).filter(|when| Some(*when) != kept)?;
    let kept = kept.map_or_else(|| "is undated".to_owned(), |when: When| format!("is of {when}"));
    let message =
        format!("the article {kept} in the project and of {new} in the file; the project's was kept");
    Some(Warning::at(format!("\"{}\"", source.title), message))
}

/// For each document whose words are in the project the article that has them, each article once.
///
/// Those of the same origin find each other first; the rest goes by order.
fn present<'a>(project: &'a Project, documents: &[CodedDocument]) -> BTreeMap<usize, &'a Arc<Source>> {
    let mut by_text: BTreeMap<TextId, Vec<&Arc<Source>>> = BTreeMap::new();
    for source in in_order(project) {
        by_text.entry(source.text).or_default().push(source);
    }
    let mut present = BTreeMap::new();
    for by_origin in [true, false] {
        for (at, CodedDocument { article, .. }) in documents.iter().enumerate() {
            let Some(sources) = by_text.get_mut(&article.text.id()) else { continue };
            let origin = article.origin_id.as_deref();
            let found = sources.iter().position(|source| !by_origin || has_origin(source, origin));
            if let Some(found) = found.filter(|_| !present.contains_key(&at)) {
                present.insert(at, sources.remove(found));
            }
        }
    }
    present
}

/// Whether an article came from this id, or was exported under it.
fn has_origin(source: &Source, origin: Option<&str>) -> bool {
    let own = source.id.to_string();
    origin.is_some_and(|origin| origin == source.origin_id.as_deref().unwrap_or(&own))
}
