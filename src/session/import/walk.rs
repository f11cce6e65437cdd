//! From paths to files: folders are walked, what cannot be a file is told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::import::Entry;

use super::ReadError;

/// A file to read, or a path that leads to none.
#[derive(Debug)]
pub struct FoundFile {
    /// The path, beginning as it was given.
    pub path: PathBuf,
    /// Whether it was met in a folder, not given by name.
    pub in_folder: bool,
    /// The file within it, where it is an archive.
    pub entry: Option<Entry>,
    /// Why there is nothing to read.
    pub problem: Option<ReadError>,
}

/// The files that paths name, folders with all below them.
///
/// Paths stand in the order given, what is in a folder by name. Hidden files and folders (whose name
/// begins with a dot) are passed over in folders, not where they are given by name. A folder that was
/// walked already, through a link or twice, is not walked again. Nothing is opened.
pub fn files_under(paths: &[PathBuf]) -> Vec<FoundFile> {
    let mut walk = Walk { found: Vec::new(), walked: BTreeSet::new() };
    for path in paths {
        walk.visit(path.clone(), false);
    }
    walk.found
}

struct Walk {
    found: Vec<FoundFile>,
    /// The folders that were walked, without links in their paths.
    walked: BTreeSet<PathBuf>,
}

impl Walk {
    fn visit(&mut self, path: PathBuf, in_folder: bool) {
        match fs::metadata(&path) {
            Ok(kind) if kind.is_dir() => self.walk(&path, in_folder),
            Ok(kind) if kind.is_file() => self.note(path, in_folder, None),
            Ok(_) => {
                let problem = ReadError::NoFile { path: path.clone() };
                self.note(path, in_folder, Some(problem));
            }
            Err(error) => {
                let problem = ReadError::of(error, &path);
                self.note(path, in_folder, Some(problem));
            }
        }
    }

    fn walk(&mut self, folder: &Path, in_folder: bool) {
        match fs::canonicalize(folder) {
            Ok(plain) => {
                if !self.walked.insert(plain) {
                    return;
                }
            }
            Err(error) => return self.note_failed(folder, in_folder, error),
        }
        let entries: Result<Vec<_>, _> =
            fs::read_dir(folder).and_then(|entries| entries.map(|it| it.map(|it| it.file_name())).collect());
        match entries {
            Ok(mut names) => {
                names.sort();
                for name in names.iter().filter(|name| !name.as_encoded_bytes().starts_with(b".")) {
                    self.visit(folder.join(name), true);
                }
            }
            Err(error) => self.note_failed(folder, in_folder, error),
        }
    }

    fn note_failed(&mut self, path: &Path, in_folder: bool, error: std::io::Error) {
        self.note(path.to_owned(), in_folder, Some(ReadError::of(error, path)));
    }

    fn note(&mut self, path: PathBuf, in_folder: bool, problem: Option<ReadError>) {
        self.found.push(FoundFile { path, in_folder, entry: None, problem });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(top: &Path, found: &[FoundFile]) -> Vec<String> {
        let name = |it: &FoundFile| it.path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
        found.iter().map(name).collect()
    }

    #[test]
    fn folders_are_walked_by_name_without_what_is_hidden() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        for name in ["b/2.txt", "b/1.txt", "a.txt", ".hidden/3.txt", "b/.git/4.txt", "b/.x.txt", "c/d/5.md"] {
            fs::create_dir_all(top.join(name).parent().unwrap()).unwrap();
            fs::write(top.join(name), "words").unwrap();
        }
        let found = files_under(&[top.to_owned()]);
        assert_eq!(names(top, &found), ["a.txt", "b/1.txt", "b/2.txt", "c/d/5.md"]);
        assert!(found.iter().all(|it| it.in_folder && it.problem.is_none()));

        let found = files_under(&[top.join("b/.x.txt"), top.join("none.txt"), top.join("a.txt")]);
        assert_eq!(names(top, &found), ["b/.x.txt", "none.txt", "a.txt"]);
        let problem = found[1].problem.as_ref().unwrap().to_string();
        assert!(problem.starts_with("there is no such file or folder: "), "{problem}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_above_ends_the_walk() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        fs::create_dir(top.join("a")).unwrap();
        fs::write(top.join("a/1.txt"), "words").unwrap();
        std::os::unix::fs::symlink(top, top.join("a/up")).unwrap();
        std::os::unix::fs::symlink("nowhere", top.join("broken.txt")).unwrap();
        let found = files_under(&[top.to_owned(), top.join("a")]);
        assert_eq!(names(top, &found), ["a/1.txt", "broken.txt"]);
        assert!(found[1].problem.is_some());
        let socket = std::os::unix::net::UnixListener::bind(top.join("s")).unwrap();
        let found = files_under(&[top.join("s")]);
        let problem = found[0].problem.as_ref().unwrap().to_string();
        assert!(problem.starts_with("this is neither a file nor a folder: "), "{problem}");
        drop(socket);
    }
}
