//! Writing one record as one line: `(name: value, name: value)`, empty fields left out.

use std::fmt::{Display, Write};

use super::{escape, word::Word};

/// A record being written; fields stand in the order of the calls.
pub(super) struct Row<'a> {
    out: &'a mut String,
    is_first: bool,
}

impl<'a> Row<'a> {
    /// Begins a record at the end of what is written.
    pub(super) fn open(out: &'a mut String) -> Self {
        out.push('(');
        Self { out, is_first: true }
    }

    /// Ends the record.
    pub(super) fn close(self) {
        self.out.push(')');
    }

    fn name(&mut self, name: &str) {
        if !self.is_first {
            self.out.push_str(", ");
        }
        self.is_first = false;
        self.out.push_str(name);
        self.out.push_str(": ");
    }

    /// A number.
    pub(super) fn number(&mut self, name: &str, number: impl Display) {
        self.name(name);
        // Writing to a string cannot fail.
        _ = write!(self.out, "{number}");
    }

    /// A choice that is true; a false one is left out.
    pub(super) fn flag(&mut self, name: &str) {
        self.name(name);
        self.out.push_str("true");
    }

    /// A value that is written by another hand.
    pub(super) fn filled(&mut self, name: &str, fill: impl FnOnce(&mut String)) {
        self.name(name);
        fill(self.out);
    }

    /// Words, also where there are none.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        self.name(name);
        escape::push_text(self.out, words);
    }

    /// Words; left out where there are none.
    pub(super) fn text_if_any(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.text(name, words);
        }
    }

    /// A list of words; left out where it is empty.
    pub(super) fn texts(&mut self, name: &str, list: &[String]) {
        self.list(name, list, |out, words| escape::push_text(out, words));
    }

    /// A value of one word.
    pub(super) fn word(&mut self, name: &str, word: &impl Word) {
        self.name(name);
        word.push(self.out);
    }

    /// A value of one word; left out where there is none.
    pub(super) fn word_if_some(&mut self, name: &str, word: Option<&impl Word>) {
        if let Some(word) = word {
            self.word(name, word);
        }
    }

    /// A list of values of one word; left out where it is empty.
    pub(super) fn words(&mut self, name: &str, list: &[impl Word]) {
        self.list(name, list, |out, word| word.push(out));
    }

    /// A record within the record.
    pub(super) fn inner(&mut self, name: &str, fill: impl FnOnce(&mut Row<'_>)) {
        self.name(name);
        let mut row = Row::open(self.out);
        fill(&mut row);
        row.close();
    }

    /// A list of records within the record, on the same line; left out where it is empty.
    pub(super) fn inners<T>(
        &mut self,
        name: &str,
        list: impl IntoIterator<Item = T>,
        fill: impl Fn(&mut Row<'_>, T),
    ) {
        self.list(name, list, |out, item| {
            let mut row = Row::open(out);
            fill(&mut row, item);
            row.close();
        });
    }

    fn list<T>(&mut self, name: &str, list: impl IntoIterator<Item = T>, push: impl Fn(&mut String, T)) {
        let mut is_first = true;
        for item in list {
            if is_first {
                self.name(name);
                self.out.push('[');
            } else {
                self.out.push_str(", ");
            }
            is_first = false;
            push(self.out, item);
        }
        if !is_first {
            self.out.push(']');
        }
    }
}

/// Appends a list with one record a line; left out where it is empty.
pub(super) fn push_rows<T>(
    out: &mut String,
    indent: &str,
    name: &str,
    list: impl IntoIterator<Item = T>,
    push: impl Fn(&mut String, T),
) {
    let mut is_first = true;
    for item in list {
        if is_first {
            out.push_str(indent);
            out.push_str(name);
            out.push_str(": [\n");
        }
        is_first = false;
        out.push_str(indent);
        out.push(' ');
        push(out, item);
        out.push_str(",\n");
    }
    if !is_first {
        out.push_str(indent);
        out.push_str("],\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_fields_are_left_out() {
        let mut out = String::new();
        let mut row = Row::open(&mut out);
        row.text_if_any("note", "");
        row.texts("tags", &[]);
        row.number("order", 7);
        row.texts("tags", &["a".to_owned(), "b\"".to_owned()]);
        row.inners("list", [1, 2], |row, number| row.number("n", number));
        row.close();
        assert_eq!(out, r#"(order: 7, tags: ["a", "b\""], list: [(n: 1), (n: 2)])"#);
    }
}
