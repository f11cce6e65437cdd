//! Recording at once what a session does, without ever waiting for the disk.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use jiff::Timestamp;

use crate::edit::Transaction;
use crate::model::Project;
use crate::storage::journal::{Base, Entry, Journal, Kind, Past};
use crate::storage::{FileHash, StorageError};

use super::Session;

/// How much of what was done is on disk, in the file or in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Recorded {
    /// Nothing is recorded, only saving counts: a copy of the example, or no folder for it.
    #[default]
    Off,
    /// The last changes are on their way.
    Waiting,
    /// All of it.
    All,
    /// Not all of it, and why.
    Failed(String),
}

/// Writes the journal of a session, on a thread of its own or, for tests, at once.
pub(super) struct Recorder {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
    /// How many lines were given to it.
    given: u64,
}

/// Whether a recorder has a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The journal is written by a thread, several changes together where they come fast.
    Threaded,
    /// Each change is on disk before the session goes on; for tests.
    Inline,
}

/// A way to a session's journal, for saves on another thread.
#[derive(Clone)]
pub(super) struct Handle {
    to: To,
    progress: Arc<Progress>,
}

#[derive(Clone)]
enum To {
    Thread(Sender<Wish>),
    Here(Arc<Mutex<Journal>>),
}

/// What the writer has done, for the session to look at.
#[derive(Debug, Default)]
struct Progress {
    lines: AtomicU64,
    is_kept: AtomicBool,
    failure: Mutex<Option<String>>,
}

/// What is asked of the writer, in order.
enum Wish {
    Append(Box<Entry>, Project),
    Fork(Base, u64, Sender<()>),
    Adopt(FileHash),
    Abandon(FileHash),
    Discard,
    Release(Sender<()>),
    End,
}

impl Recorder {
    /// A recorder on a journal; with a thread if there can be one.
    pub(super) fn new(journal: Journal, pace: Pace) -> Self {
        let progress = Arc::new(Progress::default());
        progress.is_kept.store(journal.is_kept(), Ordering::Relaxed);
        let journal = Arc::new(Mutex::new(journal));
        let here = Handle { to: To::Here(Arc::clone(&journal)), progress: Arc::clone(&progress) };
        if pace == Pace::Inline {
            return Self { handle: here, thread: None, given: 0 };
        }
        let (sender, receiver) = channel();
        let noted = Arc::clone(&progress);
        let run = move || write_all(&receiver, &mut locked(&journal), &noted);
        match std::thread::Builder::new().name("journal".to_owned()).spawn(run) {
            Ok(thread) => {
                let handle = Handle { to: To::Thread(sender), progress };
                Self { handle, thread: Some(thread), given: 0 }
            }
            Err(_) => Self { handle: here, thread: None, given: 0 },
        }
    }

    /// Records a change that made this project; does not wait.
    pub(super) fn append(&mut self, entry: Entry, project: &Project) {
        self.given += 1;
        self.handle.send(Wish::Append(Box::new(entry), project.clone()));
    }

    /// How many lines were given to it.
    pub(super) fn given(&self) -> u64 {
        self.given
    }

    pub(super) fn handle(&self) -> Handle {
        self.handle.clone()
    }

    pub(super) fn recorded(&self) -> Recorded {
        let progress = &self.handle.progress;
        if let Some(failure) = locked(&progress.failure).clone() {
            return Recorded::Failed(failure);
        }
        if !progress.is_kept.load(Ordering::Acquire) {
            return Recorded::Off;
        }
        let is_all = progress.lines.load(Ordering::Acquire) >= self.given;
        if is_all { Recorded::All } else { Recorded::Waiting }
    }
}

/// Everything that was given to it is written before it is gone.
impl Drop for Recorder {
    fn drop(&mut self) {
        self.handle.send(Wish::End);
        if let Some(thread) = self.thread.take() {
            // It ends with the wish, or ended by a mistake that cannot be mended here.
            _ = thread.join();
        }
    }
}

impl Handle {
    /// Prepares the journal that goes with what a save is about to write; waits until it is on disk.
    pub(super) fn fork(&self, base: Base, count: u64) {
        let (sender, receiver) = channel();
        self.send(Wish::Fork(base, count, sender));
        _ = receiver.recv();
    }

    pub(super) fn adopt(&self, hash: FileHash) {
        self.send(Wish::Adopt(hash));
    }

    pub(super) fn abandon(&self, hash: FileHash) {
        self.send(Wish::Abandon(hash));
    }

    pub(super) fn discard(&self) {
        self.send(Wish::Discard);
    }

    /// Closes the journal's files until the next change; waits for it.
    pub(super) fn release(&self) {
        let (sender, receiver) = channel();
        self.send(Wish::Release(sender));
        _ = receiver.recv();
    }

    /// A writer that is gone has no more to do.
    fn send(&self, wish: Wish) {
        match &self.to {
            To::Thread(sender) => _ = sender.send(wish),
            To::Here(journal) => {
                let mut lines = Vec::new();
                let mut count = self.progress.lines.load(Ordering::Relaxed);
                take(wish, &mut locked(journal), &mut lines, (&mut count, &self.progress));
                append(&mut locked(journal), &mut lines, count, &self.progress);
            }
        }
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("progress", &self.progress).finish_non_exhaustive()
    }
}

