//! Coding: the bar that floats at the chosen passage, and the panel of the chosen statement.

mod bar;
mod coder;
mod hint;
mod part;
mod pinned;
mod place;
mod stance;
mod statement;

pub use bar::CodingBar;
pub use statement::StatementPanel;
