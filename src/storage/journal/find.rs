//! Which journal belongs to a file, and what becomes of those that do not.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::model::ProjectId;
use crate::storage::disk::is_held;
use crate::storage::{FileHash, file_bytes, open_file};

use super::base::{ENDING, prefix};
use super::read::{Contents, Tail, read_journal};

/// A journal of an earlier run.
#[derive(Debug)]
pub struct Past {
    /// Its file.
    pub path: PathBuf,
    /// What it holds.
    pub contents: Contents,
}

impl Past {
    /// Ends it after so many lines, as the next one cannot be read.
    ///
    /// All that the file held is kept aside; gives where.
    pub fn cut(&mut self, count: usize) -> io::Result<PathBuf> {
        let lines: Vec<String> = self.contents.lines.drain(..).take(count).collect();
        let mut bytes = Vec::new();
        let mut sum = super::sum::Sum::default();
        sum.push_line(&mut bytes, &self.contents.base.words());
        for line in &lines {
            sum.push_line(&mut bytes, line);
        }
        self.contents = Contents { lines, len: bytes.len() as u64, sum, ..self.contents.clone() };
        let kept = copy_aside(&self.path)?;
        self.trim()?;
        Ok(kept)
    }

    /// Takes off the file what follows the last whole line.
    pub fn trim(&self) -> io::Result<()> {
        let file = fs::OpenOptions::new().write(true).open(&self.path)?;
        file.set_len(self.contents.len)?;
        file.sync_data()
    }
}

/// A journal that is not replayed, and is kept for whoever looks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where it is now.
    pub path: PathBuf,
    /// How many changes it holds; none where it cannot be read.
    pub count: Option<usize>,
    /// When it was begun.
    pub since: Option<Timestamp>,
}

/// What there is for a file.
#[derive(Debug, Default)]
pub struct Found {
    /// The journal that builds on the file as it is.
    pub past: Option<Past>,
    /// Journals that build on another state of it.
    pub aside: Vec<Aside>,
    /// Whether another window writes a journal for it now.
    pub is_held: bool,
}

/// The journal of this project at this [place](super::Base::place) in this state.
///
/// One of another state is kept aside under another ending and told, unless a save only ended before
/// it could be removed. Nothing is found where the folder cannot be read.
pub fn find(folder: &Path, project: ProjectId, place: &Path, hash: FileHash) -> Found {
    let mut found = Found::default();
    let mut others = Vec::new();
    for path in named(folder, &prefix(project, Some(place))) {
        match look(&path) {
            Look::Held => found.is_held = true,
            Look::Gone => {}
            Look::Unreadable => others.push((path, None)),
            Look::Read(contents) if contents.base.hash == Some(hash) => {
                found.past = Some(Past { path, contents: *contents });
            }
            Look::Read(contents) => others.push((path, Some(contents))),
        }
    }
    let follows = found.past.as_ref().map(|past| past.contents.base.follows);
    for (path, contents) in others {
        let base = contents.as_ref().map(|contents| &contents.base);
        let is_older = base.is_some_and(|base| follows == Some(base.hash));
        let is_unborn = follows.is_some() && base.is_some_and(|base| base.follows == Some(hash));
        let is_empty = contents.as_ref().is_some_and(|it| it.lines.is_empty() && it.tail == Tail::Whole);
        if is_older || is_unborn || is_empty {
            // All that it says is in the file or in the other journal.
            _ = fs::remove_file(&path);
        } else if let Ok(kept) = keep_aside(&path) {
            let count = contents.as_ref().map(|contents| contents.lines.len());
            found.aside.push(Aside {
                path: kept,
                count,
                since: contents.map(|contents| contents.base.since),
            });
        }
    }
    found
}

/// The journals of projects that were never saved, the one written last first.
///
/// Those that have no line or are open in another window are left out.
pub fn find_unsaved(folder: &Path) -> Vec<Past> {
    let mut pasts: Vec<_> = named(folder, "")
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(&format!("-unsaved{ENDING}")))
        .filter_map(|path| match look(&path) {
            Look::Read(contents) if !contents.lines.is_empty() => Some(Past { path, contents: *contents }),
            _ => None,
        })
        .collect();
    pasts.sort_by_key(|past| std::cmp::Reverse(fs::metadata(&past.path).and_then(|it| it.modified()).ok()));
    pasts
}

/// Gives a journal an ending under which it is never replayed; gives its new path.
fn keep_aside(path: &Path) -> io::Result<PathBuf> {
    let kept = free_name(path);
    fs::rename(path, &kept)?;
    Ok(kept)
}

fn copy_aside(path: &Path) -> io::Result<PathBuf> {
    let kept = free_name(path);
    fs::copy(path, &kept)?;
    Ok(kept)
}

/// The nth name under which a journal is kept and never replayed.
pub(super) fn aside(path: &Path, number: u32) -> PathBuf {
    path.with_extension(format!("aside-{number}"))
}

fn free_name(path: &Path) -> PathBuf {
    let mut number = 1_u32;
    loop {
        let kept = aside(path, number);
        if !kept.exists() {
            return kept;
        }
        number += 1;
    }
}

/// The journals of a folder whose names begin like this, by name.
pub(super) fn named(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> =
        names.filter(|name| name.starts_with(beginning) && name.ends_with(ENDING)).collect();
    names.sort();
    names.into_iter().map(|name| folder.join(name)).collect()
}

enum Look {
    /// Another window writes it.
    Held,
    Gone,
    /// Not even its first line is whole.
    Unreadable,
    Read(Box<Contents>),
}

fn look(path: &Path) -> Look {
    let Ok(file) = open_file(path) else { return Look::Gone };
    if is_held(&file) {
        return Look::Held;
    }
    match file_bytes(path) {
        // It ended while it was begun, before anything was recorded in it.
        Ok(bytes) if !bytes.contains(&b'\n') => {
            _ = fs::remove_file(path);
            Look::Gone
        }
        Ok(bytes) => read_journal(&bytes).map_or(Look::Unreadable, |it| Look::Read(Box::new(it))),
        Err(_) => Look::Gone,
    }
}
