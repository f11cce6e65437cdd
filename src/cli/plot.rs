//! `demarche plot`: a figure as a picture or a table, with its counting rule.

use anyhow::Result;

use crate::analysis::frequency;
use crate::chart;
use crate::export::{Drawn, figure_by_ending, write_file};

use super::answer::Answer;
use super::arguments::Plot;
use super::question::at;

/// Draws a figure that is asked for or saved, in the form that the ending of the file names.
pub(super) fn plot(Plot { project: path, axes, rules, output, look }: &Plot) -> Result<Answer> {
    let exporter = figure_by_ending(&output.to_string_lossy())?;
    rules.check()?;
    let mut answer = Answer::default();
    let mut session = answer.open(path)?;
    let spec = axes.spec(rules, &mut session, path)?;
    let table = frequency(session.project(), &spec).map_err(|error| at(&error, path))?;
    let figure = chart::build(session.project(), &spec, &table);
    let drawn = Drawn { project: session.project(), spec: &spec, table: &table, figure: &figure };
    let warnings = write_file(output, |target| exporter.write_as(&drawn, *look, target))?;
    for warning in warnings {
        answer.note(&format!("{warning}: {}", output.display()));
    }
    answer.say(&format!("{}: {}\n", figure.title, output.display()));
    Ok(answer)
}
