//! Backups: whole copies of a project file as it was, in a folder of the user's, by project.
//!
//! A backup is a plain project file that opens like any other. Its name says when it was kept and
//! begins the hash of its content: `20260312T140500Z-0123456789abcdef.ron`. Which of them stay is
//! [`superfluous`]'s to say, from their times alone.

mod rule;
mod store;

pub use rule::superfluous;
pub use store::{Backup, backups, keep_backup};
