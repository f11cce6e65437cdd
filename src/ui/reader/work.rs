//! How much the reader did: what tests look at instead of the clock.

use super::Reader;

/// How much was done since the window opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReaderWork {
    /// Pieces of articles that were laid out; one that stays in view counts in every frame.
    pub pieces: u64,
    /// Statements that were given a lane.
    pub marks: u64,
    /// Statements whose records were looked up to draw them; one that stays in view counts in every frame.
    pub statements: u64,
    /// What the reader keeps for the whole article that is shown, in bytes.
    pub bytes: usize,
    /// The pieces that the article has which is shown.
    pub pieces_in_all: usize,
}

impl Reader {
    /// How much was done since the window opened.
    pub fn work(&self) -> ReaderWork {
        ReaderWork {
            pieces: self.page.laid(),
            marks: self.marks.placed(),
            statements: self.marks.looked(),
            bytes: self.marks.bytes() + self.page.bytes(),
            pieces_in_all: self.page.pieces().len(),
        }
    }
}
