//! Coded data: the JSON form `claims-neutral/1`.
//!
//! `{"schema": "claims-neutral/1", "documents": […], "coders": […], "actors": […], "annotations": […]}`;
//! offsets count Unicode code points of the text as given, end exclusive; a missing key equals null.
//! Koopmans and Statham 1999 and Leifeld's DNA know the same record: who takes which stance on what,
//! where and when.

mod draft;
mod names;
mod read;
mod resolve;
mod wire;

pub use draft::{AnnotationDraft, ClaimsDraft, CodedActor, CodedDocument, Placement};
pub use read::read;

/// What `schema` says in this form.
pub const SCHEMA: &str = "claims-neutral/1";
