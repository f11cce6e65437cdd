//! What is computed from the project, kept as long as the project stays as it is.
//!
//! A change costs what it changed: the project before is kept, which costs nothing, and only the records
//! that differ are looked at.

mod figure;
mod found;
mod keywords;
mod sources;
mod usage;

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::color::Colors;
use crate::model::{ActorId, CoderId, DemandId, FigureSpec, Project, ProjectId, SourceId};

pub use figure::{Counted, Counting};
pub use found::{Found, Hits, Search};
pub use keywords::{Keywords, Meaning};
pub use sources::SourceRow;
pub use usage::Usage;

/// How much was computed since the window opened; tests look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Rows of the list of articles.
    pub rows: u64,
    /// Statements that were looked at.
    pub statements: u64,
    /// Statements that were looked at for the live figure.
    pub counted: u64,
    /// Counts of the live figure that were stopped, since another question was asked.
    pub stopped: u64,
    /// Times that all colors were worked out.
    pub colors: u64,
}

/// What is computed from the project.
#[derive(Debug)]
pub struct Derived {
    revision: Option<(u64, Option<CoderId>)>,
    /// The project of that revision.
    seen: Project,
    rows: sources::Rows,
    /// The revision at which the list of articles became another one.
    listed: u64,
    uses: usage::Uses,
    live: figure::LiveFigure,
    beside: figure::LiveFigure,
    work: Work,
    /// The colors of actors and demands.
    pub colors: Colors,
    /// What was found in the article that is shown.
    pub found: Found,
    /// The words that are marked in every article.
    pub keywords: Keywords,
}

impl Default for Derived {
    fn default() -> Self {
        Self::of_nothing()
    }
}

impl Derived {
    /// Nothing computed yet.
    fn of_nothing() -> Self {
        let nothing = Project::empty(ProjectId::from_bits(0), "");
        Self {
            revision: None,
            colors: Colors::of(&nothing),
            seen: nothing,
            rows: sources::Rows::default(),
            listed: 0,
            uses: usage::Uses::default(),
            live: figure::LiveFigure::default(),
            beside: figure::LiveFigure::default(),
            work: Work::default(),
            found: Found::default(),
            keywords: Keywords::default(),
        }
    }

    /// What is computed from a project, on any thread; for [`Derived::take`].
    pub fn of(project: &Project, revision: u64, coder: Option<CoderId>) -> Self {
        let mut derived = Self::of_nothing();
        derived.refresh(project, revision, coder);
        derived
    }

    /// Goes on with what was computed elsewhere from another project, at no cost; gives what was there
    /// before, which may be large, to be dropped elsewhere.
    #[must_use = "it may be large"]
    pub fn take(&mut self, mut fresh: Self) -> Self {
        std::mem::swap(&mut self.revision, &mut fresh.revision);
        std::mem::swap(&mut self.seen, &mut fresh.seen);
        std::mem::swap(&mut self.rows, &mut fresh.rows);
        std::mem::swap(&mut self.uses, &mut fresh.uses);
        std::mem::swap(&mut self.colors, &mut fresh.colors);
        self.listed = fresh.listed;
        // What was made elsewhere cost the window nothing.
        self.rows.made = fresh.rows.made;
        fresh
    }

    /// Brings everything up to a revision of the project; does nothing where it is there already.
    pub fn refresh(&mut self, project: &Project, revision: u64, coder: Option<CoderId>) {
        if self.revision == Some((revision, coder)) {
            return;
        }
        let is_of_same =
            self.revision.is_some_and(|(_, seen)| seen == coder) && self.seen.id() == project.id();
        self.revision = Some((revision, coder));
        let before = std::mem::replace(&mut self.seen, project.clone());
        if !is_of_same || !project.shares_codebook_with(&before) {
            self.colors = Colors::of(project);
            self.work.colors += 1;
        }
        if is_of_same {
            self.follow((&before, project), revision, coder);
        } else {
            self.rows.fill(project, coder);
            self.listed = revision;
            self.uses = usage::Uses::of(project);
            self.work.statements += project.statements().len() as u64;
        }
    }

