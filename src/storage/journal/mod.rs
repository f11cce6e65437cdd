//! The journal: what was done since the last save, on disk at once, beside the file and not in it.
//!
//! One journal belongs to one project at one path and to one state of that file; a project that was
//! never saved has one too. It is a text file in a folder that the caller names (the user's state
//! folder, where no folder-sync program looks). Its first line says what it builds on, each further
//! line is one change in the form of the project file's newest schema:
//!
//! ```text
//! <64 digits> (journal: 1, project: "…", path: "…", base: "<hash of the file>", since: "…")
//! <64 digits> (at: "…", kind: "do", label: "Code statement", edits: [Put(Statement((source: "…", statement: (…))))])
//! ```
//!
//! The digits are the BLAKE3 hash of the digits of the line before and of this line's words, so that
//! a line that is damaged, missing or out of its place ends what is read. A line is written whole and
//! synced before it counts as recorded.
//!
//! Saving is safe at every instant: before the project file is replaced, [`Journal::fork`] begins a
//! second journal that builds on the new content and holds what is not in it; until
//! [`Journal::adopt`] or [`Journal::abandon`] every line goes into both. Whichever content the file
//! has after a crash, one of the two belongs to it.
//!
//! Duty: bytes of journals, and which of them belongs to a file. Nothing here knows a thread or a
//! window, or does to a project what a journal says: that is `session`'s.

mod base;
mod entry;
mod find;
mod peek;
mod read;
mod sum;
mod track;
mod write;

pub use base::Base;
pub(super) use entry::options as line_options;
pub use entry::{Entry, Kind, read_entry};
pub use find::{Aside, Found, Past, find, find_unsaved};
pub use peek::{Peek, asides, peek};
pub use read::{Contents, Tail, read_journal};
pub use write::Journal;

/// The newest form of a journal, and the one that is written.
const FORM: u64 = 1;
