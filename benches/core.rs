//! What the program costs without a window: memory, open, save, code and undo, count, list, check.
//!
//! `cargo bench --no-default-features --bench core [-- --keep NAME] [--memory | --count | --file]`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench"
)]

mod support;

#[path = "support/logged.rs"]
mod logged;
#[path = "support/memory.rs"]
mod memory;

use std::hint::black_box;
use std::io;

use demarche::analysis::{Reading, frequency};
use demarche::cli::{Request, parse};
use demarche::edit::statements::{self, Author, Coding};
use demarche::model::{
    ByteIndex, CoderId, Columns, Counting, Duplicates, FigureSpec, Grouping, IdSource, Interval, Measure,
    Period, Project, Span,
};
use demarche::session::Session;
use demarche::storage::{self, Trail};
use support::{SEED, SIZES, Samples, Table, corpus, cpu, sampled};

fn main() {
    if let Some(path) = memory::child() {
        return memory::run(path.as_ref());
    }
    // `--memory`, `--count` and `--file` (memory, opening, saving, recording) measure nothing else.
    let asked = |word| std::env::args().any(|argument| argument == word);
    let (is_short, is_count, is_file) = (asked("--memory"), asked("--count"), asked("--file"));
    let mut table = Table::new("core");
    for (size, articles, statements) in SIZES {
        let project = corpus(SEED, articles, statements);
        let times = if statements > 100_000 { 5 } else { 15 };
        let is_large = size == "L";
        let limit = |most: f64| is_large.then_some(most);
        if !is_count {
            memory::memory(&mut table, size, &project, &Trail::default());
            if is_large {
                let session = logged::session(&project);
                memory::memory(&mut table, "L, full log", session.project(), session.trail());
                if !is_short {
                    logged::logged(&mut table, &session, times, (1_500.0, 1_200.0));
                }
            }
        }
        if is_short {
            continue;
        }
        if is_count {
            counting(&mut table, size, &project, times, limit(10.0));
            continue;
        }
        file(&mut table, size, &project, times, (limit(1_500.0), limit(1_200.0)));
        if is_file {
            continue;
        }
        coding(&mut table, size, &project);
        counting(&mut table, size, &project, times, limit(10.0));
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

fn counting(table: &mut Table, size: &str, project: &Project, times: usize, most: Option<f64>) {
    let mut monthly = FigureSpec::by_party_over_time(IdSource::seeded(2).fresh().into());
    monthly.columns = Columns::Time(Period::Month);
    // One coder's, as the window counts them; all three are the same question of other thirds.
    monthly.filter.coder = project.coders().next().map(|coder| coder.id);
    let actors = FigureSpec { rows: Grouping::Actor, ..monthly.clone() };
    let once = FigureSpec { duplicates: Duplicates::Week, ..monthly.clone() };
    let shared = FigureSpec { counting: Counting::Fractional, ..monthly.clone() };
    let drawn = FigureSpec { measure: Measure::Share, interval: Interval::Bootstrap, ..monthly.clone() };
    let questions = [
        ("party by month", monthly, most),
        ("actor by month", actors, most),
        ("once a week", once, None),
        ("fractional", shared, None),
        ("share by bootstrap", drawn, most.map(|_| 1_000.0)),
    ];
    table.put(&format!("{size}: read for counting"), &sampled(times * 2, || Reading::of(project)), None);
    let mut reading = Reading::of(project);
    for (what, spec, most) in &questions {
        let count = || black_box(reading.frequency(spec).unwrap());
        table.put(&format!("{size}: count {what}"), &sampled(times * 2, count), *most);
    }
    let both = || black_box(frequency(project, &questions[0].1).unwrap());
    table.put(&format!("{size}: read and count {} once", questions[0].0), &sampled(times * 2, both), None);

    let states = one_more(project, questions[0].1.filter.coder.unwrap());
    for (what, spec, most) in &questions[..4] {
        let mut after = Samples::default();
        for at in 0..50 {
            let (table, time) = cpu(|| {
                reading.follow(&states[at % 2]);
                reading.frequency(spec).unwrap()
            });
            after.push(time);
            black_box(table);
        }
        let most = most.map(|_| 1.0);
        table.put(&format!("{size}: count {what} after one more statement"), &after, most);
    }
}

/// The project with one statement more in the middle of it, and as it was.
fn one_more(project: &Project, coder: CoderId) -> [Project; 2] {
    let mut session = Session::on(project.clone(), IdSource::seeded(3));
    let middle = project.sources().nth(project.sources().len() / 2).unwrap().id;
    let first_word = project.text_of(middle).unwrap().as_str().find(' ').unwrap();
    let span = Span::new(ByteIndex(0), ByteIndex(first_word)).unwrap();
    let (actor, demand) = (project.actors().next().unwrap().id, project.demands().next().unwrap().id);
    session.code_as(&project.coder(coder).unwrap().name);
    let coding = Coding { source: middle, span, actor: Some(actor), demand: Some(demand), stance: None };
    let verb = |project: &Project, author: Author, ids: &mut IdSource| {
        statements::code(project, coding, author, ids)
    };
    session.perform(verb).unwrap();
    [session.project().clone(), project.clone()]
}
