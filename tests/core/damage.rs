//! Damage of every kind: an error or the right project, never a panic, never silently another project.
//!
//! `DEMARCHE_TORTURE=1` (as `just torture` sets it) tries far more.

use std::fs;
use std::path::Path;

use crate::support::dice::Dice;
use crate::support::projects::{corpus, small};
use crate::support::times;
use demarche::edit::{self, Transaction, actors, coders};
use demarche::import::claims;
use demarche::model::{ActorKind, Attribute, IdSource, Project};
use demarche::session::{OpenAnswer, Pace, Session, Way};
use demarche::storage::journal::{Tail, read_entry, read_journal};
use demarche::storage::lock::lock_path;
use demarche::storage::{self, Notice, read, write};

const NAME: &str = "talks.ron";

/// What reading bytes came to.
#[derive(Debug, Default)]
struct Tally {
    refused: usize,
    told: usize,
    same: usize,
}

impl Tally {
    /// Reads what damage left of a project's file.
    fn read(&mut self, bytes: &[u8], project: &Project, what: &str) {
        match read(bytes, Path::new(NAME)) {
            Err(error) => {
                assert!(error.to_string().ends_with(NAME), "{what}: {error}");
                self.refused += 1;
            }
            Ok(opened) if opened.notices.is_empty() || opened.notices == [Notice::LineEnds] => {
                assert!(opened.project == *project, "{what}: silently another project");
                self.same += 1;
            }
            Ok(_) => self.told += 1,
        }
    }
}

/// A project's file with a log of what was done, as a session leaves it that worked and saved.
fn logged(project: Project) -> (Vec<u8>, Project) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(NAME);
    let mut session = Session::on(project, IdSource::seeded(1));
    session.code_as("Ada");
    for number in 0..20 {
        session.commit(coders::retitle(session.project(), &format!("Talks {number} “é”"))).unwrap();
        session.seal();
        let name = format!("person {number}");
        let add = |project: &Project, ids: &mut IdSource| {
            Ok(actors::add(project, &name, ActorKind::Person, None, ids).0)
        };
        session.create(add).unwrap();
        if number % 5 == 4 {
            session.undo().unwrap();
        }
    }
    session.save_as(&file).unwrap();
    let bytes = fs::read(&file).unwrap();
    assert!(read(&bytes, Path::new(NAME)).unwrap().trail.len() >= 40, "no log in the file");
    (bytes, session.project().clone())
}

fn journal() -> (Vec<u8>, Project) {
    let folder = tempfile::tempdir().unwrap();
    let (file, journals) = (folder.path().join(NAME), folder.path().join("journals"));
    Session::on(small(), IdSource::seeded(1)).save_as(&file).unwrap();
    let opened = Session::open_recorded(&file, IdSource::seeded(2), &journals, Pace::Inline).unwrap();
    let mut session = opened.session;
    for number in 0..60 {
        if number & 1 == 0 {
            let name = format!("person {number} “é”\u{2028}");
            let add = |project: &Project, ids: &mut IdSource| {
                Ok(actors::add(project, &name, ActorKind::Person, None, ids).0)
            };
            session.create(add).unwrap();
        } else {
            session.commit(coders::retitle(session.project(), &format!("Talks {number}"))).unwrap();
            session.seal();
        }
    }
    drop(session);
    let path = fs::read_dir(&journals).unwrap().next().unwrap().unwrap().path();
    (fs::read(path).unwrap(), small())
}

/// Reads what damage left of a journal: exactly its first lines, and told that there were more.
fn read_damaged_journal(bytes: &[u8], whole: &[String], tally: &mut Tally, what: &str) {
    let Some(read) = read_journal(bytes) else { return tally.refused += 1 };
    assert!(whole.starts_with(&read.lines), "{what}: a line that was never written");
    if read.tail == Tail::Whole {
        assert!(read.lines.len() == whole.len() || bytes.len() < 200 || bytes.ends_with(b"\n"), "{what}");
        tally.same += 1;
    } else {
        tally.told += 1;
    }
}

fn flip(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    damaged[dice.below(bytes.len())] ^= 1 << dice.below(8);
    damaged
}

/// Two blocks of 16 to 512 bytes change places, as clusters of a broken disk do.
fn swap(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let size = (16 << dice.below(6)).min(bytes.len() / 4);
    let count = bytes.len() / size;
    let (one, other) = (dice.below(count) * size, dice.below(count) * size);
    let mut damaged = bytes.to_vec();
    for at in 0..size {
        damaged.swap(one + at, other + at);
    }
    (damaged != bytes).then_some(damaged)
}

