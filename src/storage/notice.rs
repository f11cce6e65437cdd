//! What is worth saying about a file that opened.

use std::fmt;

use crate::model::{SourceId, StatementId};

/// A statement and its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementPlace {
    /// The article.
    pub source: SourceId,
    /// The statement.
    pub statement: StatementId,
}

/// Something about a file that opened: changed by another hand, mended, or guessed.
///
/// Each kind comes at most once and names all that it concerns, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It began with a byte order mark, which the next save leaves out.
    ByteOrderMark,
    /// It was UTF-16; the next save writes UTF-8.
    Utf16,
    /// Its line ends are CRLF, else it is as saved.
    LineEnds,
    /// Its checksum is not that of what it says.
    ChangedOutside,
    /// It has no checksum line, or only a part of one.
    SumMissing,
    /// These articles' words are not those that their hash was taken of.
    TextsChanged(Vec<SourceId>),
    /// These statements had offsets and an empty quote, which was taken from the article.
    QuotesFilled(Vec<StatementPlace>),
    /// The quotes of these statements stood elsewhere than their offsets say, and were found.
    QuotesMoved(Vec<StatementPlace>),
    /// The quotes of these statements are nowhere in their articles; they are kept without a place.
    QuotesLost(Vec<StatementPlace>),
}

impl Notice {
    /// Whether the project is surely the one that was saved.
    pub fn leaves_project(&self) -> bool {
        matches!(self, Self::ByteOrderMark | Self::Utf16 | Self::LineEnds)
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByteOrderMark => f.write_str("the file began with a byte order mark, which was ignored"),
            Self::Utf16 => f.write_str("the file was UTF-16; it will be saved as UTF-8"),
            Self::LineEnds => f.write_str("another program changed the line ends of the file, nothing else"),
            Self::ChangedOutside => {
                f.write_str("the file was changed outside Demarche: its checksum is not that of its content")
            }
            Self::SumMissing => f.write_str(
                "the checksum line at the end of the file is missing or cut: it was written by another hand or cut off",
            ),
            Self::TextsChanged(sources) => {
                let ids = sources.iter().map(ToString::to_string);
                write!(f, "{} changed outside Demarche: {}", count(sources.len(), "text was", "texts were"), list(ids))
            }
            Self::QuotesFilled(places) => {
                write!(f, "{} taken from the article: {}", quotes(places), list(ids(places)))
            }
            Self::QuotesMoved(places) => {
                write!(f, "{} found again elsewhere in the article: {}", quotes(places), list(ids(places)))
            }
            Self::QuotesLost(places) => write!(
                f,
                "{} not found in the article and kept without a place: {}",
                quotes(places),
                list(ids(places))
            ),
        }
    }
}

/// How many ids a sentence names; all are in the value.
const NAMED: usize = 5;

fn quotes(places: &[StatementPlace]) -> String {
    count(places.len(), "quote was", "quotes were")
}

fn ids(places: &[StatementPlace]) -> impl ExactSizeIterator<Item = String> {
    places.iter().map(|place| place.statement.to_string())
}

fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

fn list(ids: impl ExactSizeIterator<Item = String>) -> String {
    let more = ids.len().saturating_sub(NAMED);
    let named = ids.take(NAMED).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_counts_all_and_names_some() {
        let place =
            |bits| StatementPlace { source: SourceId::from_bits(1), statement: StatementId::from_bits(bits) };
        assert_eq!(
            Notice::QuotesLost(vec![place(1)]).to_string(),
            "1 quote was not found in the article and kept without a place: 000000000001"
        );
        let several = Notice::QuotesMoved((1..=7).map(place).collect()).to_string();
        assert!(
            several.starts_with("7 quotes were found") && several.ends_with("000000000005 and 2 more"),
            "{several}"
        );
    }
}
