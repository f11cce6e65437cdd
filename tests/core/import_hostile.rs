//! Archives that lie, names that disturb, files that change while they are read: each ends as a row with a
//! reason, within the limits.

#![cfg(unix)]

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use demarche::import::ReadOptions;
use demarche::session::Session;
use demarche::session::import::{Became, Cancel, Draft, Guard, Limits, ReadError, Step};
use demarche::session::import::{add_all, files_under, read_each};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import_guard::{guard, read, reason};

#[test]
fn archives_lead_nowhere_and_unpack_to_little() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let zeros = vec![b' '; 40 << 20];
    let files: [(&str, &[u8]); 7] = [
        ("notes/a.txt", b"They met."),
        ("table.csv", b"title,text\nOne,They met again.\nTwo,They left.\n"),
        ("../../up.txt", b"out"),
        ("bomb.txt", &zeros),
        ("inner.zip", b"PK"),
        ("a\nb\u{202e}c.txt", b"Odd name."),
        ("photo.jpeg", b"no"),
    ];
    for (name, bytes) in files {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let path = folder.path().join("all.zip");
    fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    let reads = read(&[path], &guard());
    let shown: Vec<String> = reads
        .iter()
        .map(|read| match &read.result {
            Ok(Draft::Articles(reading)) => format!("{} articles", reading.articles.len()),
            Ok(Draft::Claims(_)) => "claims".to_owned(),
            Err(error) => error.to_string().split([',', ';', ':', '(']).next().unwrap().trim().to_owned(),
        })
        .collect();
    let expected = [
        "1 articles",
        "2 articles",
        "its name leads out of the archive",
        "it unpacks to more than 200 times its size",
        "an archive within an archive is not read",
        "1 articles",
        ".jpeg cannot be read",
    ];
    assert_eq!(shown, expected);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is unpacked to the disk");
}

#[test]
fn archives_that_lie_or_have_too_much_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let many = folder.path().join("many.zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..10_001 {
        writer.start_file(format!("{number}.txt"), SimpleFileOptions::default()).unwrap();
    }
    fs::write(&many, writer.finish().unwrap().into_inner()).unwrap();
    assert!(reason(&many, &guard()).starts_with("it has more than 10000 files"));

    // What an entry says of its size is a lie: it unpacks to 80 MB and says one thousand bytes.
    let lying = folder.path().join("lying.zip");
    let blanks = vec![b' '; 80 << 20];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.txt", SimpleFileOptions::default()).unwrap();
    writer.write_all(&blanks).unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    let said = u32::try_from(blanks.len()).unwrap().to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == said {
            bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    fs::write(&lying, bytes).unwrap();
    let words = reason(&lying, &guard());
    assert!(words.contains("unpacks to more than 64 MB") || words.contains("damaged"), "{words}");

    // The same within a document, and entities that grow without end.
    let document = |name: &str, xml: &[u8]| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        writer.write_all(xml).unwrap();
        let path = folder.path().join(name);
        fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
        reason(&path, &guard())
    };
    let words = document("bomb.docx", &blanks);
    assert!(words.contains("unpacks to more than 64 MB"), "{words}");
    let mut laughs = String::from("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
    for number in 1..30 {
        let before = format!("&a{};", number - 1);
        laughs.extend(["<!ENTITY a", &number.to_string(), " \"", &before.repeat(4), "\">"]);
    }
    laughs.push_str("]><w:document><w:body><w:p><w:r><w:t>&a29;</w:t></w:r></w:p></w:body></w:document>");
    let words = document("laughs.docx", laughs.as_bytes());
    assert!(words.starts_with("there are no words in it"), "{words}");
}

