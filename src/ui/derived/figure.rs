//! The live figure: counted anew when the project or the question changed, beside the window where
//! there is much to count.

use std::sync::{Arc, Mutex};

use crate::analysis::{AnalysisError, Frequency, Reading, frequency};
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

/// The reading of the project that its counts share; none before the first.
type Kept = Arc<Mutex<Option<Reading>>>;

/// A count to be done: a question to a state of the project. Costs nothing to take.
#[derive(Debug, Clone)]
pub struct Counting {
    project: Project,
    revision: u64,
    spec: FigureSpec,
    reader: Option<CoderId>,
    kept: Kept,
}

impl Counting {
    /// Whether it may take longer than a frame has.
    pub fn is_long(&self) -> bool {
        let is_drawn = self.spec.interval == Interval::Bootstrap;
        self.project.statements().len() > if is_drawn { LONG_WITH_DRAWS } else { LONG }
    }

    /// Counts. Linear in the statements, of which it looks only at those that changed since the last count.
    pub fn count(&self) -> Result<Counted, String> {
        let spec = one_coder(&self.project, &self.spec, self.reader);
        let table = self.table(&spec).map_err(|error| error.to_string())?;
        let figure = chart::build(&self.project, &spec, &table);
        Ok(Counted { spec, table: Arc::new(table), figure: Arc::new(figure) })
    }

    /// The table, from the reading that is kept. Nobody else uses it while a count is under way; if it is
    /// not to be had, it is not waited for.
    fn table(&self, spec: &FigureSpec) -> Result<Frequency, AnalysisError> {
        let Ok(mut kept) = self.kept.try_lock() else { return frequency(&self.project, spec) };
        let reading = kept.get_or_insert_with(|| Reading::of(&self.project));
        reading.follow(&self.project);
        reading.frequency(spec)
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
    /// How many statements were looked at for it; tests look at it.
    pub(super) looked_at: u64,
    kept: Kept,
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
        let (project, kept) = (project.clone(), Arc::clone(&self.kept));
        self.asked = Some(Counting { project, revision, spec: spec.clone(), reader, kept });
        self.asked.clone()
    }

    /// Takes up what was counted. A figure of an older state is shown until the newer one comes.
    pub fn take(&mut self, counting: &Counting, answer: Result<Counted, String>, project: ProjectId) {
        self.is_under_way = false;
        self.counts += 1;
        if let Ok(kept) = counting.kept.try_lock() {
            self.looked_at = kept.as_ref().map_or(0, Reading::looked_at);
        }
        self.answer = (counting.project.id() == project).then_some(answer);
    }

    /// Whether a count is under way.
    pub fn is_counting(&self) -> bool {
        self.is_under_way
    }
}

/// A question about one coder: with several and none chosen, the one who reads, else the first.
fn one_coder(project: &Project, spec: &FigureSpec, reader: Option<CoderId>) -> FigureSpec {
    let mut spec = spec.clone();
    if spec.filter.coder.is_none() && project.coders().len() > 1 {
        let first = project.coders().min_by_key(|coder| coder.order).map(|coder| coder.id);
        spec.filter.coder = reader.or(first);
    }
    spec
}
