//! What was found in a file before anything of it was added: the facts of the import list.

use serde::Serialize;

use crate::import::{ArticleDraft, Candidate};
use crate::session::import::{Alike, Draft, FileRead, Outcome};

/// What was found in a file.
#[derive(Debug, Default, Serialize)]
pub(super) struct Found {
    /// What read it, as "html"; null where nothing did.
    reader: Option<String>,
    /// The encoding it was read in; null where the format has its own.
    encoding: Option<String>,
    /// How many words it has.
    pub words: Option<usize>,
    /// How many pages it has; null where it has none.
    pub pages: Option<usize>,
    /// Each article, in the order of the file.
    #[serde(rename = "found")]
    each: Vec<FoundArticle>,
}

/// An article as it was found.
#[derive(Debug, Serialize)]
struct FoundArticle {
    /// Its name in the project, new or there already.
    id: Option<String>,
    /// Whether it was added.
    added: bool,
    words: usize,
    title: String,
    outlet: Option<String>,
    author: Option<String>,
    url: Option<String>,
    language: Option<String>,
    date: Option<String>,
    /// What the file tells for each field; the values above are some of these.
    candidates: Vec<FoundValue>,
    /// What it is nearly the same as.
    alike: Option<FoundAlike>,
}

/// What a field may be, where that stands, and how sure it is.
#[derive(Debug, Serialize)]
struct FoundValue {
    field: &'static str,
    value: String,
    printed: Option<String>,
    from: String,
    sure: &'static str,
}

/// What an article is nearly the same as.
#[derive(Debug, Serialize)]
struct FoundAlike {
    to: String,
    /// How many of a hundred runs of words they share, about.
    share: usize,
}

impl Found {
    /// What was found in a file, and what its articles are like.
    pub(super) fn of(read: &FileRead, alike: &[Option<Alike<String>>]) -> Self {
        match &read.result {
            Err(_) => Self::default(),
            Ok(Draft::Articles(reading)) => {
                let alike = alike.iter().map(Option::as_ref).chain(std::iter::repeat(None));
                Self {
                    reader: some(&reading.reader),
                    encoding: some(&reading.encoding),
                    words: Some(reading.words()),
                    pages: reading.pages.as_ref().map(|pages| pages.count),
                    each: reading
                        .articles
                        .iter()
                        .zip(alike)
                        .map(|(it, alike)| FoundArticle::of(it, alike))
                        .collect(),
                }
            }
            Ok(Draft::Claims(draft)) => {
                let articles = || draft.documents.iter().map(|document| &document.article);
                Self {
                    reader: Some("coded data".to_owned()),
                    words: Some(articles().map(ArticleDraft::words).sum()),
                    each: articles().map(|article| FoundArticle::of(article, None)).collect(),
                    ..Self::default()
                }
            }
        }
    }

    /// Notes what became of each article.
    pub(super) fn note(&mut self, outcomes: &[Outcome]) {
        for (article, outcome) in self.each.iter_mut().zip(outcomes) {
            article.id = Some(outcome.source().to_string());
            article.added = outcome.is_added();
        }
    }
}

impl FoundArticle {
    fn of(draft: &ArticleDraft, alike: Option<&Alike<String>>) -> Self {
        Self {
            id: None,
            added: false,
            words: draft.words(),
            title: draft.title.clone(),
            outlet: some(&draft.outlet),
            author: some(&draft.author),
            url: some(&draft.url),
            language: some(&draft.language),
            date: draft.published.as_ref().map(|date| date.when.to_string()),
            candidates: draft.candidates.iter().map(FoundValue::of).collect(),
            alike: alike.map(|alike| FoundAlike { to: alike.to.clone(), share: alike.share }),
        }
    }
}

impl FoundValue {
    fn of(candidate: &Candidate) -> Self {
        Self {
            field: candidate.field.as_str(),
            value: candidate.value.clone(),
            printed: some(&candidate.printed),
            from: candidate.from.clone(),
            sure: candidate.sure.as_str(),
        }
    }
}

fn some(words: &str) -> Option<String> {
    Some(words.to_owned()).filter(|words| !words.is_empty())
}