#[test]
fn names_break_no_line_and_turn_no_words_around() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in
        [("a\nb\u{202e}c.csv", "text\nThey met.\n"), ("x\ny\u{2067}z.docx", "no"), ("e\nf\u{202e}.txt", "")]
    {
        fs::write(folder.path().join(name), words).unwrap();
    }
    let mut session = Session::new("Talks", 1);
    let report = add_all(&mut session, read(&[folder.path().to_owned()], &guard())).unwrap();
    let source = session.project().source(report.added()[0]).unwrap();
    assert_eq!((source.title.as_str(), source.file.as_str()), ("They met.", "a\nb\u{202e}c.csv"));
    let shown: Vec<String> = report
        .files
        .iter()
        .filter_map(|file| match &file.became {
            Became::Nothing(error) => Some(error.to_string()),
            _ => None,
        })
        .collect();
    assert!(
        shown[0].ends_with("e\\nf\\u{202e}.txt") && shown[1].ends_with("x\\ny\\u{2067}z.docx"),
        "{shown:?}"
    );

    let program = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_demarche")).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let project = folder.path().join("talks.ron");
    let (project, from) = (project.to_str().unwrap(), folder.path().to_str().unwrap());
    program(&["new", project]);
    let json = program(&["import", project, from, "--json"]);
    assert!(!json.contains(['\u{202e}', '\u{2067}']) && json.contains("a\\nb\\u202ec.csv"), "{json}");
    let report = program(&["import", project, from]);
    assert!(!report.contains(['\u{202e}', '\u{2067}']) && report.contains("a\\nb\\u{202e}c.csv"), "{report}");
}

#[test]
fn a_large_text_is_read_within_bounds_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    fs::write(&path, "They met. \n".repeat(900_000)).unwrap();
    let little = guard().within(Limits { memory: 64 << 20, ..Limits::default() });
    let words = reason(&path, &little);
    assert!(words.contains("broke off") || words.contains("out of memory"), "{words}");
    assert!(read(std::slice::from_ref(&path), &guard())[0].result.is_ok());
    File::create(&path).unwrap().set_len(200 << 20).unwrap();
    let words = reason(&path, &guard());
    assert!(words.starts_with("this is not text") || words.contains("broke off"), "{words}");
}

#[test]
fn cancelling_ends_the_process_that_reads() {
    let folder = tempfile::tempdir().unwrap();
    let (program, number) = (folder.path().join("program"), folder.path().join("number"));
    fs::write(&program, format!("#!/bin/sh\necho $$ > {}\nexec sleep 600\n", number.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let file = folder.path().join("a.csv");
    fs::write(&file, "title,text\na,They met.\n").unwrap();
    let cancel = Cancel::default();
    let begun = Instant::now();
    let ended = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let is_there = || fs::read_to_string(&number).is_ok_and(|number| number.ends_with('\n'));
            while !is_there() && begun.elapsed() < Duration::from_mins(1) {
                std::thread::yield_now();
            }
            cancel.cancel();
        });
        let found = files_under(&[file]);
        read_each(found, &ReadOptions::default(), &Guard::of_program(program), &cancel, &|step| {
            if let Step::Ended(_, read) = step {
                ended.lock().unwrap().push(read);
            }
        });
    });
    let ended = ended.into_inner().unwrap();
    assert!(matches!(ended[0].result, Err(ReadError::Cancelled { .. })), "{ended:?}");
    let process = Path::new("/proc").join(fs::read_to_string(number).unwrap().trim());
    assert!(!process.exists(), "the process was killed and taken leave of");
}

#[test]
fn what_vanishes_or_changes_while_it_is_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("program");
    for (what, expected) in [
        ("rm", "there is no such file or folder"),
        ("truncate -s 0", "there are no words in it"),
        ("truncate -s 300M", "it has more than 256 MB"),
    ] {
        // A file is replaced by a pipe, cut or grown after it was found and before it is read.
        let worker = env!("CARGO_BIN_EXE_demarche");
        fs::write(&program, format!("#!/bin/sh\n{what} \"$2\"\nexec {worker} \"$@\"\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        for name in ["a.csv", "a.html"] {
            let file = folder.path().join(name);
            fs::write(&file, "title,text\na,They met.\n").unwrap();
            let words = reason(&file, &Guard::of_program(program.clone()));
            assert!(words.starts_with(expected), "{what}: {words}");
        }
    }
}
