//! The folder of a project's backups.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::model::ProjectId;
use crate::storage::{Content, Disk, FileHash, StorageError, save_on};

use super::superfluous;

const FORM: &str = "%Y%m%dT%H%M%SZ";
const ENDING: &str = ".ron";

/// A copy of a project file as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file, which opens like any other project.
    pub path: PathBuf,
    /// When it was kept, to the second.
    pub at: Timestamp,
    /// How many bytes it has.
    pub size: u64,
    digits: String,
}

impl Backup {
    /// Whether it holds this content.
    pub fn holds(&self, hash: FileHash) -> bool {
        digits(hash) == self.digits
    }
}

/// The backups of a project in this folder, the newest first; none where the folder cannot be read.
pub fn backups(folder: &Path, project: ProjectId) -> Vec<Backup> {
    let entries = fs::read_dir(folder.join(project.to_string())).into_iter().flatten().flatten();
    let mut found: Vec<Backup> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (at, digits) = name.strip_suffix(ENDING)?.split_once('-')?;
            let at = DateTime::strptime(FORM, at).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
            let size = entry.metadata().ok()?.len();
            Some(Backup { path: entry.path(), at, size, digits: digits.to_owned() })
        })
        .collect();
    found.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.path.cmp(&other.path)));
    found
}

/// Keeps a content of a project's file as it was at this time, and removes what is superfluous now.
///
/// A content that is there already is not kept twice.
pub fn keep_backup(
    disk: &dyn Disk,
    folder: &Path,
    project: ProjectId,
    content: &dyn Content,
    at: Timestamp,
) -> Result<(), StorageError> {
    let own = folder.join(project.to_string());
    let fault = |error| StorageError::writing(error, &own, &own);
    let hash = content.hash().map_err(fault)?;
    let known = backups(folder, project);
    if known.iter().any(|backup| backup.holds(hash)) {
        return Ok(());
    }
    disk.create_folder(&own).map_err(fault)?;
    let name = format!("{}-{}{ENDING}", at.strftime(FORM), digits(hash));
    save_on(disk, &own.join(name), content, None)?;
    let known = backups(folder, project);
    let times: Vec<_> = known.iter().map(|backup| (backup.at, backup.size)).collect();
    let newest = times.first().map_or(at, |(newest, _)| at.max(*newest));
    let gone = superfluous(&times, newest);
    for backup in known.iter().filter(|backup| gone.contains(&backup.at)) {
        // What cannot be removed now is removed with the next one.
        _ = disk.remove(&backup.path);
    }
    Ok(())
}

fn digits(hash: FileHash) -> String {
    hash.to_string().chars().take(16).collect()
}
