//! Changes as values.
//!
//! [`Edit::Put`] and [`Edit::Remove`] are all that ever changes a project. A verb is a function from
//! a project and some input to a [`Transaction`]; [`apply`] carries it out, all or nothing, and gives
//! back its exact inverse, so that undo covers everything that will ever be added. A verb that would
//! change nothing gives an empty transaction.

pub mod actors;
pub mod coders;
pub mod compare;
pub mod demands;
pub mod events;
pub mod figures;
pub mod sources;
pub mod statements;

mod apply;
mod error;
mod field;
mod history;
mod integrity;
mod restore;
mod transaction;

pub use apply::apply;
pub use error::EditError;
pub use history::{History, Step};
pub use restore::restore;
pub use transaction::{Edit, FieldKey, Place, Transaction};
