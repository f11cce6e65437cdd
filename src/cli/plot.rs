//! `demarche plot`: a figure as a picture, with its counting rule under it.

use std::path::Path;

use anyhow::Result;

use crate::analysis::frequency;
use crate::chart;
use crate::chart::svg::SvgStyle;
use crate::export::write_file;

use super::answer::Answer;
use super::arguments::Plot;
use super::question::at;
use super::usage::WrongArgument;

/// Draws a figure that is asked for or saved.
pub(super) fn plot(Plot { project: path, axes, rules, output }: &Plot) -> Result<Answer> {
    check_ending(output)?;
    rules.check()?;
    let mut answer = Answer::default();
    let mut session = answer.open(path)?;
    let spec = axes.spec(rules, &mut session, path)?;
    let table = frequency(session.project(), &spec).map_err(|error| at(&error, path))?;
    let figure = chart::build(session.project(), &spec, &table);
    let picture = chart::svg::render(&figure, &SvgStyle::light());
    write_file(output, |target| Ok(target.write_all(picture.as_bytes())?))?;
    answer.say(&format!("{}: {}\n", figure.title, output.display()));
    Ok(answer)
}

fn check_ending(output: &Path) -> Result<(), WrongArgument> {
    if output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
        return Ok(());
    }
    Err(WrongArgument(format!("this version writes figures as .svg only: {}", output.display())))
}
