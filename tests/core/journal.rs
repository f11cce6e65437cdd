//! What was done is on disk at once and comes back: after a crash, a cut, a flipped bit, never silently wrong.

use std::cell::Cell;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::JoinHandle;

use crate::support::dice::Dice;
use crate::support::projects::{corpus, small};
use crate::support::times;
use demarche::edit::statements::{self, Coding};
use demarche::edit::{actors, coders, sources};
use demarche::model::{ActorKind, ByteIndex, IdSource, Project, Span};
use demarche::session::import::add_articles;
use demarche::session::{OpenedSession, Pace, Recorded, Saved, Session};
use demarche::storage::journal::{Base, Journal, Tail, find, read_journal};
use demarche::storage::{FileHash, StorageError};
use tempfile::TempDir;

/// A project file, and the folder of its journal.
struct Place {
    _folder: TempDir,
    file: PathBuf,
    journals: PathBuf,
    /// How often it was opened, so that no run repeats the ids of another.
    runs: Cell<u64>,
}

impl Place {
    fn new(project: Project) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (file, journals) = (folder.path().join("talks.ron"), folder.path().join("state/journals"));
        Session::on(project, IdSource::seeded(1)).save_as(&file).unwrap();
        Self { _folder: folder, file, journals, runs: Cell::new(100) }
    }

    fn open(&self) -> OpenedSession {
        self.runs.set(self.runs.get() + 1);
        let ids = IdSource::seeded(self.runs.get());
        Session::open_recorded(&self.file, ids, &self.journals, Pace::Inline).unwrap()
    }

    /// A session with nothing to tell of an earlier run.
    fn session(&self) -> Session {
        let opened = self.open();
        assert!(opened.restored.is_nothing(), "{}", opened.restored);
        let mut session = opened.session;
        session.code_as("ada");
        session
    }

    fn journal(&self) -> PathBuf {
        let files = self.files();
        assert_eq!(files.len(), 1, "{files:?}");
        self.journals.join(&files[0])
    }

    fn files(&self) -> Vec<String> {
        names_in(&self.journals)
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn add_actor(session: &mut Session, name: &str) {
    let add = |project: &Project, ids: &mut IdSource| {
        Ok(actors::add(project, name, ActorKind::Person, None, ids).0)
    };
    assert!(session.create(add).unwrap());
}

fn retitle(session: &mut Session, title: &str) {
    session.commit(coders::retitle(session.project(), title)).unwrap();
}

fn add_article(session: &mut Session, words: &str) {
    let draft = demarche::import::article::read("a.txt", words.as_bytes()).unwrap();
    session.create(|project, ids| Ok(add_articles(project, vec![draft], ids).0)).unwrap();
}

fn code(session: &mut Session, dice: &mut Dice) {
    let project = session.project();
    let texts: Vec<_> = project.sources().map(|it| (it.id, project.text(it.text).unwrap().clone())).collect();
    let (source, text) = dice.pick(&texts).clone();
    let borders: Vec<usize> = text.as_str().char_indices().map(|(at, _)| at).collect();
    let (one, other) = (*dice.pick(&borders), text.as_str().len());
    let Some(span) = Span::new(ByteIndex(one), ByteIndex(other)) else { return };
    let actor = dice.maybe(&project.actors().map(|it| it.id).collect::<Vec<_>>());
    let demand = dice.maybe(&project.demands().map(|it| it.id).collect::<Vec<_>>());
    let coding = Coding { source, span, actor, demand, stance: None };
    // A passage of blanks is refused; then nothing is done.
    _ = session.perform(|project, author, ids| statements::code(project, coding, author, ids));
}

/// One thing of many that a person may do.
fn act(session: &mut Session, dice: &mut Dice, number: usize) {
    match dice.below(12) {
        0 => _ = session.undo(),
        1 => _ = session.redo(),
        2 => session.seal(),
        3 | 4 => retitle(session, &format!("Talks “{number}”\n\\ \" \u{2028} 🙂")),
        5 => add_actor(session, &format!("person {number}")),
        6 => add_article(session, &format!("“Nr {number}”, é\u{301} 🙂 said.\n\n停火\t\u{feff}end\n")),
        7 => {
            let all: Vec<_> = session.project().statements().map(|it| it.id).collect();
            if let Some(id) = dice.maybe(&all) {
                session.create(|project, _| statements::delete(project, id)).unwrap();
            }
        }
        8 if dice.once_in(3) => {
            let all: Vec<_> = session.project().sources().map(|it| it.id).collect();
            if all.len() > 1 {
                let id = *dice.pick(&all);
                session.create(|project, _| sources::remove(project, id)).unwrap();
            }
        }
        _ => code(session, dice),
    }
}

/// A journal with some of everything, and the project after each of its lines.
fn busy(place: &Place) -> Vec<Project> {
    let mut session = place.session();
    let mut dice = Dice::seeded(3);
    let mut states = vec![session.project().clone()];
    let mut lines = 0;
    for number in 0..40 {
        act(&mut session, &mut dice, number);
        let bytes = fs::read(place.journals.join(place.files().first().cloned().unwrap_or_default()));
        let now = bytes.ok().and_then(|bytes| read_journal(&bytes)).map_or(0, |it| it.lines.len());
        if now > lines {
            assert_eq!(now, lines + 1);
            states.push(session.project().clone());
            lines = now;
        }
    }
    assert!(states.len() > 25 && session.recorded() == Recorded::All);
    states
}

#[test]
fn a_crash_loses_nothing_that_was_recorded() {
    let place = Place::new(small());
    let states = busy(&place);
    let OpenedSession { mut session, restored, .. } = place.open();
    assert!(session.project() == states.last().unwrap());
    assert_eq!((restored.actions, restored.ends.is_none()), (states.len() - 1, true));
    assert!(restored.since.is_some() && restored.to_string().contains("not saved in the file yet"));
    assert!(session.is_changed() && !session.is_at_risk());
    while session.undo().is_some() {}
    assert!(*session.project() == states[0]);
    drop(session);
    // All of it was undone, and that was recorded too.
    let opened = place.open();
    assert!(*opened.session.project() == states[0] && opened.restored.is_nothing());
}

#[test]
fn work_goes_on_after_a_crash_as_if_there_had_been_none() {
    for seed in 0..12 {
        let mut dice = Dice::seeded(seed);
        let place = Place::new(corpus(seed, 2, 6));
        let mut session = place.session();
        for number in 0..80 {
            act(&mut session, &mut dice, number);
            if dice.once_in(9) {
                session.save().unwrap();
            }
            if dice.once_in(7) {
                let before = session.project().clone();
                let (undo, redo) = (session.undo_label().is_some(), session.redo_label().is_some());
                drop(session);
                let opened = place.open();
                assert!(*opened.session.project() == before, "seed {seed}, action {number}");
                assert!(opened.restored.ends.is_none() && opened.restored.aside.is_empty());
                session = opened.session;
                session.code_as("ada");
                assert!(undo || session.undo_label().is_none());
                assert!(redo || session.redo_label().is_none());
            }
        }
    }
}

#[test]
fn every_beginning_of_a_journal_gives_exactly_its_whole_lines() {
    let place = Place::new(small());
    let states = busy(&place);
    let bytes = fs::read(place.journal()).unwrap();
    let all = read_journal(&bytes).unwrap();
    assert_eq!((all.lines.len() + 1, all.tail), (states.len(), Tail::Whole));
    for len in 0..bytes.len() {
        let whole = bytes[..len].split(|byte| *byte == b'\n').count() - 1;
        let read = read_journal(&bytes[..len]);
        assert_eq!(read.is_some(), whole > 0, "{len}");
        if let Some(read) = read {
            assert_eq!(read.lines, all.lines[..whole - 1]);
            assert_eq!(read.tail == Tail::Whole, bytes[len - 1] == b'\n');
        }
    }
    for (count, state) in states.iter().enumerate() {
        let end = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(count).unwrap().0 + 1;
        fs::write(place.journal(), &bytes[..(end + 30).min(bytes.len())]).unwrap();
        let opened = place.open();
        assert!(opened.session.project() == state, "{count} lines");
        let is_cut = end + 30 < bytes.len();
        assert_eq!(opened.restored.ends.is_some(), is_cut, "{count} lines");
    }
}

#[test]
fn a_flipped_bit_is_found_and_nothing_after_it_is_believed() {
    let place = Place::new(small());
    let states = busy(&place);
    let path = place.journal();
    let bytes = fs::read(&path).unwrap();
    let all = read_journal(&bytes).unwrap();
    let mut dice = Dice::seeded(11);
    for round in 0..2000 {
        let mut damaged = bytes.clone();
        damaged[dice.below(bytes.len())] ^= 1 << dice.below(8);
        let count = read_journal(&damaged).map(|read| {
            assert_ne!(read.tail, Tail::Whole);
            assert!(read.lines.len() < all.lines.len());
            assert_eq!(read.lines, all.lines[..read.lines.len()]);
            read.lines.len()
        });
        if round % 50 == 0 {
            fs::remove_dir_all(&place.journals).unwrap();
            fs::create_dir_all(&place.journals).unwrap();
            fs::write(&path, &damaged).unwrap();
            let mut opened = place.open();
            assert!(*opened.session.project() == states[count.unwrap_or(0)]);
            assert!(!opened.restored.is_nothing());
            // What is done now comes after the damage, and is found all the same.
            add_actor(&mut opened.session, "after the damage");
            assert_eq!(opened.session.recorded(), Recorded::All);
            let after = opened.session.project().clone();
            drop(opened);
            assert!(*place.open().session.project() == after);
        }
    }
}

#[test]
fn a_journal_of_another_state_of_the_file_is_kept_aside_and_told() {
    let place = Place::new(small());
    let mut session = place.session();
    retitle(&mut session, "Mine");
    drop(session);
    Session::on(corpus(5, 2, 4), IdSource::seeded(1)).save_as(&place.file).unwrap();
    // A project of another id has no journal here.
    assert!(place.open().restored.is_nothing());
    let mut other = Session::on(small(), IdSource::seeded(1));
    retitle(&mut other, "Theirs");
    other.save_as(&place.file).unwrap();
    let opened = place.open();
    assert_eq!(opened.session.project().title(), "Theirs");
    let [aside] = opened.restored.aside.as_slice() else { panic!("{}", opened.restored) };
    assert_eq!((aside.count, opened.restored.actions), (Some(1), 0));
    let kept = read_journal(&fs::read(&aside.path).unwrap()).unwrap();
    assert!(kept.lines[0].contains("Mine"));
    assert!(opened.restored.to_string().contains("not restored"), "{}", opened.restored);
    drop(opened);
    assert!(place.open().restored.is_nothing(), "told twice");
}

#[test]
fn a_save_begins_the_journal_anew() {
    let place = Place::new(small());
    let mut session = place.session();
    add_actor(&mut session, "one");
    let snapshot = session.snapshot().unwrap();
    add_actor(&mut session, "two");
    let saved = snapshot.save().unwrap();
    add_actor(&mut session, "three");
    session.note_saved(saved);
    let after = session.project().clone();
    drop(session);
    let opened = place.open();
    assert!(*opened.session.project() == after);
    assert_eq!(opened.restored.actions, 2);
    let mut session = opened.session;
    session.save().unwrap();
    assert_eq!(place.files(), [""; 0], "nothing is left to record");
    retitle(&mut session, "On");
    assert_eq!(session.recorded(), Recorded::All);
    fs::write(&place.file, "other work").unwrap();
    assert!(session.save().is_err());
    assert_eq!(place.files().len(), 1, "the journal of the save that failed is gone");
    assert_eq!(read_journal(&fs::read(place.journal()).unwrap()).unwrap().lines.len(), 1);
}

#[test]
fn between_the_two_journals_of_a_save_the_right_one_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (FileHash::of(b"old"), FileHash::of(b"new"));
    let file = folder.path().join("talks.ron");
    let project = small().id();
    let since = "2026-03-12T14:05:00Z".parse().unwrap();
    let base = |hash| Base {
        project,
        title: String::new(),
        path: Some(file.clone()),
        hash: Some(hash),
        follows: None,
        since,
    };
    for (on_disk, expected) in [(old, vec!["a", "b", "c", "d"]), (new, vec!["c", "d"])] {
        let journals = folder.path().join(on_disk.to_string());
        let mut journal = Journal::new(&journals, Some(base(old)));
        journal.append(&["a".to_owned(), "b".to_owned(), "c".to_owned()]).unwrap();
        journal.fork(base(new), 2).unwrap();
        journal.append(&["d".to_owned()]).unwrap();
        assert_eq!(names_in(&journals).len(), 2);
        drop(journal);
        let found = find(&journals, project, &file, on_disk);
        assert_eq!(found.past.unwrap().contents.lines, expected);
        assert!(found.aside.is_empty() && !found.is_held);
        assert_eq!(names_in(&journals).len(), 1);
    }
    // A save of everything leaves a journal without lines, which tells that the other is older.
    let journals = folder.path().join("whole");
    let mut journal = Journal::new(&journals, Some(base(old)));
    journal.append(&["a".to_owned()]).unwrap();
    journal.fork(base(new), 1).unwrap();
    drop(journal);
    let found = find(&journals, project, &file, new);
    assert!(found.past.unwrap().contents.lines.is_empty() && found.aside.is_empty());
}

