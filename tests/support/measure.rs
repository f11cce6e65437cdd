//! How much of a text came back from a file: its words, and its paragraphs as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A shorter paragraph, as a heading, does not count for [`whole_paragraphs`], in code points.
const SHORT: usize = 120;

/// The PDFs printed from words of our own, by name, each with the words that it was printed from.
pub fn printed() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/printed");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "pdf"));
    files.sort();
    let truth = |file: &Path| {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let (_, language) = name.rsplit_once('_').unwrap();
        fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap()
    };
    files.into_iter().map(|file| (file.clone(), truth(&file))).collect()
}

/// The harmonic mean of the share of words that are right and of those that were found.
#[allow(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
pub fn f1(found: &str, truth: &str) -> f64 {
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

/// How many of the long paragraphs of the truth are a line of what was found, and how many there are.
pub fn whole_paragraphs(found: &str, truth: &str) -> (usize, usize) {
    let long = || truth.split("\n\n").map(str::trim).filter(|it| it.chars().count() > SHORT);
    let whole = long().filter(|paragraph| found.lines().any(|line| line == *paragraph));
    (whole.count(), long().count())
}
