//! Which article of the project has which words, kept up to date by what changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Project, SourceId, TextId};

/// Which article of the project has which words.
#[derive(Debug, Clone, Default)]
pub(super) struct TextPlaces {
    /// The project as it was looked at last.
    seen: Option<Project>,
    by_text: BTreeMap<TextId, BTreeSet<SourceId>>,
}

impl TextPlaces {
    /// Looks at the project; costs what changed, where it is the same project as before.
    pub(super) fn follow(&mut self, project: &Project) {
        if let Some(seen) = self.seen.take().filter(|seen| seen.id() == project.id()) {
            for (old, new) in project.sources_since(&seen) {
                if let Some(old) = old
                    && let Some(places) = self.by_text.get_mut(&old.text)
                {
                    places.remove(&old.id);
                }
                if let Some(new) = new {
                    self.by_text.entry(new.text).or_default().insert(new.id);
                }
            }
        } else {
            self.by_text.clear();
            for source in project.sources() {
                self.by_text.entry(source.text).or_default().insert(source.id);
            }
        }
        self.seen = Some(project.clone());
    }

    /// The project as it was looked at last.
    pub(super) fn project(&self) -> Option<Project> {
        self.seen.clone()
    }

    /// The article with these words.
    pub(super) fn of(&self, text: TextId) -> Option<SourceId> {
        self.by_text.get(&text)?.first().copied()
    }

    /// Whether the project has this article.
    pub(super) fn has(&self, source: SourceId) -> bool {
        self.seen.as_ref().is_some_and(|project| project.source(source).is_some())
    }
}