#[test]
fn a_project_that_was_never_saved_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let unsaved = || Session::unsaved(IdSource::seeded(4), &journals, Pace::Inline);
    assert!(unsaved().is_none());
    let mut session = Session::new("Untitled project", 1).recorded_in(&journals, Pace::Inline);
    assert!(unsaved().is_none());
    add_actor(&mut session, "one");
    add_article(&mut session, "Some words.");
    assert!(session.recorded() == Recorded::All && session.is_at_risk());
    assert!(unsaved().is_none(), "another window has it open");
    let project = session.project().clone();
    drop(session);
    let opened = unsaved().unwrap();
    assert!(*opened.session.project() == project && opened.restored.actions == 2);
    let mut session = opened.session;
    session.save_as(&folder.path().join("talks.ron")).unwrap();
    assert!(unsaved().is_none() && !session.is_at_risk());
    let mut other = Session::new("Untitled project", 2).recorded_in(&journals, Pace::Inline);
    add_actor(&mut other, "unwanted");
    other.discard_unsaved();
    drop(other);
    assert!(unsaved().is_none());
}

#[test]
fn of_a_copy_nothing_is_recorded_until_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (file, journals) = (folder.path().join("copy.ron"), folder.path().join("journals"));
    let bytes = demarche::storage::write(&small());
    let copy = Session::copy_of(bytes.as_bytes(), "example.ron".as_ref(), IdSource::seeded(2)).unwrap();
    let mut copy = copy.recorded_in(&journals, Pace::Inline);
    add_actor(&mut copy, "one");
    assert!(copy.recorded() == Recorded::Off && copy.is_at_risk());
    assert_eq!(names_in(&journals), [""; 0]);
    let snapshot = copy.snapshot_to(file.clone());
    add_actor(&mut copy, "two");
    copy.note_saved(snapshot.save().unwrap());
    add_actor(&mut copy, "three");
    assert_eq!(copy.recorded(), Recorded::All);
    let project = copy.project().clone();
    drop(copy);
    let opened = Session::open_recorded(&file, IdSource::seeded(3), &journals, Pace::Inline).unwrap();
    assert!(*opened.session.project() == project && opened.restored.actions == 2);
}

