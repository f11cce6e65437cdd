//! Reading file after file, several at a time, a step at a time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::import::{PASTED, ReadOptions, article};

use super::guard::{Cancel, Guard};
use super::read::{Draft, FileRead, read_file};
use super::walk::FoundFile;

/// How reading goes on; files go by a key.
#[derive(Debug)]
pub enum Step<K = usize> {
    /// This file is being read.
    Began(K),
    /// This file was read.
    Ended(K, FileRead),
}

/// A file that is to be read.
#[derive(Debug)]
pub struct ToRead<K> {
    /// What it goes by.
    pub key: K,
    /// Where it is.
    pub found: FoundFile,
    /// How it is to be read.
    pub options: ReadOptions,
    /// Words that were pasted in its place: the file is not opened.
    pub pasted: Option<Arc<str>>,
}

/// Takes files from a queue that it shares with others; each call of `next` goes one step.
///
/// What is cancelled ends as that, at any moment.
#[derive(Debug)]
pub struct FileReader<K> {
    waiting: Arc<Mutex<VecDeque<ToRead<K>>>>,
    begun: Option<ToRead<K>>,
    guard: Guard,
    cancel: Cancel,
}

/// As many readers as may work at a time, for these files in their order.
pub fn readers<K>(
    files: impl IntoIterator<Item = ToRead<K>>,
    guard: &Guard,
    cancel: &Cancel,
) -> Vec<FileReader<K>> {
    let files: VecDeque<ToRead<K>> = files.into_iter().collect();
    let count = guard.at_a_time().min(files.len()).max(1);
    let waiting = Arc::new(Mutex::new(files));
    let reader = || FileReader {
        waiting: Arc::clone(&waiting),
        begun: None,
        guard: guard.clone(),
        cancel: cancel.clone(),
    };
    std::iter::repeat_with(reader).take(count).collect()
}

impl<K: Copy> Iterator for FileReader<K> {
    type Item = Step<K>;

    fn next(&mut self) -> Option<Step<K>> {
        if let Some(file) = self.begun.take() {
            return Some(self.read(file));
        }
        let file = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front()?;
        if self.cancel.is_cancelled() {
            return Some(self.read(file));
        }
        let key = file.key;
        self.begun = Some(file);
        Some(Step::Began(key))
    }
}

impl<K> FileReader<K> {
    fn read(&self, ToRead { key, found, options, pasted }: ToRead<K>) -> Step<K> {
        let read = match pasted {
            Some(words) => read_pasted(found, &words, &options),
            None => read_file(found, &options, &self.guard, &self.cancel),
        };
        Step::Ended(key, read)
    }
}

/// Reads files, several at a time, each told when it begins and when it ended; the order of the ends
/// is any.
///
/// What is cancelled ends as that, at any moment. Returns when all have ended.
pub fn read_each(
    found: Vec<FoundFile>,
    options: &ReadOptions,
    guard: &Guard,
    cancel: &Cancel,
    tell: &(dyn Fn(Step) + Sync),
) {
    let file = |(key, found)| ToRead { key, found, options: options.clone(), pasted: None };
    let mut readers = readers(found.into_iter().enumerate().map(file), guard, cancel);
    let own = readers.pop();
    std::thread::scope(|scope| {
        for reader in readers {
            scope.spawn(move || reader.for_each(tell));
        }
        own.into_iter().flatten().for_each(tell);
    });
}

/// Reads words that were pasted in the place of a file, or of none.
fn read_pasted(found: FoundFile, words: &str, options: &ReadOptions) -> FileRead {
    let FoundFile { path, in_folder, entry, .. } = found;
    let path = entry.map_or_else(|| path.clone(), |entry| path.join(entry.name));
    let name = path.file_name().map_or(PASTED.into(), |name| name.to_string_lossy());
    let result = article::read_pasted(&name, words, options).map_err(Into::into);
    FileRead { result: result.map(|reading| Draft::Articles(Box::new(reading))), path, in_folder }
}