#[test]
fn flipped_bits_of_a_project_file_are_refused_or_told() {
    let (bytes, project) = logged(corpus(3, 3, 12));
    let (mut dice, mut tally) = (Dice::seeded(21), Tally::default());
    let count = times(1_000, 10_000);
    for round in 0..count {
        tally.read(&flip(&bytes, &mut dice), &project, &format!("flip {round}"));
    }
    println!("project file, {count} flipped bits: {tally:?}");
    assert!(tally.refused > count / 10 && tally.told > count / 10 && tally.same == 0, "{tally:?}");
}

#[test]
fn swapped_blocks_of_a_project_file_are_refused_or_told() {
    let (bytes, project) = logged(corpus(4, 3, 12));
    let (mut dice, mut tally) = (Dice::seeded(22), Tally::default());
    let count = times(300, 1_000);
    for round in 0..count {
        if let Some(damaged) = swap(&bytes, &mut dice) {
            tally.read(&damaged, &project, &format!("swap {round}"));
        }
    }
    println!("project file, {count} swapped blocks: {tally:?}");
    assert!(tally.refused + tally.told > count / 2 && tally.same == 0, "{tally:?}");
}

#[test]
fn damage_of_a_journal_gives_its_first_lines_and_is_told() {
    let (bytes, _) = journal();
    let whole = read_journal(&bytes).unwrap();
    assert!(whole.lines.len() == 60 && whole.tail == Tail::Whole);
    let mut dice = Dice::seeded(23);
    let (mut flips, mut swaps) = (Tally::default(), Tally::default());
    let count = times(1_000, 10_000);
    for round in 0..count {
        let damaged = flip(&bytes, &mut dice);
        read_damaged_journal(&damaged, &whole.lines, &mut flips, &format!("flip {round}"));
        let read = read_journal(&damaged);
        assert!(read.is_none_or(|read| read.lines.len() < 60), "flip {round} was believed");
    }
    let swapped = times(300, 1_000);
    for round in 0..swapped {
        if let Some(damaged) = swap(&bytes, &mut dice) {
            let read = read_journal(&damaged);
            assert!(read.is_none_or(|read| read.lines.len() < 60), "swap {round} was believed");
            read_damaged_journal(&damaged, &whole.lines, &mut swaps, &format!("swap {round}"));
        }
    }
    println!("journal, {count} flipped bits: {flips:?}; {swapped} swapped blocks: {swaps:?}");
    assert_eq!(flips.same, 0);
}

#[test]
fn every_beginning_of_a_project_file_is_refused_or_lacks_only_its_checksum() {
    let (bytes, project) = logged(corpus(6, 2, 8));
    let (mut refused, mut told) = (0, 0);
    let step = times(7, 1);
    for length in (0..bytes.len()).rev().step_by(step) {
        match read(&bytes[..length], Path::new(NAME)) {
            Err(_) => refused += 1,
            Ok(opened) => {
                assert!(opened.project == project && !opened.notices.is_empty(), "{length}");
                told += 1;
            }
        }
    }
    println!("{refused} beginnings refused, {told} told");
    assert!(refused > told);
}

/// Pieces that parsers trip over.
const PIECES: [&str; 28] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\\",
    "\\u{d800}",
    "\\ud83d",
    "\\u{110000}",
    "\\u{",
    "r#\"",
    "\"#",
    "/*",
    "*/",
    "//",
    ",",
    ":",
    "\0",
    "\u{2028}",
    "\u{feff}",
    "99999999999999999999",
    "-1",
    "1e999",
    "Some(",
    "#![enable(unwrap_newtypes)]",
    "id: \"",
];

/// Some changes of the kind that a hand, a merge or a broken disk makes.
fn mutate(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        if bytes.is_empty() {
            return bytes;
        }
        let (at, length) = (dice.below(bytes.len()), dice.below(40));
        let end = (at + length).min(bytes.len());
        match dice.below(6) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => _ = bytes.drain(at..end),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            3 => {
                let piece = PIECES[dice.below(PIECES.len())].repeat(1 + dice.below(3));
                bytes.splice(at..at, piece.into_bytes());
            }
            4 => bytes.truncate(at),
            _ => bytes[at] = dice.roll().to_le_bytes()[0],
        }
    }
    bytes
}

/// The files of a folder of seeds, by name.
fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let seeds: Vec<_> =
        paths.iter().filter(|path| path.is_file()).map(|path| fs::read(path).unwrap()).collect();
    assert!(!seeds.is_empty(), "{}", folder.display());
    seeds
}

