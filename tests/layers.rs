//! The order of the house: who may name whom, and how long files and functions may be.
//!
//! The table stands in `support/layers/rules.rs`. The first tests read the program itself; the others
//! plant what is forbidden and see that it is found, with its file and line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "test code")]

#[path = "support/layers/budget.rs"]
mod budget;
#[path = "support/layers/code.rs"]
mod code;
#[path = "support/layers/lexer.rs"]
mod lexer;
#[path = "support/layers/paths.rs"]
mod paths;
#[path = "support/layers/rules.rs"]
mod rules;

use std::fs;
use std::path::Path;

use budget::budget_breaches;
use code::{Breach, SourceFile, program};
use paths::named_paths;
use rules::layer_breaches;

#[test]
fn every_file_names_only_what_its_layer_may() {
    let breaches = layer_breaches(&own_sources());
    assert!(breaches.is_empty(), "forbidden names:\n{}", lines(&breaches));
}

#[test]
fn files_and_functions_are_short() {
    let breaches = budget_breaches(&own_sources());
    assert!(breaches.is_empty(), "too long:\n{}", lines(&breaches));
}

#[test]
fn the_program_is_really_read() {
    let files = own_sources();
    let program = program(&files);
    let apply = program.iter().find(|code| code.path == "src/edit/apply.rs").unwrap();
    assert_eq!(apply.module, ["edit", "apply"]);
    let named = named_paths(apply);
    assert!(named.iter().any(|path| path.segments == ["model", "Project"]));
}

