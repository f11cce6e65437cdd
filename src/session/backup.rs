//! Keeping a backup with a save.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::model::ProjectId;
use crate::storage::{CopyOf, Disk, FileHash, Progress, ProjectContent, StorageError, backups, keep_backup};

use super::Session;

/// How long nothing is kept of saves that nobody asked for.
const REST: SignedDuration = SignedDuration::from_mins(10);

/// What is to be kept with a save.
#[derive(Debug, Clone)]
pub(super) struct BackupWish {
    folder: PathBuf,
    /// Whether somebody asked for the save.
    is_asked: bool,
    /// Whether what the file held before is kept too, as it is still as it was opened.
    keeps_before: bool,
}

impl Session {
    /// Keeps backups of what is saved in this folder from now on; none keeps none.
    pub fn back_up_in(&mut self, folder: Option<PathBuf>) {
        self.backups = folder;
    }

    /// Work for another thread that keeps the project as it is here among the backups, where its file holds
    /// something else by now: for leaving it for what another program wrote. Waits for the disk.
    pub fn keep_if_replaced(&self) -> impl FnOnce() -> Result<(), StorageError> + Send + 'static {
        let (project, trail, at) = (self.project.clone(), self.trail.clone(), (self.clock)());
        let file = self.file.place.clone().zip(self.file.hash);
        let (disk, folder) = (Arc::clone(&self.disk), self.backups.clone());
        move || {
            let (Some((place, known)), Some(folder)) = (file, folder) else { return Ok(()) };
            if disk.hash(&place).is_ok_and(|found| found == known) {
                return Ok(());
            }
            let (project, trail, progress) = (&project, &trail, &Progress::default());
            keep_backup(&*disk, &folder, project.id(), &ProjectContent { project, trail, progress }, at)
        }
    }

    pub(super) fn backup_wish(&self, keeps_before: bool) -> Option<BackupWish> {
        let folder = self.backups.clone()?;
        Some(BackupWish { folder, is_asked: true, keeps_before })
    }
}

impl BackupWish {
    pub(super) fn unasked(self) -> Self {
        Self { is_asked: false, ..self }
    }

    /// When the last backup was kept.
    pub(super) fn newest(&self, project: ProjectId) -> Option<Timestamp> {
        backups(&self.folder, project).first().map(|newest| newest.at)
    }

    /// Keeps what the file holds before it is replaced, where it is still as it was opened.
    pub(super) fn keep_before(
        &self,
        (disk, project): (&dyn Disk, ProjectId),
        path: &Path,
        expected: Option<FileHash>,
    ) -> Result<(), StorageError> {
        let Some((at, state)) = self.before(disk, path, expected) else { return Ok(()) };
        keep_backup(disk, &self.folder, project, &CopyOf { disk, path, state }, at)
    }

    fn before(
        &self,
        disk: &dyn Disk,
        path: &Path,
        expected: Option<FileHash>,
    ) -> Option<(Timestamp, FileHash)> {
        let expected = expected.filter(|_| self.keeps_before)?;
        disk.hash(path).ok().filter(|state| *state == expected)?;
        let modified = fs::metadata(path).ok()?.modified().ok()?;
        Some((Timestamp::try_from(modified).ok()?, expected))
    }

    /// Keeps what was just written to the file, where that is due after the backup before.
    pub(super) fn keep(
        &self,
        (disk, project): (&dyn Disk, ProjectId),
        newest: Option<Timestamp>,
        (path, state): (&Path, FileHash),
        now: Timestamp,
    ) -> Result<(), StorageError> {
        if self.is_asked || newest.is_none_or(|newest| now.duration_since(newest) >= REST) {
            keep_backup(disk, &self.folder, project, &CopyOf { disk, path, state }, now)?;
        }
        Ok(())
    }
}