#[test]
fn a_changed_project_file_is_an_error_or_a_project_that_can_be_saved_and_opened() {
    let mut all = seeds("fuzz/ron");
    all.extend(seeds("fixtures/project"));
    all.extend([1, 2, 3].map(|seed| logged(corpus(seed, 2, 8)).0));
    let (mut dice, mut opened) = (Dice::seeded(31), 0);
    let mut logs = 0;
    let count = times(1_500, 20_000);
    for round in 0..count {
        let bytes = mutate(dice.pick(&all).clone().as_slice(), &mut dice);
        let Ok(found) = read(&bytes, Path::new(NAME)) else { continue };
        opened += 1;
        let file = storage::write_with(&found.project, &found.trail);
        let again = read(file.as_bytes(), Path::new(NAME)).unwrap();
        assert!(again.project == found.project && again.notices.is_empty(), "round {round}");
        assert!(again.trail.len() == found.trail.len(), "round {round}: steps of the log are lost");
        logs += usize::from(!found.trail.is_empty());
    }
    println!("{count} changed project files, {opened} opened, {logs} with a log");
    assert!(logs > 0);
    assert!(opened > count / 200, "{opened}");
}

#[test]
fn a_changed_line_of_a_journal_is_an_error_or_a_change_that_can_be_undone() {
    let (bytes, project) = journal();
    let lines = read_journal(&bytes).unwrap().lines;
    let extra: Vec<String> =
        seeds("fuzz/journal").into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
    let (mut dice, mut done) = (Dice::seeded(32), 0);
    let count = times(3_000, 20_000);
    for round in 0..count {
        let line = if dice.once_in(4) { dice.pick(&extra) } else { dice.pick(&lines) };
        let words = String::from_utf8_lossy(&mutate(line.as_bytes(), &mut dice)).into_owned();
        let Ok(entry) = read_entry(&words, &project) else { continue };
        let mut changed = project.clone();
        let Ok(inverse) = edit::apply(&mut changed, &entry.change) else { continue };
        done += 1;
        edit::apply(&mut changed, &inverse).unwrap();
        assert!(changed == project, "round {round}: {words}");
        // The whole file of a journal, as it would be found.
        assert!(read_journal(&mutate(&bytes, &mut dice)).is_none_or(|it| lines.starts_with(&it.lines)));
    }
    println!("{count} changed lines, {done} done and undone");
    assert!(done > count / 50);
}

#[test]
fn changed_coded_data_is_an_error_or_a_draft() {
    let mut all = seeds("fuzz/json");
    all.extend(seeds("fixtures/claims"));
    let (mut dice, mut taken) = (Dice::seeded(33), 0);
    let count = times(3_000, 20_000);
    for _ in 0..count {
        let bytes = mutate(dice.pick(&all).clone().as_slice(), &mut dice);
        taken += usize::from(claims::read("claims.json", &bytes).is_ok());
    }
    println!("{count} changed files of coded data, {taken} taken");
    assert!(taken > count / 200, "{taken}");
}

#[test]
fn what_nests_without_end_is_refused_by_every_door() {
    let project = small();
    for (open, close) in
        [("[", "]"), ("(", ")"), ("{", "}"), ("Some(", ")"), ("[[(", ")]]"), ("/*", "*/"), ("r#", "")]
    {
        for depth in [200, 5_000] {
            let nested = format!("{}{}", open.repeat(depth), close.repeat(depth));
            for head in [
                "(schema: 1, project: ",
                "(schema: 1, project: \"000000000001\", title: \"\", actors: [",
                "#![enable(implicit_some)]\n",
                "",
            ] {
                let file = format!("{head}{nested}");
                assert!(read(file.as_bytes(), Path::new(NAME)).is_err(), "{open} {depth} deep after {head}");
            }
            assert!(read_entry(&nested, &project).is_err());
            let json = format!("{{\"schema\": \"claims-neutral/1\", \"documents\": {nested}}}");
            assert!(claims::read("claims.json", json.as_bytes()).is_err(), "{open} {depth} deep");
            check_other_doors(&nested);
        }
    }
}

/// What nests without end where no project file is wanted: an error, or nobody is kept from working.
fn check_other_doors(nested: &str) {
    // Journals with checksums that are right, so that their words are looked at.
    assert!(read_journal(&chained(&[nested])).is_none());
    let base = "(journal: 1, project: \"000000000001\", since: \"2026-03-12T14:05:00Z\")";
    let journal = read_journal(&chained(&[base, nested])).unwrap();
    assert!(journal.lines == [nested] && journal.tail == Tail::Whole);

    // The log, of which a way back is looked at when one goes it.
    let log = format!("\n history: [\n  (at: \"2025-06-20T09:10:11Z\", back: {nested}),\n ],\n)\n");
    let file = write(&small()).replacen("\n)\n", &log, 1);
    if let Ok(opened) = read(file.as_bytes(), Path::new(NAME)) {
        assert!(!opened.notices.is_empty() && opened.trail.project_at(&opened.project, 0).is_err());
    }
    // Whatever can be read of it, it comes to an end.
    _ = storage::salvage(file.as_bytes(), Path::new(NAME));

    // A lock and a backup.
    let folder = tempfile::tempdir().unwrap();
    let (file, backup) = (folder.path().join(NAME), folder.path().join("backup.ron"));
    Session::new("Talks", 1).save_as(&file).unwrap();
    fs::write(lock_path(&file), nested).unwrap();
    let opened = Session::open_shared(&file, None, Pace::Inline, Way::Ask).unwrap();
    assert!(matches!(opened, OpenAnswer::Opened(opened) if opened.session.is_locked()));
    fs::write(&backup, nested).unwrap();
    assert!(Session::open_copy(&backup).is_err());
}

