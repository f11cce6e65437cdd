//! A disk that fails, fills up or loses its power at every single operation: old or new, never neither.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use crate::support::dice::Dice;
use crate::support::disk::{Fault, FaultyDisk};
use crate::support::projects::{corpus, small};
use crate::support::times;
use demarche::edit::{actors, coders};
use demarche::model::{ActorKind, IdSource, Project};
use demarche::session::{Pace, Recorded, Session};
use demarche::storage::{self, FileHash, StorageError, save_on};
use tempfile::TempDir;

const FAULTS: [Fault; 6] = [
    Fault::Once(ErrorKind::Other),
    Fault::Once(ErrorKind::PermissionDenied),
    Fault::FromNowOn(ErrorKind::StorageFull),
    Fault::FromNowOn(ErrorKind::ReadOnlyFilesystem),
    Fault::FromNowOn(ErrorKind::NotFound),
    Fault::DoneAndDenied,
];

/// A folder with a project in it, on a disk in memory.
struct Place {
    _folder: TempDir,
    folder: PathBuf,
    file: PathBuf,
    journals: PathBuf,
    first: Project,
}

/// What a person saw: the project after each action, and how many were told to be safe.
struct Seen {
    states: Vec<Project>,
    safe: usize,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap().join("work");
        fs::create_dir(&real).unwrap();
        let journals = real.join("journals");
        Self { file: real.join("talks.ron"), folder: real, journals, _folder: folder, first: small() }
    }

    fn disk(&self) -> FaultyDisk {
        FaultyDisk::with(&[(&self.file, storage::write(&self.first).as_bytes())])
    }

    /// A session on the file as it is before anything is done.
    fn session(&self, disk: &FaultyDisk) -> Session {
        fs::create_dir_all(&self.folder).unwrap();
        fs::write(&self.file, storage::write(&self.first)).unwrap();
        let opened = storage::open(&self.file).unwrap();
        let (session, _) = Session::opened(&self.file, opened, IdSource::seeded(1));
        session.with_disk(Arc::new(disk.clone())).recorded_in(&self.journals, Pace::Inline)
    }

    fn folders(&self) -> [&Path; 2] {
        [&self.folder, &self.journals]
    }
}

/// Twelve actions and three saves between them, whatever fails.
fn work(session: &mut Session) -> Seen {
    let mut seen = Seen { states: vec![session.project().clone()], safe: 0 };
    for number in 0..12 {
        if number % 3 == 2 {
            session.commit(coders::retitle(session.project(), &format!("Talks {number}"))).unwrap();
            session.seal();
        } else {
            let add = |project: &Project, ids: &mut IdSource| {
                let name = format!("person {number}");
                Ok(actors::add(project, &name, ActorKind::Person, None, ids).0)
            };
            session.create(add).unwrap();
        }
        seen.states.push(session.project().clone());
        if session.recorded() == Recorded::All {
            seen.safe = seen.states.len() - 1;
        }
        if number % 4 == 3 && session.save().is_ok() {
            seen.safe = seen.states.len() - 1;
        }
    }
    seen
}

/// How many operations the work takes where nothing fails.
fn operations(place: &Place) -> usize {
    let disk = place.disk();
    let seen = work(&mut place.session(&disk));
    assert_eq!(seen.safe, seen.states.len() - 1);
    disk.count()
}

fn check_reopened(place: &Place, seen: &Seen, what: &str) {
    let opened = Session::open_recorded(&place.file, IdSource::seeded(9), &place.journals, Pace::Inline);
    let opened = opened.unwrap_or_else(|error| panic!("{what}: {error}"));
    let found = seen.states.iter().position(|state| state == opened.session.project());
    let Some(found) = found else { panic!("{what}: something that never was\n{}", opened.restored) };
    assert!(found >= seen.safe, "{what}: {} were safe, {found} came back\n{}", seen.safe, opened.restored);
}

