//! Hostile files end as a row with a reason, within the limits, whatever they do to the process that reads.

#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::support::dice::Dice;
use demarche::import::{self, ReadOptions};
use demarche::session::Session;
use demarche::session::import::{Cancel, Draft, FileRead, Guard, Limits, ReadError, Step};
use demarche::session::import::{add_all, files_under, found_under, read_each, read_pasted_page, read_paths};

pub fn guard() -> Guard {
    Guard::of_program(PathBuf::from(env!("CARGO_BIN_EXE_demarche")))
}

fn brief() -> Guard {
    guard().within(Limits { time: Duration::from_secs(4), ..Limits::default() })
}

pub fn read(paths: &[PathBuf], guard: &Guard) -> Vec<FileRead> {
    read_paths(paths, &ReadOptions::default(), guard)
}

/// Why the only file there is cannot be read.
pub fn reason(path: &Path, guard: &Guard) -> String {
    let mut reads = read(&[path.to_owned()], guard);
    assert_eq!(reads.len(), 1, "{reads:?}");
    reads.remove(0).result.expect_err("it is hostile").to_string()
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

#[test]
fn a_process_of_its_own_reads_the_same_as_we_do() {
    let formats = [
        "html", "eml", "mhtml", "docx", "odt", "epub", "rtf", "table", "pdf", "bundle", "csv", "xlsx",
        "jsonl", "json",
    ];
    let folders = formats.iter().flat_map(|format| fs::read_dir(fixtures().join(format)).unwrap());
    let mut paths: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_none_or(|ending| ending != "draft"));
    paths.sort();
    let (apart, here) = (read(&paths, &guard()), read(&paths, &Guard::in_this_process()));
    assert!(apart.len() > 90);
    for (one, other) in apart.iter().zip(&here) {
        assert_eq!(one.path, other.path);
        match (&one.result, &other.result) {
            (Ok(Draft::Articles(one)), Ok(Draft::Articles(other))) => assert_eq!(one, other),
            (Err(one), Err(other)) => assert_eq!(one.to_string(), other.to_string()),
            (one, other) => panic!("{one:?} {other:?}"),
        }
    }
}

#[test]
fn a_pasted_page_is_read_apart_as_its_file_is() {
    let path = fixtures().join("html/time-only.html");
    let html = fs::read_to_string(&path).unwrap();
    let pasted = read_pasted_page(&html, &ReadOptions::default(), &guard()).unwrap();
    let Ok(Draft::Articles(reading)) = read(&[path], &guard()).remove(0).result else { panic!("it reads") };
    let file = &reading.articles[0];
    assert_eq!((&pasted.text, &pasted.candidates, &pasted.page), (&file.text, &file.candidates, &file.page));
    assert_eq!((pasted.origin().unwrap().hash, pasted.file.as_str()), (file.origin().unwrap().hash, ""));
    let nested = "<div>".repeat(100_000);
    let error = read_pasted_page(&nested, &ReadOptions::default(), &brief()).unwrap_err();
    assert!(!error.to_string().is_empty());
}

#[test]
fn what_hangs_or_floods_or_dies_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    fs::write(&file, "title,text\na,They met.\n").unwrap();
    let limits = Limits { time: Duration::from_millis(300), output: 1 << 20, ..Limits::default() };
    let check = |script: &str, expected: &str| {
        let program = folder.path().join("program");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let begun = Instant::now();
        let words = reason(&file, &Guard::of_program(program).within(limits));
        assert!(words.contains(expected), "{script}: {words}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{script}");
    };
    check("exec sleep 60", "given up after 0 seconds");
    check("exec yes", "more than 1 MB of text");
    check("kill -9 $$", "broke off (signal: 9");
    check("echo words", "broke off (exit status: 0)");
    check("exit 3", "broke off (exit status: 3)");
    let words = reason(&file, &Guard::of_program(folder.path().join("none")));
    assert!(words.contains("cannot be started"), "{words}");
}

#[test]
fn memory_and_size_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["zeros.txt", "zeros.html", "zeros.pdf"] {
        let path = folder.path().join(name);
        File::create(&path).unwrap().set_len(1 << 30).unwrap();
        assert!(reason(&path, &guard()).starts_with("it has more than 256 MB, divide"));
    }
    let path = folder.path().join("large.csv");
    fs::write(&path, format!("text\n{}\n", "They met. ".repeat(20_000_000))).unwrap();
    let little = guard().within(Limits { memory: 256 << 20, ..Limits::default() });
    let words = reason(&path, &little);
    assert!(words.contains("broke off") || words.contains("out of memory"), "{words}");
}

