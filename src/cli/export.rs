//! `demarche export`: statements for other programs, by the ending of the file.

use anyhow::Result;

use crate::export::{by_ending, write_file};

use super::answer::Answer;
use super::arguments::Export;

/// Writes the project in the form that the ending of the file names.
pub(super) fn export(Export { project, output }: &Export) -> Result<Answer> {
    let exporter = by_ending(&output.to_string_lossy())?;
    let mut answer = Answer::default();
    let session = answer.open(project)?;
    for warning in write_file(output, |target| exporter.write(session.project(), target))? {
        answer.note(&format!("{warning}: {}", output.display()));
    }
    answer.say(&format!("{}: {}\n", exporter.label(), output.display()));
    Ok(answer)
}
