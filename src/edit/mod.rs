//! Changes as values.
//!
//! [`Edit::Put`] and [`Edit::Remove`] are all that ever changes a project. A verb is a function from
//! a project and some input to a [`Transaction`]; [`apply`] carries it out, all or nothing, and gives
//! back its exact inverse, so that undo covers everything that will ever be added.

mod apply;
mod error;
mod integrity;
mod transaction;

pub use apply::apply;
pub use error::EditError;
pub use transaction::{Edit, FieldKey, Place, Transaction};
