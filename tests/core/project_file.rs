//! The project file: what is written comes back, and what is broken is said.

use std::path::Path;

use crate::support::dice::Dice;
use crate::support::projects::{any_project, corpus, small};
use demarche::edit::{Transaction, apply};
use demarche::storage::{Notice, Opened, Spot, StorageError, read, write};
use proptest::prelude::*;

const NAME: &str = "talks.ron";

fn read_words(file: &str) -> Result<Opened, StorageError> {
    read(file.as_bytes(), Path::new(NAME))
}

fn opened(file: &str) -> Opened {
    read_words(file).unwrap_or_else(|error| panic!("{error}\n{file}"))
}

fn error_of(file: &str) -> String {
    match read_words(file) {
        Ok(opened) => panic!("opened with {:?}:\n{file}", opened.notices),
        Err(error) => error.to_string(),
    }
}

fn spot_of(file: &str) -> Spot {
    match read_words(file) {
        Err(StorageError::Broken { spot, .. }) => *spot,
        Err(other) => panic!("{other}"),
        Ok(opened) => panic!("opened with {:?}:\n{file}", opened.notices),
    }
}

/// The file with one piece replaced, which must be there once.
fn with(file: &str, old: &str, new: &str) -> String {
    assert_eq!(file.matches(old).count(), 1, "{old} in {file}");
    file.replace(old, new)
}

/// The line, from 1, on which a piece stands.
fn line_of(file: &str, piece: &str) -> usize {
    1 + file.lines().position(|line| line.contains(piece)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_project_comes_back_equal_and_is_saved_to_the_same_bytes(project in any_project()) {
        let file = write(&project);
        let opened = read(file.as_bytes(), Path::new(NAME)).unwrap();
        prop_assert_eq!(&opened.notices, &[]);
        prop_assert!(opened.project == project, "{}", file);
        for (one, other) in project.sources().zip(opened.project.sources()) {
            prop_assert_eq!(
                project.text_of(one.id).unwrap().as_str(),
                opened.project.text_of(other.id).unwrap().as_str()
            );
        }
        prop_assert_eq!(write(&opened.project), file);
    }

    #[test]
    fn any_words_are_an_error_and_never_a_panic(words in crate::support::projects::hostile_words()) {
        prop_assert!(read_words(&words).is_err());
        let words = format!("(schema: 1, {words}");
        prop_assert!(read_words(&words).is_err());
    }

    #[test]
    fn any_bytes_are_an_error_and_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        prop_assert!(read(&bytes, Path::new(NAME)).is_err());
    }
}

#[test]
fn the_file_is_readable_lines() {
    let file = write(&small());
    // A checkout may have changed the line ends of the fixture.
    let expected = include_str!("../fixtures/project/small.ron").replace("\r\n", "\n");
    assert_eq!(file, expected);
}

#[test]
fn a_large_project_comes_back() {
    let project = corpus(3, 60, 1200);
    let file = write(&project);
    let opened = opened(&file);
    assert_eq!(project.statements().len(), 1200);
    assert!(opened.project == project && opened.notices.is_empty());
    assert_eq!(write(&opened.project), file);
}

#[test]
fn one_changed_statement_is_one_changed_line() {
    let project = corpus(4, 10, 100);
    let mut changed = project.clone();
    let mut statement = project.statements().nth(50).unwrap().as_ref().clone();
    statement.memo = "see page two".into();
    apply(&mut changed, &Transaction::new("Change").put(statement)).unwrap();
    let (before, after) = (write(&project), write(&changed));
    assert_eq!(before.lines().count(), after.lines().count());
    let differing: Vec<&str> =
        before.lines().zip(after.lines()).filter(|(one, other)| one != other).map(|(_, line)| line).collect();
    assert_eq!(differing.len(), 2);
    assert!(differing[0].contains("memo: \"see page two\""));
    assert!(differing[1].starts_with("// sum: blake3 "));
}

