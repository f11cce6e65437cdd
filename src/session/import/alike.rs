//! Articles that are the same as others, or nearly, are pointed out before they are added.

use std::collections::BTreeMap;

use crate::import::{Fingerprint, Similar, Warning};
use crate::model::{Project, Source, Text, TextId};

use super::{Draft, Earlier, FileRead, in_order};

/// An article that another one is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike<T> {
    /// The other one.
    pub to: T,
    /// How many of a hundred runs of words they share, about; 100 where they are the same.
    pub share: usize,
    /// Whether they are the very same words.
    pub is_same: bool,
}

/// What is known already, each under a name, to be compared with.
#[derive(Debug, Clone)]
pub struct Lookalikes<T> {
    similar: Similar<T>,
    known: BTreeMap<TextId, T>,
}

impl<T> Default for Lookalikes<T> {
    fn default() -> Self {
        Self { similar: Similar::default(), known: BTreeMap::new() }
    }
}

impl<T: Clone> Lookalikes<T> {
    /// Notes the articles of a project whose words are not known yet.
    ///
    /// Linear in all the words of those: for a large project this is work for a thread of its own.
    pub fn note_project(&mut self, project: &Project, name: impl Fn(&Source) -> T) {
        for source in in_order(project) {
            let Some(text) = project.text(source.text).filter(|_| !self.known.contains_key(&source.text))
            else {
                continue;
            };
            self.note(text, Fingerprint::of(text.as_str()), name(source));
        }
    }

    /// What this text is like, among those whose name is accepted.
    pub fn find(
        &self,
        text: &Text,
        fingerprint: Option<&Fingerprint>,
        accept: impl Fn(&T) -> bool,
    ) -> Option<Alike<T>> {
        if let Some(same) = self.known.get(&text.id()).filter(|name| accept(name)) {
            return Some(Alike { to: same.clone(), share: 100, is_same: true });
        }
        let (to, share) = self.similar.nearest_of(fingerprint?, accept)?;
        Some(Alike { to: to.clone(), share, is_same: false })
    }

    /// Notes a text; of the very same words the first name stays.
    pub fn note(&mut self, text: &Text, fingerprint: Option<Fingerprint>, name: T) {
        if self.known.contains_key(&text.id()) {
            return;
        }
        self.known.insert(text.id(), name.clone());
        if let Some(fingerprint) = fingerprint {
            self.similar.note(fingerprint, name);
        }
    }
}

/// Adds a doubt to each article that is nearly, not exactly, the same as one of the project or as an
/// earlier one of these files, and to each that a file had before with other words, whose
/// [`earlier`](crate::import::ArticleDraft::earlier) one is noted with it; gives what each article of each
/// file is like.
///
/// Linear in all the words there are: for a large project this is work for a thread of its own.
pub fn point_out_alike(project: &Project, reads: &mut [FileRead]) -> Vec<Vec<Option<Alike<String>>>> {
    let mut known = Lookalikes::default();
    known.note_project(project, |source| format!("\"{}\" ({})", source.title, source.id));
    let mut earlier = Earlier::of(project);
    let mut all = Vec::with_capacity(reads.len());
    for read in reads {
        let mut of_file = Vec::new();
        let articles = if let Ok(Draft::Articles(reading)) = &mut read.result {
            reading.articles.as_mut_slice()
        } else {
            &mut []
        };
        earlier.note(articles);
        for article in articles {
            let fingerprint = Fingerprint::of(article.text.as_str());
            // The very same words are told when they are not added.
            let alike = known.find(&article.text, fingerprint.as_ref(), |_| true);
            let alike = alike.filter(|alike| !alike.is_same);
            if let Some(id) = article.earlier {
                let title = project.source(id).map_or("", |source| source.title.as_str());
                let words = format!("changed since it was added as \"{title}\" ({id})");
                article.warnings.push(Warning::new(words));
            } else if let Some(Alike { to, share, .. }) = &alike {
                let words = format!("nearly the same words as {to}: about {share} of 100 agree");
                article.warnings.push(Warning::new(words));
            }
            let name = format!("\"{}\" ({})", article.title, article.file);
            known.note(&article.text, fingerprint, name);
            of_file.push(alike);
        }
        all.push(of_file);
    }
    all
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use crate::import::{ReadOptions, read};
    use crate::session::Session;

    use super::super::add_all;
    use super::*;

    fn file(name: &str, words: &str) -> FileRead {
        let reading = read(name, words.as_bytes(), &ReadOptions::default()).unwrap();
        let result = Ok(Draft::Articles(Box::new(reading)));
        FileRead { path: PathBuf::from(name), in_folder: false, result }
    }

    fn doubts(read: &FileRead) -> Vec<String> {
        let Ok(Draft::Articles(reading)) = &read.result else { panic!("{read:?}") };
        reading.all_warnings().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn nearly_the_same_is_pointed_out_and_the_same_is_not() {
        let words = (0..200).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
        let mut session = Session::new("Talks", 1);
        add_all(&mut session, vec![file("a.txt", &format!("Talks end\n\n{words}"))]).unwrap();
        let mut reads = vec![
            file("b.txt", &format!("Talks end\n\n{words}")),
            file("c.txt", &format!("Talks have ended\n\n{words} More.")),
            file("d.txt", "Short note\n\nThey met."),
        ];
        point_out_alike(session.project(), &mut reads);
        assert_eq!((doubts(&reads[0]).len(), doubts(&reads[2]).len()), (0, 0));
        assert!(doubts(&reads[1])[0].starts_with("nearly the same words as \"Talks end\" ("), "{reads:?}");
    }
}
