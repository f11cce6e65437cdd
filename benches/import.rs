//! How well and how fast foreign files are read.
//!
//! `cargo bench --no-default-features --bench import` reads our own printed pages and says how many words
//! and paragraphs come back, how long a file of each format takes, and what it costs to find articles that
//! are nearly the same. Sets that are not ours to bring along are measured where they lie:
//! `-- --articles FOLDER` the news pages of scrapinghub/article-extraction-benchmark (`html/*.html`
//! unpacked beside `ground-truth.json`), `-- --pages FOLDER` the test pages of mozilla/readability
//! (`test/test-pages`), `-- --files FOLDER` any files, as the test PDFs of mozilla/pdf.js.
//! `--worst` lists the pages with the lowest scores. `--keep NAME` adds the figures to `benches/runs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use cpu_time::ThreadTime;
use demarche::import::{self, Fingerprint, ReadOptions, Reading, Similar};
use demarche::session::import::{Draft, Guard, read_paths};
use serde_json::Value;
use support::Table;
use support::measure::{f1, printed, whole_paragraphs};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let given = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1).map(PathBuf::from)
    };
    let mut table = Table::new("import");
    pages_that_were_printed(&mut table);
    formats(&mut table);
    alike(&mut table);
    if let Some(folder) = given("--articles") {
        news(&mut table, &folder, arguments.iter().any(|it| it == "--worst"));
    }
    if let Some(folder) = given("--pages") {
        pages(&mut table, &folder);
    }
    if let Some(folder) = given("--files") {
        files(&mut table, &folder);
    }
    table.finish();
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn read(path: &Path) -> Option<Reading> {
    let bytes = fs::read(path).unwrap();
    import::read(&path.to_string_lossy(), &bytes, &ReadOptions::default()).ok()
}

/// PDFs printed from words of our own, against those words.
fn pages_that_were_printed(table: &mut Table) {
    let (mut scores, mut whole, mut all) = (Vec::new(), 0, 0);
    for (file, truth) in printed() {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let reading = read(&file).unwrap();
        let found = reading.articles[0].text.as_str();
        let (score, (kept, paragraphs)) = (f1(found, &truth), whole_paragraphs(found, &truth));
        table.note(&name, &format!("word F1 {score:.3}, {kept} of {paragraphs} paragraphs whole"));
        scores.push(score);
        whole += kept;
        all += paragraphs;
    }
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    let share = whole * 100 / all;
    let what = format!("{} PDFs: word F1 0.98, 90 of 100 paragraphs", scores.len());
    table.note(&what, &format!("mean {mean:.3}, {whole} of {all} ({share} of 100)"));
}

/// The time that one file of each format takes.
fn formats(table: &mut Table) {
    for file in [
        "html/json-ld.html",
        "mhtml/saved.mhtml",
        "docx/plain.docx",
        "odt/plain.odt",
        "rtf/plain.rtf",
        "epub/two-chapters.epub",
        "pdf/printed.pdf",
        "printed/writer-two-columns_en.pdf",
        "eml/both.eml",
        "bundle/lexisnexis.txt",
        "xlsx/full.xlsx",
        "csv/full.csv",
        "json/full.json",
    ] {
        let samples = support::sampled(20, || {
            read(&fixtures().join(file));
        });
        table.put(file, &samples, None);
    }
}

