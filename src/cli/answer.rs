//! What a command says, and how that reaches the outside.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::export::ExportError;
use crate::model::turns_direction;
use crate::session::{Session, folders};

use super::usage::{WRONG_USAGE, WrongArgument};
use super::{Command, check, count, export, import, list, new, plot};

/// What a command says when it is done.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// For standard output.
    pub(super) out: Vec<u8>,
    /// For standard error, a line each.
    asides: Vec<String>,
    /// Whether something in the data or a file was wrong.
    pub(super) is_wrong: bool,
}

impl Answer {
    /// Words for standard output.
    pub(super) fn say(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
    }

    /// A JSON document for standard output.
    pub(super) fn say_json(&mut self, value: &impl Serialize) -> Result<()> {
        let json = serde_json::to_string(value).context("the answer could not be written as JSON")?;
        for letter in json.chars() {
            // The same JSON, but names of files cannot turn the lines of a terminal around.
            if turns_direction(letter) {
                self.say(&format!("\\u{:04x}", u32::from(letter)));
            } else {
                self.say(letter.encode_utf8(&mut [0; 4]));
            }
        }
        self.out.push(b'\n');
        Ok(())
    }

    /// Something worth knowing, for standard error.
    pub(super) fn note(&mut self, words: &impl Display) {
        self.asides.push(format!("note: {words}"));
    }

    /// Something wrong that did not stop the command, for standard error.
    pub(super) fn complain(&mut self, words: &impl Display) {
        self.asides.push(format!("error: {words}"));
        self.is_wrong = true;
    }

    /// Opens a project to read it; what is worth saying about its file is noted, also that newer work
    /// is not in it.
    pub(super) fn open(&mut self, path: &Path) -> Result<Session> {
        let session = self.open_file(path)?;
        let elsewhere = session.elsewhere(folders::journals().as_deref());
        if elsewhere.actions > 0 {
            self.note(&format!("{elsewhere}; what follows is the file as it was saved: {}", path.display()));
        }
        Ok(session)
    }

    /// Opens a project whatever is recorded for it; what is worth saying about its file is noted.
    pub(super) fn open_file(&mut self, path: &Path) -> Result<Session> {
        let (session, notices) = Session::open(path, Session::fresh_ids())?;
        for notice in notices {
            self.note(&format!("{notice}: {}", path.display()));
        }
        Ok(session)
    }
}

impl Command {
    /// Does it; writes the answer to `out`, errors and notes to `err`.
    ///
    /// Where nobody reads the answer to its end, as in `demarche list … | head`, that is no error.
    pub fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
        let (answer, failure) = match self.answer() {
            Ok(answer) => (answer, None),
            Err(failure) => (Answer::default(), Some(failure)),
        };
        for aside in &answer.asides {
            // Where nobody listens there is nobody to tell.
            _ = writeln!(err, "{aside}");
        }
        if let Some(failure) = failure {
            _ = writeln!(err, "error: {failure}");
            return ExitCode::from(if is_usage(&failure) { WRONG_USAGE } else { 1 });
        }
        match out.write_all(&answer.out).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                _ = writeln!(err, "error: the answer could not be written: {error}");
                ExitCode::FAILURE
            }
            Ok(()) => ExitCode::from(u8::from(answer.is_wrong)),
        }
    }

    fn answer(&self) -> Result<Answer> {
        match self {
            Self::New(new) => new::new(new),
            Self::Import(import) => import::import(import),
            Self::List(list) => list::list(list),
            Self::Count(count) => count::count(count),
            Self::Plot(plot) => plot::plot(plot),
            Self::Export(export) => export::export(export),
            Self::Check(check) => check::check(check),
        }
    }
}

/// Whether the arguments were wrong, whatever the project holds.
fn is_usage(failure: &anyhow::Error) -> bool {
    failure.is::<WrongArgument>() || matches!(failure.downcast_ref(), Some(ExportError::Unknown { .. }))
}
