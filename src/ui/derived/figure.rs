//! The live figure: counted anew when the project or the question changed, beside the window where
//! there is much to count.

use std::sync::{Arc, Mutex};

use crate::analysis::{AnalysisError, Counter, Frequency, Stop, frequency};
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

/// What a figure's counts share, so that the next one costs what changed.
type Kept = Arc<Mutex<Counter>>;

/// A count to be done: a question to a state of the project. Costs nothing to take.
#[derive(Debug, Clone)]
pub struct Counting {
    project: Project,
    revision: u64,
    spec: FigureSpec,
    reader: Option<CoderId>,
    kept: Kept,
    stop: Stop,
}

impl Counting {
    /// Whether it may take longer than a frame has.
    pub fn is_long(&self) -> bool {
        let is_drawn = self.spec.interval == Interval::Bootstrap;
        self.project.statements().len() > if is_drawn { LONG_WITH_DRAWS } else { LONG }
    }

    /// Counts, at the cost of what changed since the last count where it asked the same; none where the
    /// count was stopped.
    pub fn count(&self) -> Option<Result<Counted, String>> {
        let spec = one_coder(&self.project, &self.spec, self.reader);
        Some(match self.table(&spec) {
            Ok(table) => {
                let figure = Arc::new(chart::build(&self.project, &spec, &table));
                Ok(Counted { spec, table, figure })
            }
            Err(AnalysisError::Stopped) => return None,
            Err(error) => Err(error.to_string()),
        })
    }

    /// The table, by what is kept. Nobody else uses that while a count is under way; if it is not to be
    /// had, it is not waited for.
    fn table(&self, spec: &FigureSpec) -> Result<Arc<Frequency>, AnalysisError> {
        let Ok(mut kept) = self.kept.try_lock() else {
            return frequency(&self.project, spec).map(Arc::new);
        };
        kept.count(&self.project, spec, &self.stop)
    }

    /// Whether it answers another question than this one, or asks another project.
    fn asks_else(&self, project: ProjectId, spec: &FigureSpec, reader: Option<CoderId>) -> bool {
        self.project.id() != project || self.spec != *spec || self.reader != reader
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
    /// How many counts were stopped, since another question was asked; tests look at it.
    pub(super) stopped: u64,
    kept: Kept,
    pub(super) answer: Option<Result<Counted, String>>,
}

impl LiveFigure {
    /// What must be counted, where something changed since the last time and no count is under way. One
    /// that is under way for another question is told to stop; one for an older state of the project goes
    /// on, so that a figure comes even while somebody codes without a pause.
    pub fn next(
        &mut self,
        project: &Project,
        revision: u64,
        spec: &FigureSpec,
        reader: Option<CoderId>,
    ) -> Option<Counting> {
        let is_asked = self.asked.as_ref().is_some_and(|asked| asked.is_of(revision, spec, reader));
        if self.is_under_way {
            if let Some(asked) = self.asked.as_ref().filter(|it| it.asks_else(project.id(), spec, reader)) {
                asked.stop.tell();
            }
            return None;
        }
        if is_asked {
            return None;
        }
        self.is_under_way = true;
        let (project, kept, stop) = (project.clone(), Arc::clone(&self.kept), Stop::default());
        self.asked = Some(Counting { project, revision, spec: spec.clone(), reader, kept, stop });
        self.asked.clone()
    }

    /// Takes up what was counted; none where it was stopped. A figure of an older state is shown until the
    /// newer one comes.
    pub fn take(&mut self, counting: &Counting, answer: Option<Result<Counted, String>>, project: ProjectId) {
        if !Arc::ptr_eq(&counting.kept, &self.kept) {
            // Asked before this figure was forgotten.
            return;
        }
        self.is_under_way = false;
        if let Ok(kept) = counting.kept.try_lock() {
            self.looked_at = kept.looked_at();
        }
        let Some(answer) = answer else {
            self.stopped += 1;
            // What was asked then may be asked again.
            self.asked = None;
            return;
        };
        self.counts += 1;
        self.answer = (counting.project.id() == project).then_some(answer);
    }

    /// Forgets the figure; a count that is under way is told to stop.
    pub fn forget(&mut self) {
        if let Some(asked) = &self.asked {
            asked.stop.tell();
        }
        *self = Self::default();
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