fn own_sources() -> Vec<SourceFile> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![top.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
                files.push(SourceFile { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn lines(breaches: &[Breach]) -> String {
    breaches.iter().map(Breach::to_string).collect::<Vec<_>>().join("\n")
}

fn source(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.into() }
}

/// Plants one file; expects these reports on it, each `line: words`.
fn check(path: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = layer_breaches(&[source(path, text)]).iter().map(Breach::to_string).collect();
    let expected: Vec<String> = expected.iter().map(|report| format!("{path}:{report}")).collect();
    assert_eq!(found, expected, "in\n{text}");
}

#[test]
fn a_lower_layer_may_not_name_a_higher_one() {
    check("src/model/x.rs", "\nuse crate::ui::App;\n", &["2: model may not name ui"]);
    check("src/model/x.rs", "fn f() { crate::edit::apply(); }", &["1: model may not name edit"]);
    check("src/edit/x.rs", "use crate::storage::save;", &["1: edit may not name storage"]);
    check("src/session.rs", "use crate::cli::run;", &["1: session may not name cli"]);
    check("src/chart/x.rs", "use crate::session::Session;", &["1: chart may not name session"]);
}

#[test]
fn siblings_do_not_name_each_other() {
    check("src/edit/x.rs", "use crate::analysis::Count;", &["1: edit may not name analysis"]);
    check("src/analysis/x.rs", "use crate::import::Draft;", &["1: analysis may not name import"]);
    check("src/import/x.rs", "use crate::edit::apply;", &["1: import may not name edit"]);
    check("src/cli.rs", "use crate::ui::run;", &["1: cli may not name ui"]);
    check("src/ui/app.rs", "use crate::cli::run;", &["1: ui may not name cli"]);
    check("src/storage/x.rs", "use crate::chart::Figure;", &["1: storage may not name chart"]);
}

#[test]
fn what_the_table_allows_is_not_reported() {
    check("src/edit/mod.rs", "use crate::model::Project;\nuse super::model::Text;", &[]);
    check(
        "src/storage/save.rs",
        "use crate::{edit::apply, model::{Text, Source}};\nuse serde::Serialize;",
        &[],
    );
    check("src/export/csv.rs", "use crate::{analysis, chart::Figure, model::Project};", &[]);
    check("src/session.rs", "use crate::{edit, storage, analysis, chart, export, import, model};", &[]);
    check(
        "src/cli.rs",
        "use crate::{edit, session::Session};\nuse crate::export::csv;\nuse serde::Serialize;",
        &[],
    );
    check("src/ui/derived.rs", "use crate::analysis::series;\nuse egui::Ui;\nuse super::worker::Job;", &[]);
    check("src/main.rs", "fn main() { demarche::ui::run(); demarche::cli::run(); }", &[]);
    check("src/lib.rs", "pub mod model;\npub use model::Project;\n", &[]);
    check("src/model/x.rs", "pub(crate) fn f() {}\npub(in crate::model) fn g() {}\n", &[]);
}

#[test]
fn every_way_to_write_a_path_is_seen() {
    let model = |text: &str, report: &str| check("src/model/tree.rs", text, &[report]);
    model("use crate::{\n    model::Text,\n    ui::{App, view},\n};", "3: model may not name ui");
    model("use {std::fmt, crate::edit};", "1: model may not name edit");
    model("use super::super::edit::apply;", "1: model may not name edit");
    model("use super::{super::edit::apply, Text};", "1: model may not name edit");
    model("mod inner { use super::super::super::edit::apply; }", "1: model may not name edit");
    model("type Session = Box<crate::session::Session>;", "1: model may not name session");
    model("macro_rules! m { () => { $crate::edit::apply() } }", "1: model may not name edit");
    model("use crate as all;", "1: model takes the whole crate under one name");
    model("use crate::{self as all};", "1: model takes the whole crate under one name");
    model("use crate::*;", "1: model may not name *");
    model("use crate::r#edit::apply;", "1: model may not name edit");
    check("src/model/tree.rs", "mod inner { use super::super::Text; }\nuse super::Text;", &[]);
    check("src/model/mod.rs", "use super::edit::apply;", &["1: model may not name edit"]);
}

#[test]
fn comments_and_quotes_do_not_count() {
    check(
        "src/model/x.rs",
        "//! See [`crate::edit`].\n/* use egui::Ui; /* nested */ use crate::ui; */\n\
         const A: &str = \"use crate::ui::App; // \\\" egui::Ui\";\n\
         const B: &str = r#\"crate::edit \" serde::x\"#;\nconst C: char = '\"';\nconst D: char = '\\'';\n\
         fn f<'a>(x: &'a str) -> &'a str { x }\n\nuse crate::edit::apply;\n",
        &["9: model may not name edit"],
    );
}

#[test]
fn tests_may_name_anything() {
    check(
        "src/model/x.rs",
        "#[cfg(test)]\nuse crate::edit;\n#[cfg(test)]\n#[allow(dead_code)]\nmod tests {\n\
             use crate::ui::App; fn f() { g([1; 2]); }\n}\nuse crate::edit::apply;\n",
        &["8: model may not name edit"],
    );
    check("src/model/x.rs", "#[cfg(not(test))]\nuse crate::edit;", &["2: model may not name edit"]);
    let files = [
        source("src/model/mod.rs", "#[cfg(test)]\nmod laws;\nmod tree;"),
        source("src/model/laws.rs", "use crate::edit::apply;"),
        source("src/model/tree.rs", "use crate::edit::apply;"),
    ];
    let found: Vec<String> = layer_breaches(&files).iter().map(Breach::to_string).collect();
    assert_eq!(found, ["src/model/tree.rs:1: model may not name edit"]);
}

#[test]
fn only_the_window_names_egui() {
    check("src/analysis/x.rs", "use std::fmt;\nuse egui::Ui;", &["2: only ui may name egui"]);
    check("src/session.rs", "fn f(_: &eframe::Frame) {}", &["1: only ui may name eframe"]);
    check("src/chart/x.rs", "use egui_plot::Bar;", &["1: only ui may name egui_plot"]);
    check("src/cli.rs", "use {egui_extras as tables};", &["1: only ui may name egui_extras"]);
    check("src/main.rs", "fn main() { ::rfd::FileDialog::new(); }", &["1: only ui may name rfd"]);
    check("src/lib.rs", "pub use egui;", &["1: only ui may name egui"]);
    check("src/ui/reader/mod.rs", "use egui::Ui;", &[]);
}

#[test]
fn serde_stands_on_wire_types_only() {
    check(
        "src/model/date.rs",
        "#[derive(serde::Serialize)]\nstruct Date;",
        &["1: serde stands on wire types only"],
    );
    check("src/model/x.rs", "use serde::{Serialize};", &["1: serde stands on wire types only"]);
    check("src/edit/x.rs", "#[serde(default)]\nstruct X;", &["1: serde stands on wire types only"]);
    check(
        "src/model/x.rs",
        "#[cfg_attr(a, serde(skip))]\nstruct X;",
        &["1: serde stands on wire types only"],
    );
    check(
        "src/session.rs",
        "fn f() { serde_json::to_string(&1); }",
        &["1: serde_json stands on wire types only"],
    );
    check("src/ui/state.rs", "use ron::Value;", &["1: ron stands on wire types only"]);
    check("src/ui/theme/tokens.rs", "use serde::Deserialize;", &[]);
    check("src/ui/settings.rs", "use serde::Deserialize;", &[]);
    check("src/chart/x.rs", "fn f(ron: &str) { g(ron); x.ron = crate::chart::ron::x(); }", &[]);
}

#[test]
fn only_edit_changes_a_project() {
    check("src/cli.rs", "fn f() {\n    project.put_record(r);\n}", &["2: only edit may call put_record"]);
    check(
        "src/session.rs",
        "fn f() { Project::remove_record(p, r); }",
        &["1: only edit may call remove_record"],
    );
    check("src/model/project.rs", "pub(crate) fn put_record() {}", &[]);
    check("src/model/project.rs", "fn f() { self.put_record(r); }", &["1: only edit may call put_record"]);
    check("src/edit/apply.rs", "fn f() { project.put_record(r); }", &[]);
}

#[test]
fn rooms_do_not_name_each_other() {
    check("src/ui/reader/mod.rs", "use crate::ui::coding::Bar;", &["1: ui/reader may not name ui/coding"]);
    check("src/ui/reader/lane.rs", "use super::super::charts;", &["1: ui/reader may not name ui/charts"]);
    check("src/ui/codebook.rs", "use super::{app::App, view};", &["1: ui/codebook may not name ui/app"]);
    check("src/ui/charts/mod.rs", "use super::*;", &["1: ui/charts may not name ui/*"]);
    check("src/ui/charts/mod.rs", "use crate::ui;", &["1: ui/charts takes the whole of ui under one name"]);
    check("src/ui/view.rs", "use super::reader::Reader;", &["1: ui/view may not name ui/reader"]);
    check("src/ui/reader/mod.rs", "use super::{action::Action, state, theme::Tokens, view};\nmod lane;", &[]);
    check("src/ui/reader/lane.rs", "use super::Row;\nuse super::super::view::ViewContext;", &[]);
    check("src/ui/app.rs", "use super::{reader, coding, view};", &[]);
    check("src/ui/perform/go.rs", "use super::super::{App, reader::Reader};", &[]);
    check("src/ui/reader/mod.rs", "pub(in crate::ui) fn f() {}", &[]);
    check("src/ui/dialogs/pick.rs", "use crate::ui::worker::Picker;", &[]);
    check("src/ui/reader/mod.rs", "use crate::ui::worker::Worker;", &["1: ui/reader may not name ui/worker"]);
    check("src/ui/mod.rs", "mod app;\nmod reader;\npub use self::app::App;", &[]);
}

#[test]
fn a_module_outside_the_table_is_reported() {
    check("src/helpers.rs", "fn f() {}", &["1: helpers is in no layer of the table"]);
    check("src/edit/x.rs", "use crate::Text;", &["1: edit may not name Text"]);
}

#[test]
fn long_files_are_reported_without_their_tests() {
    let file = |lines: usize, tests: usize| {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "\n".repeat(tests));
        source("src/model/x.rs", "\n".repeat(lines) + &tests)
    };
    let words = |files: &[SourceFile]| -> Vec<String> {
        budget_breaches(files).iter().map(Breach::to_string).collect()
    };
    assert_eq!(words(&[file(150, 1000)]), [""; 0]);
    let most = "src:0: more than a tenth of the files exceed 350 lines: src/model/x.rs:1 (501)";
    let hard = "src/model/x.rs:1: a file of 501 lines; 500 at most";
    assert_eq!(words(&[file(501, 5)]), [hard, "src:0: the median file has 501 lines; 150 at most", most]);
    let mut files: Vec<SourceFile> = (0..9).map(|_| file(100, 0)).collect();
    files.push(file(400, 0));
    assert_eq!(words(&files), [""; 0]);
    files.push(file(400, 0));
    assert_eq!(words(&files).len(), 1);
}

#[test]
fn long_functions_are_reported() {
    let function = |lines: usize| format!("fn f(x: [u8; 2]) -> u8 {{\n{}}}\n", "x();\n".repeat(lines));
    let words = |text: String| -> Vec<String> {
        let found = budget_breaches(&[source("src/model/x.rs", text)]);
        found.iter().map(Breach::to_string).filter(|report| report.contains("function")).collect()
    };
    assert_eq!(words(format!("trait T {{ fn g(&self); }}\n{}", function(10))), [""; 0]);
    assert_eq!(words(function(11)), ["src:0: the median function has 11 lines; 10 at most"]);
    let short = function(3).repeat(19);
    assert_eq!(words(format!("{short}{}", function(80))), [""; 0]);
    assert_eq!(
        words(format!("{}\n{short}", function(81))),
        ["src/model/x.rs:1: a function of 81 lines; 80 at most"]
    );
    let planted = format!("#[cfg(test)]\nmod tests {{ {} }}\n{short}", function(90));
    assert_eq!(words(planted), [""; 0]);
    let two = format!("{short}{}{}{}", function(36), function(36), function(36));
    assert_eq!(words(two).len(), 1);
}
