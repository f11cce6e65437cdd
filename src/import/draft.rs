//! What a reader found: an article that is not in a project yet, and doubts about it.

use std::fmt;
use std::sync::Arc;

use crate::model::{Attribute, Dated, Provenance, SourceId, Text};

use super::{Candidate, Page};

/// Something doubtful that did not stop the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where, as `annotations[3]` or `line 4`; empty where it is about all of it.
    pub place: String,
    /// What, in one sentence without a final stop.
    pub message: String,
}

impl Warning {
    /// A doubt about one place.
    pub fn at(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }

    /// A doubt about all of it.
    pub fn new(message: impl Into<String>) -> Self {
        Self::at("", message)
    }

    /// The same about one of several articles of a file.
    #[must_use]
    pub fn in_article(&self, title: &str) -> Self {
        if self.place.is_empty() {
            Self::at(format!("\"{title}\""), &self.message)
        } else {
            Self::at(format!("\"{title}\", {}", self.place), &self.message)
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.place, self.message)
        }
    }
}

/// An article as it was read; it becomes a source with the verb that adds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleDraft {
    /// The headline, or what stands in for it; never empty.
    pub title: String,
    /// Newspaper, agency, site; empty if unknown.
    pub outlet: String,
    /// Who wrote it; empty if unknown.
    pub author: String,
    /// When it was published, with the evidence; none if nothing tells.
    pub published: Option<Dated>,
    /// Where it stands in the web; empty if unknown.
    pub url: String,
    /// Its language as the file names it; empty if unknown.
    pub language: String,
    /// The words.
    pub text: Arc<Text>,
    /// The name of the file without folders; empty for pasted text.
    pub file: String,
    /// Its name in the data it came from.
    pub origin_id: Option<String>,
    /// What else the file tells about it.
    pub attributes: Vec<Attribute>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
    /// What the file tells for each field, with where; the values above are some of these.
    pub candidates: Vec<Candidate>,
    /// All of the file's words in parts, where some are left out or may be; [`ArticleDraft::turn_to`]
    /// takes other parts.
    pub page: Option<Page>,
    /// The original file; its `removed` is filled when the article is added.
    pub provenance: Option<Provenance>,
    /// The article of the project of which this is a later state, where that was looked up.
    pub earlier: Option<SourceId>,
}

impl ArticleDraft {
    /// An article of which only the words are known.
    pub fn new(text: impl Into<Arc<Text>>) -> Self {
        Self {
            title: String::new(),
            outlet: String::new(),
            author: String::new(),
            published: None,
            url: String::new(),
            language: String::new(),
            text: text.into(),
            file: String::new(),
            origin_id: None,
            attributes: Vec::new(),
            warnings: Vec::new(),
            candidates: Vec::new(),
            page: None,
            provenance: None,
            earlier: None,
        }
    }

    /// How many words it has, parted by blanks.
    pub fn words(&self) -> usize {
        self.text.as_str().split_whitespace().count()
    }

    /// The original file, with what is left out of it now.
    pub fn origin(&self) -> Option<Provenance> {
        let removed = self.page.as_ref().map(Page::removed).unwrap_or_default();
        self.provenance.clone().map(|provenance| Provenance { removed, ..provenance })
    }
}
