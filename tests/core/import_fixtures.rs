//! Every file under `fixtures/<format>` gives the draft, or the error, that stands beside it.
//!
//! With `UPDATE_SNAPSHOTS` set, the drafts are written anew: read the difference before keeping it.

use std::fmt::{Display, Write};
use std::fs;
use std::path::{Path, PathBuf};

use demarche::import::claims::{AnnotationDraft, ClaimsDraft};
use demarche::import::{self, ArticleDraft, ReadOptions, Reader, Reading, claims, sniff};
use demarche::model::Dated;

const SNAPSHOT: &str = "draft";

#[test]
fn plain_text() {
    check_all("text", 14);
}

#[test]
fn markdown() {
    check_all("markdown", 11);
}

#[test]
fn coded_data() {
    check_all("claims", 5);
}

#[test]
fn several_articles_and_web_pages_in_plain_text() {
    check_all("bundle", 14);
}

#[test]
fn web_pages() {
    check_all("html", 15);
}

#[test]
fn e_mail() {
    check_all("eml", 11);
}

#[test]
fn web_archives() {
    check_all("mhtml", 10);
}

#[test]
fn word() {
    check_all("docx", 15);
}

#[test]
fn open_document() {
    check_all("odt", 12);
}

#[test]
fn books() {
    check_all("epub", 11);
}

#[test]
fn rich_text() {
    check_all("rtf", 12);
}

#[test]
fn tables_of_articles() {
    check_all("table", 14);
}

#[test]
fn the_same_tables_in_every_format() {
    for (format, count) in [("csv", 12), ("tsv", 10), ("xlsx", 10), ("ods", 10), ("jsonl", 10), ("json", 11)]
    {
        check_all(format, count);
    }
}

#[test]
fn pages_as_printed() {
    check_all("pdf", 12);
}

/// Checks every file of a format; there must be so many, so that none is passed over unseen.
fn check_all(format: &str, count: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_none_or(|ending| ending != SNAPSHOT));
    files.sort();
    assert_eq!(files.len(), count);
    for file in &files {
        check(file);
    }
}

fn check(file: &Path) {
    let name = file.file_name().unwrap().to_str().unwrap();
    let bytes = fs::read(file).unwrap();
    let found = match sniff(name, &bytes).unwrap() {
        Reader::Claims => claims::read(name, &bytes).map(|draft| show_claims(&draft)),
        _ => import::read(name, &bytes, &ReadOptions::default()).map(|reading| show_reading(&reading)),
    };
    let found = found.unwrap_or_else(|error| format!("error: {error}\n"));
    let snapshot = file.with_extension(SNAPSHOT);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&snapshot, &found).unwrap();
    }
    let expected = fs::read_to_string(&snapshot).unwrap_or_default();
    assert_eq!(found, expected, "{name}");
}

fn show_reading(reading: &Reading) -> String {
    let mut shown = String::new();
    for warning in &reading.warnings {
        writeln!(shown, "warning: {warning}").unwrap();
    }
    if let Some(pages) = &reading.pages {
        writeln!(shown, "pages: {}, without text {:?}", pages.count, pages.without_text).unwrap();
    }
    if let Some(table) = &reading.table {
        let name = |at: &usize| table.header[*at].clone();
        let fields: Vec<String> = table
            .columns
            .fields
            .iter()
            .map(|(field, at)| format!("{}: {}", field.as_str(), name(at)))
            .collect();
        let text = name(&table.columns.text);
        writeln!(shown, "table of {} rows, text: {text}, {}", table.rows, fields.join(", ")).unwrap();
    }
    if let Some(bundle) = &reading.bundle {
        writeln!(shown, "bundle of {}, parted by {}", bundle.articles, bundle.separator).unwrap();
    }
    let articles: Vec<String> = reading.articles.iter().map(show_article).collect();
    shown + &articles.join("\n")
}

fn show_article(draft: &ArticleDraft) -> String {
    let mut shown = String::new();
    let mut line = |name: &str, value: &dyn Display| {
        let value = value.to_string();
        if !value.is_empty() {
            writeln!(shown, "{name}: {value}").unwrap();
        }
    };
    line("title", &draft.title);
    line("outlet", &draft.outlet);
    line("author", &draft.author);
    line("published", &draft.published.as_ref().map(show_date).unwrap_or_default());
    line("url", &draft.url);
    line("language", &draft.language);
    line("file", &draft.file);
    line("origin", &draft.origin_id.as_deref().unwrap_or_default());
    for attribute in &draft.attributes {
        line(&format!("attribute {}", attribute.name), &attribute.text);
    }
    for warning in &draft.warnings {
        line("warning", warning);
    }
    for candidate in &draft.candidates {
        let import::Candidate { field, value, from, sure, .. } = candidate;
        line(&format!("{} {}", sure.as_str(), field.as_str()), &format!("{value} (from {from})"));
    }
    let page = draft.page.iter();
    for part in page.flat_map(|page| page.doubtful().map(|(_, part)| (page.words_of(part).trim(), part))) {
        let (words, part) = part;
        line(if part.kept { "offered" } else { "left out" }, &format!("{words:?}, {}", part.why));
    }
    for paragraph in draft.text.as_str().split('\n') {
        shown.push_str(format!("| {paragraph}").trim_end());
        shown.push('\n');
    }
    shown
}

fn show_date(date: &Dated) -> String {
    format!("{} ({}, from {}, printed {:?})", date.when, date.status.as_str(), date.from, date.printed)
}

fn show_claims(draft: &ClaimsDraft) -> String {
    let mut shown = format!("coders: {:?}\n", draft.coders);
    for actor in &draft.actors {
        let kind = if actor.is_party { "party" } else { "actor" };
        writeln!(shown, "{kind}: {:?} of {:?}", actor.name, actor.party).unwrap();
    }
    for warning in &draft.warnings {
        writeln!(shown, "warning: {warning}").unwrap();
    }
    for document in &draft.documents {
        write!(shown, "\ncoded by: {:?}\n{}", document.coders, show_article(&document.article)).unwrap();
    }
    for annotation in &draft.annotations {
        shown.push('\n');
        shown.push_str(&show_annotation(draft, annotation));
    }
    shown
}

fn show_annotation(draft: &ClaimsDraft, annotation: &AnnotationDraft) -> String {
    let placement = &annotation.placement;
    let text = &draft.documents[annotation.document].article.text;
    let place = match placement.span.and_then(|span| text.chars_of_span(span)) {
        Some((start, end)) => format!("{}..{}", start.0, end.0),
        None => format!("unplaced, given {:?}", placement.lost),
    };
    format!(
        "document {}, {place}, {:?}\n{} by {:?}: {:?} {:?} {:?} to {:?}\nsaid {:?}, voice {:?}, memo {:?}\n",
        annotation.document,
        placement.quote,
        annotation.origin_id.as_deref().unwrap_or("no id"),
        annotation.coder,
        annotation.actor,
        annotation.stance,
        annotation.demand,
        annotation.addressees,
        annotation.said.as_ref().map(show_date),
        annotation.voice,
        annotation.memo
    )
}
