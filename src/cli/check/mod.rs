//! `demarche check`: reads everything, says what is wrong or doubtful, changes nothing.

mod codebook;
mod file;
mod names;
mod problem;
mod sources;
mod statements;

use anyhow::Result;
use serde::Serialize;

use crate::analysis::plural;
use crate::model::{IdSource, Project};
use crate::session::{Session, folders};

use super::aligned::{Side, aligned};
use super::answer::Answer;
use super::arguments::Check;
use problem::{Problem, Severity};

/// Checks a project; a file that cannot be opened is the one problem of it.
pub(super) fn check(Check { project: path, json }: &Check) -> Result<Answer> {
    let mut answer = Answer::default();
    let mut problems = match Session::open(path, IdSource::seeded(0)) {
        Ok((session, notices)) => {
            let mut problems: Vec<Problem> =
                notices.iter().map(|notice| file::noticed(path, notice)).collect();
            problems.extend(problems_of(session.project()));
            let elsewhere = session.elsewhere(folders::journals().as_deref());
            if !elsewhere.is_nothing() {
                answer.note(&format!("{elsewhere}: {}", path.display()));
            }
            problems
        }
        Err(error) => {
            answer.complain(&error);
            vec![Problem::new(Severity::Error, path.display().to_string(), error.to_string())]
        }
    };
    problems.sort_by_key(|problem| problem.severity);
    answer.is_wrong = problems.iter().any(|problem| problem.severity == Severity::Error);
    if *json {
        answer.say_json(&Report { problems })?;
    } else {
        answer.say(&for_people(&problems));
    }
    Ok(answer)
}

#[derive(Serialize)]
struct Report {
    problems: Vec<Problem>,
}

/// Everything wrong or doubtful in a project, articles in the order of import.
fn problems_of(project: &Project) -> Vec<Problem> {
    let checks: [fn(&Project) -> Vec<Problem>; 4] =
        [sources::problems, statements::problems, names::problems, codebook::problems];
    checks.iter().flat_map(|check| check(project)).collect()
}

fn for_people(problems: &[Problem]) -> String {
    let row = |problem: &Problem| {
        vec![problem.severity.as_str().to_owned(), problem.place.clone(), problem.message.clone()]
    };
    let rows: Vec<Vec<String>> = problems.iter().map(row).collect();
    let header = ["", "where", "what"].map(str::to_owned);
    let table = if rows.is_empty() { String::new() } else { aligned(&header, &[Side::Left; 3], &rows) };
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count() as u64;
    format!(
        "{table}{}, {}, {}\n",
        plural(count(Severity::Error), "error"),
        plural(count(Severity::Warning), "warning"),
        plural(count(Severity::Info), "remark"),
    )
}