#[test]
fn two_windows_do_not_write_one_journal() {
    let place = Place::new(small());
    let mut first = place.session();
    let mut second = place.session();
    retitle(&mut first, "First");
    retitle(&mut second, "Second");
    assert!(matches!(second.recorded(), Recorded::Failed(why) if why.contains("another window")));
    assert!(second.is_at_risk() && !first.is_at_risk());
    let third = place.open();
    assert!(third.restored.is_held && third.session.project().title() == small().title());
    drop((second, third));
    let release = first.release_journal();
    release();
    assert_eq!(place.open().session.project().title(), "First");
    retitle(&mut first, "First again");
    assert_eq!(first.recorded(), Recorded::All);
}

#[test]
fn where_nothing_can_be_recorded_that_is_told_and_tried_again() {
    let place = Place::new(small());
    let in_the_way = place.journals.parent().unwrap().to_owned();
    fs::write(&in_the_way, "a file where the folder should be").unwrap();
    let mut session = place.session();
    add_actor(&mut session, "one");
    assert!(matches!(session.recorded(), Recorded::Failed(_)) && session.is_at_risk());
    fs::remove_file(&in_the_way).unwrap();
    add_actor(&mut session, "two");
    assert!(session.recorded() == Recorded::All && !session.is_at_risk());
    let project = session.project().clone();
    drop(session);
    assert!(*place.open().session.project() == project);
}

