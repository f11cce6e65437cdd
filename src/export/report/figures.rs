//! The figures of a report, each with the table behind it.

use crate::analysis::{Frequency, frequency};
use crate::chart::build;
use crate::chart::svg::{SvgStyle, render};
use crate::export::figure::{Form, Numbers};
use crate::model::{FigureId, FigureSpec, Project};

use super::page::Page;

/// Every saved figure, in the order of creation; without any, statements by party over time.
pub(super) fn write(page: &mut Page, project: &Project) {
    for (place, spec) in specs(project).iter().enumerate() {
        match frequency(project, spec) {
            Ok(table) => write_figure(page, project, (spec, &table), place),
            Err(error) => {
                page.words("h2", "", &spec.name);
                page.words("p", "muted", &format!("This figure could not be counted: {error}."));
            }
        }
    }
}

/// The name of a figure, the figure without it, and its table.
fn write_figure(page: &mut Page, project: &Project, (spec, table): (&FigureSpec, &Frequency), place: usize) {
    let figure = build(project, spec, table);
    page.words("h2", "", &figure.title);
    page.open("figure", "");
    let style = SvgStyle { shows_title: false, ..SvgStyle::light() };
    page.markup(&apart(&render(&figure, &style), place));
    page.close("figure");
    page.open("details", "");
    page.words("summary", "", "Table of its numbers");
    write_table(page, &Numbers::of(project, spec, table));
    page.close("details");
}

fn specs(project: &Project) -> Vec<FigureSpec> {
    let mut saved: Vec<FigureSpec> = project.figures().map(|figure| FigureSpec::clone(figure)).collect();
    saved.sort_by_key(|figure| (figure.order, figure.id));
    if saved.is_empty() {
        let mut usual = FigureSpec::by_party_over_time(FigureId::from_bits(1));
        let first = project.coders().min_by_key(|coder| (coder.order, coder.id));
        usual.filter.coder = first.filter(|_| project.coders().len() > 1).map(|coder| coder.id);
        saved.push(usual);
    }
    saved
}

/// The SVG with names of its own, so that several on a page do not take each other's patterns.
fn apart(svg: &str, place: usize) -> String {
    let names = format!(" id=\"f{place}-");
    svg.replace(" id=\"", &names).replace("=\"url(#", &format!("=\"url(#f{place}-"))
}

fn write_table(page: &mut Page, numbers: &Numbers) {
    page.open("div", "wide");
    page.open("table", "");
    page.open("tr", "");
    for name in numbers.header() {
        page.words("th", "", &name);
    }
    page.close("tr");
    for (label, values) in &numbers.rows {
        page.open("tr", "");
        page.words("td", "", label);
        for (value, (_, form)) in values.iter().zip(&numbers.columns) {
            page.words("td", "", &words(*value, *form));
        }
        page.close("tr");
    }
    page.close("table");
    page.close("div");
}

fn words(value: Option<f64>, form: Form) -> String {
    match (value, form) {
        (None, _) => "n/a".to_owned(),
        (Some(value), Form::Part) => format!("{:.1} %", value * 100.0),
        (Some(value), Form::Number) if value.fract() == 0.0 => format!("{value:.0}"),
        (Some(value), Form::Number) => format!("{value:.2}"),
    }
}
