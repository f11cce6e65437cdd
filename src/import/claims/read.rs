//! Reads the form and says where it is broken.

use std::collections::BTreeMap;

use crate::import::decode::decode;
use crate::import::{ImportError, Warning};

use super::resolve::resolve;
use super::{ClaimsDraft, SCHEMA, wire};

/// Reads coded data from the bytes of a `claims-neutral/1` file.
///
/// Fails where the bytes are no JSON of this form, with line, column and path, or where two documents
/// have the same id. A document without text is left out with its statements, and so is a statement
/// of no document; both are told in the warnings. Nothing else is dropped: a passage that does not
/// fit its text is kept as unplaced. Linear in the bytes, but for quotes that must be searched.
pub fn read(name: &str, bytes: &[u8]) -> Result<ClaimsDraft, ImportError> {
    let (json, doubt) = decode(name, bytes)?;
    let mut unknown = Unknown::default();
    let file = parse(name, json.strip_prefix('\u{feff}').unwrap_or(&json), &mut unknown)?;
    check_schema(name, &file)?;
    let mut draft = resolve(name, &file)?;
    draft.warnings.splice(0..0, doubt.into_iter().chain(unknown.warnings()));
    Ok(draft)
}

fn parse(name: &str, json: &str, unknown: &mut Unknown) -> Result<wire::File, ImportError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut reader, &mut track);
    let parsed = serde_ignored::deserialize(tracked, |path| unknown.note(&path.to_string()));
    match parsed {
        Ok(file) => reader.end().map(|()| file).map_err(|error| json_error(name, String::new(), &error)),
        Err(error) => Err(json_error(name, track.path().to_string(), &error)),
    }
}

fn json_error(name: &str, path: String, error: &serde_json::Error) -> ImportError {
    let whole = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    ImportError::Json {
        line: error.line(),
        column: error.column(),
        path,
        message: whole
            .strip_suffix(&position)
            .unwrap_or(&whole)
            .replace("expected usize", "expected a whole number from 0"),
        name: name.to_owned(),
    }
}

fn check_schema(name: &str, file: &wire::File) -> Result<(), ImportError> {
    let fail = |path: &str, message: String| {
        Err(ImportError::Data { path: path.to_owned(), message, name: name.to_owned() })
    };
    match file.schema.as_deref() {
        Some(schema) if schema != SCHEMA => {
            fail("schema", format!("is \"{schema}\"; coded data that we can read says \"{SCHEMA}\""))
        }
        _ if file.documents.is_none() => fail(
            "documents",
            format!("is missing; coded data (\"{SCHEMA}\") is a list of documents and their annotations"),
        ),
        _ => Ok(()),
    }
}

/// Keys that the form does not have, with numbers of lists left out, and how often.
#[derive(Default)]
struct Unknown {
    keys: BTreeMap<String, usize>,
}

impl Unknown {
    fn note(&mut self, path: &str) {
        let parts = path.split('.').filter(|part| *part != "?" && part.parse::<usize>().is_err());
        *self.keys.entry(parts.collect::<Vec<_>>().join(".")).or_insert(0) += 1;
    }

    fn warnings(self) -> impl Iterator<Item = Warning> {
        self.keys.into_iter().map(|(key, times)| {
            let often = if times == 1 { "once".to_owned() } else { format!("{times} times") };
            Warning::at(key, format!("a key that this form does not have was left out, {often}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &str) {
        assert_eq!(read("c.json", json.as_bytes()).unwrap_err().to_string(), expected);
    }

    #[test]
    fn what_is_broken_is_told_with_its_place() {
        check(
            "{\"documents\": [],\n \"annotations\": [{\"doc\": \"d\"},\n  {\"doc\": \"d\", \"start\": \"x\"}]}",
            "line 3, column 27, at annotations[1].start: invalid type: string \"x\", expected a whole number from 0: \
             c.json",
        );
        check(
            "{\"documents\": [\n {\"id\": \"d\", \"text\": \"t\", \"date\": \"2022-02-30\"}]}",
            "line 2, column 47, at documents[0].date: a date is written 2022, 2022-03, 2022-03-29 or \
             2022-03-01/2022-03-10, not \"2022-02-30\": c.json",
        );
        check(
            "{\"documents\": [], \"annotations\": [{\"doc\": \"d\", \"addressee\": 7}]}",
            "line 1, column 61, at annotations[0].addressee: invalid type: integer `7`, expected a name or a list \
             of names: c.json",
        );
        check("{\"documents\": []} x", "line 1, column 19: trailing characters: c.json");
        check(
            "{\"schema\": \"dna/2\"}",
            "schema is \"dna/2\"; coded data that we can read says \"claims-neutral/1\": c.json",
        );
        check(
            "{\"a\": 1}",
            "documents is missing; coded data (\"claims-neutral/1\") is a list of documents and their annotations: \
             c.json",
        );
    }

    #[test]
    fn unknown_keys_are_told_once_each() {
        let json = "{\"documents\": [{\"id\": \"d\", \"text\": \"words here\", \"section\": 3},\
                    {\"id\": \"e\", \"text\": \"more words\", \"section\": {\"a\": 1}}], \"version\": 2}";
        let warnings: Vec<String> =
            read("c.json", json.as_bytes()).unwrap().warnings.iter().map(ToString::to_string).collect();
        assert_eq!(
            warnings,
            [
                "documents.section: a key that this form does not have was left out, 2 times",
                "version: a key that this form does not have was left out, once",
            ]
        );
    }
}
