//! What both benches share: the clock of this thread, the table, and where it is kept.

#![allow(dead_code, unused_imports, reason = "each bench uses a part of it")]

mod clock;
mod table;

#[path = "../../tests/support/mod.rs"]
mod tests;

pub use clock::{Samples, cpu, sampled};
pub use table::Table;
pub use tests::measure;
pub use tests::projects::{corpus, corpus_of};

/// Articles and statements of the sizes that are measured.
pub const SIZES: [(&str, usize, usize); 3] =
    [("S", 100, 2_000), ("M", 2_000, 40_000), ("L", 10_000, 200_000)];

/// The seed of every project that is measured.
pub const SEED: u64 = 20_260_314;