#[test]
fn a_cut_file_is_an_error_or_lacks_only_its_checksum() {
    let project = small();
    let file = write(&project);
    let end = file.rfind("\n)\n").unwrap() + 2;
    for length in (0..file.len()).filter(|length| file.is_char_boundary(*length)) {
        let result = read_words(&file[..length]);
        if length < end {
            let error = result.expect_err("a project without an end");
            assert!(error.to_string().ends_with(NAME), "{error}");
        } else if let Ok(opened) = result {
            assert!(opened.project == project);
            assert!(matches!(opened.notices[..], [Notice::SumMissing | Notice::ChangedOutside]));
        } else {
            // Only half of the comment's two strokes is there.
            assert!(file[..length].ends_with("\n/"));
        }
    }
}

#[test]
fn a_cut_file_is_called_cut() {
    let file = write(&small());
    for piece in ["title: \"First", "neutral zone", "order: 2", "sources: ["] {
        let cut = &file[..file.rfind(piece).unwrap() + piece.len()];
        let error = read_words(cut).unwrap_err();
        assert!(matches!(error, StorageError::CutOff { .. }), "{error}");
        assert!(error.to_string().starts_with("the file ends too early"), "{error}");
    }
}

#[test]
fn flipped_bits_are_an_error_or_a_notice() {
    let file = write(&small()).into_bytes();
    let mut dice = Dice::seeded(11);
    let mut notices = 0;
    for _ in 0..2000 {
        let mut damaged = file.clone();
        damaged[dice.below(file.len())] ^= 1 << dice.below(8);
        if let Ok(opened) = read(&damaged, Path::new(NAME)) {
            assert!(
                opened.notices.iter().any(|it| matches!(it, Notice::ChangedOutside | Notice::SumMissing)),
                "{}",
                String::from_utf8_lossy(&damaged)
            );
            notices += 1;
        }
    }
    assert!((400..1900).contains(&notices), "{notices} of 2000 opened with a notice");
}

#[test]
fn line_ends_byte_order_mark_and_utf16_are_no_harm() {
    let project = small();
    let file = write(&project);
    let check = |bytes: &[u8], expected: &[Notice]| {
        let opened = read(bytes, Path::new(NAME)).unwrap();
        assert!(opened.project == project);
        assert_eq!(opened.notices, expected);
    };
    let units = |file: &str| file.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let crlf = file.replace('\n', "\r\n");
    check(file.as_bytes(), &[]);
    check(crlf.as_bytes(), &[Notice::LineEnds]);
    check(format!("\u{feff}{file}").as_bytes(), &[Notice::ByteOrderMark]);
    check(&units(&format!("\u{feff}{crlf}")), &[Notice::Utf16, Notice::LineEnds]);
    check(&units(&file), &[Notice::Utf16]);
    let mut odd = units(&file);
    odd.pop();
    let error = read(&odd, Path::new(NAME)).unwrap_err();
    assert!(matches!(error, StorageError::NotUtf16 { .. }), "{error}");
}

#[test]
fn what_is_no_project_is_said() {
    let is_other = |file: &str| matches!(read_words(file), Err(StorageError::NotAProject { .. }));
    assert!(is_other("Dear all,\nthe talks begin (on Monday)."));
    assert!(is_other("{\"schema\": 1}"));
    assert!(is_other("(name: \"dark\", colors: [1, 2])"));
    assert!(is_other("%PDF-1.7"));
    for empty in ["", "\u{feff}", " \r\n", "\0\0\0\0\0\0"] {
        assert!(error_of(empty).starts_with("the file is empty"), "{empty:?}");
    }
    let latin = [b"(schema: 1, title: \"caf".as_slice(), &[0xe9], b"\")"].concat();
    let error = read(&latin, Path::new(NAME)).unwrap_err();
    assert!(matches!(error, StorageError::NotUtf8 { line: 1, column: 24, .. }), "{error}");
}

