//! Counting again and again, while the project changes.

use std::sync::Arc;

use crate::model::{FigureSpec, Project};

use super::follow::Step;
use super::frequency::counted;
use super::part::Parts;
use super::reading::Reading;
use super::standing::{MANY, Standing, is_sum_over_articles, sorts_alike};
use super::{AnalysisError, Frequency, Stop};

/// Counts for those who ask again whenever the project changed, as a live figure does.
///
/// It keeps a [`Reading`] and the last count. The same question about a later or earlier state of the
/// project costs what differs, where its counts are sums over articles; the rest is counted from the
/// start. What it answers equals what [`frequency`](super::frequency) does.
///
/// ```
/// use demarche::analysis::{Counter, Stop, frequency};
/// use demarche::model::{FigureSpec, IdSource, Project};
/// let mut ids = IdSource::seeded(1);
/// let project = Project::empty(ids.fresh().into(), "Peace talks");
/// let spec = FigureSpec::by_party_over_time(ids.fresh().into());
/// let mut counter = Counter::default();
/// let table = counter.count(&project, &spec, &Stop::default()).unwrap();
/// assert_eq!(*table, frequency(&project, &spec).unwrap());
/// ```
#[derive(Debug, Default)]
pub struct Counter {
    reading: Option<Reading>,
    last: Option<(FigureSpec, Standing)>,
    followed: u64,
}

impl Counter {
    /// Counts what a figure asks for; stops where it is told to.
    pub fn count(
        &mut self,
        project: &Project,
        spec: &FigureSpec,
        stop: &Stop,
    ) -> Result<Arc<Frequency>, AnalysisError> {
        let reading = self.reading.get_or_insert_with(|| Reading::of(project));
        let last = self.last.take().filter(|(asked, _)| asked == spec);
        let followed = follow(reading, project, spec, last.map(|(_, standing)| standing));
        self.followed += u64::from(followed.is_some());
        let standing = match followed {
            Some(standing) => standing,
            None => counted(reading, spec, None, stop)?,
        };
        let table = Arc::clone(&standing.table);
        self.last = Some((spec.clone(), standing));
        Ok(table)
    }

    /// How many statements were looked at so far.
    pub fn looked_at(&self) -> u64 {
        self.reading.as_ref().map_or(0, Reading::looked_at)
    }

    /// How many counts cost no more than what differed.
    pub fn followed(&self) -> u64 {
        self.followed
    }
}

/// Brings a reading to a state of the project, and a count of the state before with it; none where that
/// must be counted from the start.
fn follow(
    reading: &mut Reading,
    project: &Project,
    spec: &FigureSpec,
    standing: Option<Standing>,
) -> Option<Standing> {
    let before = reading.project.clone();
    let Some(step) = Step::between(reading, &before, project) else {
        reading.renew(project);
        return None;
    };
    let touched = step.touched();
    let can = touched.len() <= MANY && is_sum_over_articles(spec) && sorts_alike(&before, project);
    let standing = standing.filter(|_| can);
    let parts = |reading: &Reading, standing: &Standing| {
        Parts::of(reading, spec, &standing.table, &touched).ok().flatten()
    };
    let old = standing.as_ref().and_then(|standing| parts(reading, standing));
    reading.take(step, project);
    let (standing, old) = standing.zip(old)?;
    super::coder::check(reading, spec).ok()?;
    let new = parts(reading, &standing)?;
    standing.exchange(reading, spec, (&old, &new))
}
