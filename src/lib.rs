//! Demarche: who demands what, of whom, when, and how that changed, with the evidence.

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