/// A journal of these lines, each with the checksum that a journal gives it.
fn chained(lines: &[&str]) -> Vec<u8> {
    let (mut out, mut digits) = (Vec::new(), String::new());
    for line in lines {
        digits = blake3::hash(format!("{digits}{line}").as_bytes()).to_hex().to_string();
        out.extend(format!("{digits} {line}\n").bytes());
    }
    out
}

/// What looks at each nesting as far as the end of the file never comes to an end here.
#[test]
fn a_million_brackets_take_no_longer_than_a_million_letters() {
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{", "}"),
        ("Some(", ")"),
        ("[[(", ")]]"),
        ("/*", "*/"),
        ("r#", ""),
        ("#", ""),
    ] {
        let nested = format!("{}{}", open.repeat(1_000_000), close.repeat(1_000_000));
        for head in ["(schema: 1, project: ", "(actors: [", "#![enable(implicit_some)]\n", ""] {
            let file = format!("{head}{nested}");
            assert!(read(file.as_bytes(), Path::new(NAME)).is_err(), "{open} after {head}");
        }
    }
}

/// Words that escape, quote, end or reorder what stands around them.
fn hostile() -> Vec<String> {
    let mut words: Vec<String> = PIECES.iter().map(|piece| (*piece).to_owned()).collect();
    words.extend(
        [
            "\u{0}a",
            "a\rb",
            "\u{202e}abc",
            "\u{2029}",
            "\"\"\"",
            "\\\"",
            "\"#",
            "</script>",
            "// sum: blake3 0",
            "\u{fffe}",
        ]
        .map(str::to_owned),
    );
    words.push("<<<<<<< HEAD\n=======\n>>>>>>> other".to_owned());
    words.push("\u{1f469}\u{200d}\u{1f52c}".repeat(50));
    words
}

#[test]
fn hostile_words_come_back_to_the_letter() {
    for words in hostile() {
        let mut session = Session::on(small(), IdSource::seeded(1));
        session.commit(coders::retitle(session.project(), &words)).unwrap();
        let source = session.project().sources().next().unwrap().as_ref().clone();
        let mut changed = source;
        changed.title.clone_from(&words);
        changed.note.clone_from(&words);
        changed.attributes = vec![Attribute { name: words.clone(), text: words.clone() }];
        session.commit(Transaction::new("Hostile").put(changed)).unwrap();
        let file = write(session.project());
        let opened = read(file.as_bytes(), Path::new(NAME)).unwrap();
        assert!(opened.project == *session.project() && opened.notices.is_empty(), "{words:?}");
    }
}

#[test]
fn a_title_of_ten_megabytes_comes_back() {
    let mut session = Session::on(small(), IdSource::seeded(1));
    let title = "é\"\\\n".repeat(10_000_000 / 5);
    session.commit(coders::retitle(session.project(), &title)).unwrap();
    let opened = read(write(session.project()).as_bytes(), Path::new(NAME)).unwrap();
    assert!(opened.project == *session.project() && opened.notices.is_empty());
    assert!(opened.project.title().len() > 9_000_000 && title.starts_with(opened.project.title()));
}

#[test]
fn half_a_letter_is_an_error_and_not_a_guess() {
    let file = write(&small());
    let title = format!("title: \"{}\"", small().title());
    assert!(file.contains(&title));
    for half in ["\\u{d800}", "\\u{dfff}", "\\u{110000}", "\\ud83d", "\\xff\\xfe"] {
        let broken = file.replacen(&title, &format!("title: \"{half}\""), 1);
        if let Ok(opened) = read(broken.as_bytes(), Path::new(NAME)) {
            // `\xff` is a letter by the grammar; then it is that letter, and told as a change.
            assert!(half.starts_with("\\x") && !opened.notices.is_empty(), "{half}");
        }
        let json = format!(
            "{{\"schema\": \"claims-neutral/1\", \"documents\": [{{\"id\": \"{half}\", \"text\": \"a\"}}]}}"
        );
        assert!(claims::read("claims.json", json.as_bytes()).is_err(), "{half}");
    }
}
