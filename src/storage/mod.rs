//! The project file: one readable RON file that holds everything, the texts included.
//!
//! Duty: project to file and back, through one door. Reading goes bytes → text → checksum → peek at
//! `schema` → the rows of `schema_v1` → one `edit::apply` on an empty project, so that a file
//! cannot bring in what a change could not. A broken file is an error with line and column and stays
//! untouched; a file that another hand changed opens, with [`Notice`]s. Nothing here knows a window,
//! a clock or how a project came to be. Formats: RON 0.12 (<https://github.com/ron-rs/ron>, its
//! `docs/grammar.md`), checksum BLAKE3.
//!
//! [`trail`] logs who did what and the way back from it, [`journal`] keeps what was done since the last save, [`lock`] says who has a project open,
//! [`copies`](fn@copies) finds what sync services left beside it.
//!
//! Texts that no article names are not written; comments in a file are lost when it is saved.
//!
//! ```
//! use std::path::Path;
//! use demarche::model::{Coder, IdSource, Project};
//! let mut ids = IdSource::seeded(1);
//! let project = Project::empty(ids.fresh().into(), "Peace talks");
//! let file = demarche::storage::write(&project);
//! assert!(file.starts_with("#![enable(implicit_some)]\n(schema: 2, project: "));
//! let opened = demarche::storage::read(file.as_bytes(), Path::new("talks.ron")).unwrap();
//! assert_eq!(opened.project, project);
//! assert!(opened.notices.is_empty());
//! ```

pub mod journal;
pub mod lock;
pub mod trail;

mod backup;
mod bytes;
mod checksum;
mod conflict;
mod content;
mod copies;
mod decode;
mod diagnose;
mod disk;
mod error;
mod escape;
mod hash;
mod head;
mod notice;
mod open;
mod page;
mod progress;
mod read;
mod row;
mod salvage;
mod save;
mod schema_v1;
mod spot;
mod word;
mod write;

pub use backup::{Backup, backups, keep_backup, superfluous};
pub use bytes::{MOST_BYTES, bytes_within, file_bytes, open_file};
pub use content::{Content, CopyOf, ProjectContent, Sink};
pub use copies::copies;
pub use disk::{Disk, DiskFile, RealDisk, Standing};
pub use error::StorageError;
pub use hash::FileHash;
pub use notice::{Notice, StatementPlace};
pub use open::{OpenedFile, open, open_on};
pub use progress::Progress;
pub use read::{Opened, read};
pub use salvage::{Lost, Salvaged, salvage, salvage_file};
pub use save::{Staged, save, save_on, stage};
pub use spot::Spot;
pub use trail::{Step, Trail};
pub use write::{write, write_with};

/// The newest form of the file that this program knows, and the one that it writes.
pub const SCHEMA: u64 = 2;
