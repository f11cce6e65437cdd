//! Saving without ever harming the last good file.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::model::Project;

use super::{FileHash, StorageError, write};

/// Writes a project to a file, all or nothing; gives the new state of the file.
///
/// A temporary file in the same folder is written and synced, the target is looked at again, then the
/// one takes the place of the other by renaming and the folder is synced: at every moment the target
/// is whole, old or new. A symbolic link stays and its target is replaced; permissions stay. Where
/// `expected` is given and the target is there in another state, nothing is written. Whether the
/// target is to be overwritten where `expected` is none is for the caller to ask.
pub fn save(path: &Path, project: &Project, expected: Option<FileHash>) -> Result<FileHash, StorageError> {
    save_written(path, &write(project), expected)
}

/// As [`save`], of a project that was written before.
pub(crate) fn save_written(
    path: &Path,
    content: &str,
    expected: Option<FileHash>,
) -> Result<FileHash, StorageError> {
    let target = resolve(path);
    let old = metadata(&target)?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let fresh = write_beside(&target, folder, content.as_bytes(), old.as_ref())
        .map_err(|error| StorageError::writing(error, &target, folder))?;
    if let Some(expected) = expected {
        compare(&target, expected)?;
    }
    replace(fresh, &target)?;
    sync_folder(folder);
    Ok(FileHash::of(content.as_bytes()))
}

/// The file that a chain of symbolic links ends at, also where that file is not there yet.
fn resolve(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    match fs::read_link(path) {
        Ok(link) => path.parent().map_or_else(|| link.clone(), |folder| folder.join(&link)),
        Err(_) => path.to_owned(),
    }
}

/// What is known of the target, none where it is not there; refuses what must not be replaced.
fn metadata(target: &Path) -> Result<Option<Metadata>, StorageError> {
    let path = || target.to_owned();
    match fs::metadata(target) {
        Ok(old) if old.is_dir() => Err(StorageError::Folder { path: path() }),
        Ok(old) if old.permissions().readonly() => Err(StorageError::ReadOnly { path: path() }),
        Ok(old) => Ok(Some(old)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(StorageError::reading(error, target)),
    }
}

fn write_beside(
    target: &Path,
    folder: &Path,
    content: &[u8],
    old: Option<&Metadata>,
) -> io::Result<NamedTempFile> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // A leading point hides it, and the name tells whose it is should it be left behind. A long name
    // would pass the 255 bytes of a file name.
    let name: String = name.chars().take(40).collect();
    let prefix = format!(".{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".saving");
    as_new(&mut builder);
    let mut fresh = builder.tempfile_in(folder)?;
    if let Some(old) = old {
        keep_permissions(fresh.as_file(), old)?;
    }
    fresh.write_all(content)?;
    fresh.as_file().sync_all()?;
    Ok(fresh)
}

/// A new project may be read by whom the user's mask lets read it; temporary files are private.
#[cfg(unix)]
fn as_new(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn as_new(_builder: &mut tempfile::Builder<'_, '_>) {}

#[cfg(unix)]
fn keep_permissions(fresh: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    if fresh.metadata()?.gid() != old.gid() {
        // A shared folder's group; who is not in it may not give the file to it, and need not.
        _ = std::os::unix::fs::fchown(fresh, None, Some(old.gid()));
    }
    fresh.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn keep_permissions(_fresh: &File, _old: &Metadata) -> io::Result<()> {
    Ok(())
}

/// The last look before the file is replaced. A file that is gone can be harmed no more.
fn compare(target: &Path, expected: FileHash) -> Result<(), StorageError> {
    match fs::read(target) {
        Ok(bytes) if FileHash::of(&bytes) == expected => Ok(()),
        Ok(_) => Err(StorageError::ChangedOutside { path: target.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StorageError::reading(error, target)),
    }
}

/// On Windows a scanner or a sync program may hold the target for a moment: it is tried again; in the
/// end the new file stays beside the old one, and the error names it.
fn replace(mut fresh: NamedTempFile, target: &Path) -> Result<(), StorageError> {
    let waits: u64 = if cfg!(windows) { 9 } else { 0 };
    for wait in 1..=waits {
        let Err(failed) = fresh.persist(target) else { return Ok(()) };
        fresh = failed.file;
        std::thread::sleep(std::time::Duration::from_millis(20 * wait));
    }
    let Err(failed) = fresh.persist(target) else { return Ok(()) };
    let path = target.to_owned();
    Err(match failed.file.keep() {
        Ok((_, kept)) => StorageError::Held { error: failed.error, kept, path },
        Err(_) => StorageError::Io { error: failed.error, path },
    })
}

/// Makes the renaming last over a power failure. The new content stands by now: file systems that
/// cannot sync a folder (some network drives) are no reason to call the save failed.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) {
    _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) {}
