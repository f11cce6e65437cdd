//! `demarche import`: articles and coded data join a project.

mod found;

use anyhow::Result;
use serde::Serialize;

use crate::analysis::thousands;
use crate::model::{Dated, Project, SourceId, harmless};
use crate::session::import::{Became, FileJoined, Guard, Outcome, add_all, point_out_alike, read_paths};

use super::aligned::{Side, aligned, plain};
use super::answer::Answer;
use super::arguments::Import;
use super::change;
use super::question::at;
use found::Found;

/// Adds what the paths hold, saves where something is new, and reports on each file.
pub(super) fn import(Import { project: path, paths, how, care, json }: &Import) -> Result<Answer> {
    let mut answer = Answer::default();
    let mut session = change::open(&mut answer, path, *care)?;
    let mut reads = read_paths(paths, &how.options()?, &Guard::of_this_program());
    let alike = point_out_alike(session.project(), &mut reads);
    let found: Vec<Found> = reads.iter().zip(&alike).map(|(read, alike)| Found::of(read, alike)).collect();
    let report = add_all(&mut session, reads).map_err(|error| at(&error, path))?;
    if session.is_changed() {
        change::save(&mut answer, &mut session)?;
    }
    for file in &report.files {
        if let (Status::Failed, Some(reason)) = (Status::of(file), reason(session.project(), file)) {
            answer.complain(&plain(&reason));
        }
    }
    let files = report.files.iter().zip(found);
    let files: Vec<Row> = files.map(|(file, found)| Row::new(session.project(), file, found)).collect();
    if *json {
        answer.say_json(&Report { files })?;
    } else {
        answer.say(&for_people(&files));
    }
    Ok(answer)
}

#[derive(Serialize)]
struct Report {
    files: Vec<Row>,
}

/// What became of a file, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    /// Something of it is new.
    Added,
    /// There is nothing new in it, or it lay in a folder and is of a kind that nobody reads.
    Skipped,
    /// It could not be read.
    Failed,
}

impl Status {
    fn of(file: &FileJoined) -> Self {
        match &file.became {
            Became::Nothing(problem) if file.in_folder && problem.is_other_kind() => Self::Skipped,
            Became::Nothing(_) => Self::Failed,
            became if became.added().next().is_some() || became.statements() > 0 => Self::Added,
            Became::Claims { documents, .. } if documents.is_empty() => Self::Failed,
            Became::Articles(_) | Became::Claims { .. } => Self::Skipped,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }
}

/// A file in the report; what is about one article is null where the file names several.
#[derive(Serialize)]
struct Row {
    path: String,
    status: Status,
    reason: Option<String>,
    warnings: Vec<String>,
    id: Option<String>,
    title: Option<String>,
    date: Option<String>,
    date_from: Option<String>,
    /// How many articles are new.
    articles: usize,
    /// How many statements are new.
    statements: usize,
    #[serde(flatten)]
    found: Found,
}

impl Row {
    fn new(project: &Project, file: &FileJoined, mut found: Found) -> Self {
        found.note(file.became.outcomes());
        let only = match file.became.outcomes() {
            [outcome] => project.source(outcome.source()),
            _ => None,
        };
        let published = only.and_then(|source| source.published.as_ref());
        let from = |date: &Dated| Some(date.from.clone()).filter(|from| !from.is_empty());
        Self {
            path: file.path.display().to_string(),
            status: Status::of(file),
            reason: reason(project, file),
            warnings: file.warnings.iter().map(ToString::to_string).collect(),
            id: only.map(|source| source.id.to_string()),
            title: only.map(|source| source.title.clone()),
            date: published.map(|date| date.when.to_string()),
            date_from: published.and_then(from),
            articles: file.became.added().count(),
            statements: file.became.statements(),
            found,
        }
    }
}

/// Why nothing of a file is new.
fn reason(project: &Project, file: &FileJoined) -> Option<String> {
    let title = |id: SourceId| project.source(id).map(|source| source.title.clone()).unwrap_or_default();
    match (&file.became, Status::of(file)) {
        (_, Status::Added) => None,
        (Became::Nothing(problem), _) => Some(problem.to_string()),
        (Became::Articles(outcomes), _) => match outcomes.as_slice() {
            [Outcome::Added(id) | Outcome::Duplicate(id)] => {
                Some(format!("the same words are in the project already, as \"{}\" ({id})", title(*id)))
            }
            _ => Some("all of its articles are in the project already".to_owned()),
        },
        (Became::Claims { documents, .. }, _) if documents.is_empty() => {
            let path = file.path.display();
            Some(match file.warnings.first() {
                Some(warning) => format!("no document of it can be read ({warning}): {path}"),
                None => format!("there is no document in it: {path}"),
            })
        }
        (Became::Claims { .. }, _) => Some("all of it is in the project already".to_owned()),
    }
}

fn for_people(files: &[Row]) -> String {
    let header = ["", "words", "date", "title", "file"].map(str::to_owned);
    let sides = [Side::Left, Side::Right, Side::Left, Side::Left, Side::Left];
    let rows: Vec<Vec<String>> = files.iter().map(cells).collect();
    let table = aligned(&header, &sides, &rows);
    let mut words = String::new();
    let mut lines = table.lines();
    words.extend(lines.next().map(|header| format!("{header}\n")));
    for (line, file) in lines.zip(files) {
        words.push_str(line);
        words.push('\n');
        let reason = file.reason.iter().filter(|_| file.status == Status::Skipped);
        for remark in reason.chain(&file.warnings) {
            words.extend(["         ", &plain(remark), "\n"]);
        }
    }
    words.push_str(&summary(files));
    words
}

fn cells(file: &Row) -> Vec<String> {
    let date = match (&file.date, &file.date_from) {
        (Some(date), Some(from)) => format!("{date} ({from})"),
        (Some(date), None) => date.clone(),
        (None, _) => String::new(),
    };
    let title = match (&file.title, file.articles, file.statements) {
        (Some(title), _, 0) => title.clone(),
        (Some(title), _, statements) => format!("{title} ({})", plural(statements, "statement")),
        (None, 0, 0) => String::new(),
        (None, articles, statements) => {
            format!("{}, {}", plural(articles, "article"), plural(statements, "statement"))
        }
    };
    let words = file.found.words.map(|words| thousands(words as u128)).unwrap_or_default();
    let path = harmless(&file.path);
    let path = match file.found.pages {
        Some(pages) => format!("{path} ({})", plural(pages, "page")),
        None => path.into_owned(),
    };
    vec![file.status.as_str().to_owned(), words, date, title, path]
}

fn plural(number: usize, noun: &str) -> String {
    crate::analysis::plural(number as u64, noun)
}

fn summary(files: &[Row]) -> String {
    let count = |status: Status| files.iter().filter(|file| file.status == status).count();
    format!(
        "{} and {} added; {} skipped, {} failed\n",
        plural(files.iter().map(|file| file.articles).sum(), "article"),
        plural(files.iter().map(|file| file.statements).sum(), "statement"),
        plural(count(Status::Skipped), "file"),
        count(Status::Failed),
    )
}
