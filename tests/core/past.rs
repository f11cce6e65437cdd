//! The log of a project: going back to any point gives exactly the project as it was there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::dice::Dice;
use crate::support::projects::{corpus, small};
use crate::undo_laws::any_change;
use demarche::edit::{apply, coders, sources, statements};
use demarche::model::{IdSource, Project};
use demarche::session::{Pace, Session};
use demarche::storage::trail::share;
use demarche::storage::{self, Notice, Step, Trail};
use jiff::Timestamp;
use proptest::prelude::*;

const NAME: &str = "talks.ron";

/// Does something by chance, and keeps the project as it is after each step of the log.
fn work(session: &mut Session, dice: &mut Dice, states: &mut Vec<Project>, rounds: usize) {
    for _ in 0..rounds {
        let before = session.trail().len();
        let revision = session.revision();
        match dice.below(8) {
            0 => _ = session.undo(),
            1 => _ = session.redo(),
            2 => session.seal(),
            3 => {
                let title = format!("Title {}", dice.below(50));
                session.commit(coders::retitle(session.project(), &title)).unwrap();
            }
            _ => {
                let mut ids = session.ids().clone();
                let change = any_change(session.project(), dice, &mut ids);
                *session.ids() = ids;
                if let Some(Ok(change)) = change {
                    // Chance also makes changes that cannot be.
                    session.commit(change).ok();
                }
            }
        }
        if session.trail().len() > before {
            states.push(session.project().clone());
        } else if session.revision() != revision {
            *states.last_mut().unwrap() = session.project().clone();
        }
    }
}

