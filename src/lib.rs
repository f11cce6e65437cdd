//! Demarche: who demands what, of whom, when, and how that changed, with the evidence.
//!
//! The modules from the bottom up; each names only what stands above it here, and `tests/layers.rs`
//! holds that table.

pub mod model;

pub mod edit;

pub mod storage;

pub mod import;

pub mod analysis;

pub mod chart;

pub mod export;

pub mod session;

pub mod cli;

#[cfg(feature = "gui")]
pub mod ui;
