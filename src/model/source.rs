//! Sources: the articles of a project.

use std::collections::BTreeMap;

use super::{CoderId, Dated, Progress, Provenance, SourceId, TextId};

/// A name and a text, for what a project needs and we do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// One article: whose words, from where, of which day.
///
/// It names its text by hash, so that no change of its title or date ever carries the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name in the project.
    pub id: SourceId,
    /// Its place in the order of import; ties in counting are broken by it.
    pub order: u64,
    /// The words.
    pub text: TextId,
    /// The headline.
    pub title: String,
    /// Newspaper, agency, site; empty if unknown.
    pub outlet: String,
    /// Who wrote it; empty if unknown.
    pub author: String,
    /// When it was published; none if undated.
    pub published: Option<Dated>,
    /// Where it stands in the web; empty if unknown.
    pub url: String,
    /// Its language as a BCP 47 tag ("en", "uk"); empty if unknown.
    pub language: String,
    /// Free words to filter by, in the order given.
    pub tags: Vec<String>,
    /// The analyst's note.
    pub note: String,
    /// How far each coder is; a coder who is missing here has not begun.
    pub progress: BTreeMap<CoderId, Progress>,
    /// What else the project keeps about it.
    pub attributes: Vec<Attribute>,
    /// Its name in the data it was imported from.
    pub origin_id: Option<String>,
    /// The name of the file it was read from; empty for pasted text.
    pub file: String,
    /// That file as it was when it was read; none where nobody noted it.
    pub provenance: Option<Provenance>,
}

impl Source {
    /// A source with nothing but its words and a title.
    pub fn new(id: SourceId, order: u64, text: TextId, title: &str) -> Self {
        Self {
            id,
            order,
            text,
            title: title.to_owned(),
            outlet: String::new(),
            author: String::new(),
            published: None,
            url: String::new(),
            language: String::new(),
            tags: Vec::new(),
            note: String::new(),
            progress: BTreeMap::new(),
            attributes: Vec::new(),
            origin_id: None,
            file: String::new(),
            provenance: None,
        }
    }

    /// How far this coder is.
    pub fn progress_of(&self, coder: CoderId) -> Progress {
        self.progress.get(&coder).cloned().unwrap_or(Progress::New)
    }
}
