//! What several integration tests share.

#![allow(dead_code, unused_imports, reason = "each test binary uses a part of it")]

pub mod dice;
pub mod projects;
