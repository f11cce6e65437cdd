//! Backups: kept with saves, thinned out by their age, compared and restored as one step.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::support::projects::{corpus, small};
use demarche::edit::{self, coders};
use demarche::model::IdSource;
use demarche::session::Session;
use demarche::storage::{self, FileHash, RealDisk, backups, keep_backup};
use jiff::Timestamp;

fn retitle(session: &mut Session, title: &str) {
    session.commit(coders::retitle(session.project(), title)).unwrap();
    session.seal();
}

fn titles(folder: &std::path::Path, session: &Session) -> Vec<String> {
    let found = backups(folder, session.project().id());
    found.iter().map(|it| storage::open(&it.path).unwrap().project.title().to_owned()).collect()
}

/// Saves as the window does by itself.
fn save_unasked(session: &mut Session) {
    let saved = session.snapshot().unwrap().unasked().save().unwrap();
    assert_eq!(saved.backup_fault(), None);
    assert!(session.note_saved(saved));
}

#[test]
fn a_save_that_is_asked_for_is_kept_and_others_every_ten_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let (file, kept) = (folder.path().join("talks.ron"), folder.path().join("backups"));
    Session::on(small(), IdSource::seeded(1)).save_as(&file).unwrap();
    // From an hour hence, so that the file as it was opened is the oldest.
    let now = Arc::new(AtomicI64::new(Timestamp::now().as_second() + 3600));
    let clock = Arc::clone(&now);
    let (session, _) = Session::open(&file, IdSource::seeded(2)).unwrap();
    let mut session =
        session.with_clock(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap());
    session.back_up_in(Some(kept.clone()));
    retitle(&mut session, "One");
    save_unasked(&mut session);
    assert_eq!(titles(&kept, &session), ["One", small().title()], "the file as it was opened is kept too");
    for minute in 1..10 {
        now.fetch_add(60, Ordering::Relaxed);
        retitle(&mut session, &format!("Minute {minute}"));
        save_unasked(&mut session);
    }
    assert_eq!(titles(&kept, &session).len(), 2);
    now.fetch_add(60, Ordering::Relaxed);
    retitle(&mut session, "Ten minutes later");
    save_unasked(&mut session);
    retitle(&mut session, "Asked for");
    session.save().unwrap();
    session.save().unwrap();
    let opened = small();
    let expected = ["Asked for", "Ten minutes later", "One", opened.title()];
    let mut found = titles(&kept, &session);
    // Two were kept in one second.
    found[..2].sort();
    assert_eq!(found, expected);
}

#[test]
fn old_backups_are_thinned_out_and_other_files_stay() {
    let folder = tempfile::tempdir().unwrap();
    let begin: Timestamp = "2026-01-01T08:00:00Z".parse().unwrap();
    let session = Session::on(small(), IdSource::seeded(1));
    let id = session.project().id();
    for hour in 0..100 {
        let at = Timestamp::from_second(begin.as_second() + hour * 3600).unwrap();
        keep_backup(&RealDisk, folder.path(), id, &format!("content {hour}"), at).unwrap();
        keep_backup(&RealDisk, folder.path(), id, &format!("content {hour}"), at).unwrap();
    }
    let note = folder.path().join(id.to_string()).join("a note of mine.ron");
    fs::write(&note, "mine").unwrap();
    let found = backups(folder.path(), id);
    // Ten hours, and the four days before them, of which the last has its ten.
    assert_eq!(found.len(), 14, "{found:?}");
    assert_eq!(fs::read_to_string(&found[0].path).unwrap(), "content 99");
    assert!(found.windows(2).all(|pair| pair[0].at > pair[1].at));
    assert!(note.exists());
}

#[test]
fn a_backup_that_cannot_be_kept_does_not_keep_the_project_from_being_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (file, in_the_way) = (folder.path().join("talks.ron"), folder.path().join("backups"));
    fs::write(&in_the_way, "a file where the folder should be").unwrap();
    let mut session = Session::on(small(), IdSource::seeded(1));
    session.back_up_in(Some(in_the_way));
    let saved = session.snapshot_to(file.clone()).save().unwrap();
    assert!(saved.backup_fault().unwrap().contains("backups"), "{:?}", saved.backup_fault());
    assert!(storage::open(&file).unwrap().project == small());
}

#[test]
fn restoring_makes_the_project_equal_to_the_backup_and_undo_takes_it_back() {
    for seed in 0..6 {
        let (mut one, other) = (corpus(seed, 3, 8), corpus(seed + 10, 4, 5));
        let before = one.clone();
        let inverse = edit::apply(&mut one, &edit::restore(&before, &other)).unwrap();
        // All but the id, which no change touches.
        assert!(edit::restore(&one, &other).is_empty());
        assert_eq!(one.statements().count(), other.statements().count());
        assert!(one.texts().eq(other.texts()) && one.sources().eq(other.sources()));
        edit::apply(&mut one, &inverse).unwrap();
        assert!(one == before);
    }
}

/// "Keep mine" replaces what a colleague wrote; their work is still there to go back to.
#[test]
fn what_another_hand_wrote_is_kept_before_it_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (file, kept) = (folder.path().join("talks.ron"), folder.path().join("backups"));
    Session::on(small(), IdSource::seeded(1)).save_as(&file).unwrap();
    let (mut session, _) = Session::open(&file, IdSource::seeded(2)).unwrap();
    session.back_up_in(Some(kept.clone()));
    retitle(&mut session, "Mine");
    session.save().unwrap();
    let (mut theirs, _) = Session::open(&file, IdSource::seeded(3)).unwrap();
    retitle(&mut theirs, "Theirs");
    theirs.save().unwrap();
    retitle(&mut session, "Mine again");
    assert!(session.save().is_err(), "what another hand wrote is not replaced unknowingly");
    assert!(!titles(&kept, &session).contains(&"Theirs".to_owned()));
    session.replace_theirs(FileHash::of(&fs::read(&file).unwrap()));
    session.save().unwrap();
    let mut found = titles(&kept, &session);
    found.sort();
    // All within a second or two, so that their order says nothing.
    assert_eq!(found, ["Mine", "Mine again", small().title(), "Theirs"]);
    // Our own content is not kept twice.
    retitle(&mut session, "Mine at last");
    save_unasked(&mut session);
    assert_eq!(titles(&kept, &session).len(), 4);
}