    /// Takes over what differs between two states of the project.
    fn follow(&mut self, (before, project): (&Project, &Project), revision: u64, coder: Option<CoderId>) {
        let mut touched = BTreeSet::new();
        for change in project.statements_since(before) {
            touched.extend([change.0, change.1].into_iter().flatten().map(|statement| statement.source));
            self.uses.follow(change);
            self.work.statements += 1;
        }
        if self.rows.follow((before, project), coder, touched) {
            self.listed = revision;
        }
    }

    /// The revision of the project that all this belongs to.
    pub fn revision(&self) -> u64 {
        self.revision.map_or(0, |(revision, _)| revision)
    }

    /// The revision at which an article came, went, or changed what the list shows of it beside numbers
    /// and progress.
    pub fn list_revision(&self) -> u64 {
        self.listed
    }

    /// How much was computed since the window opened.
    pub fn work(&self) -> Work {
        Work { rows: self.rows.made, counted: self.live.looked_at, stopped: self.live.stopped, ..self.work }
    }

    /// The articles, newest first, the undated last.
    pub fn sources(&self) -> &[SourceRow] {
        &self.rows.all
    }

    /// The row of an article. Logarithmic.
    pub fn source(&self, id: SourceId) -> Option<&SourceRow> {
        self.rows.get(id)
    }

    /// How often and how lately each actor was coded.
    pub fn actors(&self) -> &BTreeMap<ActorId, Usage> {
        &self.uses.actors
    }

    /// How often and how lately each demand was coded.
    pub fn demands(&self) -> &BTreeMap<DemandId, Usage> {
        &self.uses.demands
    }

    /// Statements without actor or demand.
    pub fn unfinished(&self) -> usize {
        self.uses.unfinished
    }

    /// Statements whose quote is not in their article.
    pub fn unplaced(&self) -> usize {
        self.uses.unplaced
    }

    /// What must be counted now, where the project or the question changed and no count is under way.
    pub fn next_count(
        &mut self,
        project: &Project,
        spec: &FigureSpec,
        reader: Option<CoderId>,
    ) -> Option<Counting> {
        self.live.next(project, self.revision(), spec, reader)
    }

    /// Takes up a figure that was counted; one of another project is let go, and none comes of a count that
    /// was stopped.
    pub fn take_count(&mut self, counting: &Counting, answer: Option<Result<Counted, String>>) {
        self.live.take(counting, answer, self.seen.id());
    }

    /// The same for the figure that is compared with the live one; without a question it is forgotten.
    pub fn next_beside(
        &mut self,
        project: &Project,
        spec: Option<&FigureSpec>,
        reader: Option<CoderId>,
    ) -> Option<Counting> {
        let Some(spec) = spec else {
            self.beside.forget();
            return None;
        };
        self.beside.next(project, self.revision(), spec, reader)
    }

    /// Takes up the figure that is compared with the live one.
    pub fn take_beside(&mut self, counting: &Counting, answer: Option<Result<Counted, String>>) {
        self.beside.take(counting, answer, self.seen.id());
    }

    /// The figure that is compared with the live one, or why it cannot be counted.
    pub fn beside(&self) -> Option<&Result<Counted, String>> {
        self.beside.answer.as_ref()
    }

    /// Whether the live figure is older than the project, because its count is under way.
    pub fn is_counting(&self) -> bool {
        self.live.is_counting()
    }

    /// The live figure, or why it cannot be counted; none before the first count.
    pub fn figure(&self) -> Option<&Result<Counted, String>> {
        self.live.answer.as_ref()
    }

    /// How often the live figure was counted since the window opened.
    pub fn figure_counts(&self) -> u64 {
        self.live.counts
    }
}
