//! What it costs to make a figure of a count, and to write statements as tables.

use std::hint::black_box;

use demarche::analysis::Reading;
use demarche::chart::build;
use demarche::chart::svg::{SvgStyle, render};
use demarche::export;
use demarche::model::{FigureKind, Project};

use crate::counting::monthly;
use crate::support::{Table, sampled};

/// Each kind of figure from its count, and as SVG; and all statements as CSV and as a workbook.
pub fn drawing(table: &mut Table, size: &str, project: &Project, times: usize, is_large: bool) {
    let reading = Reading::of(project);
    for kind in FigureKind::ALL {
        let spec = monthly(project).drawn_as(*kind);
        let counted = reading.frequency(&spec).unwrap();
        let make = || black_box(build(project, &spec, &counted));
        let what = format!("{size}: figure of a count, {}", kind.as_str());
        table.put(&what, &sampled(times, make), None);
        let figure = build(project, &spec, &counted);
        let draw = || black_box(render(&figure, &SvgStyle::light()));
        table.put(&format!("{size}: the same as SVG"), &sampled(times.min(5), draw), None);
    }
    for (name, most) in [("csv", 500.0), ("xlsx", 3_000.0)] {
        let exporter = export::by_ending(&format!("statements.{name}")).unwrap();
        let write = || {
            let mut bytes = Vec::new();
            exporter.write(project, &mut bytes).unwrap();
            bytes
        };
        let samples = sampled(times.min(5), write);
        table.put(&format!("{size}: all statements as {name}"), &samples, is_large.then_some(most));
    }
}
