//! What several integration tests share.

#![allow(dead_code, unused_imports, reason = "each test binary uses a part of it")]

pub mod dice;
pub mod disk;
pub mod projects;

/// How often something is tried: a little in every run of the tests, more where `DEMARCHE_TORTURE` is set
/// (`just torture`).
pub fn times(usual: usize, torture: usize) -> usize {
    if std::env::var_os("DEMARCHE_TORTURE").is_some() { torture } else { usual }
}
