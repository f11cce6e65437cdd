//! The file of a session: opening, saving, and what is not in it yet.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{IdSource, Project};
use crate::storage::journal::Base;
use crate::storage::{
    self, Disk, FileHash, Notice, OpenedFile, Progress, ProjectContent, StorageError, Trail,
};

use super::Session;
use super::backup::BackupWish;
use super::record::Handle;

/// The file that a session writes to, and the state that it holds.
#[derive(Debug, Clone, Default)]
pub(super) struct ProjectFile {
    path: Option<PathBuf>,
    /// The path under which its journal is found.
    pub(super) place: Option<PathBuf>,
    pub(super) hash: Option<FileHash>,
    /// Whether it could not be written, as far as is known.
    pub(super) is_read_only: bool,
    /// Whether somebody else wrote what it holds, as far as this session knows: it is kept when replaced.
    pub(super) is_of_others: bool,
    /// The history's state that the file holds.
    state: u64,
}

/// Everything that a save needs, so that another thread can do it. Costs nothing to take.
#[derive(Debug, Clone)]
pub struct Snapshot {
    project: Project,
    trail: Trail,
    path: PathBuf,
    expected: Option<FileHash>,
    state: u64,
    /// Whose snapshot it is.
    identity: u64,
    /// The journal, and how many of its lines the project holds.
    journal: Option<(Handle, u64)>,
    since: Timestamp,
    disk: Arc<dyn Disk>,
    backups: Option<BackupWish>,
    /// The place that is not to be written, and why.
    kept: Option<(PathBuf, &'static str)>,
}

/// A save that was done.
#[derive(Debug, Clone)]
pub struct Saved {
    path: PathBuf,
    place: PathBuf,
    hash: FileHash,
    state: u64,
    identity: u64,
    backup_fault: Option<String>,
}

impl Snapshot {
    /// The file that is written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// As a save that nobody asked for: a backup is kept where the last one is not new.
    #[must_use]
    pub fn unasked(mut self) -> Self {
        self.backups = self.backups.map(BackupWish::unasked);
        self
    }

    /// Refuses the file that the session only looks at or has rescued. Waits for the disk.
    pub fn check_target(&self) -> Result<(), StorageError> {
        match &self.kept {
            Some((place, why)) if *place == self.disk.place(&self.path) => {
                Err(StorageError::KeptAsItIs { why, path: self.path.clone() })
            }
            _ => Ok(()),
        }
    }

    /// Writes the project to its file, all or nothing; the journal begins anew with it.
    pub fn save(self) -> Result<Saved, StorageError> {
        self.save_telling(&Progress::default())
    }

    /// As [`Snapshot::save`], telling how far it is.
    pub fn save_telling(self, progress: &Progress) -> Result<Saved, StorageError> {
        self.check_target()?;
        let kept_before = self.backups.as_ref().map(|wish| {
            let newest = wish.newest(self.project.id());
            (wish.keep_before((&*self.disk, self.project.id()), &self.path, self.expected), newest)
        });
        let content = ProjectContent { project: &self.project, trail: &self.trail, progress };
        progress.begin(content.about());
        let staged = storage::stage(&*self.disk, &self.path, &content)?;
        let (hash, place) = (staged.hash(), self.disk.place(&self.path));
        if let Some((journal, count)) = &self.journal {
            let (project, title) = (self.project.id(), String::new());
            let (path, hash, follows) = (Some(place.clone()), Some(hash), None);
            journal.fork(Base { project, title, path, hash, follows, since: self.since }, *count);
        }
        let written = staged.put(self.expected);
        if let Some((journal, _)) = &self.journal {
            if written.is_ok() { journal.adopt(hash) } else { journal.abandon(hash) }
        }
        let hash = written?;
        let kept = self.backups.as_ref().zip(kept_before).map_or(Ok(()), |(wish, (kept, newest))| {
            let new = (self.path.as_path(), hash);
            kept.and_then(|()| wish.keep((&*self.disk, self.project.id()), newest, new, self.since))
        });
        let backup_fault = kept.err().map(|error| error.to_string());
        let (state, identity) = (self.state, self.identity);
        Ok(Saved { hash, path: self.path, place, state, identity, backup_fault })
    }
}

impl Saved {
    /// Why no backup was kept, where one should have been.
    pub fn backup_fault(&self) -> Option<&str> {
        self.backup_fault.as_deref()
    }
}

impl Session {
    /// Opens a project file; with it what is worth saying about the file.
    pub fn open(path: &Path, ids: IdSource) -> Result<(Self, Vec<Notice>), StorageError> {
        let opened = storage::open(path)?;
        Ok(Self::opened(path, opened, ids))
    }