#[test]
fn a_newer_file_names_both_versions() {
    let newer = with(&write(&small()), "schema: 2", "schema: 999");
    let error = error_of(&newer);
    assert!(error.contains("schema 999") && error.contains("up to 2"), "{error}");
    let later = with(&newer, "(schema: 999, ", "(").replacen(", title", ", schema: 3, brand: new, title", 1);
    assert!(matches!(read_words(&later), Err(StorageError::Newer { found: 3, known: 2, .. })));
}

#[test]
fn conflict_markers_are_named_with_their_line() {
    let file = write(&small());
    let row = file.lines().find(|line| line.contains("memo: \"sic\"")).unwrap();
    let conflict = format!("<<<<<<< HEAD\n{row}\n=======\n{row}\n>>>>>>> theirs");
    let merged = with(&file, row, &conflict);
    let line = line_of(&merged, "<<<<<<<");
    match read_words(&merged) {
        Err(StorageError::Conflict { line: found, .. }) => assert_eq!(found, line),
        other => panic!("{other:?}"),
    }
    assert!(error_of(&merged).contains("conflict markers"));
    let crlf = merged.replace('\n', "\r\n");
    assert!(matches!(read_words(&crlf), Err(StorageError::Conflict { .. })));
}

#[test]
fn a_conflict_of_checksums_only_is_none() {
    let file = write(&small());
    let sum = file.lines().last().unwrap();
    let merged = with(&file, sum, &format!("<<<<<<< HEAD\n{sum}\n=======\n{sum}\n>>>>>>> theirs"));
    let opened = opened(&merged);
    assert!(opened.project == small());
    assert_eq!(opened.notices, [Notice::ChangedOutside]);
}

/// The words from the place of the error to the end of its line.
fn words_at(file: &str, spot: &Spot) -> String {
    let line = file.lines().nth(spot.line - 1).unwrap();
    assert!(line.contains(spot.excerpt.trim_matches('…')), "{spot}");
    line.chars().skip(spot.column - 1).collect()
}

#[test]
fn slips_of_the_hand_have_their_place() {
    let file = write(&small());
    let check = |old: &str, new: &str, message: &str, place: &str| {
        let broken = with(&file, old, new);
        let spot = spot_of(&broken);
        assert!(spot.message.contains(message), "{spot}");
        let rest = words_at(&broken, &spot);
        assert!(rest.starts_with(place), "{spot}: {rest}");
    };
    check("memo: \"sic\"", "mmeo: \"sic\"", "a field `mmeo`, expected one of id, start", "mmeo: ");
    check("name: \"truce\", ", "", "the demand ends without its field `name`", "),");
    check("memo: \"sic\"", "memo: \"sic\", memo: \"\"", "the field `memo` twice", "memo: \"\"");
    check("memo: \"sic\"", "memo: \"sic", "expected comma", "2JA0");
    check("said: \"2022-03\"", "said: \"March\"", "a date is written 2022, 2022-03", "March");
    check("\"2022-03-29\"", "\"2022-02-30\"", "a date is written", "2022-02-30");
    check("\"guessed\"", "\"maybe\"", "\"confirmed\" or \"guessed\"", "maybe");
    check("start: 1,", "start: one,", "expected integer", "one,");
    check("memo: \"sic\"", "memo: 7", "expected words in quotation marks", "7");
    check("schema: 2", "schema: 0", "no schema 0", "0");
    check("\n)\n//", "\n))\n//", "expected nothing after", ")");
}

