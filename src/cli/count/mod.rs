//! `demarche count`: the frequency table, for people, as CSV and as JSON.

mod csv;
mod json;
mod people;

use anyhow::Result;

use crate::analysis::{Frequency, frequency};
use crate::chart;
use crate::model::{FigureKind, FigureSpec, Measure, Project};

use super::answer::Answer;
use super::arguments::Count;
use super::question::at;

/// A table with the question that it answers.
struct Answered {
    project: Project,
    spec: FigureSpec,
    table: Frequency,
    /// The numbers that were asked for, as the figure shows them, by row; none where one is undefined.
    values: Vec<Vec<Option<f64>>>,
}

impl Answered {
    /// Whether the values are plain counts, so that they add up.
    fn adds_up(&self) -> bool {
        let is_so_far = matches!(self.spec.kind, FigureKind::Cumulative | FigureKind::Raised);
        !is_so_far
            && self.spec.measure == Measure::Count
            && self.spec.rolling.is_none()
            && !self.table.coders_apart
    }
}

/// Counts what is asked for.
pub(super) fn count(Count { project: path, axes, rules, form }: &Count) -> Result<Answer> {
    rules.check()?;
    let mut answer = Answer::default();
    let mut session = answer.open(path)?;
    let spec = axes.spec(rules, &mut session, path)?;
    let table = frequency(session.project(), &spec).map_err(|error| at(&error, path))?;
    let project = session.project().clone();
    let values = chart::values(&project, &spec, &table);
    let answered = Answered { project, spec, table, values };
    if form.json {
        answer.say_json(&json::document(&answered))?;
    } else if form.csv {
        csv::write(&answered, &mut answer.out)?;
        answer.note(&answered.table.rule);
    } else {
        answer.say(&people::table(&answered));
    }
    Ok(answer)
}