/// Every point is as it was, and going there and back is one step. The file keeps no text that no
/// article names, so after it has been opened again only what it keeps is compared.
fn check_points(session: &Session, states: &[Project], is_exact: bool) {
    assert_eq!(session.trail().len() + 1, states.len());
    assert_eq!(session.trail().reach(), session.trail().len());
    let now = session.project();
    for (count, state) in states.iter().enumerate() {
        let point = session.past().point(count).unwrap();
        if is_exact {
            assert!(point.project == *state, "after {count} of {} steps", states.len() - 1);
        }
        assert_eq!(storage::write(&point.project), storage::write(state), "after {count} steps");
        let mut project = now.clone();
        let inverse = apply(&mut project, &point.change(now, "Go back")).unwrap();
        assert!(project == point.project);
        apply(&mut project, &inverse).unwrap();
        assert!(project == *now);
        assert_eq!(point.would().is_none(), point.differences.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn going_back_to_any_point_gives_exactly_what_was_there(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut session = Session::on(corpus(seed, 3, 10), IdSource::seeded(seed));
        session.code_as("Ada");
        let mut states = vec![session.project().clone()];
        work(&mut session, &mut dice, &mut states, 30);
        check_points(&session, &states, true);
        // Going back is a step like any other: one can go back before it, and undo takes it back.
        let count = dice.below(states.len());
        let point = session.past().point(count).unwrap();
        if session.commit(point.change(session.project(), "Go back")).unwrap() {
            states.push(session.project().clone());
            prop_assert!(session.project() == &states[count]);
            session.undo().unwrap();
            states.push(session.project().clone());
            prop_assert!(states[states.len() - 1] == states[states.len() - 3]);
        }
        check_points(&session, &states, true);
    }

    #[test]
    fn the_file_keeps_the_log_over_saves_and_crashes(seed in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        let (file, journals) = (folder.path().join(NAME), folder.path().join("journals"));
        let mut dice = Dice::seeded(seed);
        let mut session = Session::on(corpus(seed, 2, 8), IdSource::seeded(seed));
        session.code_as("Ada");
        let mut states = vec![session.project().clone()];
        session.save_as(&file).unwrap();
        let mut session = session.recorded_in(&journals, Pace::Inline);
        for round in 0..3 {
            work(&mut session, &mut dice, &mut states, 10);
            if dice.once_in(2) {
                session.save().unwrap();
                work(&mut session, &mut dice, &mut states, 4);
            }
            let steps: Vec<String> = lines(session.trail());
            // What is not in the file comes back from the journal, with its time and its coder.
            drop(session);
            let opened = Session::open_recorded(&file, IdSource::seeded(seed ^ round), &journals, Pace::Inline);
            session = opened.unwrap().session;
            prop_assert_eq!(lines(session.trail()), steps);
            session.code_as("Berta");
        }
        check_points(&session, &states, false);
        session.save().unwrap();
        let bytes = fs::read(&file).unwrap();
        let opened = storage::open(&file).unwrap();
        prop_assert_eq!(storage::write_with(&opened.project, &opened.trail).into_bytes(), bytes);
    }
}

fn lines(trail: &Trail) -> Vec<String> {
    trail.steps().map(|step| format!("{} {} {}", step.at, step.by, step.label)).collect()
}

/// A saved project with some steps in its log.
fn with_steps() -> (Project, Trail) {
    let mut session = Session::on(small(), IdSource::seeded(3));
    session.code_as("Ada");
    for title in ["One", "Two", "Three"] {
        session.commit(coders::retitle(session.project(), title)).unwrap();
        session.seal();
    }
    (session.project().clone(), session.trail().clone())
}

#[test]
fn a_step_is_a_line_and_no_log_is_no_line() {
    let (project, trail) = with_steps();
    let file = storage::write_with(&project, &trail);
    assert!(file.contains("\n history: [\n  (at: \""), "{file}");
    let line = file.lines().find(|line| line.contains("back: [Put(Settings(\"Two\"")).unwrap();
    assert!(line.contains("by: \"Ada\", label: \"Rename project\""), "{line}");
    assert_eq!(storage::write_with(&project, &Trail::default()), storage::write(&project));
    assert!(!storage::write(&project).contains("history"));
    let opened = storage::read(file.as_bytes(), Path::new(NAME)).unwrap();
    assert_eq!(lines(&opened.trail), lines(&trail));
    assert!(opened.notices.is_empty() && opened.trail.reach() == 3);
}

#[test]
fn after_another_program_changed_the_file_the_log_is_only_to_be_read() {
    let (project, trail) = with_steps();
    let file = storage::write_with(&project, &trail).replace("Three", "Drei");
    let opened = storage::read(file.as_bytes(), Path::new(NAME)).unwrap();
    assert_eq!(opened.notices, [Notice::ChangedOutside]);
    assert_eq!((opened.trail.len(), opened.trail.reach()), (3, 0));
    assert!(opened.trail.project_at(&opened.project, 2).is_err());
    // Other line ends change nothing.
    let file = storage::write_with(&project, &trail).replace('\n', "\r\n");
    assert_eq!(storage::read(file.as_bytes(), Path::new(NAME)).unwrap().trail.reach(), 3);
    // Of a damaged file what can be read of the log is kept, the rest told.
    let file = storage::write_with(&project, &trail).replacen("label: \"Rename", "label \"Rename", 1);
    assert!(storage::read(file.as_bytes(), Path::new(NAME)).is_err());
    let salvaged = storage::salvage(file.as_bytes(), Path::new(NAME)).unwrap();
    assert_eq!((salvaged.trail.len(), salvaged.trail.reach()), (2, 0));
    assert!(salvaged.project == project && salvaged.lost[0].what.contains("history"), "{:?}", salvaged.lost);
}

#[test]
fn a_way_back_that_cannot_be_read_is_an_error_with_its_time() {
    let (project, trail) = with_steps();
    let file = storage::write_with(&project, &trail);
    let file = file.replace("back: [Put(Settings(\"Two\", \"\"))]", "back: [Frob(7)]");
    let sum = file.rfind("// sum").unwrap();
    let file = format!("{}// sum: blake3 {}\n", &file[..sum], blake3::hash(&file.as_bytes()[..sum]).to_hex());
    let opened = storage::read(file.as_bytes(), Path::new(NAME)).unwrap();
    assert!(opened.notices.is_empty());
    let error = opened.trail.project_at(&opened.project, 0).unwrap_err().to_string();
    assert!(error.contains("cannot be taken back") && error.contains("backup"), "{error}");
}

#[test]
fn a_long_log_takes_no_more_than_its_share_and_the_newest_steps_stay() {
    let mut session = Session::on(corpus(8, 20, 10), IdSource::seeded(8));
    session.code_as("Ada");
    let words = session.project().sources().next().unwrap().id;
    while session.trail().len() < 6_000 {
        let title = format!("Title {}", session.trail().len());
        session
            .commit(sources::change(session.project(), words, sources::SourceChange::Title(title)).unwrap())
            .unwrap();
        session.seal();
    }
    let bare = storage::write(session.project());
    let file = storage::write_with(session.project(), session.trail());
    let grown = file.len() - bare.len();
    assert!(grown <= share(bare.len()) + 100, "{grown} bytes in a file of {}", bare.len());
    assert!(grown > share(bare.len()) - 1_000);
    let opened = storage::read(file.as_bytes(), Path::new(NAME)).unwrap();
    let kept = opened.trail.len();
    assert!(kept > 500 && kept < 6_000 && opened.trail.reach() == kept, "{kept}");
    assert_eq!(lines(&opened.trail), lines(session.trail())[6_000 - kept..]);
    let oldest = opened.trail.project_at(&opened.project, 0).unwrap();
    assert!(oldest == session.trail().project_at(session.project(), 6_000 - kept).unwrap());
    assert_eq!(storage::write_with(&opened.project, &opened.trail), file);
}

#[test]
fn the_log_of_the_largest_project_adds_less_than_a_seventh() {
    // 200,000 statements are 120 MB of file, as `benches/core.rs` makes them.
    assert_eq!(share(120 << 20), 16 << 20);
    assert_eq!(share(0), 256 << 10);
}

#[test]
fn a_removed_codebook_and_its_way_back_need_no_time_of_the_window() {
    // More edits than are put into words at once: the words come with the file.
    let project = corpus(9, 30, 1_500);
    let mut session = Session::on(project.clone(), IdSource::seeded(1));
    let mut change = demarche::edit::Transaction::new("Delete all statements");
    for statement in project.statements() {
        let one = statements::delete(&project, statement.id).unwrap();
        change.edits.extend(one.edits);
    }
    session.commit(change).unwrap();
    assert!(session.past().point(0).unwrap().project == project);
    let file = storage::write_with(session.project(), session.trail());
    let opened = storage::read(file.as_bytes(), Path::new(NAME)).unwrap();
    if opened.trail.reach() == 1 {
        assert!(opened.trail.project_at(&opened.project, 0).unwrap() == project);
    }
    let was = session.past().point(1).unwrap().step;
    assert_eq!(was.len(), 200);
}

#[test]
fn two_branches_merge_although_each_went_on_with_the_log() {
    let git = |folder: &Path, words: &[&str]| {
        let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
        Command::new("git").current_dir(folder).args(identity).args(words).output().ok()
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(NAME);
    if git(folder.path(), &["init", "-q", "-b", "main"]).is_none_or(|it| !it.status.success()) {
        return println!("no git here");
    }
    let commit = |words: &str| {
        git(folder.path(), &["add", "-A"]);
        assert!(git(folder.path(), &["commit", "-qm", words]).unwrap().status.success());
    };
    for has_log in [false, true] {
        let mut session = Session::on(corpus(5, 6, 60), IdSource::seeded(5));
        session.save_as(&file).unwrap();
        if has_log {
            memo(&mut session, 30, "early");
            session.save().unwrap();
        }
        commit("first");
        let base = git(folder.path(), &["rev-parse", "HEAD"]).unwrap();
        let base = String::from_utf8(base.stdout).unwrap().trim().to_owned();
        git(folder.path(), &["checkout", "-qb", &format!("other-{has_log}")]);
        memo(&mut session, 0, "theirs");
        session.save().unwrap();
        commit("theirs");
        git(folder.path(), &["checkout", "-q", "main"]);
        let (mut session, _) = Session::open(&file, IdSource::seeded(6)).unwrap();
        let last = session.project().statements().len() - 1;
        memo(&mut session, last, "mine");
        memo(&mut session, last - 1, "mine too");
        session.save().unwrap();
        commit("mine");
        assert!(!base.is_empty());
        git(folder.path(), &["merge", &format!("other-{has_log}")]);
        let opened = storage::open(&file).unwrap();
        let memos: Vec<&str> = opened.project.statements().map(|it| it.memo.as_str()).collect();
        for wanted in ["theirs", "mine", "mine too"] {
            assert!(memos.contains(&wanted), "{wanted}, log before: {has_log}");
        }
        assert_eq!(opened.trail.len(), 3 + usize::from(has_log), "{:?}", lines(&opened.trail));
        assert_eq!((opened.trail.reach(), opened.notices), (0, vec![Notice::ChangedOutside]));
        // What the merge left is saved as a file without conflict.
        let (mut session, _) = Session::open(&file, IdSource::seeded(7)).unwrap();
        session.save().unwrap();
        commit("merged");
        assert!(storage::open(&file).unwrap().notices.is_empty());
    }
}

fn memo(session: &mut Session, at: usize, words: &str) {
    let coder = session.project().coders().next().unwrap().name.clone();
    session.code_as(&coder);
    let id = session.project().statements().nth(at).unwrap().id;
    let change = statements::StatementChange::Memo(words.to_owned());
    session.perform(|project, author, _| statements::recode(project, id, change, author)).unwrap();
}

#[test]
fn a_step_is_kept_to_the_second() {
    let (project, _) = with_steps();
    let at: Timestamp = "2026-03-12T14:05:00.123456789Z".parse().unwrap();
    let change = coders::retitle(&project, "Later");
    let mut after = project.clone();
    let inverse = apply(&mut after, &change).unwrap();
    let step = Step::new((at, "Ada", "Rename project"), &inverse, (&project, &after));
    assert_eq!(step.at, "2026-03-12T14:05:00Z".parse().unwrap());
    assert!(step.before(&after).unwrap() == project);
}
