//! What is computed from the project, kept as long as the project stays as it is.

mod figure;
mod sources;
mod usage;

use std::collections::BTreeMap;

use crate::chart::color::Colors;
use crate::model::{ActorId, CoderId, DemandId, FigureSpec, Project};

pub use figure::Counted;
pub use sources::SourceRow;
pub use usage::Usage;

/// What is computed from the project.
#[derive(Debug)]
pub struct Derived {
    revision: Option<(u64, Option<CoderId>)>,
    words: sources::WordCounts,
    live: figure::LiveFigure,
    /// The colors of actors and demands.
    pub colors: Colors,
    /// The articles, newest first, the undated last.
    pub sources: Vec<SourceRow>,
    /// How often and how lately each actor was coded.
    pub actors: BTreeMap<ActorId, Usage>,
    /// How often and how lately each demand was coded.
    pub demands: BTreeMap<DemandId, Usage>,
    /// Statements without actor or demand.
    pub unfinished: usize,
    /// Statements whose quote is not in their article.
    pub unplaced: usize,
}

impl Default for Derived {
    fn default() -> Self {
        Self::of_nothing()
    }
}

impl Derived {
    /// Nothing computed yet.
    fn of_nothing() -> Self {
        Self {
            revision: None,
            words: sources::WordCounts::default(),
            live: figure::LiveFigure::default(),
            colors: Colors::of(&Project::empty(crate::model::ProjectId::from_bits(0), "")),
            sources: Vec::new(),
            actors: BTreeMap::new(),
            demands: BTreeMap::new(),
            unfinished: 0,
            unplaced: 0,
        }
    }

    /// Brings everything up to a revision of the project; does nothing where it is there already.
    pub fn refresh(&mut self, project: &Project, revision: u64, coder: Option<CoderId>) {
        if self.revision == Some((revision, coder)) {
            return;
        }
        self.revision = Some((revision, coder));
        self.colors = Colors::of(project);
        self.sources = sources::rows(project, coder, &mut self.words);
        (self.actors, self.demands) = usage::count(project);
        self.unfinished = project.statements().filter(|statement| !statement.is_finished()).count();
        self.unplaced = project.statements().filter(|statement| statement.span.is_none()).count();
    }

    /// The revision of the project that all this belongs to.
    pub fn revision(&self) -> u64 {
        self.revision.map_or(0, |(revision, _)| revision)
    }

    /// Counts the live figure, where the project or the question changed.
    pub fn count_figure(&mut self, project: &Project, spec: &FigureSpec, reader: Option<CoderId>) {
        self.live.follow(project, self.revision(), spec, reader);
    }

    /// The live figure, or why it cannot be counted; none before the first count.
    pub fn figure(&self) -> Option<&Result<Counted, String>> {
        self.live.answer.as_ref()
    }

    /// How often the live figure was counted since the window opened.
    pub fn figure_counts(&self) -> u64 {
        self.live.counts
    }

    /// The row of an article.
    pub fn source(&self, id: crate::model::SourceId) -> Option<&SourceRow> {
        self.sources.iter().find(|row| row.id == id)
    }
}
