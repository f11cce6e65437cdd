//! Files that were added before and say something else now.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::{ArticleDraft, pairs_in_common};
use crate::model::{Project, SourceId, TextId};

use super::in_order;

/// From this share of pairs of words in common, in hundredths, an article of the same file is the same one.
const SAME: usize = 40;

/// The articles of a project by where they came from, to find those that are read again.
#[derive(Debug, Clone)]
pub struct Earlier {
    project: Project,
    by_file: BTreeMap<String, Vec<SourceId>>,
    by_url: BTreeMap<String, SourceId>,
    texts: BTreeSet<TextId>,
    /// Those of which a later state was found; no other draft is one of them too.
    found: BTreeSet<SourceId>,
}

impl Earlier {
    /// The articles of a project. Linear in them, not in their words.
    pub fn of(project: &Project) -> Self {
        let (by_file, by_url) = (BTreeMap::new(), BTreeMap::new());
        let (texts, found) = (BTreeSet::new(), BTreeSet::new());
        let mut earlier = Self { project: project.clone(), by_file, by_url, texts, found };
        for source in in_order(project) {
            earlier.texts.insert(source.text);
            if !source.file.is_empty() {
                earlier.by_file.entry(source.file.clone()).or_default().push(source.id);
            }
            if !source.url.is_empty() {
                earlier.by_url.entry(source.url.clone()).or_insert(source.id);
            }
        }
        earlier
    }

    /// Notes with each article of a file of which one of the project it is a later state.
    ///
    /// That is one of the same address, or one of a file of the same name with nearly the same words or
    /// from the very same bytes. Where the words are the same there is nothing to be told.
    pub fn note(&mut self, articles: &mut [ArticleDraft]) {
        let unchanged: BTreeSet<TextId> = articles.iter().map(|article| article.text.id()).collect();
        let is_only = articles.len() == 1;
        for article in articles {
            let is_known = self.texts.contains(&article.text.id());
            article.earlier =
                Some(&*article).filter(|_| !is_known).and_then(|it| self.find(it, &unchanged, is_only));
            self.found.extend(article.earlier);
        }
    }

    fn find(&self, article: &ArticleDraft, unchanged: &BTreeSet<TextId>, is_only: bool) -> Option<SourceId> {
        let project = &self.project;
        let is_free = |id: &&SourceId| {
            let text = project.source(**id).map(|source| source.text);
            !self.found.contains(*id) && text.is_some_and(|text| !unchanged.contains(&text))
        };
        if let Some(id) = self.by_url.get(&article.url).filter(is_free) {
            return Some(*id);
        }
        let of_file = self.by_file.get(&article.file).into_iter().flatten().filter(is_free);
        let hash = article.provenance.as_ref().map(|origin| origin.hash.as_str());
        let alike = |id: &SourceId| {
            let source = project.source(*id)?;
            let origin = source.provenance.as_ref().map(|origin| origin.hash.as_str());
            if is_only && hash.is_some() && hash == origin {
                return Some((100, *id));
            }
            let share = pairs_in_common(project.text(source.text)?.as_str(), article.text.as_str());
            (share >= SAME).then_some((share, *id))
        };
        // Of equals the first that was added.
        let nearest =
            of_file.filter_map(alike).reduce(|best, other| if other.0 > best.0 { other } else { best });
        nearest.map(|(_, id)| id)
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{ReadOptions, read};
    use crate::session::Session;
    use crate::session::import::add_articles;

    use super::*;

    const WORDS: &str =
        "Talks end\n\nThe envoys of the two coasts left the harbour town on Monday evening.\n";

    fn articles(name: &str, words: &str) -> Vec<ArticleDraft> {
        read(name, words.as_bytes(), &ReadOptions::default()).unwrap().articles
    }

    /// A project with the articles of a file; the titles of which the articles of another are later states.
    fn found(before: (&str, &str), after: (&str, &str)) -> Vec<Option<String>> {
        let mut session = Session::new("Talks", 1);
        let drafts = articles(before.0, before.1);
        session.create(|project, ids| Ok(add_articles(project, drafts, ids).0)).unwrap();
        let mut drafts = articles(after.0, after.1);
        let project = session.project();
        Earlier::of(project).note(&mut drafts);
        let title = |id| project.source(id).unwrap().title.clone();
        drafts.iter().map(|draft| draft.earlier.map(title)).collect()
    }

    #[test]
    fn a_file_of_the_same_name_with_nearly_the_same_words_is_a_later_state() {
        let talks = [Some("Talks end".to_owned())];
        let after = WORDS.replace("Monday", "Tuesday") + "\nThey will meet again.\n";
        assert_eq!(found(("a/talks.txt", WORDS), ("b/talks.txt", &after)), talks);
        assert_eq!(found(("talks.txt", WORDS), ("other.txt", &after)), [None]);
        assert_eq!(found(("talks.txt", WORDS), ("talks.txt", WORDS)), [None]);
        let other = "Boats return\n\nNine boats came back to the town on Sunday and nobody knows why.\n";
        assert_eq!(found(("talks.txt", WORDS), ("talks.txt", other)), [None]);
    }

    #[test]
    fn one_of_the_same_address_is_a_later_state_whatever_it_says() {
        let page = |words: &str| format!("---\nurl: https://example.org/a\n---\n# Talks\n\n{words}\n");
        let (before, after) = (page("They met."), page("Everything is written anew here."));
        assert_eq!(found(("a.md", &before), ("b.md", &after)), [Some("Talks".to_owned())]);
    }

    #[test]
    fn of_a_table_only_the_changed_row_is_one() {
        let row = |title: &str, day: &str| {
            format!(
                "{title},The envoys of {title} left the harbour town on {day} evening after long talks.\n"
            )
        };
        let before = format!("title,text\n{}{}", row("North", "Monday"), row("South", "Monday"));
        let after = format!("title,text\n{}{}", row("North", "Monday"), row("South", "Friday"));
        assert_eq!(found(("t.csv", &before), ("t.csv", &after)), [None, Some("South".to_owned())]);
    }
}
