//! From files to a project: articles and coded data as one step that can be undone.
//!
//! [`read_paths`] walks folders and reads without a project, [`add_all`] adds what was read.

mod alike;
mod claims;
mod earlier;
mod guard;
mod head;
mod join;
mod list;
mod pasted;
mod read;
mod reader;
mod walk;
mod worker;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edit::{Place, Transaction};
use crate::import::ArticleDraft;
use crate::model::{IdSource, Project, Record, Source, SourceId, TextId};

pub use alike::{Alike, Lookalikes, point_out_alike};
pub use claims::{ClaimsAdded, add_claims};
pub use earlier::Earlier;
pub use guard::{Cancel, Guard, Limits};
pub use head::samples_of;
pub use join::{Became, FileJoined, ImportReport, add_all};
pub use list::{
    ArticleKey, ByHand, Coded, Counts, Failure, ImportList, ImportRow, KnownTexts, ListLine, ListStep,
    ListedArticle, Pasted, ReadFile, RowId, Stage, Standing, Twin,
};
pub use pasted::read_pasted_page;
pub use read::{Draft, FileRead, ReadError, found_under, read_file, read_paths};
pub use reader::{FileReader, Step, ToRead, read_each, readers};
pub use walk::{FoundFile, files_under};
pub use worker::serve;

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is a new article.
    Added(SourceId),
    /// The same words are in the project already, as this article; nothing was added.
    Duplicate(SourceId),
}

impl Outcome {
    /// The article, new or old.
    pub fn source(self) -> SourceId {
        match self {
            Self::Added(id) | Self::Duplicate(id) => id,
        }
    }

    /// Whether it is new.
    pub fn is_added(self) -> bool {
        matches!(self, Self::Added(_))
    }
}

/// Adds articles, all in one step; gives what became of each, in the order given.
///
/// A draft whose words are those of an article in the project, or of an earlier draft, is left out
/// and told as such. The change is empty where all are.
pub fn add_articles(
    project: &Project,
    drafts: Vec<ArticleDraft>,
    ids: &mut IdSource,
) -> (Transaction, Vec<Outcome>) {
    let mut by_text: BTreeMap<TextId, SourceId> = BTreeMap::new();
    for source in in_order(project) {
        by_text.entry(source.text).or_insert(source.id);
    }
    let mut order = next_source_order(project);
    let mut transaction = Transaction::new("");
    let mut outcomes = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if let Some(id) = by_text.get(&draft.text.id()) {
            outcomes.push(Outcome::Duplicate(*id));
            continue;
        }
        let (text, source) = source_of(draft, ids, order);
        order += 1;
        by_text.insert(source.text, source.id);
        outcomes.push(Outcome::Added(source.id));
        transaction = transaction.put(text).at(Place::Source(source.id)).put(source);
    }
    let added = outcomes.iter().filter(|outcome| outcome.is_added()).count();
    transaction.label = if added == 1 { "Add article".to_owned() } else { format!("Add {added} articles") };
    (transaction, outcomes)
}

/// A new source with its words.
fn source_of(draft: ArticleDraft, ids: &mut IdSource, order: u64) -> (Record, Source) {
    let provenance = draft.origin();
    let source = Source {
        provenance,
        outlet: draft.outlet,
        author: draft.author,
        published: draft.published,
        url: draft.url,
        language: draft.language,
        file: draft.file,
        origin_id: draft.origin_id,
        attributes: draft.attributes,
        ..Source::new(ids.fresh().into(), order, draft.text.id(), &draft.title)
    };
    (Record::Text(draft.text), source)
}

fn next_source_order(project: &Project) -> u64 {
    next_order(project.sources().map(|source| source.order))
}

/// The next place in the order of creation, from 1.
fn next_order(orders: impl IntoIterator<Item = u64>) -> u64 {
    orders.into_iter().max().map_or(1, |order| order + 1)
}

/// The articles of a project in the order of import.
fn in_order(project: &Project) -> Vec<&Arc<Source>> {
    let mut sources: Vec<_> = project.sources().collect();
    sources.sort_by_key(|source| (source.order, source.id));
    sources
}

#[cfg(test)]
mod tests {
    use crate::edit::apply;
    use crate::import::article;

    use super::*;

    fn draft(name: &str, words: &str) -> ArticleDraft {
        article::read(name, words.as_bytes()).unwrap()
    }

    #[test]
    fn the_same_words_are_added_once_and_told() {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "Talks");
        let drafts =
            vec![draft("2022-03-29_a.txt", "One.\r\n"), draft("b.txt", "One.\n"), draft("c.txt", "Two.")];
        let (change, outcomes) = add_articles(&project, drafts, &mut ids);
        assert_eq!(change.label, "Add 2 articles");
        let [Outcome::Added(first), Outcome::Duplicate(same), Outcome::Added(third)] = outcomes[..] else {
            panic!("{outcomes:?}")
        };
        assert_eq!(first, same);
        let before = project.clone();
        let inverse = apply(&mut project, &change).unwrap();
        assert_eq!((project.source(first).unwrap().order, project.source(third).unwrap().order), (1, 2));
        assert_eq!(project.source(first).unwrap().file, "2022-03-29_a.txt");

        let (again, outcomes) = add_articles(&project, vec![draft("d.txt", "Two.")], &mut ids);
        assert!(again.is_empty());
        assert_eq!(outcomes, [Outcome::Duplicate(third)]);
        apply(&mut project, &inverse).unwrap();
        assert_eq!(project, before);
    }
}
