//! Coders: who reads and codes.

use super::CoderId;

/// A person who codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    /// Their name in the project.
    pub id: CoderId,
    /// Their place in the order of joining.
    pub order: u64,
    /// Their name on screen, unique among coders.
    pub name: String,
}

/// What a project keeps about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The title of the project.
    pub title: String,
    /// What the project is about, for colleagues.
    pub note: String,
}
