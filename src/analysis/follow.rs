//! A reading follows its project: it looks at what differs, not at what there is.

use std::collections::BTreeMap;

use crate::model::{Change, Project, Source, Statement, StatementId};

use super::article::Passage;
use super::reading::Reading;

/// What differs in one article.
#[derive(Debug, Default)]
struct Difference<'a> {
    gone: Vec<StatementId>,
    come: Vec<&'a Statement>,
}

impl Reading {
    /// Becomes the reading of another state of the project, later or earlier.
    ///
    /// Costs what differs, and the other statements of the articles in which it does. Everything is
    /// read anew where another project comes, or where an article goes, changes its place in the order
    /// of import, or comes elsewhere than last.
    pub fn follow(&mut self, project: &Project) {
        let before = std::mem::replace(&mut self.project, project.clone());
        let is_same = before.id() == project.id();
        if !is_same || !project.sources_since(&before).all(|change| self.follow_source(change)) {
            let looked_at = self.looked_at;
            *self = Self::of(project);
            self.looked_at += looked_at;
            return;
        }
        let mut articles: BTreeMap<u32, Difference<'_>> = BTreeMap::new();
        for (old, new) in project.statements_since(&before) {
            self.looked_at += 1;
            if let Some(place) = old.and_then(|old| self.places.get(&old.source)) {
                articles.entry(*place).or_default().gone.extend(old.map(|old| old.id));
            }
            if let Some(place) = new.and_then(|new| self.places.get(&new.source)) {
                articles.entry(*place).or_default().come.extend(new.map(AsRef::as_ref));
            }
        }
        for (place, difference) in articles {
            self.follow_article(place, difference);
        }
    }

    /// Takes over what became of an article; whether that can be done without reading all anew.
    fn follow_source(&mut self, change: Change<'_, Source>) -> bool {
        match change {
            (Some(old), Some(new)) if old.order == new.order => {
                let published = self.known.date(new.published.as_ref());
                let place = self.places.get(&new.id);
                let article = place.and_then(|place| self.articles.get_mut(*place as usize));
                article
                    .map(|article| (article.source, article.published) = (new.clone(), published))
                    .is_some()
            }
            (None, Some(new)) => {
                let last = self.articles.last().map(|last| (last.source.order, last.source.id));
                let is_last = last.is_none_or(|last| last < (new.order, new.id));
                if is_last {
                    self.add(new, 0);
                }
                is_last
            }
            _ => false,
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
