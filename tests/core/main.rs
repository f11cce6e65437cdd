//! The tests of all that needs no window, in one program: linked once, they build sooner and take a tenth
//! of the disk.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    missing_docs,
    reason = "test code"
)]

#[path = "../support/mod.rs"]
mod support;

mod backups;
mod charts;
mod charts_kinds;
mod claims_round_trip;
mod cli;
mod cli_count;
mod cli_plot;
mod cli_unsaved;
mod compare;
mod correct;
mod damage;
mod examples;
mod export_figures;
mod export_tables;
mod faults;
mod figure_counts;
mod frequency;
mod import_encodings;
mod import_fixtures;
mod import_guard;
mod import_hostile;
mod import_printed;
mod journal;
mod lock;
mod past;
mod project_file;
mod reading;
mod reads;
mod renderer;
mod salvage;
mod save;
mod schemas;
mod undo_laws;
