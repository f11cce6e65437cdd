//! The file system, as saving, journals and backups use it.
//!
//! All that is written to keep a person's work goes through [`Disk`], so that tests can take the power
//! away or let any single operation fail. The program itself only ever uses [`RealDisk`].

mod real;

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::FileHash;
use super::bytes::pieces;
use super::journal::Base;

pub use real::RealDisk;
pub(super) use real::is_held;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A device or a pipe.
    Device,
    /// A folder.
    Folder,
    /// A file that may be replaced.
    File,
    /// A file that is marked as read-only.
    ReadOnly,
}

/// A file system. Paths are real ones: links were followed before.
pub trait Disk: fmt::Debug + Send + Sync {
    /// All bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Opens a file to read it from its first byte on; gives how many it has, too.
    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read>)>;

    /// The state of a file; never all of it is in memory.
    fn hash(&self, path: &Path) -> io::Result<FileHash> {
        let (_, mut file) = self.open(path)?;
        FileHash::of_pieces(|sum| pieces(&mut *file, sum))
    }

    /// What stands at a path.
    fn look(&self, path: &Path) -> io::Result<Standing>;

    /// The place that a path leads to, whatever links are on the way.
    fn place(&self, path: &Path) -> PathBuf {
        Base::place(path)
    }

    /// Makes a file under a name that nothing else has, in the folder of `target` and with its rights
    /// where it is there.
    fn create_beside(&self, target: &Path) -> io::Result<(PathBuf, Box<dyn DiskFile>)>;

    /// Opens a file that only its owner may read, to write in it; makes it where it is not there.
    fn open_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Makes a folder and those above it; what is there stays.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Gives a file another name in its folder; what has that name is replaced in one instant.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes what was made, renamed and removed in a folder last over a power failure.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes what [`Disk::create_beside`] made for this target long ago, in a run that ended amid a save.
    fn sweep(&self, target: &Path);
}

/// An open file.
pub trait DiskFile: fmt::Debug + Send {
    /// How many bytes it has.
    fn size(&self) -> io::Result<u64>;

    /// Cuts it, or fills it up with zeros.
    fn set_size(&mut self, size: u64) -> io::Result<()>;

    /// Writes all these bytes, the first at this place.
    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;

    /// Makes what was written last over a power failure.
    fn sync(&mut self) -> io::Result<()>;

    /// Whether another window has it; if not, this one has it until it is closed.
    fn is_held(&self) -> bool;
}
