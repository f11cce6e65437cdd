//! Values that stand in the file as one word in quotation marks: ids, dates, colors, choices.

use std::fmt::{self, Write};
use std::marker::PhantomData;
use std::str::FromStr;

use jiff::Timestamp;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::model::{
    ActorId, ActorKind, Certainty, CoderId, Color, Columns, Confidence, Counting, DateBasis, DateStatus,
    DemandId, Duplicates, EventId, FigureId, FigureKind, Grouping, Interval, Measure, PartialDate, Period,
    Progress, ProjectId, SourceId, Stance, StatementId, TextId, Voice, When,
};

use super::{FileHash, escape};

/// A value with one spelling in the file.
pub(super) trait Word: Sized {
    /// What is expected where the word is no such value.
    const EXPECTED: &'static str;

    /// The value of a word; the error says what was expected.
    fn read(word: &str) -> Result<Self, String>;

    /// Appends the word in quotation marks.
    fn push(&self, out: &mut String);
}

/// A [`Word`] as it is read: where it is none, the error has the word's line and column.
pub(super) struct Wire<T>(pub(super) T);

impl<'de, T: Word> Deserialize<'de> for Wire<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(WordVisitor(PhantomData))
    }
}

struct WordVisitor<T>(PhantomData<T>);

impl<T: Word> Visitor<'_> for WordVisitor<T> {
    type Value = Wire<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Wire<T>, E> {
        T::read(word).map(Wire).map_err(E::custom)
    }
}

/// Words that read and show themselves, with letters that need no escape.
macro_rules! plain {
    ($($name:ty: $expected:literal;)*) => {$(
        impl Word for $name {
            const EXPECTED: &'static str = $expected;

            fn read(word: &str) -> Result<Self, String> {
                Self::from_str(word).map_err(|error| error.to_string())
            }

            fn push(&self, out: &mut String) {
                // Writing to a string cannot fail.
                _ = write!(out, "\"{self}\"");
            }
        }
    )*};
}

plain! {
    ProjectId: "the id of a project";
    SourceId: "the id of an article";
    ActorId: "the id of an actor";
    DemandId: "the id of a demand";
    StatementId: "the id of a statement";
    CoderId: "the id of a coder";
    FigureId: "the id of a figure";
    EventId: "the id of an event";
    PartialDate: "a date";
    When: "a date or interval";
    Color: "a color";
}

impl Word for TextId {
    const EXPECTED: &'static str = "the BLAKE3 hash of a text";

    fn read(word: &str) -> Result<Self, String> {
        word.parse().map_err(|_| format!("a text hash has 64 digits 0 to f, not \"{word}\""))
    }

    fn push(&self, out: &mut String) {
        _ = write!(out, "\"{self}\"");
    }
}

impl Word for Timestamp {
    const EXPECTED: &'static str = "a moment";

    fn read(word: &str) -> Result<Self, String> {
        word.parse().map_err(|_| format!("a moment is written 2022-03-29T14:05:00Z, not \"{word}\""))
    }

    fn push(&self, out: &mut String) {
        _ = write!(out, "\"{self}\"");
    }
}

impl Word for FileHash {
    const EXPECTED: &'static str = "the BLAKE3 hash of a file";

    fn read(word: &str) -> Result<Self, String> {
        Self::of_digits(word).ok_or_else(|| format!("a file hash has 64 digits 0 to f, not \"{word}\""))
    }

    fn push(&self, out: &mut String) {
        _ = write!(out, "\"{self}\"");
    }
}

/// Open vocabularies: a word that we do not know is kept.
macro_rules! open {
    ($($name:ty: $expected:literal;)*) => {$(
        impl Word for $name {
            const EXPECTED: &'static str = $expected;

            fn read(word: &str) -> Result<Self, String> {
                Ok(Self::parse(word))
            }

            fn push(&self, out: &mut String) {
                escape::push_text(out, self.as_str());
            }
        }
    )*};
}

open! {
    Stance: "a stance";
    Voice: "a voice";
    Certainty: "a certainty";
    Progress: "a progress";
    ActorKind: "a kind of actor";
}

/// Closed choices: a word that we do not know is an error that names the known ones.
macro_rules! closed {
    ($($name:ty: $expected:literal, $known:expr;)*) => {$(
        impl Word for $name {
            const EXPECTED: &'static str = $expected;

            fn read(word: &str) -> Result<Self, String> {
                Self::parse(word).ok_or_else(|| {
                    let known: &[&str] = &$known;
                    format!("expected {}, one of {}, not \"{word}\"", $expected, known.join(", "))
                })
            }

            fn push(&self, out: &mut String) {
                escape::push_text(out, self.as_str());
            }
        }
    )*};
}

closed! {
    Grouping: "what stands in rows", words(Grouping::ALL, Grouping::as_str);
    Columns: "what stands in columns", [&["auto"], words(Period::ALL, Period::as_str).as_slice(),
        words(Grouping::ALL, Grouping::as_str).as_slice()].concat();
    DateBasis: "which date counts", words(DateBasis::ALL, DateBasis::as_str);
    Duplicates: "what counts once", words(Duplicates::ALL, Duplicates::as_str);
    Counting: "what a statement weighs", words(Counting::ALL, Counting::as_str);
    FigureKind: "how a figure is drawn", words(FigureKind::ALL, FigureKind::as_str);
    Measure: "which number is shown", words(Measure::ALL, Measure::as_str);
    Interval: "which interval is shown", words(Interval::ALL, Interval::as_str);
    Confidence: "how sure an interval is", words(Confidence::ALL, Confidence::as_str);
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|it| word(*it)).collect()
}

impl Word for DateStatus {
    const EXPECTED: &'static str = "the status of a date";

    fn read(word: &str) -> Result<Self, String> {
        [Self::Confirmed, Self::Guessed]
            .into_iter()
            .find(|status| status.as_str() == word)
            .ok_or_else(|| format!("a date is \"confirmed\" or \"guessed\", not \"{word}\""))
    }

    fn push(&self, out: &mut String) {
        escape::push_text(out, self.as_str());
    }
}

/// The values of a list of words.
pub(super) fn values<T>(words: Vec<Wire<T>>) -> Vec<T> {
    words.into_iter().map(|word| word.0).collect()
}

/// The value of a word that may be missing.
pub(super) fn value<T>(word: Option<Wire<T>>) -> Option<T> {
    word.map(|word| word.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Word + PartialEq + fmt::Debug>(word: &str) {
        let value = T::read(word).unwrap();
        let mut out = String::new();
        value.push(&mut out);
        assert_eq!(out, format!("{word:?}"));
    }

    #[test]
    fn every_kind_reads_back() {
        check::<ActorId>("0123456789AB");
        check::<When>("2022-03/2022-05");
        check::<Timestamp>("2025-06-20T09:10:11Z");
        check::<Timestamp>("2025-06-20T09:10:11.000000001Z");
        check::<Color>("#C2502A");
        check::<Stance>("wonders \"aloud\"");
        check::<Columns>("month");
        check::<DateStatus>("guessed");
    }

    #[test]
    fn a_wrong_choice_names_the_right_ones() {
        let message = Columns::read("decade").unwrap_err();
        assert!(message.contains("auto, day, week") && message.ends_with("not \"decade\""), "{message}");
        assert!(Measure::read("").unwrap_err().contains("per-article"));
    }
}
