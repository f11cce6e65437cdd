//! A text cut into pieces for layout: one a paragraph, long ones cut at sentence ends.

use crate::model::{Text, segment};

/// A paragraph of more bytes is cut, so that a file without line ends is laid out piece by piece.
const LONGEST: usize = 4_000;

/// A part of a text that is laid out as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last one; the line end is not part of it.
    pub end: usize,
    /// Whether the paragraph goes on in the next piece.
    pub goes_on: bool,
}

impl Piece {
    /// Whether it has no letters.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Its words.
    pub fn words(self, text: &Text) -> &str {
        text.as_str().get(self.start..self.end).unwrap_or("")
    }
}

/// Cuts a text into pieces that cover it but for the line ends. Linear in its length.
pub(super) fn cut(text: &Text) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in text.as_str().split('\n') {
        cut_line(line, start, &mut pieces);
        start += line.len() + 1;
    }
    pieces
}

fn cut_line(line: &str, base: usize, pieces: &mut Vec<Piece>) {
    let mut push = |start: usize, end: usize| {
        pieces.push(Piece { start: base + start, end: base + end, goes_on: end < line.len() });
    };
    if line.len() <= LONGEST {
        return push(0, line.len());
    }
    let mut start = 0;
    for (first, end) in segment::sentences(line) {
        if end - start > LONGEST && first > start {
            push(start, first);
            start = first;
        }
        while end - start > LONGEST {
            let mut cut = start + LONGEST;
            while !line.is_char_boundary(cut) {
                cut -= 1;
            }
            push(start, cut);
            start = cut;
        }
    }
    push(start, line.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_cover_the_text() {
        let long =
            "A sentence of some words. ".repeat(1_000) + &"x".repeat(9_000) + "ж中🙂".repeat(2_000).as_str();
        for words in ["", "one", "one\n\ntwo\n", long.as_str()] {
            let text = Text::normalize(words);
            let pieces = cut(&text);
            let mut rebuilt = String::new();
            for piece in &pieces {
                assert!(piece.end - piece.start <= LONGEST);
                rebuilt.push_str(piece.words(&text));
                if !piece.goes_on {
                    rebuilt.push('\n');
                }
            }
            assert_eq!(rebuilt, format!("{words}\n"));
        }
    }
}
