//! Articles of our own, printed to PDF by Chromium and `LibreOffice` in 16 layouts, come back as they were.

use std::fs;

use demarche::import::{ReadOptions, Reading, read};

use crate::support::measure::{f1, printed, whole_paragraphs};

#[test]
fn words_and_paragraphs_come_back() {
    let mut missed = Vec::new();
    let (mut whole, mut all) = (0, 0);
    for (file, truth) in printed() {
        let name = file.file_name().unwrap().to_str().unwrap();
        let reading = read(name, &fs::read(&file).unwrap(), &ReadOptions::default()).unwrap();
        let found = words(&reading);
        let (share, (kept, paragraphs)) = (f1(found, &truth), whole_paragraphs(found, &truth));
        println!("{name:<46} {share:.3} {kept:>3} of {paragraphs}");
        if std::env::var_os("SHOW").is_some() {
            println!("{found}\n");
        }
        if share < 0.98 || kept * 10 < paragraphs * 9 {
            missed.push(format!("{name}: {share:.3}, {kept} of {paragraphs}"));
        }
        whole += kept;
        all += paragraphs;
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(all > 150 && whole * 100 > all * 95, "{whole} of {all}");
}

fn words(reading: &Reading) -> &str {
    reading.articles[0].text.as_str()
}
