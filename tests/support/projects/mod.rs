//! Projects to test with: a small readable one, any one, and large ones.

mod any;
mod corpus;
mod scripts;
mod small;

pub use any::{any_project, hostile_words};
pub use corpus::{corpus, corpus_of};
pub use scripts::scripts;
pub use small::small;