/// Takes what is there, writes it with one sync, and begins again.
fn write_all(wishes: &Receiver<Wish>, journal: &mut Journal, progress: &Progress) {
    let (mut lines, mut count) = (Vec::new(), 0);
    while let Ok(wish) = wishes.recv() {
        let mut is_going = take(wish, journal, &mut lines, (&mut count, progress));
        while is_going && let Ok(wish) = wishes.try_recv() {
            is_going = take(wish, journal, &mut lines, (&mut count, progress));
        }
        append(journal, &mut lines, count, progress);
        if !is_going {
            return;
        }
    }
}

/// Carries out one wish; lines are only gathered, until something else is wished. Gives whether more
/// is to come.
fn take(
    wish: Wish,
    journal: &mut Journal,
    lines: &mut Vec<String>,
    (count, progress): (&mut u64, &Progress),
) -> bool {
    if let Wish::Append(entry, project) = wish {
        lines.push(entry.words(&project));
        *count += 1;
        return true;
    }
    append(journal, lines, *count, progress);
    match wish {
        Wish::Fork(base, count, done) => {
            // Where it fails, adopting says so.
            _ = journal.fork(base, count);
            _ = done.send(());
        }
        Wish::Adopt(hash) => {
            let adopted = journal.adopt(hash);
            note(journal, adopted, *count, progress);
        }
        Wish::Abandon(hash) => journal.abandon(hash),
        Wish::Discard => journal.discard(),
        Wish::Release(done) => {
            journal.release();
            _ = done.send(());
        }
        Wish::End => {
            journal.release();
            return false;
        }
        Wish::Append(..) => {}
    }
    true
}

fn append(journal: &mut Journal, lines: &mut Vec<String>, count: u64, progress: &Progress) {
    if !lines.is_empty() {
        let written = journal.append(lines);
        lines.clear();
        note(journal, written, count, progress);
    }
}

fn note(journal: &Journal, written: Result<(), StorageError>, count: u64, progress: &Progress) {
    progress.is_kept.store(journal.is_kept(), Ordering::Release);
    *locked(&progress.failure) = written.err().map(|error| error.to_string());
    progress.lines.store(count, Ordering::Release);
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    /// Records every change from now on in a journal in this folder.
    ///
    /// A project without a file is recorded where it is new; of a copy that was opened without a file
    /// nothing is recorded until it is saved.
    #[must_use]
    pub fn recorded_in(mut self, folder: &Path, pace: Pace) -> Self {
        self.recorder = Some(Recorder::new(Journal::on(Arc::clone(&self.disk), folder, self.base()), pace));
        self
    }

    /// Goes on with the journal of an earlier run.
    pub(super) fn continue_journal(&mut self, folder: &Path, past: &Past, pace: Pace) {
        self.recorder = Some(Recorder::new(Journal::after(folder, past), pace));
    }

    /// How much of what was done is on disk. Never waits.
    pub fn recorded(&self) -> Recorded {
        self.recorder.as_ref().map_or(Recorded::Off, Recorder::recorded)
    }

    /// Whether leaving the project as it is would lose something: it changed, and it has no file that
    /// can be written, or not all of it is recorded.
    pub fn is_at_risk(&self) -> bool {
        let is_safe = self.recorded() == Recorded::All && self.path().is_some() && !self.file.is_read_only;
        self.is_changed() && !is_safe
    }

    /// As [`Session::recorded_in`], where nothing is recorded yet.
    #[must_use]
    pub fn recorded_from_here(self, folder: &Path, pace: Pace) -> Self {
        if self.recorder.is_some() { self } else { self.recorded_in(folder, pace) }
    }

    /// Throws away what is recorded of a project that is in no file, as it is not wanted.
    pub fn discard_unsaved(&self) {
        if let Some(recorder) = self.recorder.as_ref().filter(|_| self.path().is_none()) {
            recorder.handle().discard();
        }
    }

    /// Work for another thread, after which the journal can be read: its file is closed until the next
    /// change.
    pub fn release_journal(&self) -> impl FnOnce() + Send + 'static {
        let handle = self.recorder.as_ref().map(Recorder::handle);
        move || {
            if let Some(handle) = handle {
                handle.release();
            }
        }
    }

    /// Gives a change that was just made to the journal.
    pub(super) fn record(
        &mut self,
        (at, by): (Timestamp, String),
        (kind, joins): (Kind, bool),
        change: Transaction,
    ) {
        if let Some(recorder) = &mut self.recorder {
            recorder.append(Entry { at, by, kind, joins, change }, &self.project);
        }
    }

    /// What a journal of this session builds on, if it can have one now.
    fn base(&self) -> Option<Base> {
        let (project, hash) = (self.project.id(), self.file.hash);
        let path = self.file.place.clone();
        let is_new = || self.project == Project::empty(project, self.project.title());
        let title = if path.is_none() { self.project.title().to_owned() } else { String::new() };
        (path.is_some() || is_new()).then(|| Base {
            project,
            title,
            path,
            hash,
            follows: None,
            since: (self.clock)(),
        })
    }
}
