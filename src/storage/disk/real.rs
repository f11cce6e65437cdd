//! The disk of this machine.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::storage::bytes::{MOST_BYTES, bytes_within, open_file, refuse_what_stands};

use super::{Disk, DiskFile, Standing};

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

/// The ending of a file that is to take the place of another.
const ENDING: &str = ".saving";

/// How old such a file is before it is taken for what a crash left: no save takes that long.
const LONG_AGO: Duration = Duration::from_hours(1);

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        bytes_within(path, MOST_BYTES)
    }

    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read>)> {
        let file = open_file(path)?;
        let length = file.metadata()?.len();
        if length > MOST_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok((length, Box::new(file)))
    }

    fn look(&self, path: &Path) -> io::Result<Standing> {
        let found = fs::metadata(path)?;
        Ok(match found.permissions().readonly() {
            _ if found.is_dir() => Standing::Folder,
            _ if !found.is_file() => Standing::Device,
            true => Standing::ReadOnly,
            false => Standing::File,
        })
    }

    fn create_beside(&self, target: &Path) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
        let prefix = prefix(target);
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(ENDING);
        as_new(&mut builder);
        let fresh = builder.tempfile_in(folder_of(target))?;
        if let Ok(old) = fs::metadata(target) {
            keep_permissions(fresh.as_file(), &old)?;
        }
        let (file, path) = fresh.keep().map_err(|failed| failed.error)?;
        Ok((path, Box::new(file)))
    }

    fn open_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        refuse_what_stands(path)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(options.open(path)?))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let made: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
        fs::create_dir_all(folder)?;
        for folder in made {
            // Where it cannot be synced there is nothing better to be done.
            _ = self.sync_folder(folder_of(folder));
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sweep(&self, target: &Path) {
        let prefix = prefix(target);
        for entry in fs::read_dir(folder_of(target)).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_ours = name.starts_with(&prefix) && name.ends_with(ENDING);
            let modified = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
            if is_ours && modified().is_some_and(|age| age > LONG_AGO) {
                _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl DiskFile for File {
    fn size(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn set_size(&mut self, size: u64) -> io::Result<()> {
        self.set_len(size)
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(at))?;
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn is_held(&self) -> bool {
        is_held(self)
    }
}

/// Whether another window has it locked, and does not let go of it within a moment.
///
/// A window that is just closing, or a program that is just being started from one, holds it for some
/// milliseconds more. Where a file system knows no locks there is no second window to be told of.
pub(in crate::storage) fn is_held(file: &File) -> bool {
    for _ in 0..10 {
        if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A leading point hides it, and the name tells whose it is should it be left behind. A long name would
/// pass the 255 bytes of a file name.
fn prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    format!(".{}.", name.chars().take(40).collect::<String>())
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
fn keep_permissions(fresh: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    if fresh.metadata()?.gid() != old.gid() {
        // A shared folder's group; who is not in it may not give the file to it, and need not.
        _ = std::os::unix::fs::fchown(fresh, None, Some(old.gid()));
    }
    fresh.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn keep_permissions(_fresh: &File, _old: &fs::Metadata) -> io::Result<()> {
    Ok(())
}
