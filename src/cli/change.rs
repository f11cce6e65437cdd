//! Opening a project that a command is going to change.

use std::path::Path;

use anyhow::{Result, bail};

use crate::session::{Lock, Locked, OpenedSession, Pace, Session, Snapshot, folders};

use super::answer::Answer;
use super::arguments::Care;

/// Opens a project to change its file; it is locked for as long as the session lives.
///
/// Refuses where somebody has it open, or where work that is recorded and not saved would be set aside
/// by what the command writes, unless `care` says what to do.
pub(super) fn open(answer: &mut Answer, path: &Path, care: Care) -> Result<Session> {
    let journals = folders::journals();
    let mut session = answer.open_file(path)?;
    session.back_up_in(folders::backups());
    match Lock::take(path) {
        Locked::Ours(lock, remark) => {
            session.hold(Some(lock));
            if let Some(remark) = remark {
                answer.note(&format!("{remark}: {}", path.display()));
            }
        }
        // Another program may have written it since it was read.
        Locked::InUse(_) | Locked::Impossible => {}
    }
    let elsewhere = session.elsewhere(journals.as_deref());
    let at = path.display();
    if elsewhere.is_open() && !care.anyway {
        bail!("{elsewhere}; close it there first, or change the file all the same with --anyway: {at}");
    }
    if elsewhere.actions == 0 {
        return Ok(session);
    }
    if care.anyway {
        answer.note(&format!("{elsewhere}; it is kept aside, and the window offers to compare it: {at}"));
        return Ok(session);
    }
    if !care.with_unsaved {
        bail!(
            "{elsewhere}; save it in the window first, put it into the file with --with-unsaved, or leave it \
             aside with --anyway: {at}"
        );
    }
    let Some(folder) = journals else { return Ok(session) };
    let OpenedSession { session: mut with, restored, .. } =
        Session::open_recorded(path, Session::fresh_ids(), &folder, Pace::Inline)?;
    for sentence in restored.to_string().lines() {
        answer.note(&format!("{sentence}: {at}"));
    }
    with.take_access(session);
    with.back_up_in(folders::backups());
    Ok(with)
}

/// Saves the session's file, and keeps a backup with it as the window does.
pub(super) fn save(answer: &mut Answer, session: &mut Session) -> Result<()> {
    if let Some(saved) = session.snapshot().map(Snapshot::save).transpose()? {
        if let Some(why) = saved.backup_fault() {
            answer.note(&format!("saved, but no backup was kept: {why}"));
        }
        session.note_saved(saved);
    }
    Ok(())
}