#[test]
fn records_that_cannot_be_are_named_with_their_line() {
    let project = small();
    let file = write(&project);
    let check = |broken: &str, message: &str, line: &str| {
        let spot = spot_of(broken);
        assert!(spot.message.contains(message), "{spot}");
        assert_eq!(spot.line, line_of(broken, line), "{spot}");
    };
    let envoy = project.actors().find(|actor| actor.name == "Envoy").unwrap();
    let party = envoy.memberships[0].parent;
    let strange = "000000000000";
    check(
        &file.replace(&format!("parent: \"{party}\""), &format!("parent: \"{strange}\"")),
        strange,
        "Envoy",
    );
    check(
        &file.replace(&format!("actor: \"{}\"", envoy.id), &format!("actor: \"{strange}\"")),
        strange,
        "stance",
    );
    check(&file.replace("\"Southland\"", "\"Northland\""), "already an actor named \"Northland\"", {
        let mut last =
            file.lines().filter(|line| line.contains("\"Northland\"") || line.contains("\"Southland\""));
        let last = last.next_back().unwrap();
        &last[..last.find("name").unwrap()]
    });
    check(&file.replace("\"Envoy\"", "\" \""), "an actor needs a name", "name: \" \"");
    let parent = file.replace(
        "name: \"Northland\", kind: \"party\"",
        &format!("name: \"Northland\", kind: \"party\", parent: \"{party}\""),
    );
    check(&parent, "cannot stand below itself", "\"Northland\"");
    check(&file.replace("end: 16, ", ""), "only one of `start` and `end`", "We want a truce\",");
    check(&file.replace("published: \"2022-03-29\", ", ""), "no `published`", "First round");
    let row = file.lines().find(|line| line.contains("\"sic\"")).unwrap();
    let twice = file.replace(row, &format!("{row}\n{}", row.replace("sic", "twice")));
    check(&twice, "this id stands twice", "\"twice\"");
}

#[test]
fn changed_articles_keep_every_statement() {
    let project = small();
    let file = write(&project);
    let ids: Vec<_> = project.sources().map(|source| source.id).collect();
    let source = *ids.iter().find(|id| project.count_of(**id) > 0).unwrap();

    let moved = opened(&with(&file, "\"“We want a truce”", "\"On Monday: “We want a truce”"));
    let [Notice::ChangedOutside, Notice::TextsChanged(texts), Notice::QuotesMoved(places)] =
        &moved.notices[..]
    else {
        panic!("{:?}", moved.notices)
    };
    assert_eq!((texts.as_slice(), places.len()), ([source].as_slice(), 2));
    for statement in moved.project.statements() {
        let text = moved.project.text_of(source).unwrap();
        assert!(statement.span.is_none_or(|span| text.slice(span) == Some(&statement.quote)));
    }
    assert_eq!(moved.project.statements().filter(|it| it.span.is_some()).count(), 2);

    let lost = opened(&with(&file, "first a neutral zone 🙂.", "nothing."));
    let zone = project.statements().find(|it| it.memo == "sic").unwrap();
    assert!(lost.notices.iter().any(
        |it| matches!(it, Notice::QuotesLost(places) if places.len() == 1 && places[0].statement == zone.id)
    ));
    let kept = lost.project.statement(zone.id).unwrap();
    assert_eq!((kept.span, &kept.quote), (None, &zone.quote));

    let far = opened(&with(&file, "start: 1, end: 16", "start: 99999, end: 18446744073709551615"));
    assert!(matches!(far.notices[..], [Notice::ChangedOutside, Notice::QuotesMoved(_)]), "{:?}", far.notices);
    assert!(far.project == project);

    let filled = opened(&with(&file, "end: 16, quote: \"We want a truce\"", "end: 16, quote: \"\""));
    assert!(matches!(filled.notices[..], [Notice::ChangedOutside, Notice::QuotesFilled(_)]));
    assert!(filled.project == project);
}

#[test]
fn files_written_by_hand_open() {
    let file = r#"
        // by hand
        (title: "Talks \"22\"", project: "0123456789AB", schema: 1, sources: [(
            id: "0123456789AC", title: "A", order: 0, /* new */ text: ["One.", r"Two."],
            published: Some("2022"),
        )])
    "#;
    let opened = opened(file);
    assert_eq!(opened.notices, [Notice::SumMissing]);
    assert_eq!(opened.project.title(), "Talks \"22\"");
    let source = opened.project.sources().next().unwrap();
    assert_eq!(opened.project.text_of(source.id).unwrap().as_str(), "One.\nTwo.");
    assert_eq!(source.published.as_ref().unwrap().when.to_string(), "2022");
}
