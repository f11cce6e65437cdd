//! A project file while it is being written: letters until they are enough for a piece.

use std::io;

use super::checksum;
use super::content::Sink;

/// How many bytes are gathered before they are given on.
const PIECE: usize = 1 << 20;

/// A file being written from its first letter to its last.
pub(super) struct Page<'a> {
    /// What was not given on yet; whoever writes appends to it.
    pub(super) out: String,
    given: usize,
    sum: blake3::Hasher,
    sink: Option<&'a mut Sink<'a>>,
}

impl<'a> Page<'a> {
    /// One that stays whole, with room for so many bytes.
    pub(super) fn whole(room: usize) -> Self {
        Self { out: String::with_capacity(room), given: 0, sum: blake3::Hasher::new(), sink: None }
    }

    /// One that is given on piece by piece.
    pub(super) fn to(sink: &'a mut Sink<'a>) -> Self {
        let out = String::with_capacity(PIECE + PIECE / 4);
        Self { out, given: 0, sum: blake3::Hasher::new(), sink: Some(sink) }
    }

    /// How many bytes were written so far.
    pub(super) fn len(&self) -> usize {
        self.given + self.out.len()
    }

    /// Gives on what is gathered, where that is enough; to be called between records.
    pub(super) fn turn(&mut self) -> io::Result<()> {
        if self.out.len() >= PIECE { self.give() } else { Ok(()) }
    }

    /// Ends the file with the checksum of all that is there.
    pub(super) fn seal(&mut self) -> io::Result<()> {
        let mut sum = self.sum.clone();
        sum.update(self.out.as_bytes());
        checksum::push(&mut self.out, sum.finalize());
        self.give()
    }

    fn give(&mut self) -> io::Result<()> {
        let Some(sink) = &mut self.sink else { return Ok(()) };
        self.sum.update(self.out.as_bytes());
        sink(self.out.as_bytes())?;
        self.given += self.out.len();
        self.out.clear();
        Ok(())
    }
}
