//! Saving: the last good file is never harmed, and failures say why.

use std::fs;
use std::path::Path;

use crate::support::projects::{corpus, small};
use demarche::edit::coders;
use demarche::model::{IdSource, Project};
use demarche::session::Session;
use demarche::storage::{
    self, Content, CopyOf, FileHash, Progress, ProjectContent, RealDisk, StorageError, open, save,
};

const NAME: &str = "talks.ron";

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn second() -> Project {
    corpus(5, 2, 10)
}

#[test]
fn a_project_is_written_in_small_pieces_that_are_the_whole_file() {
    let mut session = Session::on(corpus(3, 600, 6_000), IdSource::seeded(1));
    for number in 0..200 {
        session.commit(coders::retitle(session.project(), &format!("Talks {number}"))).unwrap();
        session.seal();
    }
    let (project, trail) = (session.project(), session.trail());
    let (mut file, mut pieces, mut longest) = (Vec::new(), 0, 0);
    let progress = Progress::default();
    let content = ProjectContent { project, trail, progress: &progress };
    let take = &mut |piece: &[u8]| {
        file.extend_from_slice(piece);
        (pieces, longest) = (pieces + 1, longest.max(piece.len()));
        Ok(())
    };
    content.pour(take).unwrap();
    assert!(file == storage::write_with(project, trail).into_bytes());
    assert!(pieces >= 3 && longest < (3 << 20) / 2, "{pieces} pieces, the longest of {longest} bytes");
    assert_eq!(content.hash().unwrap(), FileHash::of(&file));
    // How far it is is told in bytes; how many there will be is a guess.
    let (about, length) = (content.about(), file.len() as u64);
    assert!((length / 2..length * 2).contains(&about), "{about} of {length}");
}

#[test]
fn a_copy_of_a_file_that_is_changed_meanwhile_is_no_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (path, to) = (folder.path().join("talks.ron"), folder.path().join("copy.ron"));
    fs::write(&path, "one").unwrap();
    let copy =
        |state| storage::save_on(&RealDisk, &to, &CopyOf { disk: &RealDisk, path: &path, state }, None);
    copy(FileHash::of(b"one")).unwrap();
    assert_eq!(fs::read(&to).unwrap(), b"one");
    fs::write(&path, "two").unwrap();
    let error = copy(FileHash::of(b"one")).unwrap_err();
    assert!(error.to_string().contains("changed by another program"), "{error}");
    assert_eq!(fs::read(&to).unwrap(), b"one", "what was kept is kept");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn saving_and_opening_agree_on_the_state_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let first = save(&path, &small(), None).unwrap();
    let file = open(&path).unwrap();
    assert_eq!(file.hash, first);
    assert!(file.project == small() && file.notices.is_empty());
    let next = save(&path, &second(), Some(first)).unwrap();
    assert_eq!(next, FileHash::of(&fs::read(&path).unwrap()));
    assert!(open(&path).unwrap().project == second());
    assert_eq!(names_in(folder.path()), [NAME]);
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let known = save(&path, &small(), None).unwrap();
    fs::write(&path, "by another hand").unwrap();
    let error = save(&path, &second(), Some(known)).unwrap_err();
    assert!(matches!(error, StorageError::ChangedOutside { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "by another hand");
    assert_eq!(names_in(folder.path()), [NAME]);
    save(&path, &second(), None).unwrap();
    let known = open(&path).unwrap().hash;
    fs::remove_file(&path).unwrap();
    save(&path, &small(), Some(known)).unwrap();
    assert!(open(&path).unwrap().project == small());
}

#[test]
fn what_cannot_be_saved_says_why_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let no_folder = folder.path().join("gone");
    let error = save(&no_folder.join(NAME), &small(), None).unwrap_err();
    assert!(matches!(&error, StorageError::FolderMissing { path } if *path == no_folder), "{error}");
    let error = save(folder.path(), &small(), None).unwrap_err();
    assert!(matches!(error, StorageError::Folder { .. }), "{error}");
    let path = folder.path().join(NAME);
    save(&path, &small(), None).unwrap();
    let error = save(&path.join("inside.ron"), &small(), None).unwrap_err();
    assert!(matches!(error, StorageError::FolderMissing { .. }), "{error}");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = save(&path, &second(), None).unwrap_err();
    assert!(matches!(error, StorageError::ReadOnly { .. }), "{error}");
    assert!(open(&path).unwrap().project == small());
    assert_eq!(names_in(folder.path()), [NAME]);
}

#[test]
fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let error = open(&folder.path().join("gone.ron")).unwrap_err();
    assert!(matches!(error, StorageError::Missing { .. }), "{error}");
    assert!(error.to_string().ends_with("gone.ron"), "{error}");
    let error = open(folder.path()).unwrap_err();
    assert!(!cfg!(unix) || matches!(error, StorageError::Folder { .. }), "{error}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn permissions_and_links_stay() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        fs::create_dir(&real).unwrap();
        let target = real.join("project.ron");
        let link = folder.path().join(NAME);
        symlink("real/project.ron", &link).unwrap();
        save(&link, &small(), None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        save(&link, &second(), None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&target).unwrap().mode() & 0o777, 0o640);
        assert!(open(&target).unwrap().project == second());
        assert_eq!(names_in(&real), ["project.ron"]);
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        save(&path, &small(), None).unwrap();
        let other = folder.path().join("other");
        fs::write(&other, "").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode(), fs::metadata(&other).unwrap().mode());
    }

    #[test]
    fn a_folder_that_takes_no_file_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        save(&path, &small(), None).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        // The superuser may write everywhere: nothing can be seen here then.
        if fs::write(folder.path().join("probe"), "").is_err() {
            let error = save(&path, &second(), None).unwrap_err();
            assert!(matches!(error, StorageError::FolderReadOnly { .. }), "{error}");
            assert!(open(&path).unwrap().project == small());
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_and_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.ron");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.as_path(), Path::new("/dev/zero")] {
        let refused = |error: StorageError| {
            assert!(matches!(error, StorageError::NotAFile { .. }), "{error}");
            assert!(error.to_string().ends_with(path.to_str().unwrap()), "{error}");
        };
        refused(open(path).unwrap_err());
        refused(storage::salvage_file(path).unwrap_err());
        refused(save(path, &small(), None).unwrap_err());
    }
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, StorageError::Folder { .. }), "{error}");
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    // A file with nothing in it but its length: it takes no room on the disk.
    fs::File::create(&path).unwrap().set_len(storage::MOST_BYTES + 1).unwrap();
    let error = open(&path).unwrap_err();
    assert!(matches!(error, StorageError::TooLarge { .. }), "{error}");
    assert!(error.to_string().contains("2 GB") && error.to_string().contains(NAME), "{error}");
}
