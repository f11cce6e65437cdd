//! The tests of the window, in one program.
#![cfg(feature = "gui")]
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

mod behind;
mod by_hand;
mod caret;
mod charts_kinds;
mod coding;
mod correct;
mod events;
mod figures;
mod find;
mod hand_laws;
mod history;
mod hostile;
mod how_read;
mod incoming;
mod keys;
mod main_job;
mod name_patterns;
mod open;
mod outside;
mod panels;
mod paste;
mod reading;
mod reading_type;
mod saving;
mod scale;
mod scripts;
mod sizes;
mod slow;
mod tabs;
mod told;
