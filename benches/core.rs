//! What the program costs without a window: memory, open, save, code and undo, count, list, check.
//!
//! `cargo bench --no-default-features --bench core [-- --keep NAME] [--memory | --count | --file | --figures]`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench"
)]

mod support;

#[path = "support/counting.rs"]
mod counting;
#[path = "support/drawing.rs"]
mod drawing;
#[path = "support/logged.rs"]
mod logged;
#[path = "support/memory.rs"]
mod memory;

use std::io;

use counting::counting;
use demarche::cli::{Request, parse};
use demarche::edit::statements::{self, Author, Coding};
use demarche::model::{ByteIndex, IdSource, Project, Span};
use demarche::session::Session;
use demarche::storage::{self, Trail};
use drawing::drawing;
use support::{SEED, SIZES, Samples, Table, corpus, cpu, sampled};

fn main() {
    if let Some(path) = memory::child() {
        return memory::run(path.as_ref());
    }
    // Each of these asks for nothing else: the memory; counting; memory, opening, saving and recording;
    // counting and what is made of counts.
    let asked = |word| std::env::args().any(|argument| argument == word);
    let (is_memory, is_count, is_file, is_figures) =
        (asked("--memory"), asked("--count"), asked("--file"), asked("--figures"));
    let is_whole = !is_count && !is_figures;
    let mut table = Table::new("core");
    for (size, articles, statements) in SIZES {
        let project = corpus(SEED, articles, statements);
        let times = if statements > 100_000 { 5 } else { 15 };
        let is_large = size == "L";
        let limit = |most: f64| is_large.then_some(most);
        if is_whole {
            memory::memory(&mut table, size, &project, &Trail::default());
            if is_large {
                let session = logged::session(&project);
                memory::memory(&mut table, "L, full log", session.project(), session.trail());
                if !is_memory {
                    logged::logged(&mut table, &session, times, (1_500.0, 1_200.0));
                }
            }
        }
        if is_memory {
            continue;
        }
        if is_whole {
            file(&mut table, size, &project, times, (limit(1_500.0), limit(1_200.0)));
        }
        if is_file {
            continue;
        }
        if is_whole {
            coding(&mut table, size, &project);
        }
        counting(&mut table, size, &project, times, limit(10.0));
        if !is_count {
            drawing(&mut table, size, &project, times, is_large);
        }
    }
    table.finish();
}

/// Open, save, list and check, through a real file.
fn file(
    table: &mut Table,
    size: &str,
    project: &Project,
    times: usize,
    (open, save): (Option<f64>, Option<f64>),
) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("corpus.ron");
    let saved = sampled(times, || storage::save(&path, project, None).unwrap());
    let bytes = std::fs::metadata(&path).unwrap().len();
    table.note(&format!("{size}: file"), &format!("{} KB", bytes / 1024));
    table.put(&format!("{size}: save"), &saved, save);
    table.put(&format!("{size}: open"), &sampled(times, || storage::open(&path).unwrap()), open);
    for (what, words) in
        [("list statements", &["list", "FILE", "statements"][..]), ("check", &["check", "FILE"])]
    {
        let path = path.to_str().unwrap();
        let words = words.iter().map(|word| if *word == "FILE" { path } else { word });
        let Request::Batch(command) = parse(std::iter::once("demarche").chain(words)).unwrap() else {
            panic!("{what} is a command");
        };
        let run = || command.run(&mut io::sink(), &mut io::sink());
        table.put(&format!("{size}: {what}, with opening"), &sampled(times.min(5), run), None);
    }
}

/// One statement more, and back.
fn coding(table: &mut Table, size: &str, project: &Project) {
    let mut session = Session::on(project.clone(), IdSource::seeded(1));
    session.code_as("coder 0");
    let source = project.sources().next().unwrap().id;
    let first_word = project.text_of(source).unwrap().as_str().find(' ').unwrap();
    let (actor, demand) = (project.actors().next().unwrap().id, project.demands().next().unwrap().id);
    let (mut coded, mut undone) = (Samples::default(), Samples::default());
    for _ in 0..200 {
        let span = Span::new(ByteIndex(0), ByteIndex(first_word)).unwrap();
        let coding = Coding { source, span, actor: Some(actor), demand: Some(demand), stance: None };
        let verb = |project: &Project, author: Author, ids: &mut IdSource| {
            statements::code(project, coding, author, ids)
        };
        coded.push(cpu(|| session.perform(verb).unwrap()).1);
        undone.push(cpu(|| session.undo().unwrap()).1);
    }
    table.put(&format!("{size}: code a passage"), &coded, Some(2.0));
    table.put(&format!("{size}: undo it"), &undone, Some(2.0));
}