const CHILD: &str = "DEMARCHE_TEST_JOURNAL_CHILD";

/// Codes without end in a process of its own, saving beside it as the window does, and tells how much is
/// recorded; for the next test.
#[test]
fn child_that_is_killed() {
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let (file, journals) = (folder.join("talks.ron"), folder.join("journals"));
    let opened = Session::open_recorded(&file, Session::fresh_ids(), &journals, Pace::Threaded).unwrap();
    let mut session = opened.session;
    session.code_as("ada");
    let mut dice = Dice::seeded(count_of(session.project()) as u64);
    let mut saving: Option<JoinHandle<Result<Saved, StorageError>>> = None;
    loop {
        for _ in 0..=dice.below(12) {
            take_step(&mut session);
        }
        while session.recorded() == Recorded::Waiting {
            std::thread::yield_now();
        }
        assert_eq!(session.recorded(), Recorded::All);
        println!("\nrecorded {}", count_of(session.project()));
        if saving.as_ref().is_some_and(JoinHandle::is_finished) {
            let saved = saving.take().unwrap().join().unwrap().unwrap();
            assert!(session.note_saved(saved));
            println!("\nsaved");
        } else if saving.is_none() && dice.once_in(5) {
            let snapshot = session.snapshot().unwrap();
            saving = Some(std::thread::Builder::new().spawn(move || snapshot.save()).unwrap());
        }
    }
}