#[test]
fn whenever_the_power_goes_all_that_was_recorded_comes_back() {
    let place = Place::new();
    let count = operations(&place);
    assert!(count > 60, "{count}");
    let seeds = times(3, 40) as u64;
    for number in 0..=count {
        for seed in 0..seeds {
            let disk = place.disk().fail_at(number, Fault::PowerCut);
            let seen = work(&mut place.session(&disk));
            disk.leave(&mut Dice::seeded(seed), &place.folders());
            check_reopened(&place, &seen, &format!("power cut before operation {number}, seed {seed}"));
        }
    }
    println!("{count} operations, {seeds} power cuts before each: nothing lost");
}

#[test]
fn whatever_operation_fails_the_file_is_old_or_new_and_nothing_told_to_be_safe_is_lost() {
    let place = Place::new();
    let count = operations(&place);
    for fault in FAULTS {
        for number in 0..count {
            let what = format!("{fault:?} at operation {number}");
            let disk = place.disk().fail_at(number, fault);
            let mut session = place.session(&disk);
            let seen = work(&mut session);
            let file = disk.bytes(&place.file).unwrap();
            let found = storage::read(&file, &place.file).unwrap().project;
            let is_some_state = seen.states.contains(&found);
            assert!(is_some_state, "{what}: the file is neither old nor new");
            // The program dies without another word.
            std::mem::forget(session);
            disk.leave_all(&place.folders());
            check_reopened(&place, &seen, &what);
        }
    }
    println!("{count} operations, {} faults at each: nothing lost", FAULTS.len());
}

#[test]
fn after_a_fault_that_passes_the_next_save_holds_all_of_it() {
    let place = Place::new();
    for number in 0..operations(&place) {
        let disk = place.disk().fail_at(number, Fault::Once(ErrorKind::Other));
        let mut session = place.session(&disk);
        work(&mut session);
        session.save().unwrap_or_else(|error| panic!("operation {number}: {error}"));
        assert!(!session.is_changed() && !session.is_at_risk(), "operation {number}");
        let file = storage::read(&disk.bytes(&place.file).unwrap(), &place.file).unwrap();
        assert!(file.project == *session.project() && file.notices.is_empty());
    }
}

#[test]
fn a_single_save_that_fails_says_why_and_leaves_the_old_file_alone() {
    let (path, old, new) = (Path::new("/desk/talks.ron"), small(), corpus(5, 2, 10));
    let (before, after) = (storage::write(&old), storage::write(&new));
    let expected = Some(FileHash::of(before.as_bytes()));
    let fresh = || FaultyDisk::with(&[(path, before.as_bytes())]);
    let whole = fresh();
    save_on(&whole, path, &after, expected).unwrap();
    assert_eq!(whole.names(), [path]);
    for fault in FAULTS {
        for number in 0..whole.count() {
            let disk = fresh().fail_at(number, fault);
            let saved = save_on(&disk, path, &after, expected);
            let found = disk.bytes(path).unwrap();
            let wanted = if saved.is_ok() { &after } else { &before };
            assert!(found == wanted.as_bytes(), "{fault:?} at {number}: {saved:?}");
            let Err(error) = saved else { continue };
            let words = error.to_string();
            assert!(words.contains("/desk"), "{fault:?} at {number} names no place: {words}");
            match fault {
                Fault::FromNowOn(ErrorKind::StorageFull) if number < 4 => {
                    assert!(words.contains("no room left"), "{words}");
                }
                Fault::FromNowOn(ErrorKind::ReadOnlyFilesystem) if number < 4 => {
                    assert!(words.contains("may not be written to"), "{words}");
                }
                _ => {}
            }
            let is_left = disk.names().len() > 1;
            let may_be_left = matches!(fault, Fault::FromNowOn(_) | Fault::DoneAndDenied)
                || matches!(error, StorageError::Held { .. });
            assert!(!is_left || may_be_left, "{fault:?} at {number} leaves {:?}", disk.names());
        }
    }
}

