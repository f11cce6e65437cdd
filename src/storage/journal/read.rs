//! Reading a journal: every line is verified, the first that is damaged ends it.

use super::Base;
use super::sum::Sum;

/// How a journal ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// With a whole line.
    Whole,
    /// With a line that was being written; it was never told to be recorded.
    Cut,
    /// With this line (from 1, the first line is 1), which is damaged; nothing after it was read.
    Damaged(usize),
}

/// What a journal holds.
#[derive(Debug, Clone)]
pub struct Contents {
    /// What it builds on.
    pub base: Base,
    /// The words of its whole lines, the oldest first; each for [`read_entry`](super::read_entry).
    pub lines: Vec<String>,
    /// How it ends.
    pub tail: Tail,
    /// How many bytes are whole.
    pub(super) len: u64,
    pub(super) sum: Sum,
}

/// Reads a journal; none where not even its first line is whole. Linear in its size.
pub fn read_journal(bytes: &[u8]) -> Option<Contents> {
    let mut sum = Sum::default();
    let mut rest = bytes;
    let base = Base::read(next_line(&mut rest, &mut sum)?)?;
    let mut lines = Vec::new();
    while let Some(words) = next_line(&mut rest, &mut sum) {
        lines.push(words.to_owned());
    }
    let tail = match rest {
        [] => Tail::Whole,
        rest if rest.contains(&b'\n') => Tail::Damaged(lines.len() + 2),
        _ => Tail::Cut,
    };
    let len = bytes.len() as u64 - rest.len() as u64;
    Some(Contents { base, lines, tail, len, sum })
}

/// Takes the next line off; where it is cut or damaged nothing is taken.
fn next_line<'a>(rest: &mut &'a [u8], sum: &mut Sum) -> Option<&'a str> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let words = sum.read_line(rest.get(..end)?)?;
    *rest = rest.get(end + 1..)?;
    Some(words)
}
