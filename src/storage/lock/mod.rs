//! The lock: a small file beside a project that says who has it open, on which computer, since when.
//!
//! It is called `.talks.ron.lock` beside `talks.ron`, and holds one RON record:
//!
//! ```text
//! (lock: 1, user: "ada", host: "desk", since: "…", refreshed: "…", pid: 4711, program: "0.1.0", run: "…")
//! ```
//!
//! Two things together tell whether somebody still has the project open. While it is open the program
//! holds a lock of the operating system on the file, which ends with the process however it ends: on
//! this computer that decides. For another computer, whose system locks may not reach us (folders that
//! a sync service copies), the time of the last refreshing decides: [`REFRESH`] apart while the project
//! is open, and after [`ABANDONED`] without one the file was left behind.
//!
//! It keeps people from working against each other by mistake; what protects the file is that a save
//! compares its content first. Nothing here knows a thread or a clock.

mod file;
mod holder;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;

pub use file::{LockFile, Taken, holder_of};
pub use holder::Holder;

/// How often the file is written anew while the project is open.
pub const REFRESH: SignedDuration = SignedDuration::from_secs(60);

/// After so long without refreshing, a lock of another computer was left behind.
pub const ABANDONED: SignedDuration = SignedDuration::from_mins(10);

/// The lock file of a project file.
pub fn lock_path(project: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    name.push(".lock");
    project.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lies_beside_the_project_and_is_hidden() {
        assert_eq!(lock_path(Path::new("/a/talks.ron")), Path::new("/a/.talks.ron.lock"));
        assert_eq!(lock_path(Path::new("talks.ron")), Path::new(".talks.ron.lock"));
    }
}
