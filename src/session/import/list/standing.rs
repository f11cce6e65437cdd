//! How a line of the list stands to the project.

use crate::model::{Project, SourceId};

use super::super::Alike;
use super::{ArticleKey, ImportList, ImportRow, ListLine, Stage, Twin};

/// How a line of the list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It waits to be read.
    Waiting,
    /// It is being read.
    Reading,
    /// It can be added.
    Ready,
    /// It was added, as this article; of coded data without new articles none.
    Added(Option<SourceId>),
    /// Its words are in the project already, as this article; of coded data none.
    There(Option<SourceId>),
    /// A person does not want it.
    LeftOut,
    /// It lay in a folder and is of a kind that nobody reads, so that nothing is missing.
    OtherKind,
    /// It could not be read.
    Problem,
    /// A person stopped its reading.
    Stopped,
}

impl Standing {
    /// In words, for the list.
    pub fn words(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reading => "reading…",
            Self::Ready => "ready",
            Self::Added(_) => "added",
            Self::There(_) => "there already",
            Self::LeftOut => "left out",
            Self::OtherKind => "other kind",
            Self::Problem => "not read",
            Self::Stopped => "stopped",
        }
    }

    /// Whether nothing is to be done about it any more.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Added(_) | Self::There(_) | Self::LeftOut | Self::OtherKind)
    }

    /// The article that it is in the project.
    pub fn source(self) -> Option<SourceId> {
        if let Self::Added(id) | Self::There(id) = self { id } else { None }
    }
}

impl ImportList {
    /// Looks at the project as it is now; costs what changed.
    pub fn follow(&mut self, project: &Project) {
        self.texts.follow(project);
        self.changes += 1;
    }

    /// How a line stands; one that is gone counts as left out.
    pub fn standing(&self, line: ListLine) -> Standing {
        let Some(row) = self.row(line.row) else { return Standing::LeftOut };
        match line.article {
            Some(at) => self.standing_of(row, at),
            None => self.standing_of_file(row),
        }
    }

    /// What an article that can be added is like, as far as that is there still.
    ///
    /// The very same words in the project are told by [`Standing::There`] instead.
    pub fn alike(&self, key: ArticleKey) -> Option<Alike<Twin>> {
        let alike = self.article(key)?.alike?;
        match alike.to {
            Twin::Source(id) => self.texts.has(id).then_some(alike),
            Twin::Listed(other) => match self.standing(other.into()) {
                Standing::Ready => Some(alike),
                Standing::Added(Some(id)) | Standing::There(Some(id)) => {
                    Some(Alike { to: Twin::Source(id), ..alike })
                }
                _ => None,
            },
        }
    }

    /// The article of the project of which one of the list is a later state, as far as that is there still.
    pub fn earlier(&self, key: ArticleKey) -> Option<SourceId> {
        let earlier = self.article(key)?.draft.earlier?;
        self.alike(key).filter(|alike| alike.to == Twin::Source(earlier)).map(|_| earlier)
    }

    /// Whether a line can be added, and nothing but its words says whether it should.
    pub fn is_clear(&self, line: ListLine) -> bool {
        self.standing(line) == Standing::Ready && line.key().is_none_or(|key| self.alike(key).is_none())
    }

    /// Whether anything about a line is doubtful.
    pub fn has_doubt(&self, line: ListLine) -> bool {
        let Some(row) = self.row(line.row) else { return false };
        match line.article {
            None => !row.warnings().is_empty(),
            Some(at) => {
                let article = row.articles().get(at);
                let is_only = row.articles().len() == 1;
                article.is_some_and(|it| !it.draft.warnings.is_empty())
                    || is_only && !row.warnings().is_empty()
                    || self.alike(row.id.article(at)).is_some()
            }
        }
    }

    fn standing_of(&self, row: &ImportRow, at: usize) -> Standing {
        let Some(article) = row.articles().get(at) else { return Standing::LeftOut };
        if let Some(id) = article.added.filter(|id| self.texts.has(*id)) {
            return Standing::Added(Some(id));
        }
        match self.texts.of(article.draft.text.id()) {
            Some(id) => Standing::There(Some(id)),
            None if article.is_left_out => Standing::LeftOut,
            None => Standing::Ready,
        }
    }

    fn standing_of_file(&self, row: &ImportRow) -> Standing {
        match &row.stage {
            Stage::Read(read) => {
                let all = || (0..read.articles.len()).map(|at| self.standing_of(row, at));
                let is_added = |it: &Standing| matches!(it, Standing::Added(_));
                let is_left = |it: &Standing| *it == Standing::LeftOut;
                let ready = all().find(|it| *it == Standing::Ready);
                ready
                    .or_else(|| all().find(is_added))
                    .or_else(|| all().find(is_left))
                    .or_else(|| all().next())
                    .unwrap_or(Standing::LeftOut)
            }
            Stage::Coded(coded) => match &coded.outcome {
                Some((ids, true)) if ids.first().is_none_or(|id| self.texts.has(*id)) => {
                    Standing::Added(ids.first().copied())
                }
                Some((_, false)) => Standing::There(None),
                _ if row.is_left_out => Standing::LeftOut,
                _ => Standing::Ready,
            },
            _ if row.is_left_out => Standing::LeftOut,
            Stage::Waiting => Standing::Waiting,
            Stage::Reading => Standing::Reading,
            Stage::Failed(failure) if failure.is_stopped => Standing::Stopped,
            Stage::Failed(failure) if failure.is_other_kind && row.in_folder => Standing::OtherKind,
            Stage::Failed(_) => Standing::Problem,
        }
    }
}
