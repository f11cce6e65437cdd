//! The process that reads foreign files for us, from our side: limits, cancelling, what went wrong.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::import::{Entry, ReadOptions, Reading};

use super::ReadError;
use super::read::MOST_BYTES;
use super::worker::{self, Reply, Task};

/// How often a running process is looked at for being cancelled.
const LOOK: Duration = Duration::from_millis(30);

/// What a process that reads may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many bytes of memory it may have; only where the system can bound that (Unix).
    pub memory: u64,
    /// How many bytes it may answer.
    pub output: u64,
    /// How many bytes the file may have.
    pub file: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_mins(1), memory: 2 << 30, output: 64 << 20, file: MOST_BYTES }
    }
}

/// A wish to stop, shared by those who wait for it and those who work.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops all work that this was given to; what runs in a process is killed.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is wished to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How foreign files are read: by which program, within which limits, how many at a time.
#[derive(Debug, Clone)]
pub struct Guard {
    program: Option<PathBuf>,
    limits: Limits,
    at_a_time: usize,
}

impl Guard {
    /// By the program that runs, which must understand `--import-worker`; cores − 1 at a time.
    pub fn of_this_program() -> Self {
        Self::of_program(std::env::current_exe().unwrap_or_default())
    }

    /// By this program, which must understand `--import-worker`; cores − 1 at a time.
    pub fn of_program(program: PathBuf) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { program: Some(program), limits: Limits::default(), at_a_time: cores.saturating_sub(1).max(1) }
    }

    /// In this process, without protection: for tests and files that nobody else made.
    pub fn in_this_process() -> Self {
        Self { program: None, limits: Limits::default(), at_a_time: 1 }
    }

    /// The same with other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// What is allowed.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// How many files are read at a time.
    pub fn at_a_time(&self) -> usize {
        self.at_a_time
    }

    /// Reads the articles of a file, or of an entry of an archive.
    pub(super) fn read(
        &self,
        path: &Path,
        entry: Option<&Entry>,
        options: &ReadOptions,
        cancel: &Cancel,
    ) -> Result<Reading, ReadError> {
        let task = match entry {
            None => Task::Read { options: options.clone() },
            Some(entry) => {
                Task::ReadEntry { at: entry.at, name: entry.name.clone(), options: options.clone() }
            }
        };
        self.reading(path, &task, cancel)
    }

    fn reading(&self, path: &Path, task: &Task, cancel: &Cancel) -> Result<Reading, ReadError> {
        match self.answer(path, task, cancel)? {
            Reply::Reading(reading) => Ok(*reading),
            Reply::Entries(_) | Reply::Bytes(_) => Err(unclear(path)),
            Reply::Failed(message) => Err(ReadError::Told { message }),
        }
    }

    /// Reads the article of a web page that was pasted and lies in this file meanwhile.
    pub(super) fn read_pasted(
        &self,
        path: &Path,
        options: &ReadOptions,
        cancel: &Cancel,
    ) -> Result<Reading, ReadError> {
        self.reading(path, &Task::Pasted { options: options.clone() }, cancel)
    }

    /// The first bytes of an entry of an archive.
    pub(super) fn head(&self, path: &Path, entry: &Entry, cancel: &Cancel) -> Result<Vec<u8>, ReadError> {
        match self.answer(path, &Task::Head { at: entry.at }, cancel)? {
            Reply::Bytes(bytes) => Ok(bytes),
            Reply::Entries(_) | Reply::Reading(_) => Err(unclear(path)),
            Reply::Failed(message) => Err(ReadError::Told { message }),
        }
    }

    /// What lies in an archive.
    pub(super) fn entries(&self, path: &Path, cancel: &Cancel) -> Result<Vec<Entry>, ReadError> {
        match self.answer(path, &Task::List, cancel)? {
            Reply::Entries(entries) => Ok(entries),
            Reply::Reading(_) | Reply::Bytes(_) => Err(unclear(path)),
            Reply::Failed(message) => Err(ReadError::Told { message }),
        }
    }

    fn answer(&self, path: &Path, task: &Task, cancel: &Cancel) -> Result<Reply, ReadError> {
        let Some(program) = &self.program else { return Ok(worker::do_task(path, task)) };
        let mut child = self.start(program, path, task)?;
        let words = self.wait(&mut child, path, cancel);
        // Whatever it does now, nobody listens; one that is gone already stays as it went.
        child.kill().ok();
        let status = child.wait();
        Reply::of_line(&words?).ok_or_else(|| stopped(path, status.ok()))
    }

    fn start(&self, program: &Path, path: &Path, task: &Task) -> Result<Child, ReadError> {
        let failed = |error| ReadError::NoWorker { error, path: path.to_owned() };
        let mut child = Command::new(program)
            .arg("--import-worker")
            .arg(path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        if let Some(mut input) = child.stdin.take() {
            // One that is gone already says so when its answer is missing.
            writeln!(input, "{} {}", self.limits.memory, task.to_line()).ok();
        }
        Ok(child)
    }

    /// All that it writes, until it ends, takes too long, writes too much, or is not wanted any more.
    fn wait(&self, child: &mut Child, path: &Path, cancel: &Cancel) -> Result<String, ReadError> {
        let path = || path.to_owned();
        let Some(output) = child.stdout.take() else { return Err(unclear(&path())) };
        let (most, (sender, receiver)) = (self.limits.output, channel());
        let read = move || {
            let mut bytes = Vec::new();
            output.take(most + 1).read_to_end(&mut bytes).ok();
            sender.send(bytes).ok();
        };
        let thread = std::thread::Builder::new().name("import".to_owned()).spawn(read);
        thread.map_err(|error| ReadError::NoWorker { error, path: path() })?;
        let begun = Instant::now();
        let bytes = loop {
            match receiver.recv_timeout(LOOK) {
                Ok(bytes) => break bytes,
                Err(RecvTimeoutError::Disconnected) => return Err(unclear(&path())),
                Err(RecvTimeoutError::Timeout) if cancel.is_cancelled() => {
                    return Err(ReadError::Cancelled { path: path() });
                }
                Err(RecvTimeoutError::Timeout) if begun.elapsed() > self.limits.time => {
                    return Err(ReadError::TooLong { seconds: self.limits.time.as_secs(), path: path() });
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        };
        if bytes.len() as u64 > most {
            return Err(ReadError::TooMuch { megabytes: most >> 20, path: path() });
        }
        String::from_utf8(bytes).map_err(|_| unclear(&path()))
    }
}

fn unclear(path: &Path) -> ReadError {
    ReadError::Stopped { why: "it gave no answer".to_owned(), path: path.to_owned() }
}

fn stopped(path: &Path, status: Option<ExitStatus>) -> ReadError {
    let why = match status {
        Some(status) => status.to_string(),
        None => "it gave no answer".to_owned(),
    };
    ReadError::Stopped { why, path: path.to_owned() }
}
