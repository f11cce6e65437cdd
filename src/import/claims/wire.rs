//! The form as it stands in the file.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::When;

#[derive(Debug, Deserialize)]
pub(super) struct File {
    pub schema: Option<String>,
    pub documents: Option<Vec<Document>>,
    pub coders: Option<Vec<String>>,
    pub actors: Option<Vec<Actor>>,
    pub annotations: Option<Vec<Annotation>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Document {
    pub id: String,
    pub date: Option<Date>,
    pub text: Option<String>,
    pub text_len: Option<u64>,
    pub coders: Option<Vec<String>>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Actor {
    pub name: String,
    pub party: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Annotation {
    pub id: Option<String>,
    pub coder: Option<String>,
    pub doc: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub quote: Option<String>,
    pub actor: Option<String>,
    pub demand: Option<String>,
    pub stance: Option<String>,
    pub date: Option<Date>,
    pub addressee: Option<Names>,
    pub memo: Option<String>,
    pub voice: Option<String>,
}

/// A date or an interval, ISO 8601 with reduced precision.
#[derive(Debug)]
pub(super) struct Date(pub When);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        word.parse().map(Self).map_err(de::Error::custom)
    }
}

/// One name or a list of names.
#[derive(Debug)]
pub(super) struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamesVisitor)
    }
}

struct NamesVisitor;

impl<'de> Visitor<'de> for NamesVisitor {
    type Value = Names;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name or a list of names")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Names, E> {
        Ok(Names(vec![name.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Names, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = list.next_element()? {
            names.push(name);
        }
        Ok(Names(names))
    }
}
