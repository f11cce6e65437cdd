//! A disk in memory whose operations fail one by one, and whose power can be taken away.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use demarche::storage::{Disk, DiskFile, Standing};

use super::dice::Dice;

/// What happens at the chosen operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It fails once, with nothing done.
    Once(io::ErrorKind),
    /// It and all that write after it fail, with a part of what is to be written done.
    FromNowOn(io::ErrorKind),
    /// It is done and told to have failed, as on a network drive.
    DoneAndDenied,
    /// The power goes before it; nothing works from then on.
    PowerCut,
}

/// A disk in memory; a copy is the same disk.
#[derive(Debug, Clone, Default)]
pub struct FaultyDisk(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    files: Vec<Content>,
    /// What each path names now, and what it would after a power cut.
    now: BTreeMap<PathBuf, usize>,
    lasting: BTreeMap<PathBuf, usize>,
    /// Changes of names that were not synced, in their order.
    pending: Vec<(PathBuf, Rename)>,
    fault: Option<(usize, Fault)>,
    count: usize,
    names: usize,
}

#[derive(Debug, Default, Clone)]
struct Content {
    now: Vec<u8>,
    synced: Vec<u8>,
}

#[derive(Debug, Clone)]
enum Rename {
    Put(PathBuf, usize),
    Take(PathBuf),
}

#[derive(Debug)]
struct OpenFile(FaultyDisk, usize);

enum Fate {
    Do,
    Fail(io::Error),
    DoHalf(io::Error),
    DoAndDeny(io::Error),
}

impl FaultyDisk {
    /// With these files, which last.
    pub fn with(files: &[(&Path, &[u8])]) -> Self {
        let disk = Self::default();
        let mut state = disk.0.lock().unwrap();
        for (path, bytes) in files {
            let number = state.files.len();
            state.files.push(Content { now: bytes.to_vec(), synced: bytes.to_vec() });
            state.now.insert(path.to_path_buf(), number);
            state.lasting.insert(path.to_path_buf(), number);
        }
        drop(state);
        disk
    }

    /// Lets the nth operation from the beginning (from 0) meet a fault.
    pub fn fail_at(self, number: usize, fault: Fault) -> Self {
        self.0.lock().unwrap().fault = Some((number, fault));
        self
    }

    /// How many operations were asked for.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap().count
    }

    /// The bytes of a file as a running program sees it.
    pub fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.0.lock().unwrap();
        state.now.get(path).map(|number| state.files[*number].now.clone())
    }

    /// Every name that is there.
    pub fn names(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap().now.keys().cloned().collect()
    }

    /// Writes to the real disk, under the same paths, what a power cut now would leave: of what was not
    /// synced some, torn or filled with zeros; of each folder's changes of names the first few.
    pub fn leave(&self, dice: &mut Dice, folders: &[&Path]) {
        for folder in folders {
            _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder).unwrap();
        }
        let state = self.0.lock().unwrap();
        let mut names = state.lasting.clone();
        let mut ended: Vec<&Path> = Vec::new();
        for (folder, rename) in &state.pending {
            if ended.contains(&folder.as_path()) || dice.once_in(3) {
                ended.push(folder);
                continue;
            }
            apply(&mut names, rename);
        }
        for (path, number) in names {
            let Content { now, synced } = &state.files[number];
            let bytes = if now == synced {
                now.clone()
            } else {
                match dice.below(4) {
                    0 => synced.clone(),
                    1 => now.clone(),
                    // What was synced and not written over stays.
                    2 => {
                        let kept = same_beginning(now, synced);
                        now[..kept + dice.below(now.len() + 1 - kept)].to_vec()
                    }
                    _ => {
                        let mut zeros = now[..same_beginning(now, synced)].to_vec();
                        zeros.resize(now.len(), 0);
                        zeros
                    }
                }
            };
            if folders.iter().any(|folder| path.parent() == Some(*folder)) {
                fs::write(path, bytes).unwrap();
            }
        }
    }

    /// Writes to the real disk, under the same paths, what is there now.
    pub fn leave_all(&self, folders: &[&Path]) {
        for folder in folders {
            _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder).unwrap();
        }
        for path in self.names() {
            fs::write(&path, self.bytes(&path).unwrap()).unwrap();
        }
    }

    /// Counts an operation and says what becomes of it; one that only looks can fail once, too.
    fn next(&self, writes: bool) -> Fate {
        let mut state = self.0.lock().unwrap();
        let number = state.count;
        state.count += 1;
        let failed = |kind: io::ErrorKind| io::Error::new(kind, "the test lets it fail");
        match state.fault {
            Some((at, Fault::Once(kind))) if number == at => Fate::Fail(failed(kind)),
            Some((at, Fault::FromNowOn(kind))) if number == at && writes => Fate::DoHalf(failed(kind)),
            Some((at, Fault::FromNowOn(kind))) if number > at && writes => Fate::Fail(failed(kind)),
            Some((at, Fault::DoneAndDenied)) if number == at => {
                Fate::DoAndDeny(failed(io::ErrorKind::TimedOut))
            }
            Some((at, Fault::PowerCut)) if number >= at => Fate::Fail(failed(io::ErrorKind::Other)),
            _ => Fate::Do,
        }
    }

    /// Does something whole or not at all.
    fn act<T>(&self, writes: bool, act: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let fate = self.next(writes);
        let mut state = self.0.lock().unwrap();
        match fate {
            Fate::Do => act(&mut state),
            Fate::Fail(error) | Fate::DoHalf(error) => Err(error),
            Fate::DoAndDeny(error) => {
                act(&mut state)?;
                Err(error)
            }
        }
    }
}