    /// A session on a file that was read before; the disk is only asked for its rights and its place.
    pub fn opened(path: &Path, opened: OpenedFile, ids: IdSource) -> (Self, Vec<Notice>) {
        let mut session = Self::on(opened.project, ids);
        session.trail = opened.trail;
        let is_read_only = fs::metadata(path).is_ok_and(|file| file.permissions().readonly());
        session.file = ProjectFile {
            path: Some(path.to_owned()),
            place: Some(Base::place(path)),
            hash: Some(opened.hash),
            is_read_only,
            is_of_others: true,
            state: 0,
        };
        (session, opened.notices)
    }

    /// A session on an unsaved copy of a project file, as the example is opened.
    pub fn copy_of(bytes: &[u8], name: &Path, ids: IdSource) -> Result<Self, StorageError> {
        let opened = storage::read(bytes, name)?;
        let mut session = Self::on(opened.project, ids);
        session.trail = opened.trail;
        Ok(session)
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.file.path.as_deref()
    }

    /// The file's name without its folder, if there is a file.
    pub fn file_name(&self) -> Option<String> {
        let name = self.file.path.as_ref()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    /// Whether the file could not be written, as far as is known.
    pub fn is_unwritable(&self) -> bool {
        self.file.is_read_only
    }

    /// Whether something is not in the file yet.
    pub fn is_changed(&self) -> bool {
        self.history.state() != self.file.state
    }

    /// What a save to the session's own file needs; none where there is no file.
    ///
    /// The save is refused where another hand changed the file in the meantime.
    pub fn snapshot(&self) -> Option<Snapshot> {
        let path = self.file.path.clone()?;
        Some(Snapshot { expected: self.file.hash, ..self.snapshot_to(path) })
    }

    /// What a save to another file needs; whatever stands there is replaced.
    pub fn snapshot_to(&self, path: PathBuf) -> Snapshot {
        Snapshot {
            project: self.project.clone(),
            trail: self.trail.clone(),
            path,
            expected: None,
            state: self.history.state(),
            identity: self.identity,
            journal: self.recorder.as_ref().map(|recorder| (recorder.handle(), recorder.given())),
            since: (self.clock)(),
            disk: Arc::clone(&self.disk),
            backups: self.backup_wish(self.file.is_of_others && self.file.path.is_some()),
            kept: self.kept_place(),
        }
    }

    /// Notes that a save to the session's own file failed, so that nothing is closed unasked.
    pub fn note_not_saved(&mut self) {
        self.file.is_read_only = true;
    }

    /// Notes that a save was done; what changed since then is still not in the file.
    ///
    /// A save of another session is no concern of this one; gives whether it was its own.
    pub fn note_saved(&mut self, saved: Saved) -> bool {
        if saved.identity != self.identity {
            return false;
        }
        self.seal();
        self.file = ProjectFile {
            path: Some(saved.path),
            place: Some(saved.place),
            hash: Some(saved.hash),
            is_read_only: false,
            is_of_others: false,
            state: saved.state,
        };
        true
    }

    /// Writes the project to its file and waits for it; does nothing where there is no file.
    pub fn save(&mut self) -> Result<(), StorageError> {
        if let Some(saved) = self.snapshot().map(Snapshot::save).transpose()? {
            self.note_saved(saved);
        }
        Ok(())
    }

    /// Writes the project to another file, waits for it, and goes on with that file.
    pub fn save_as(&mut self, path: &Path) -> Result<(), StorageError> {
        let saved = self.snapshot_to(path.to_owned()).save()?;
        self.note_saved(saved);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::coders;

    #[test]
    fn undo_to_the_saved_state_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.ron");
        let mut session = Session::new("Talks", 1);
        session.save_as(&path).unwrap();
        assert!(!session.is_changed());
        session.commit(coders::retitle(session.project(), "Peace talks")).unwrap();
        assert!(session.is_changed());
        session.undo().unwrap();
        assert!(!session.is_changed());
        session.redo().unwrap();
        session.save().unwrap();
        assert!(!session.is_changed());
        let (again, notices) = Session::open(&path, IdSource::seeded(2)).unwrap();
        assert_eq!(again.project(), session.project());
        assert!(notices.is_empty());
    }

    #[test]
    fn typing_on_after_a_save_is_not_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::new("Talks", 1);
        session.commit(coders::retitle(session.project(), "Talks 2")).unwrap();
        session.save_as(&folder.path().join("talks.ron")).unwrap();
        session.commit(coders::retitle(session.project(), "Talks 20")).unwrap();
        assert!(session.is_changed());
        session.undo().unwrap();
        assert!(!session.is_changed());
    }

    #[test]
    fn a_file_that_another_hand_changed_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.ron");
        let mut session = Session::new("Talks", 1);
        session.save_as(&path).unwrap();
        fs::write(&path, "other work").unwrap();
        session.commit(coders::retitle(session.project(), "Mine")).unwrap();
        assert!(session.save().unwrap_err().to_string().contains("talks.ron"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "other work");
    }
}
