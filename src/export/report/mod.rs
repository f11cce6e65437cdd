//! The report: one page (HTML) with the saved figures and, demand by demand, who said what when.

mod chronology;
mod figures;
mod page;

use std::io::Write;

use crate::model::Project;

use super::workbook::last_change_day;
use super::{ExportError, Exporter, Warning};

use page::Page;

/// A page that holds all that it shows: no script, nothing from elsewhere, readable on paper.
///
/// The saved figures in their order (without any, statements by party over time), each with its table and
/// counting rule; then every statement under its demand, by date. The same project gives the same bytes.
pub struct Report;

impl Exporter for Report {
    fn ending(&self) -> &'static str {
        "html"
    }

    fn label(&self) -> &'static str {
        "Report with figures and quotes (HTML)"
    }

    fn write(&self, project: &Project, target: &mut dyn Write) -> Result<Vec<Warning>, ExportError> {
        let title = if project.title().is_empty() { "Report" } else { project.title() };
        let mut page = Page::begin(title);
        page.open("header", "");
        page.words("h1", "", title);
        page.words("p", "muted", &origin(project));
        if !project.settings().note.is_empty() {
            page.words("p", "", &project.settings().note);
        }
        page.close("header");
        figures::write(&mut page, project);
        chronology::write(&mut page, project);
        target.write_all(page.finish().as_bytes())?;
        Ok(Vec::new())
    }
}

/// "12 articles, 104 statements. Last change 2022-03-29."
fn origin(project: &Project) -> String {
    let plural = |count: usize, noun: &str| crate::analysis::plural(count as u64, noun);
    let (articles, statements) = (project.sources().len(), project.statements().len());
    let changed = last_change_day(project).map(|day| format!(" Last change {day}.")).unwrap_or_default();
    format!("{}, {}.{changed}", plural(articles, "article"), plural(statements, "statement"))
}