/// What it costs to find those that are nearly the same among 10,000 articles of 600 words, every tenth
/// of which is nearly another one, and 1,000 of which begin with the same notice.
fn alike(table: &mut Table) {
    let mixed = |number: usize| {
        let number = (number ^ (number >> 15)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (number ^ (number >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40
    };
    let text = |article: usize| -> String {
        let base = if article % 10 == 9 { article - 1 } else { article };
        let own = (0..600).map(|at| format!("w{}", mixed(base * 1_000 + at) % 20_011));
        let notice = (0..60).filter(|_| article < 1_000).map(|at| format!("notice{at}"));
        notice.chain(own).chain([format!("end{article}")]).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = (0..10_000).map(text).collect();
    let begun = ThreadTime::now();
    let prints: Vec<Fingerprint> = texts.iter().filter_map(|text| Fingerprint::of(text)).collect();
    let fingerprints = begun.elapsed();
    let begun = ThreadTime::now();
    let mut similar = Similar::default();
    let mut found = 0;
    for (at, print) in prints.into_iter().enumerate() {
        found += usize::from(similar.nearest(&print).is_some());
        similar.note(print, at);
    }
    let lookups = begun.elapsed();
    let value =
        format!("{:.0} ms fingerprints, {:.0} ms to look up, {found} found", ms(fingerprints), ms(lookups));
    table.note("10,000 articles of 600 words, 1,000 nearly the same", &value);
    let same = "the same words of a notice that every one of ten thousand articles has ".repeat(50);
    let begun = ThreadTime::now();
    let mut similar = Similar::default();
    for number in 0..10_000 {
        let print = Fingerprint::of(&format!("{same} {number}")).unwrap();
        similar.nearest(&print);
        similar.note(print, number);
    }
    table.note("10,000 articles, all nearly the same", &format!("{:.0} ms", ms(begun.elapsed())));
}

fn ms(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn news(table: &mut Table, folder: &Path, with_worst: bool) {
    let truth: Value = serde_json::from_slice(&fs::read(folder.join("ground-truth.json")).unwrap()).unwrap();
    let mut scores = Vec::new();
    let begun = ThreadTime::now();
    for (id, expected) in truth.as_object().unwrap() {
        let body = expected["articleBody"].as_str().unwrap_or_default();
        let reading = read(&folder.join(format!("html/{id}.html")));
        let found = reading.map(|it| it.articles[0].text.as_str().to_owned()).unwrap_or_default();
        scores.push((f1(&found, body), id.clone(), found.len(), body.len()));
    }
    let each = ms(begun.elapsed()) / scores.len() as f64;
    scores.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mean = scores.iter().map(|it| it.0).sum::<f64>() / scores.len() as f64;
    let median = scores[scores.len() / 2].0;
    let value = format!("mean {mean:.4}, median {median:.3}, {each:.1} ms a page");
    table.note(&format!("{} news pages: word F1 0.95", scores.len()), &value);
    for (score, id, found, body) in scores.iter().take(if with_worst { 15 } else { 0 }) {
        println!("  {score:.3} {id} {found} bytes found of {body}");
    }
}

/// Titles, days, authors and outlets of pages whose truth stands beside them.
fn pages(table: &mut Table, folder: &Path) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    pages.sort();
    for page in &pages {
        let truth = fs::read(page.join("expected-metadata.json")).unwrap();
        let truth: Value = serde_json::from_slice(&truth).unwrap();
        let Some(reading) = read(&page.join("source.html")) else { continue };
        let article = &reading.articles[0];
        let day = article.published.as_ref().map(|it| it.when.to_string()).unwrap_or_default();
        let day_of = |words: &str| words.get(..10).unwrap_or_default().to_owned();
        for (name, expected, found) in [
            ("title", truth["title"].as_str().map(str::to_owned), article.title.clone()),
            ("day", truth["publishedTime"].as_str().map(day_of), day),
            ("author", truth["byline"].as_str().map(str::to_owned), article.author.clone()),
            ("outlet", truth["siteName"].as_str().map(str::to_owned), article.outlet.clone()),
        ] {
            let Some(expected) = expected.filter(|it| !it.is_empty()) else { continue };
            let flat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let (expected, found) = (flat(&expected), flat(&found));
            let is_right = !found.is_empty() && (expected.contains(&found) || found.contains(&expected));
            let count = counts.entry(name).or_default();
            count.0 += usize::from(is_right);
            count.1 += 1;
        }
    }
    for (name, (right, all)) in counts {
        table.note(&format!("{} test pages: {name}", pages.len()), &format!("{right} of {all}"));
    }
}

/// Files that are read each in a process of its own: words or a reason, and how many processes died.
fn files(table: &mut Table, folder: &Path) {
    let guard = Guard::of_program(PathBuf::from(env!("CARGO_BIN_EXE_demarche")));
    let begun = Instant::now();
    let reads = read_paths(&[folder.to_owned()], &ReadOptions::default(), &guard);
    let took = begun.elapsed().as_secs_f64();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut with_words = 0;
    for read in &reads {
        match &read.result {
            Ok(Draft::Articles(_) | Draft::Claims(_)) => with_words += 1,
            Err(error) => {
                let words = error.to_string();
                let short = words.split([':', ';', ',']).next().unwrap_or_default().trim().to_owned();
                let digits = short.replace(|it: char| it.is_ascii_digit(), "#");
                *reasons.entry(digits).or_default() += 1;
            }
        }
    }
    let what = format!("{} files, each in its process", reads.len());
    table.note(&what, &format!("{with_words} with words, {took:.0} s by the wall clock"));
    for (reason, count) in reasons {
        table.note(&format!("  {count}"), &reason);
    }
}
