//! Wrong usage, and what is asked of the command line itself: help and version.

use std::io::Write;
use std::process::ExitCode;

use thiserror::Error;

/// The exit code of wrong usage.
pub(super) const WRONG_USAGE: u8 = 2;

/// Why arguments name no command: they are wrong, or ask for help or the version.
#[derive(Debug)]
pub struct Usage(pub(super) clap::Error);

impl Usage {
    /// Says it, help and version on `out`, what is wrong on `err`; gives the exit code.
    pub fn say(&self, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
        let words = self.0.render().to_string();
        // Where nobody listens there is nobody to tell.
        let say =
            |target: &mut dyn Write| _ = target.write_all(words.as_bytes()).and_then(|()| target.flush());
        if self.0.use_stderr() {
            say(err);
            return ExitCode::from(WRONG_USAGE);
        }
        say(out);
        ExitCode::SUCCESS
    }
}

/// An argument that is wrong whatever the project holds.
#[derive(Debug, Error)]
#[error("{0}")]
pub(super) struct WrongArgument(pub(super) String);
