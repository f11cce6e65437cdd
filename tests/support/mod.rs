//! What several integration tests share.

#![allow(
    dead_code,
    unused_imports,
    clippy::string_slice,
    reason = "each test program and bench uses a part of it"
)]

pub mod claims;
pub mod claims_file;
pub mod dice;
pub mod disk;
pub mod markup;
pub mod measure;
pub mod naive;
pub mod program;
pub mod projects;
pub mod questions;
pub mod renderer;
pub mod snapshot;
#[cfg(feature = "gui")]
pub mod window;

/// How often something is tried: a little in every run of the tests, more where `DEMARCHE_TORTURE` is set
/// (`just torture`).
pub fn times(usual: usize, torture: usize) -> usize {
    if std::env::var_os("DEMARCHE_TORTURE").is_some() { torture } else { usual }
}