#[test]
fn nested_elements_without_end_are_given_up_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep.html");
    fs::write(&path, format!("{}words", "<div>".repeat(100_000))).unwrap();
    let begun = Instant::now();
    let reads = read(&[path], &brief());
    assert_eq!(reads.len(), 1);
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn damaged_documents_end_as_words_or_a_reason() {
    let (pdfs, others) = if std::env::var_os("DEMARCHE_TORTURE").is_some() { (300, 100) } else { (25, 10) };
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::seeded(7);
    let mut count = 0;
    let seeds = [
        ("pdf", "printed.pdf", pdfs / 2),
        ("printed", "writer-two-columns_en.pdf", pdfs / 4),
        ("printed", "chromium-head-and-foot_en.pdf", pdfs - pdfs / 2 - pdfs / 4),
        ("docx", "table.docx", others),
        ("epub", "two-chapters.epub", others),
        ("rtf", "picture.rtf", others),
        ("table", "dates.xlsx", others),
    ];
    for (format, name, times) in seeds {
        let sound = fs::read(fixtures().join(format).join(name)).unwrap();
        for turn in 0..times {
            let mut bytes = sound.clone();
            for _ in 0..20 {
                let at = dice.below(bytes.len());
                bytes[at] = u8::try_from(dice.below(256)).unwrap();
            }
            if turn % 5 == 0 {
                bytes.truncate(dice.below(bytes.len()));
            }
            fs::write(folder.path().join(format!("{turn}-{name}")), bytes).unwrap();
            count += 1;
        }
    }
    let reads = read(&[folder.path().to_owned()], &brief());
    assert_eq!(reads.len(), count);
    let failed = reads.iter().filter(|read| read.result.is_err()).count();
    println!("{count} damaged files: {failed} with a reason, {} with words", count - failed);
}

#[test]
fn what_is_no_file_or_vanishes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe.html")).status().unwrap().success());
    assert!(reason(&at("pipe.html"), &guard()).starts_with("this is neither a file nor a folder"));
    assert!(reason(Path::new("/dev/zero"), &guard()).starts_with("this is neither a file nor a folder"));

    for name in ["gone.html", "gone.txt", "gone.zip"] {
        fs::write(at(name), "<p>They met.").unwrap();
        let mut found = files_under(&[at(name)]);
        fs::remove_file(at(name)).unwrap();
        if name == "gone.zip" {
            found = found_under(&[at(name)], &guard(), &Cancel::default());
        }
        let ended = Mutex::new(Vec::new());
        read_each(found, &ReadOptions::default(), &guard(), &Cancel::default(), &|step| {
            if let Step::Ended(_, read) = step {
                ended.lock().unwrap().push(read);
            }
        });
        let error = ended.lock().unwrap().remove(0).result.unwrap_err().to_string();
        assert!(error.starts_with("there is no such file or folder"), "{error}");
    }

    let closed = at("closed");
    fs::create_dir(&closed).unwrap();
    fs::write(closed.join("a.txt"), "They met.").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let reads = read(std::slice::from_ref(&closed), &guard());
    // Who may do everything reads it all the same.
    match &reads[0].result {
        Err(error) => assert!(error.to_string().starts_with("it may not be read"), "{error}"),
        Ok(_) => assert!(fs::read_dir(&closed).is_ok()),
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(reads.len(), 1);
}

#[test]
fn a_thousand_files_are_counted_and_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..1000 {
        let ending = if number % 20 == 0 { "csv" } else { "txt" };
        let words = format!("Title,Text\nNote {number},They met for the {number}th time.\n");
        fs::write(folder.path().join(format!("{number:04}.{ending}")), words).unwrap();
    }
    let paths = [folder.path().to_owned()];
    let cancel = Cancel::default();
    let steps = Mutex::new((0, Vec::new()));
    let found = found_under(&paths, &guard(), &cancel);
    read_each(found, &ReadOptions::default(), &guard(), &cancel, &|step| {
        let mut steps = steps.lock().unwrap();
        match step {
            Step::Began(_) => steps.0 += 1,
            Step::Ended(at, read) => steps.1.push((at, read)),
        }
        if steps.1.len() == 400 {
            cancel.cancel();
        }
    });
    let (began, mut ended) = steps.into_inner().unwrap();
    ended.sort_by_key(|(at, _)| *at);
    assert_eq!(ended.iter().map(|(at, _)| *at).collect::<Vec<_>>(), (0..1000).collect::<Vec<_>>());
    let is_cancelled = |read: &FileRead| matches!(read.result, Err(ReadError::Cancelled { .. }));
    let cancelled = ended.iter().filter(|(_, read)| is_cancelled(read)).count();
    assert!((590..=600).contains(&cancelled) && (400..=410).contains(&began), "{cancelled} {began}");

    let mut session = Session::new("Talks", 1);
    let before = session.project().clone();
    let report = add_all(&mut session, ended.into_iter().map(|(_, read)| read).collect()).unwrap();
    assert_eq!(report.added().len(), 1000 - cancelled);
    session.undo().unwrap();
    assert_eq!(session.project(), &before);
    assert!(session.undo().is_none());
}

#[test]
fn an_original_is_noted_with_its_article() {
    let mut session = Session::new("Talks", 1);
    let report = add_all(&mut session, read(&[fixtures().join("html/json-ld.html")], &guard())).unwrap();
    let source = session.project().source(report.added()[0]).unwrap();
    let provenance = source.provenance.as_ref().unwrap();
    let bytes = fs::read(fixtures().join("html/json-ld.html")).unwrap();
    assert_eq!(provenance.size, bytes.len() as u64);
    assert_eq!(provenance.hash, blake3::hash(&bytes).to_hex().to_string());
    assert_eq!((provenance.reader.as_str(), provenance.changed.is_some()), ("html", true));
    assert!(provenance.removed.iter().any(|it| it.why == "a menu of the page"), "{provenance:?}");
    let reading = import::read("json-ld.html", &bytes, &ReadOptions::default()).unwrap();
    assert_eq!(reading.articles[0].origin().unwrap().removed, provenance.removed);
}
