//! The nouns of the field and their invariants.
//!
//! Here is what a project is made of: [`Source`]s with their [`Text`]s, [`Statement`]s on [`Span`]s
//! of them, the codebook of [`Actor`]s and [`Demand`]s, [`Coder`]s, and the [`FigureSpec`]s that
//! count them. This module knows no file, no clock and no window, and derives no wire format.
//!
//! ```
//! use demarche::model::{IdSource, Project};
//! let mut ids = IdSource::seeded(1);
//! let project = Project::empty(ids.fresh().into(), "Peace talks");
//! assert_eq!(project.title(), "Peace talks");
//! assert_eq!(project.statements().len(), 0);
//! ```

pub mod anchor;
pub mod caret;
pub mod carry;
pub mod segment;
pub mod tree;
pub mod walk;

mod actor;
mod coder;
mod color;
mod date;
mod demand;
mod figure;
mod harmless;
mod id;
mod project;
mod provenance;
mod record;
mod source;
mod span;
mod statement;
mod text;
mod vocabulary;

pub use actor::{Actor, Membership};
pub use coder::{Coder, Settings};
pub use color::{Color, ColorError, PALETTE_PLACES};
pub use date::{DateError, DateStatus, Dated, MONTH_NAMES, PartialDate, TypedDateError, When, read_typed};
pub use demand::Demand;
pub use figure::{
    Bootstrap, Columns, Confidence, Counting, DateBasis, Duplicates, Event, FigureKind, FigureSpec, Filter,
    Grouping, Interval, Measure, Period,
};
pub use harmless::{harmless, turns_direction};
pub use id::{
    ActorId, CoderId, DemandId, EventId, FigureId, Fresh, IdError, IdSource, ProjectId, SourceId, StatementId,
};
pub use project::{Change, Project};
pub use provenance::{Provenance, RemovedWords};
pub use record::{Record, RecordId};
pub use source::{Attribute, Source};
pub use span::{ByteIndex, CharIndex, Span};
pub use statement::{Stamp, Statement};
pub use text::{Text, TextId};
pub use vocabulary::{ActorKind, Certainty, Progress, Stance, Voice};
