//! Demands: the tree of the codebook.

use super::{Attribute, Color, DemandId};

/// A node of the codebook: what can be demanded, and when to code it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Its name in the project.
    pub id: DemandId,
    /// Its place in the order of creation.
    pub order: u64,
    /// Its name on screen, unique among demands.
    pub name: String,
    /// The broader demand above, never in a circle.
    pub parent: Option<DemandId>,
    /// What it means.
    pub definition: String,
    /// When to code it.
    pub use_when: String,
    /// When not to.
    pub not_when: String,
    /// Passages that show it, in our own order.
    pub examples: Vec<String>,
    /// Its color; none takes the next place in the palette.
    pub color: Option<Color>,
    /// The analyst's note.
    pub note: String,
    /// What else the project keeps about it.
    pub attributes: Vec<Attribute>,
    /// Its name in the data it was imported from.
    pub origin_id: Option<String>,
}

impl Demand {
    /// A demand with a name only.
    pub fn new(id: DemandId, order: u64, name: &str) -> Self {
        Self {
            id,
            order,
            name: name.to_owned(),
            parent: None,
            definition: String::new(),
            use_when: String::new(),
            not_when: String::new(),
            examples: Vec::new(),
            color: None,
            note: String::new(),
            attributes: Vec::new(),
            origin_id: None,
        }
    }
}