impl State {
    fn number(&self, path: &Path) -> io::Result<usize> {
        self.now.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn change(&mut self, path: &Path, renames: Vec<Rename>) {
        let folder = path.parent().unwrap().to_path_buf();
        for rename in renames {
            apply(&mut self.now, &rename);
            self.pending.push((folder.clone(), rename));
        }
    }

    fn make(&mut self, path: &Path) -> usize {
        self.files.push(Content::default());
        let number = self.files.len() - 1;
        self.change(path, vec![Rename::Put(path.to_path_buf(), number)]);
        number
    }
}

fn same_beginning(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

fn apply(names: &mut BTreeMap<PathBuf, usize>, rename: &Rename) {
    match rename {
        Rename::Put(path, number) => _ = names.insert(path.clone(), *number),
        Rename::Take(path) => _ = names.remove(path),
    }
}

impl Disk for FaultyDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.act(false, |state| Ok(state.files[state.number(path)?].now.clone()))
    }

    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read>)> {
        let bytes = self.read(path)?;
        Ok((bytes.len() as u64, Box::new(io::Cursor::new(bytes))))
    }

    fn look(&self, path: &Path) -> io::Result<Standing> {
        self.act(false, |state| state.number(path).map(|_| Standing::File))
    }

    fn create_beside(&self, target: &Path) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
        self.act(true, |state| {
            state.names += 1;
            let path = target.with_extension(format!("{}.saving", state.names));
            let number = state.make(&path);
            Ok((path, Box::new(OpenFile(self.clone(), number)) as Box<dyn DiskFile>))
        })
    }

    fn open_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.act(true, |state| {
            let number = state.number(path).unwrap_or_else(|_| state.make(path));
            Ok(Box::new(OpenFile(self.clone(), number)) as Box<dyn DiskFile>)
        })
    }

    fn create_folder(&self, _folder: &Path) -> io::Result<()> {
        self.act(true, |_| Ok(()))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.act(true, |state| {
            let number = state.number(from)?;
            // Both in one instant: a power cut that keeps the first keeps the second too, or the file
            // has two names.
            state.change(to, vec![Rename::Put(to.to_path_buf(), number), Rename::Take(from.to_path_buf())]);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.act(true, |state| {
            state.number(path)?;
            state.change(path, vec![Rename::Take(path.to_path_buf())]);
            Ok(())
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.act(true, |state| {
            let pending = std::mem::take(&mut state.pending);
            for (of, rename) in pending {
                if of == folder {
                    apply(&mut state.lasting, &rename);
                } else {
                    state.pending.push((of, rename));
                }
            }
            Ok(())
        })
    }

    fn sweep(&self, _target: &Path) {}
}

impl OpenFile {
    fn act(&self, act: impl FnOnce(&mut Content) -> io::Result<()>) -> io::Result<()> {
        let number = self.1;
        self.0.act(true, |state| act(&mut state.files[number]))
    }
}

impl DiskFile for OpenFile {
    fn size(&self) -> io::Result<u64> {
        let number = self.1;
        self.0.act(false, |state| Ok(state.files[number].now.len() as u64))
    }

    fn set_size(&mut self, size: u64) -> io::Result<()> {
        self.act(|content| {
            content.now.resize(usize::try_from(size).unwrap(), 0);
            Ok(())
        })
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let at = usize::try_from(at).unwrap();
        let fate = self.0.next(true);
        let mut state = self.0.0.lock().unwrap();
        let now = &mut state.files[self.1].now;
        let written = if matches!(fate, Fate::DoHalf(_)) { &bytes[..bytes.len() / 2] } else { bytes };
        if !matches!(fate, Fate::Fail(_)) {
            let end = at + written.len();
            now.resize(now.len().max(end), 0);
            now[at..end].copy_from_slice(written);
        }
        match fate {
            Fate::Do => Ok(()),
            Fate::Fail(error) | Fate::DoHalf(error) | Fate::DoAndDeny(error) => Err(error),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.act(|content| {
            content.synced = content.now.clone();
            Ok(())
        })
    }

    fn is_held(&self) -> bool {
        false
    }
}
