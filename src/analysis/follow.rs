//! A reading follows its project: it looks at what differs, not at what there is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Project, Source, SourceId, Statement, StatementId};

use super::article::Passage;
use super::reading::Reading;

/// What differs between the state that was read and another one, by the places of the articles.
#[derive(Debug, Default)]
pub(super) struct Step<'a> {
    /// Articles as they are now.
    sources: BTreeMap<u32, &'a Arc<Source>>,
    /// What differs among the statements of an article.
    statements: BTreeMap<u32, Difference<'a>>,
    looked_at: u64,
}

/// What differs in one article.
#[derive(Debug, Default)]
struct Difference<'a> {
    gone: Vec<StatementId>,
    come: Vec<&'a Statement>,
}

impl<'a> Step<'a> {
    /// From the state `before`, which is the one that was read, to `after`, later or earlier; none where
    /// all must be read anew: another project comes, or an article goes, changes its place in the order of
    /// import, or comes elsewhere than last. Costs what differs.
    pub(super) fn between(reading: &Reading, before: &'a Project, after: &'a Project) -> Option<Self> {
        if before.id() != after.id() {
            return None;
        }
        let mut step = Self::default();
        let mut added: BTreeMap<(u64, SourceId), &Arc<Source>> = BTreeMap::new();
        for change in after.sources_since(before) {
            match change {
                (Some(old), Some(new)) if old.order == new.order => {
                    step.sources.insert(*reading.places.get(&new.id)?, new);
                }
                (None, Some(new)) => {
                    added.insert((new.order, new.id), new);
                }
                _ => return None,
            }
        }
        let last = reading.articles.last().map(|last| (last.source.order, last.source.id));
        if added.first_key_value().is_some_and(|(first, _)| last.is_some_and(|last| last >= *first)) {
            return None;
        }
        let next = u32::try_from(reading.articles.len()).ok()?;
        let places: BTreeMap<SourceId, u32> = added.values().map(|source| source.id).zip(next..).collect();
        step.sources.extend((next..).zip(added.into_values()));
        let place = |source: SourceId| reading.places.get(&source).or_else(|| places.get(&source)).copied();
        for (old, new) in after.statements_since(before) {
            step.looked_at += 1;
            if let Some((old, place)) = old.and_then(|old| Some((old, place(old.source)?))) {
                step.statements.entry(place).or_default().gone.push(old.id);
            }
            if let Some((new, place)) = new.and_then(|new| Some((new, place(new.source)?))) {
                step.statements.entry(place).or_default().come.push(new);
            }
        }
        Some(step)
    }

    /// The places of the articles in which anything differs, in the order of import.
    pub(super) fn touched(&self) -> Vec<u32> {
        let mut touched: Vec<u32> = self.sources.keys().chain(self.statements.keys()).copied().collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }
}

impl Reading {
    /// Becomes the reading of another state of the project, later or earlier.
    ///
    /// Costs what differs, and the other statements of the articles in which it does. Everything is
    /// read anew where another project comes, or where an article goes, changes its place in the order
    /// of import, or comes elsewhere than last.
    pub fn follow(&mut self, project: &Project) {
        let before = self.project.clone();
        match Step::between(self, &before, project) {
            Some(step) => self.take(step, project),
            None => self.renew(project),
        }
    }

    /// Reads another project, or another state of this one, from the start.
    pub(super) fn renew(&mut self, project: &Project) {
        let looked_at = self.looked_at;
        *self = Self::of(project);
        self.looked_at += looked_at;
    }

    /// Takes over what differs in the state to which a step leads.
    pub(super) fn take(&mut self, step: Step<'_>, project: &Project) {
        self.project = project.clone();
        self.looked_at += step.looked_at;
        for (place, source) in step.sources {
            let published = self.known.date(source.published.as_ref());
            match self.articles.get_mut(place as usize) {
                Some(article) => (article.source, article.published) = (Arc::clone(source), published),
                None => self.add(source, 0),
            }
        }
        for (place, difference) in step.statements {
            self.follow_article(place, difference);
        }
    }

    /// Takes over what became of the statements of an article, whose `gone` are by id.
    fn follow_article(&mut self, place: u32, difference: Difference<'_>) {
        let Self { articles, known, .. } = self;
        let Some(article) = articles.get_mut(place as usize) else { return };
        for coded in article.remove(&difference.gone) {
            known.forget(&coded);
        }
        for statement in difference.come {
            article.add(known.read(statement), Passage::of(statement));
        }
        article.settle();
    }
}