/// How many steps were taken.
fn count_of(project: &Project) -> usize {
    project.actors().len() + project.statements().len()
}

/// An actor, then two statements, and so on; which one is told by how many there are.
fn take_step(session: &mut Session) {
    let number = count_of(session.project());
    if number.is_multiple_of(3) {
        return add_actor(session, &format!("actor {number}"));
    }
    let source = session.project().sources().next().unwrap().id;
    let at = number % 40;
    let span = Span::new(ByteIndex(at), ByteIndex(at + 5)).unwrap();
    let actor = session.project().actors().next().map(|actor| actor.id);
    let coding = Coding { source, span, actor, demand: None, stance: None };
    let done = session.perform(|project, author, ids| statements::code(project, coding, author, ids));
    assert!(done.unwrap());
}

/// Whether these are exactly the first steps, each whole.
fn has_first_steps(project: &Project) -> bool {
    let count = count_of(project);
    let mut quotes: Vec<usize> = project.statements().map(|it| it.span.unwrap().start().0).collect();
    let mut expected: Vec<usize> =
        (0..count).filter(|number| !number.is_multiple_of(3)).map(|it| it % 40).collect();
    quotes.sort_unstable();
    expected.sort_unstable();
    quotes == expected
        && (0..count).step_by(3).all(|number| {
            let name = format!("actor {number}");
            project.actors().any(|actor| actor.name == name)
        })
}

#[test]
fn a_killed_process_loses_nothing_that_it_told_to_be_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let (file, journals) = (folder.path().join("talks.ron"), folder.path().join("journals"));
    let begin = |file: &Path| {
        let mut session = Session::new("Killed", 1);
        add_article(&mut session, &"Words to be coded. ".repeat(4));
        session.save_as(file).unwrap();
    };
    begin(&file);
    let mut dice = Dice::seeded(30);
    let (mut restored, mut recorded, mut saves, mut unread) = (0, 0, 0, 0);
    let rounds = times(30, 1_000);
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "journal::child_that_is_killed", "--nocapture"])
            .env(CHILD, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut told = 0;
        let mut note = |line: String| {
            if let Some(count) = line.strip_prefix("recorded ") {
                told = count.parse().unwrap();
            }
            saves += usize::from(line == "saved");
        };
        for _ in 0..5 + dice.below(60) {
            note(lines.next().expect("the child stopped by itself"));
        }
        for _ in 0..dice.below(20_000) {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        lines.for_each(note);
        let opened = Session::open_recorded(&file, IdSource::seeded(1), &journals, Pace::Inline).unwrap();
        let count = count_of(opened.session.project());
        assert!(count >= told && count <= told + 12, "round {round}: {told} recorded, {count} there");
        assert!(
            has_first_steps(opened.session.project()),
            "round {round}: {count} steps, not the first ones"
        );
        assert!(opened.restored.aside.is_empty(), "{}", opened.restored);
        restored += opened.restored.actions;
        unread += usize::from(opened.restored.ends.is_some());
        recorded += told;
        if count > 2_000 {
            // A fresh project, so that the time goes into kills and not into long files.
            drop(opened);
            fs::remove_dir_all(&journals).unwrap();
            begin(&file);
        }
    }
    println!(
        "{rounds} kills, {saves} saves, {recorded} recorded steps looked for: 0 lost, 0 damaged; {restored} steps came \
         back from the journal, {unread} last lines were cut"
    );
    assert!(restored > 0 && saves > 0);
}
