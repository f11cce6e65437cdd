//! Noticing that another program changed the file of a session.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;

use crate::storage::FileHash;

use super::Session;

/// How a file looks without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    len: u64,
}

/// A file to be looked at on another thread.
#[derive(Debug, Clone)]
pub struct Watched {
    path: PathBuf,
    expected: FileHash,
}

/// What was seen of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The state that was expected.
    pub expected: FileHash,
    /// How it looks now.
    pub stamp: Option<Stamp>,
    /// What it holds now.
    pub now: Content,
}

/// What a file holds, beside what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// What is expected, or it cannot be read now.
    Same,
    /// Something else, written then.
    Other(FileHash, Option<Timestamp>),
    /// There is no file any more.
    Gone,
}

impl Session {
    /// The session's file, to be looked at; none where there is none.
    pub fn watched(&self) -> Option<Watched> {
        let path = self.file.place.clone()?;
        Some(Watched { path, expected: self.file.hash? })
    }

    /// Whether this is the state that the session's file is known to have.
    pub fn knows_file_as(&self, hash: FileHash) -> bool {
        self.file.hash == Some(hash)
    }

    /// Takes another content of the file as the one that the next save replaces; it is kept as a backup
    /// there.
    pub fn replace_theirs(&mut self, hash: FileHash) {
        self.file.hash = Some(hash);
        self.file.is_of_others = true;
    }
}

impl Watched {
    /// Looks at the file; it is read only where it looks other than `before`. Waits for the disk.
    pub fn look(self, before: Option<Stamp>) -> Looked {
        let same = |stamp| Looked { expected: self.expected, stamp, now: Content::Same };
        let found = match fs::metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Looked { expected: self.expected, stamp: None, now: Content::Gone };
            }
            // A drive that does not answer: it is looked at again later.
            Err(_) => return same(before),
        };
        let stamp = Stamp { modified: found.modified().ok(), len: found.len() };
        if before == Some(stamp) {
            return same(before);
        }
        let Ok(hash) = FileHash::of_file(&self.path) else { return same(before) };
        if hash == self.expected {
            return same(Some(stamp));
        }
        let at = stamp.modified.and_then(|at| Timestamp::try_from(at).ok());
        Looked { expected: self.expected, stamp: None, now: Content::Other(hash, at) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_content_is_noticed_and_ours_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.ron");
        let mut session = Session::new("Talks", 1);
        assert!(session.watched().is_none());
        session.save_as(&path).unwrap();
        let look = |session: &Session, before| session.watched().unwrap().look(before);
        let first = look(&session, None);
        assert!(first.now == Content::Same && first.stamp.is_some());
        assert_eq!(look(&session, first.stamp), first);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, b"other").unwrap();
        let Content::Other(hash, Some(_)) = look(&session, first.stamp).now else { panic!() };
        assert!(!session.knows_file_as(hash));
        // Written anew with the same content, as a sync service does.
        fs::write(&path, bytes).unwrap();
        assert_eq!(look(&session, first.stamp).now, Content::Same);
        fs::remove_file(&path).unwrap();
        assert_eq!(look(&session, first.stamp).now, Content::Gone);
    }
}