/// A real file system of 300 KB; none where this machine lets nobody mount one.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=300k", "tmpfs"]).arg(folder.path());
        let is_mounted = mount.output().is_ok_and(|out| out.status.success());
        is_mounted.then(|| Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// Set where a test runs in a name space of its own, in which everybody may mount.
const OWN_SPACE: &str = "DEMARCHE_TEST_OWN_SPACE";

/// Said by a test that has its small disk.
const MOUNTED: &str = "the small disk is mounted";

/// Runs a test of this program again in a name space of its own; says aloud where that cannot be either.
fn again_in_own_space(test: &str) {
    let mut run = Command::new("unshare");
    run.args(["--user", "--map-root-user", "--mount"]).arg(std::env::current_exe().unwrap());
    let run = run.args(["--exact", test, "--nocapture"]).env(OWN_SPACE, "1").output();
    let said = run.as_ref().map(|run| String::from_utf8_lossy(&run.stdout).into_owned()).unwrap_or_default();
    if said.contains(MOUNTED) {
        let run = run.unwrap();
        assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
        return;
    }
    // Past what the tests' own output is kept in, so that it is seen where all else passes.
    let words = format!("\nNOT RUN: {test}: neither this user nor a name space of theirs may mount a disk\n");
    std::io::stderr().write_all(words.as_bytes()).unwrap();
}

#[test]
fn a_disk_that_is_really_full_says_so_and_keeps_the_old_file() {
    let Some(disk) = SmallDisk::new() else {
        if std::env::var_os(OWN_SPACE).is_none() {
            again_in_own_space("faults::a_disk_that_is_really_full_says_so_and_keeps_the_old_file");
        }
        return;
    };
    println!("{MOUNTED}");
    let home = tempfile::tempdir().unwrap();
    let (file, journals) = (disk.0.path().join("talks.ron"), home.path().join("journals"));
    Session::on(small(), IdSource::seeded(1)).save_as(&file).unwrap();
    let old = fs::read(&file).unwrap();
    let opened = Session::open_recorded(&file, IdSource::seeded(2), &journals, Pace::Inline).unwrap();
    let mut session = opened.session;
    session.commit(coders::retitle(session.project(), "The first words")).unwrap();
    fs::write(disk.0.path().join("other"), vec![7; 400_000]).unwrap_err();
    let error = session.save().unwrap_err();
    assert!(matches!(error, StorageError::Full { .. }), "{error}");
    assert!(error.to_string().contains("no room left on the disk"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), old);
    let names: Vec<_> = fs::read_dir(disk.0.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    // All of it is in the journal, elsewhere; and where there is room again it is saved.
    assert_eq!(session.recorded(), Recorded::All);
    fs::remove_file(disk.0.path().join("other")).unwrap();
    session.save().unwrap();
    assert_eq!(storage::open(&file).unwrap().project.title(), "The first words");
}

#[test]
fn a_folder_that_vanished_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (there, journals) = (folder.path().join("drive"), folder.path().join("journals"));
    fs::create_dir(&there).unwrap();
    let file = there.join("talks.ron");
    Session::on(small(), IdSource::seeded(1)).save_as(&file).unwrap();
    let opened = Session::open_recorded(&file, IdSource::seeded(2), &journals, Pace::Inline).unwrap();
    let mut session = opened.session;
    session.commit(coders::retitle(session.project(), "Before")).unwrap();
    fs::rename(&there, folder.path().join("away")).unwrap();
    let error = session.save().unwrap_err();
    assert!(matches!(error, StorageError::FolderMissing { .. }), "{error}");
    session.commit(coders::retitle(session.project(), "After")).unwrap();
    assert_eq!(session.recorded(), Recorded::All);
    fs::rename(folder.path().join("away"), &there).unwrap();
    drop(session);
    let again = Session::open_recorded(&file, IdSource::seeded(3), &journals, Pace::Inline).unwrap();
    assert_eq!(again.session.project().title(), "After");
}
