//! What the window begins with, looked for and opened beside it: a drive may not answer.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::session::{OpenAnswer, OpenedSession, Opener, Session, Way};
use crate::storage::{Progress, StorageError, bytes_within};

/// The example that is opened where no project is named.
const EXAMPLE: &[u8] = include_bytes!("../../projects/peace-talks.ron");

/// The name of its file, as it comes with the program.
const EXAMPLE_NAME: &str = "peace-talks.ron";

/// What was found to begin with.
pub enum Begun {
    /// Nothing: one begins with the example.
    Example,
    /// A project that was never saved.
    Unsaved(Box<OpenedSession>),
    /// The project that was named, or that was open last.
    Project(PathBuf, Result<OpenAnswer, StorageError>),
}

/// Looking for what the window begins with, on a thread of its own.
pub struct Beginning {
    /// The project that it is about, as far as that is known.
    pub(super) path: Option<PathBuf>,
    pub(super) progress: Progress,
    receiver: Receiver<Begun>,
    begun: Option<Begun>,
}

impl Beginning {
    /// Begins with the project that is named, else the one that was never saved, else the last one, else
    /// the example.
    pub fn of(named: Option<&Path>, last: Option<&Path>, opener: Opener) -> Self {
        let (sender, receiver) = channel();
        let (named, last) = (named.map(Path::to_owned), last.map(Path::to_owned));
        let (path, progress) = (named.clone().or_else(|| last.clone()), opener.progress.clone());
        let look = move || {
            // The window may be gone by now; then nobody waits for it.
            sender.send(look(named, last, &opener)).ok();
        };
        // Without a thread there is nothing to wait for: the window begins with the example.
        _ = std::thread::Builder::new().name("begin".to_owned()).spawn(look);
        Self { path, progress, receiver, begun: None }
    }

    /// What was found, where that is known within so long.
    pub fn wait(&mut self, at_most: Duration) -> Option<&Begun> {
        if self.begun.is_none() {
            self.begun = self.receiver.recv_timeout(at_most).ok();
        }
        self.begun.as_ref()
    }

    /// What was found, however long that takes. A thread that could not be or ended by a mistake found
    /// nothing.
    pub fn begun(self) -> Begun {
        self.begun.unwrap_or_else(|| self.receiver.recv().unwrap_or(Begun::Example))
    }
}

/// The example as a copy that is in no file, so that trying never changes it.
pub fn example() -> Result<Session, StorageError> {
    Session::copy_of(EXAMPLE, Path::new(EXAMPLE_NAME), Session::fresh_ids())
}

fn look(named: Option<PathBuf>, last: Option<PathBuf>, opener: &Opener) -> Begun {
    if let Some(path) = named {
        return if is_example(&path) { Begun::Example } else { open(path, opener) };
    }
    match opener.unsaved() {
        Some(unsaved) => Begun::Unsaved(Box::new(unsaved)),
        None => last.map_or(Begun::Example, |path| open(path, opener)),
    }
}

fn open(path: PathBuf, opener: &Opener) -> Begun {
    let answer = opener.open(&path, Way::Ask);
    Begun::Project(path, answer)
}

/// Whether a path names the example as it came with the program.
fn is_example(path: &Path) -> bool {
    path.ends_with(EXAMPLE_NAME)
        && bytes_within(path, EXAMPLE.len() as u64).is_ok_and(|bytes| bytes == EXAMPLE)
}
