//! Two windows, two people, two computers: who has a project open is told, and nobody is kept out for ever.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use demarche::edit::{EditError, coders};
use demarche::session::{OpenAnswer, OpenedSession, Pace, Session, Way};
use demarche::storage::lock::lock_path;
use tempfile::TempDir;

const CHILD: &str = "DEMARCHE_TEST_LOCK_CHILD";

fn project() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.ron");
    Session::new("Talks", 1).save_as(&path).unwrap();
    (folder, path)
}

fn try_open(path: &Path, way: Way) -> Result<OpenedSession, String> {
    let journals = path.with_file_name("journals");
    match Session::open_shared(path, Some(&journals), Pace::Inline, way).unwrap() {
        OpenAnswer::Opened(opened) => Ok(*opened),
        OpenAnswer::InUse(who) => Err(who.to_string()),
    }
}

fn retitle(session: &mut Session, title: &str) -> Result<bool, EditError> {
    session.commit(coders::retitle(session.project(), title))
}

/// Has a project open until it is ended; for the other tests.
#[test]
fn child_that_has_it_open() {
    let Some(path) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let _session = try_open(&path, Way::Ask).unwrap().session;
    println!("\nopen");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

fn open_elsewhere(path: &Path) -> (Child, impl Iterator<Item = String>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "lock::child_that_has_it_open", "--nocapture"])
        .env(CHILD, path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == "open"), "the child stopped by itself");
    (child, lines)
}

#[test]
fn a_second_program_is_told_and_may_look_or_go_on() {
    let (_folder, path) = project();
    let (mut child, lines) = open_elsewhere(&path);
    let who = try_open(&path, Way::Ask).map(|_| ()).unwrap_err();
    assert!(who.starts_with("another window of yours has this project open since 20"), "{who}");
    let mut looking = try_open(&path, Way::ReadOnly).unwrap().session;
    let refused = retitle(&mut looking, "Mine").unwrap_err().to_string();
    assert!(refused.contains("reading only") && refused.contains("another window"), "{refused}");
    assert_eq!(looking.project().title(), "Talks");
    let mut working = try_open(&path, Way::Anyway).unwrap().session;
    assert!(retitle(&mut working, "Mine").unwrap() && !working.is_locked());
    drop((looking, working));
    assert!(lock_path(&path).exists(), "the other's lock is gone");
    // It closes as one closes a window.
    drop(child.stdin.take());
    assert!(lines.count() > 0, "what it says at its end is read");
    assert!(child.wait().unwrap().success());
    assert!(!lock_path(&path).exists());
    assert!(try_open(&path, Way::Ask).unwrap().session.is_locked());
    assert!(!lock_path(&path).exists());
}

#[test]
fn the_lock_of_a_killed_program_keeps_nobody_out() {
    let (_folder, path) = project();
    let (mut child, _lines) = open_elsewhere(&path);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(lock_path(&path).exists());
    let opened = try_open(&path, Way::Ask).unwrap();
    assert!(opened.session.is_locked() && opened.remarks.is_empty());
}

#[test]
fn a_lock_of_another_computer_holds_while_it_is_refreshed() {
    let (_folder, path) = project();
    let now = jiff::Timestamp::now();
    let lock = |refreshed: jiff::Timestamp| {
        let words = format!(
            "(lock: 1, user: \"grace\", host: \"elsewhere.example\", since: \"2026-03-12T14:05:00Z\", \
             refreshed: \"{refreshed}\", pid: 1, program: \"9.9\", run: \"x\")\n"
        );
        fs::write(lock_path(&path), words).unwrap();
    };
    lock(now);
    let who = try_open(&path, Way::Ask).map(|_| ()).unwrap_err();
    assert!(who.contains("grace, on the computer elsewhere.example, has"), "{who}");
    let looking = try_open(&path, Way::ReadOnly).unwrap().session;
    assert!(looking.read_only().unwrap().contains("grace"));
    drop(looking);
    assert!(fs::read_to_string(lock_path(&path)).unwrap().contains("grace"));
    // A clock that is ahead is no reason to think that it was left behind.
    lock(now + jiff::SignedDuration::from_hours(3));
    assert!(try_open(&path, Way::Ask).is_err());
    lock(now - jiff::SignedDuration::from_mins(11));
    let opened = try_open(&path, Way::Ask).unwrap();
    assert!(opened.session.is_locked());
    assert!(opened.remarks[0].starts_with("grace left this project locked"), "{}", opened.remarks[0]);
}

#[test]
fn what_is_no_lock_keeps_nobody_out() {
    let (_folder, path) = project();
    for words in ["", "(lock: 1", "\0\0\0", "(user: \"x\")"] {
        fs::write(lock_path(&path), words).unwrap();
        assert!(try_open(&path, Way::Ask).unwrap().session.is_locked(), "{words}");
        assert!(!lock_path(&path).exists());
    }
}

#[test]
fn one_program_may_open_its_own_project_again() {
    let (_folder, path) = project();
    let first = try_open(&path, Way::Ask).unwrap().session;
    let again = try_open(&path, Way::Ask).unwrap().session;
    drop(first);
    assert!(again.is_locked() && lock_path(&path).exists());
    drop(again);
    assert!(!lock_path(&path).exists());
}

#[test]
fn a_project_that_is_only_looked_at_can_be_saved_under_another_name() {
    let (folder, path) = project();
    let before = fs::read(&path).unwrap();
    let mut session = try_open(&path, Way::ReadOnly).unwrap().session;
    let other = folder.path().join("mine.ron");
    session.save_as(&other).unwrap();
    session.hold(None);
    assert!(retitle(&mut session, "Mine").unwrap() && session.read_only().is_none());
    session.save().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(fs::read_to_string(&other).unwrap().contains("Mine"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_lock_opens_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = project();
    fs::create_dir(path.with_file_name("journals")).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let opened = try_open(&path, Way::Ask).unwrap();
    // Whoever may do everything can make one there too.
    assert_eq!(opened.session.is_locked(), lock_path(&path).exists());
    drop(opened);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
