//! The command line and what a window has not saved: told, never set aside unasked.

use std::fs;
use std::path::PathBuf;

use crate::support::program::Desk;
use demarche::edit::coders;
use demarche::session::{OpenAnswer, Pace, Session, Way};
use demarche::storage::lock::lock_path;

/// A project with an article to add, and a journal with one action that is not in the file.
fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    desk.done("new talks.ron");
    desk.write("news.txt", "Envoys met.\n");
    let path = desk.path("talks.ron");
    let mut session = open(&desk);
    session.commit(coders::retitle(session.project(), "Unsaved title")).unwrap();
    (desk, path)
}

/// As the window would open it, in the folders of the desk.
fn open(desk: &Desk) -> Session {
    let journals = desk.path("state/demarche/journals");
    match Session::open_shared(&desk.path("talks.ron"), Some(&journals), Pace::Inline, Way::Ask).unwrap() {
        OpenAnswer::Opened(opened) => opened.session,
        OpenAnswer::InUse(who) => panic!("{who}"),
    }
}

#[test]
fn a_command_that_only_reads_says_that_newer_work_exists() {
    let (desk, _) = desk();
    for command in
        ["list talks.ron sources --json", "count talks.ron --rows party --columns year", "check talks.ron"]
    {
        let said = desk.done(command);
        assert!(said.err.contains("note: 1 action since"), "{command}: {}", said.err);
        assert!(said.err.contains("recorded and not saved in the file"), "{}", said.err);
    }
    assert!(!desk.read("talks.ron").contains("Unsaved"));
    assert_eq!(open(&desk).project().title(), "Unsaved title", "looking changed what is recorded");
}

#[test]
fn a_command_that_writes_refuses_where_work_would_be_set_aside() {
    let (desk, path) = desk();
    let before = desk.read("talks.ron");
    desk.run("import talks.ron news.txt")
        .expect_error(1, &["1 action since", "--with-unsaved", "--anyway", "talks.ron"]);
    assert_eq!(desk.read("talks.ron"), before);
    assert!(!lock_path(&path).exists());
    assert_eq!(open(&desk).project().title(), "Unsaved title");
    assert_eq!(desk.run("import talks.ron news.txt --anyway --with-unsaved").code, 2);
}

#[test]
fn unsaved_work_can_be_put_into_the_file() {
    let (desk, path) = desk();
    let said = desk.done("import talks.ron news.txt --with-unsaved");
    assert!(said.err.contains("1 action since"), "{}", said.err);
    let file = desk.read("talks.ron");
    assert!(file.contains("Unsaved title") && file.contains("Envoys met."));
    let left: Vec<_> = fs::read_dir(desk.path("state/demarche/journals")).unwrap().collect();
    assert!(left.is_empty() && !lock_path(&path).exists(), "{left:?}");
}

#[test]
fn unsaved_work_can_be_left_and_is_told_by_the_window() {
    let (desk, path) = desk();
    let said = desk.done("import talks.ron news.txt --anyway");
    assert!(said.err.contains("kept aside"), "{}", said.err);
    assert!(!desk.read("talks.ron").contains("Unsaved") && desk.read("talks.ron").contains("Envoys met."));
    let journals = desk.path("state/demarche/journals");
    let OpenAnswer::Opened(opened) =
        Session::open_shared(&path, Some(&journals), Pace::Inline, Way::Ask).unwrap()
    else {
        panic!("nobody has it open");
    };
    assert_eq!(opened.restored.aside.len(), 1);
    assert_eq!(opened.restored.aside[0].count, Some(1));
}

#[test]
fn a_project_that_a_window_has_open_is_not_written() {
    let desk = Desk::new();
    desk.done("new talks.ron");
    desk.write("news.txt", "Envoys met.\n");
    let session = open(&desk);
    assert!(session.is_locked());
    let before = desk.read("talks.ron");
    desk.run("import talks.ron news.txt")
        .expect_error(1, &["has this project open since", "--anyway", "talks.ron"]);
    desk.run("import talks.ron news.txt --with-unsaved").expect_error(1, &["has this project open since"]);
    assert_eq!(desk.read("talks.ron"), before);
    desk.done("list talks.ron sources");
    desk.done("import talks.ron news.txt --anyway");
    assert!(desk.read("talks.ron").contains("Envoys met."));
    assert!(lock_path(&desk.path("talks.ron")).exists(), "the window's lock is gone");
    drop(session);
    assert!(!lock_path(&desk.path("talks.ron")).exists());
}

#[test]
fn a_command_that_saves_keeps_a_backup_of_what_was_there() {
    let desk = Desk::new();
    desk.done("new talks.ron");
    let before = desk.read("talks.ron");
    desk.write("news.txt", "Envoys met.\n");
    desk.done("import talks.ron news.txt");
    let folder = desk.path(".local/share/demarche/backups");
    let project = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let kept: Vec<String> =
        fs::read_dir(project).unwrap().map(|it| fs::read_to_string(it.unwrap().path()).unwrap()).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&before) && kept.contains(&desk.read("talks.ron")));
}
