//! From bytes to drafts: articles and coded data as they come, with what was doubtful about them.
//!
//! Nothing here touches a project or a disk: the caller reads the bytes and turns drafts into
//! records. Each format is one file; [`sniff`] says which one reads what. What a reader is not sure
//! of stands in the draft as a [`Warning`]; it fails only where nothing useful is left.
//!
//! ```
//! use demarche::import::article;
//! let draft = article::read("2022-03-29_note.txt", b"Talks go on\n\nThey met again.\n").unwrap();
//! assert_eq!(draft.title, "Talks go on");
//! let published = draft.published.unwrap();
//! assert_eq!((published.when.to_string().as_str(), published.from.as_str()), ("2022-03-29", "file name"));
//! ```

pub mod archive;
pub mod article;
pub mod claims;

mod address;
mod bundle;
mod candidate;
mod clean;
mod decode;
mod docx;
mod draft;
mod encodings;
mod epub;
mod error;
mod front_matter;
mod furniture;
mod headline;
mod html;
mod json_rows;
mod label;
mod mail;
mod markdown;
mod name_pattern;
mod odt;
mod offsets;
mod package;
mod page;
mod paragraphs;
mod pdf;
mod press;
mod published;
mod read;
mod reading;
mod rtf;
mod separated;
mod sheet;
mod similar;
mod sniff;
mod table;
mod unwrap;
mod wire;
mod xml;

pub use archive::Entry;
pub use bundle::{Bundle, Separator};
pub use candidate::{Candidate, Field, Sureness};
pub use draft::{ArticleDraft, Warning};
pub use encodings::{EncodingSample, encoding_samples};
pub use error::ImportError;
pub use name_pattern::{NamePattern, NamePatternError, told_by_name};
pub use page::{Page, Part};
pub use read::{read, read_pasted_page};
pub use reading::{Pages, ReadOptions, Reading};
pub use similar::{Fingerprint, Similar, pairs_in_common};
pub use sniff::{Reader, sniff};
pub use table::{Columns, Table};
pub use wire::{entries_of_json, entries_to_json, options_of_json, options_to_json};
pub use wire::{reading_of_json, reading_to_json};

/// The name of an article that came from the clipboard and has no file.
pub const PASTED: &str = "pasted text";
