//! The live figure: counted anew when the project or the question changed.

use std::sync::Arc;

use crate::analysis::{self, Frequency};
use crate::chart::{self, Figure};
use crate::model::{CoderId, FigureSpec, Project};

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

/// The live figure and the question that it answers.
#[derive(Debug, Default)]
pub(super) struct LiveFigure {
    key: Option<(u64, FigureSpec, Option<CoderId>)>,
    /// How often it was counted; tests look at it.
    pub(super) counts: u64,
    pub(super) answer: Option<Result<Counted, String>>,
}

impl LiveFigure {
    /// Counts where something changed since the last time.
    pub fn follow(&mut self, project: &Project, revision: u64, spec: &FigureSpec, reader: Option<CoderId>) {
        let is_same = self.key.as_ref().is_some_and(|(old, old_spec, old_reader)| {
            *old == revision && old_spec == spec && *old_reader == reader
        });
        if is_same {
            return;
        }
        self.key = Some((revision, spec.clone(), reader));
        self.counts += 1;
        self.answer = Some(count(project, spec, reader));
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
