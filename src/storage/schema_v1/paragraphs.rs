//! A text as a list of its paragraphs, joined by one line end each.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use crate::model::Text;
use crate::storage::escape;
use crate::storage::progress::tick;

/// Appends the paragraphs of a text, one a line; an empty text is one empty paragraph.
pub(super) fn push(out: &mut String, indent: &str, text: &Text) {
    for paragraph in text.as_str().split('\n') {
        out.push_str(indent);
        escape::push_text(out, paragraph);
        out.push_str(",\n");
    }
}

/// Appends the paragraphs of a text as one line.
pub(in crate::storage) fn push_line(out: &mut String, text: &Text) {
    out.push('[');
    for (at, paragraph) in text.as_str().split('\n').enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        escape::push_text(out, paragraph);
    }
    out.push(']');
}

/// The words of a text, joined while they are read.
pub(super) struct Paragraphs(String);

impl Paragraphs {
    /// The text.
    pub(super) fn text(&self) -> Text {
        // A text may begin with a byte order mark of its own; the one that `normalize` takes off must
        // not be that one.
        if self.0.starts_with('\u{feff}') {
            Text::normalize(&format!("\u{feff}{}", self.0))
        } else {
            Text::normalize(&self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Paragraphs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor)
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = Paragraphs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of paragraphs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Paragraphs, A::Error> {
        let mut words = String::new();
        let mut is_first = true;
        while list.next_element_seed(Append { words: &mut words, is_first })?.is_some() {
            is_first = false;
        }
        if !tick() {
            return Err(A::Error::custom("it is not wanted any more"));
        }
        Ok(Paragraphs(words))
    }
}

struct Append<'a> {
    words: &'a mut String,
    is_first: bool,
}

impl<'de> DeserializeSeed<'de> for Append<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Append<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a paragraph")
    }

    fn visit_str<E: Error>(self, paragraph: &str) -> Result<(), E> {
        if !self.is_first {
            self.words.push('\n');
        }
        self.words.push_str(paragraph);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_comes_back() {
        for words in ["", "\n", "a\n", "\n\na\n\nb", "\u{feff}a", "\u{feff}\u{feff}\n"] {
            let text = Text::normalize(&format!("\u{feff}{words}"));
            assert_eq!(text.as_str(), words);
            let mut out = "[".to_owned();
            push(&mut out, " ", &text);
            out.push(']');
            assert_eq!(ron::from_str::<Paragraphs>(&out).unwrap().text(), text, "{out}");
        }
    }
}
