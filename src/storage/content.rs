//! What a file is to hold, piece by piece, so that no second copy of a large project is ever in memory.

use std::io;

use crate::model::Project;

use super::page::Page;
use super::{Disk, FileHash, Progress, Trail, schema_v1};

/// Takes up pieces of a file in their order.
pub type Sink<'a> = dyn FnMut(&[u8]) -> io::Result<()> + 'a;

/// What a file is to hold; the same bytes each time.
pub trait Content {
    /// Gives all of it, piece by piece; ends where a piece cannot be taken.
    fn pour(&self, sink: &mut Sink<'_>) -> io::Result<()>;

    /// The state of a file that holds it.
    fn hash(&self) -> io::Result<FileHash> {
        FileHash::of_pieces(|sink| self.pour(sink))
    }
}

impl Content for String {
    fn pour(&self, sink: &mut Sink<'_>) -> io::Result<()> {
        sink(self.as_bytes())
    }
}

/// The file of a project and its log, as [`write_with`](super::write_with) gives it.
#[derive(Debug)]
pub struct ProjectContent<'a> {
    /// The project.
    pub project: &'a Project,
    /// What was done to it.
    pub trail: &'a Trail,
    /// Is told of every piece.
    pub progress: &'a Progress,
}

impl ProjectContent<'_> {
    /// About how many bytes it has, for telling how much is written.
    pub fn about(&self) -> u64 {
        about(self.project) as u64
    }
}

/// About how many bytes the file of a project has without its log: a statement is a line of 300 bytes.
pub(super) fn about(project: &Project) -> usize {
    let words: usize = project.texts().map(|text| text.len().0).sum();
    1024 + words + words / 8 + project.statements().len() * 300
}

impl Content for ProjectContent<'_> {
    fn pour(&self, sink: &mut Sink<'_>) -> io::Result<()> {
        let mut tell = |piece: &[u8]| {
            sink(piece)?;
            self.progress.go(piece.len() as u64);
            Ok(())
        };
        let mut page = Page::to(&mut tell);
        schema_v1::push(&mut page, self.project, self.trail)?;
        page.seal()
    }
}

/// What another file holds, as long as it is in this state.
#[derive(Debug)]
pub struct CopyOf<'a> {
    /// Its disk.
    pub disk: &'a dyn Disk,
    /// Its path.
    pub path: &'a std::path::Path,
    /// Its state.
    pub state: FileHash,
}

impl Content for CopyOf<'_> {
    /// Fails at the end where the file was in another state.
    fn pour(&self, sink: &mut Sink<'_>) -> io::Result<()> {
        let (_, mut file) = self.disk.open(self.path)?;
        let found = FileHash::of_pieces(|sum| {
            super::bytes::pieces(&mut *file, &mut |piece| {
                sum(piece)?;
                sink(piece)
            })
        })?;
        let changed = || io::Error::other("it was changed by another program just now");
        if found == self.state { Ok(()) } else { Err(changed()) }
    }

    fn hash(&self) -> io::Result<FileHash> {
        Ok(self.state)
    }
}
