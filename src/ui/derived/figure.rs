//! The live figure: counted anew when the project or the question changed, beside the window where
//! there is much to count.

use std::sync::Arc;

use crate::analysis::{self, Frequency};
use crate::chart::{self, Figure};
use crate::model::{CoderId, FigureSpec, Interval, Project, ProjectId};

/// A counted figure.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The question as it was counted: with the one coder that is shown.
    pub spec: FigureSpec,
    /// The table.
    pub table: Arc<Frequency>,
    /// The figure of it.
    pub figure: Arc<Figure>,
}

/// A count to be done: a question to a state of the project. Costs nothing to take.
#[derive(Debug, Clone)]
pub struct Counting {
    project: Project,
    revision: u64,
    spec: FigureSpec,
    reader: Option<CoderId>,
}

impl Counting {
    /// Whether it may take longer than a frame has.
    pub fn is_long(&self) -> bool {
        let is_drawn = self.spec.interval == Interval::Bootstrap;
        self.project.statements().len() > if is_drawn { LONG_WITH_DRAWS } else { LONG }
    }

    /// Counts. Linear in the statements.
    pub fn count(&self) -> Result<Counted, String> {
        count(&self.project, &self.spec, self.reader)
    }

    fn is_of(&self, revision: u64, spec: &FigureSpec, reader: Option<CoderId>) -> bool {
        self.revision == revision && self.spec == *spec && self.reader == reader
    }
}

/// More statements are counted beside the window, which shows the old figure meanwhile.
const LONG: usize = 20_000;

/// The same where a figure has intervals that are drawn some thousand times.
const LONG_WITH_DRAWS: usize = 200;

/// The live figure and the question that it answers.
#[derive(Debug, Default)]
pub(super) struct LiveFigure {
    /// The last count that was asked for.
    asked: Option<Counting>,
    /// Whether it is not done yet.
    is_under_way: bool,
    /// How often it was counted; tests look at it.
    pub(super) counts: u64,
    pub(super) answer: Option<Result<Counted, String>>,
}

impl LiveFigure {
    /// What must be counted, where something changed since the last time and no count is under way.
    pub fn next(
        &mut self,
        project: &Project,
        revision: u64,
        spec: &FigureSpec,
        reader: Option<CoderId>,
    ) -> Option<Counting> {
        let is_asked = self.asked.as_ref().is_some_and(|asked| asked.is_of(revision, spec, reader));
        if self.is_under_way || is_asked {
            return None;
        }
        self.is_under_way = true;
        self.asked = Some(Counting { project: project.clone(), revision, spec: spec.clone(), reader });
        self.asked.clone()
    }

    /// Takes up what was counted. A figure of an older state is shown until the newer one comes.
    pub fn take(&mut self, counting: &Counting, answer: Result<Counted, String>, project: ProjectId) {
        self.is_under_way = false;
        self.counts += 1;
        self.answer = (counting.project.id() == project).then_some(answer);
    }

    /// Whether a count is under way.
    pub fn is_counting(&self) -> bool {
        self.is_under_way
    }
}

/// Counts; with several coders and none chosen, the one who reads, else the first.
fn count(project: &Project, spec: &FigureSpec, reader: Option<CoderId>) -> Result<Counted, String> {
    let mut spec = spec.clone();
    if spec.filter.coder.is_none() && project.coders().len() > 1 {
        let first = project.coders().min_by_key(|coder| coder.order).map(|coder| coder.id);
        spec.filter.coder = reader.or(first);
    }
    let table = analysis::frequency(project, &spec).map_err(|error| error.to_string())?;
    let figure = chart::build(project, &spec, &table);
    Ok(Counted { spec, table: Arc::new(table), figure: Arc::new(figure) })
}
