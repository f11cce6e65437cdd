//! Where the words of an article came from: the original file as it was, and who read it.

use jiff::Timestamp;

/// Words of the original that the article does not have, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedWords {
    /// Why they were left out, in plain words, as "outside the article" or "left out by hand".
    pub why: String,
    /// How they begin; at most [`RemovedWords::LONGEST`] code points, "…" where more followed.
    pub words: String,
}

impl RemovedWords {
    /// How many code points of removed words are kept.
    pub const LONGEST: usize = 200;

    /// Removed words, cut to what is kept of them.
    pub fn new(why: &str, words: &str) -> Self {
        let words = words.trim();
        let mut kept: String = words.chars().take(Self::LONGEST).collect();
        if kept.len() < words.len() {
            kept.push('…');
        }
        Self { why: why.to_owned(), words: kept }
    }
}

/// The original file of an article when it was read; its name is [`Source::file`](super::Source::file).
///
/// The file itself is never changed and never needed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// How many bytes the file had.
    pub size: u64,
    /// The BLAKE3 hash of its bytes, 64 hexadecimal letters.
    pub hash: String,
    /// When it was last changed, to the second, as its folder says; none where no file was.
    pub changed: Option<Timestamp>,
    /// What read it, as "html", and after it what a person said about how, as "csv --column text=2".
    pub reader: String,
    /// The version of what read it, as "1, csv 1.4".
    pub version: String,
    /// What of its words the article does not have, in the order of the file.
    pub removed: Vec<RemovedWords>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_words_are_cut_between_letters() {
        assert_eq!(RemovedWords::new("menu", "  Home › World \n").words, "Home › World");
        let long = RemovedWords::new("menu", &"é".repeat(300));
        assert_eq!((long.words.chars().count(), long.words.ends_with('…')), (201, true));
    }
}
