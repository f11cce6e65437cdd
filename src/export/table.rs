//! What a project holds, as rows of named values: for lists, tables and scripts.

mod codebook;
mod sources;
mod statements;

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::model::When;

pub use codebook::{actors, demands};
pub(super) use sources::in_order;
pub use sources::sources;
pub use statements::statements;
pub(super) use statements::{COLUMNS_WITH_ARTICLES, with_articles};

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Not known, or none.
    Nothing,
    /// Words; also ids.
    Text(Cow<'a, str>),
    /// A date, written as ISO 8601.
    Date(When),
    /// A count or a place in a text, in code points.
    Number(usize),
    /// Words in an order that means something.
    List(Vec<String>),
    /// Names with what they say, in an order that means something.
    Pairs(Vec<(String, String)>),
}

impl<'a> Value<'a> {
    /// Words; nothing where they are empty.
    pub fn text(words: &'a str) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Text(words.into()) }
    }

    /// What displays as words, if it is there.
    pub fn of<T: ToString>(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, |value| Self::Text(value.to_string().into()))
    }

    /// The value as one cell: nothing is empty, a list is parted by "; ", pairs are "name: text".
    pub fn cell(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => "".into(),
            Self::Text(words) => words.as_ref().into(),
            Self::Date(when) => when.to_string().into(),
            Self::Number(number) => number.to_string().into(),
            Self::List(words) => words.join("; ").into(),
            Self::Pairs(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|(name, text)| format!("{name}: {text}")).collect();
                pairs.join("; ").into()
            }
        }
    }
}

/// A value in JSON: null, a string, a number, an array or an object.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(words) => serializer.serialize_str(words),
            Self::Date(when) => serializer.collect_str(when),
            Self::Number(number) => number.serialize(serializer),
            Self::List(words) => words.serialize(serializer),
            Self::Pairs(pairs) => serializer.collect_map(pairs.iter().map(|(name, text)| (name, text))),
        }
    }
}

/// Rows of the same columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'a> {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value<'a>>>,
}

impl<'a> Table<'a> {
    /// Rows that have one value for each column.
    fn new<const N: usize>(
        columns: &'static [&'static str; N],
        rows: impl Iterator<Item = [Value<'a>; N]>,
    ) -> Self {
        Self { columns, rows: rows.map(Vec::from).collect() }
    }

    /// The names of the columns.
    pub fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// The rows, each with a value for every column.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Value<'a>]> {
        self.rows.iter().map(Vec::as_slice)
    }

    /// The rows as named values.
    pub fn named(&self) -> impl ExactSizeIterator<Item = impl Iterator<Item = (&'static str, &Value<'a>)>> {
        self.rows.iter().map(|row| self.columns.iter().copied().zip(row))
    }
}

/// A table in JSON: an array of objects, their keys in the order of the columns.
impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| Row { columns: self.columns, row }))
    }
}

struct Row<'a> {
    columns: &'static [&'static str],
    row: &'a [Value<'a>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(self.row))
    }
}
