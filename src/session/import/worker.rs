//! The process that reads foreign files for us, from its side: one file, one answer, then it ends.

use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::path::Path;

use crate::import::{self, Entry, ReadOptions, Reading, archive};
use crate::import::{entries_of_json, entries_to_json, options_of_json, options_to_json};
use crate::import::{reading_of_json, reading_to_json};

use crate::storage::bytes_within;

use super::ReadError;
use super::head::HEAD;
use super::read::MOST_BYTES;

/// How many seconds of a processor it may use, in case that who started it is gone.
const SECONDS: u64 = 120;

/// What is to be done with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// Its articles.
    Read {
        /// How.
        options: ReadOptions,
    },
    /// The articles of an entry of the archive that it is.
    ReadEntry {
        /// The place of the entry.
        at: usize,
        /// The name of the entry.
        name: String,
        /// How.
        options: ReadOptions,
    },
    /// The article of the web page that it is, which was pasted.
    Pasted {
        /// How.
        options: ReadOptions,
    },
    /// The first bytes of an entry of the archive that it is.
    Head {
        /// The place of the entry.
        at: usize,
    },
    /// The entries of the archive that it is.
    List,
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Reply {
    /// Articles.
    Reading(Box<Reading>),
    /// Entries.
    Entries(Vec<Entry>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Nothing, for this reason.
    Failed(String),
}

/// Reads one task from the input, does it with the file, writes one reply: the whole of the process
/// behind `demarche --import-worker FILE`.
///
/// The first line of the input has the memory that may be used, in bytes, and the task. From then on
/// the process has no more memory than that, where the system can bound it.
pub fn serve(path: &Path, input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut line = String::new();
    BufReader::new(input).read_line(&mut line)?;
    let (memory, task) = line.trim_end().split_once(' ').unwrap_or_default();
    let task = memory.parse().ok().zip(Task::of_line(task));
    let reply = match task {
        Some((memory, task)) => {
            bound(memory)?;
            do_task(path, &task)
        }
        None => Reply::Failed("the task cannot be understood".to_owned()),
    };
    output.write_all(reply.to_line().as_bytes())?;
    output.flush()
}

#[cfg(unix)]
fn bound(memory: u64) -> io::Result<()> {
    use rlimit::Resource;
    Resource::CORE.set(0, 0)?;
    Resource::CPU.set(SECONDS, SECONDS)?;
    Resource::AS.set(memory, memory)
}

#[cfg(not(unix))]
fn bound(_: u64) -> io::Result<()> {
    Ok(())
}

/// Does a task in this process.
pub(super) fn do_task(path: &Path, task: &Task) -> Reply {
    match try_task(path, task) {
        Ok(reply) => reply,
        Err(error) => Reply::Failed(error.to_string()),
    }
}

fn try_task(path: &Path, task: &Task) -> Result<Reply, ReadError> {
    let name = path.to_string_lossy();
    let failed = |error| ReadError::of(error, path);
    let bytes = bytes_within(path, MOST_BYTES).map_err(failed)?;
    let reading = match task {
        Task::List => return Ok(Reply::Entries(archive::entries(&name, Cursor::new(&bytes))?)),
        Task::Head { at } => {
            let mut bytes = archive::bytes_of(&name, Cursor::new(&bytes), *at)?;
            bytes.truncate(HEAD);
            return Ok(Reply::Bytes(bytes));
        }
        Task::Read { options } => import::read(&name, &bytes, options)?,
        Task::Pasted { options } => import::read_pasted_page(&bytes, options)?,
        Task::ReadEntry { at, name: entry, options } => {
            let bytes = archive::bytes_of(&name, Cursor::new(&bytes), *at)?;
            import::read(entry, &bytes, options)?
        }
    };
    Ok(Reply::Reading(Box::new(reading)))
}

impl Task {
    pub(super) fn to_line(&self) -> String {
        match self {
            Self::List => "list".to_owned(),
            Self::Head { at } => format!("head {at}"),
            Self::Read { options } => format!("read {}", options_to_json(options)),
            Self::Pasted { options } => format!("pasted {}", options_to_json(options)),
            Self::ReadEntry { at, name, options } => {
                // A name may hold anything, so it travels as the numbers of its bytes.
                format!("entry {at} {} {}", to_numbers(name.as_bytes()), options_to_json(options))
            }
        }
    }

    fn of_line(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "list" => Some(Self::List),
            "head" => Some(Self::Head { at: rest.parse().ok()? }),
            "read" => Some(Self::Read { options: options_of_json(rest)? }),
            "pasted" => Some(Self::Pasted { options: options_of_json(rest)? }),
            "entry" => {
                let (at, rest) = rest.split_once(' ')?;
                let (name, options) = rest.split_once(' ')?;
                let name = String::from_utf8(of_numbers(name)?).ok()?;
                Some(Self::ReadEntry { at: at.parse().ok()?, name, options: options_of_json(options)? })
            }
            _ => None,
        }
    }
}

impl Reply {
    fn to_line(&self) -> String {
        match self {
            Self::Reading(reading) => format!("reading {}", reading_to_json(reading)),
            Self::Entries(entries) => format!("entries {}", entries_to_json(entries)),
            Self::Bytes(bytes) => format!("bytes {}", to_numbers(bytes)),
            Self::Failed(message) => format!("failed {message}"),
        }
    }

    pub(super) fn of_line(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ')?;
        match word {
            "reading" => Some(Self::Reading(Box::new(reading_of_json(rest)?))),
            "entries" => Some(Self::Entries(entries_of_json(rest)?)),
            "bytes" => Some(Self::Bytes(of_numbers(rest)?)),
            "failed" => Some(Self::Failed(rest.to_owned())),
            _ => None,
        }
    }
}

/// Bytes as hexadecimal numbers of two digits each.
fn to_numbers(bytes: &[u8]) -> String {
    let numbers: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    numbers.concat()
}

fn of_numbers(numbers: &str) -> Option<Vec<u8>> {
    let pairs = (0..numbers.len()).step_by(2).map(|at| numbers.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_go_through_a_line() {
        let options = ReadOptions { whole_page: true, ..ReadOptions::default() };
        for task in [
            Task::List,
            Task::Read { options: options.clone() },
            Task::Pasted { options: options.clone() },
            Task::Head { at: 12 },
            Task::ReadEntry { at: 3, name: "a b/\n\u{202e}c.txt".to_owned(), options },
        ] {
            assert_eq!(Task::of_line(&task.to_line()), Some(task));
        }
        for line in ["", "read", "pasted", "entry", "entry 1 6 {}", "walk {}"] {
            assert_eq!(Task::of_line(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_no_task_is_told() {
        let mut output = Vec::new();
        serve(Path::new("a.csv"), &b"words\n"[..], &mut output).unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), "failed the task cannot be understood");
    }
}
