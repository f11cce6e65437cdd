//! How well and how fast foreign files are read.
//!
//! `cargo bench --bench import` reads our own printed pages and says how many words and paragraphs
//! come back. `-- --articles FOLDER` measures the news pages of scrapinghub/article-extraction-benchmark
//! (`html/*.html.gz` unpacked beside `ground-truth.json`), which is not ours to bring along.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cpu_time::ThreadTime;
use demarche::import::{self, ReadOptions, Reading};
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let given = arguments.iter().position(|it| it == "--articles").and_then(|at| arguments.get(at + 1));
    printed();
    formats();
    if let Some(folder) = given {
        news(Path::new(folder));
    }
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn read(path: &Path) -> Option<Reading> {
    let bytes = fs::read(path).unwrap();
    import::read(&path.to_string_lossy(), &bytes, &ReadOptions::default()).ok()
}

/// PDFs printed from words of our own, against the page that they were printed from.
fn printed() {
    let truth = read(&fixtures().join("html/no-date.html")).unwrap().articles.remove(0);
    let paragraphs: Vec<&str> = truth.text.as_str().split("\n\n").filter(|it| it.len() > 120).collect();
    println!("{:<28} {:>8} {:>12}", "pdf", "word F1", "paragraphs");
    for name in ["drawn", "printed", "hyphenated"] {
        let reading = read(&fixtures().join(format!("pdf/{name}.pdf"))).unwrap();
        let found = reading.articles[0].text.as_str();
        let flat = |words: &str| words.replace(['“', '”'], "\"");
        let whole = paragraphs.iter().filter(|it| flat(found).contains(&flat(it))).count();
        println!("{name:<28} {:>8.3} {whole:>8} of {}", f1(found, truth.text.as_str()), paragraphs.len());
    }
}

/// The time that one file of each format takes.
fn formats() {
    println!("\n{:<28} {:>8}", "one file", "CPU ms");
    for file in [
        "html/json-ld.html",
        "docx/plain.docx",
        "odt/plain.odt",
        "rtf/plain.rtf",
        "epub/two-chapters.epub",
        "pdf/printed.pdf",
        "eml/both.eml",
        "table/dates.xlsx",
        "table/full.csv",
    ] {
        let begun = ThreadTime::now();
        for _ in 0..20 {
            read(&fixtures().join(file));
        }
        println!("{file:<28} {:>8.2}", begun.elapsed().as_secs_f64() * 1000.0 / 20.0);
    }
}

fn news(folder: &Path) {
    let truth: Value = serde_json::from_slice(&fs::read(folder.join("ground-truth.json")).unwrap()).unwrap();
    let mut scores = Vec::new();
    for (id, expected) in truth.as_object().unwrap() {
        let body = expected["articleBody"].as_str().unwrap_or_default();
        let reading = read(&folder.join(format!("html/{id}.html")));
        let found = reading.map(|it| it.articles[0].text.as_str().to_owned()).unwrap_or_default();
        scores.push(f1(&found, body));
    }
    scores.sort_by(f64::total_cmp);
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    println!("\n{} news pages: word F1 mean {mean:.3}, median {:.3}", scores.len(), scores[scores.len() / 2]);
}

/// The harmonic mean of the share of words that are right and of those that were found.
fn f1(found: &str, truth: &str) -> f64 {
    let count = |text: &str| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for word in text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
        words
    };
    let (found, truth) = (count(found), count(truth));
    let both: usize =
        found.iter().map(|(word, times)| (*times).min(truth.get(word).copied().unwrap_or(0))).sum();
    let all = found.values().sum::<usize>() + truth.values().sum::<usize>();
    if all == 0 { 1.0 } else { 2.0 * both as f64 / all as f64 }
}
