//! Whatever stands where a file should be: nothing that the program reads waits or reads for ever.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::support::projects::small;
use demarche::import::ReadOptions;
use demarche::model::IdSource;
use demarche::session::import::{Guard, ReadError, read_paths};
use demarche::session::{Lock, Locked, OpenAnswer, Pace, Session, Versus, Way, leave_copy};
use demarche::storage::lock::lock_path;
use demarche::storage::{self, backups};

/// Does something that must come to an end, whatever it comes to.
fn ends<T: Send + 'static>(what: &str, job: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, result) = channel();
    std::thread::Builder::new().spawn(move || done.send(job())).unwrap();
    result.recv_timeout(Duration::from_secs(20)).unwrap_or_else(|_| panic!("{what} waits for ever"))
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A saved project in a folder of its own.
fn desk() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.ron");
    Session::on(small(), IdSource::seeded(1)).save_as(&path).unwrap();
    (folder, path)
}

#[test]
fn a_pipe_or_device_is_no_article() {
    let (folder, _) = desk();
    let path = folder.path().join("news.txt");
    pipe(&path);
    for path in [path, PathBuf::from("/dev/zero"), PathBuf::from("/dev/tty")] {
        let named = path.clone();
        let read =
            ends("import", move || read_paths(&[named], &ReadOptions::default(), &Guard::in_this_process()));
        let error = read[0].result.as_ref().unwrap_err();
        assert!(matches!(error, ReadError::NoFile { .. }), "{error}");
        assert!(error.to_string().ends_with(path.to_str().unwrap()), "{error}");
    }
    let large = folder.path().join("large.txt");
    File::create(&large).unwrap().set_len(600_000_000).unwrap();
    let read = read_paths(std::slice::from_ref(&large), &ReadOptions::default(), &Guard::in_this_process());
    let error = read[0].result.as_ref().unwrap_err().to_string();
    assert!(error.contains("256 MB, divide it") && error.ends_with("large.txt"), "{error}");
}

#[test]
fn a_pipe_in_the_place_of_a_journal_a_lock_a_copy_or_a_list_keeps_nobody_from_working() {
    let (folder, path) = desk();
    let journals = folder.path().join("journals");
    let open = |what: &str| {
        let (path, journals) = (path.clone(), journals.clone());
        ends(what, move || {
            match Session::open_shared(&path, Some(&journals), Pace::Inline, Way::Ask).unwrap() {
                OpenAnswer::Opened(opened) => *opened,
                OpenAnswer::InUse(who) => panic!("{who}"),
            }
        })
    };
    // The journal that this file would have, and one that was set aside.
    let mut session = open("a first opening").session;
    let title = |session: &mut Session, title: &str| {
        session.commit(demarche::edit::coders::retitle(session.project(), title)).unwrap();
    };
    title(&mut session, "Recorded");
    drop(session);
    let journal = fs::read_dir(&journals).unwrap().next().unwrap().unwrap().path();
    fs::remove_file(&journal).unwrap();
    pipe(&journal);
    pipe(&journal.with_extension("aside-1"));
    pipe(&journals.join("left-copies"));
    pipe(&folder.path().join("talks (1).ron"));
    let mut opened = open("opening");
    assert!(opened.copies.is_empty());
    let at = path.clone();
    ends("a comparison", move || {
        Versus::File(at.with_file_name("talks (1).ron")).compare(&small()).unwrap_err()
    });
    let (journals_too, versions) = (journals.clone(), opened.session.other_versions().unwrap());
    ends("other versions", move || versions.find(Some(&journals_too)));
    let elsewhere = Session::open(&path, IdSource::seeded(2)).unwrap().0;
    let journals_too = journals.clone();
    ends("looking for unsaved work", move || elsewhere.elsewhere(Some(&journals_too)).is_nothing());
    // What cannot be recorded is told, and saved all the same.
    opened.session = ends("recording", move || {
        let mut session = opened.session;
        title(&mut session, "Changed");
        session.save().unwrap();
        session
    });
    assert_eq!(storage::open(&path).unwrap().project.title(), "Changed");
    let journals_too = journals.clone();
    ends("leaving a copy", move || leave_copy(&journals_too, Path::new("/dev/zero")).unwrap_err());
    drop(opened);
    let lock = lock_path(&path);
    fs::remove_file(&lock).ok();
    pipe(&lock);
    let at = path.clone();
    assert!(matches!(ends("locking", move || Lock::take(&at)), Locked::Impossible));
    let (left, at) = (path.clone(), journals);
    fs::remove_file(at.join("left-copies")).unwrap();
    ends("leaving a copy", move || leave_copy(&at, &left).unwrap());
}

#[test]
fn a_pipe_in_the_place_of_the_file_or_of_a_backup_is_an_error() {
    let (folder, path) = desk();
    let kept = folder.path().join("backups");
    let (mut session, _) = Session::open(&path, IdSource::seeded(2)).unwrap();
    session.back_up_in(Some(kept.clone()));
    session.commit(demarche::edit::coders::retitle(session.project(), "Changed")).unwrap();
    fs::remove_file(&path).unwrap();
    pipe(&path);
    let (error, session) = ends("saving", move || (session.save().unwrap_err(), session));
    assert!(error.to_string().ends_with("talks.ron"), "{error}");
    let watched = session.watched().unwrap();
    ends("looking at the file", move || watched.look(None));
    fs::remove_file(&path).unwrap();
    let mut session = session;
    session.save().unwrap();
    let backup = backups(&kept, session.project().id())[0].path.clone();
    fs::remove_file(&backup).unwrap();
    pipe(&backup);
    let at = backup.clone();
    ends("opening a backup", move || storage::open(&at).unwrap_err());
    ends("copying a backup", move || Session::open_copy(&backup).map(|_| ()).unwrap_err());
}
