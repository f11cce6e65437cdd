//! Demarche: who demands what, of whom, when, and how that changed, with the evidence.

pub mod model;

pub mod edit;

pub mod analysis;

pub mod chart;
