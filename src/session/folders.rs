//! The folders of a person that belong to no project.

use std::path::PathBuf;

/// The folder of backups; none where the system names no folder for them.
pub fn backups() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "demarche")?.data_local_dir().join("backups"))
}

/// The folder of what was done and not saved; none where the system names no folder for it.
pub fn journals() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "demarche")?;
    Some(folders.state_dir().unwrap_or(folders.data_local_dir()).join("journals"))
}
