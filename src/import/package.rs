//! Documents that are ZIP archives of XML: their parts, bounded, and what is said when they are none.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{ArticleDraft, Candidate, Field, ImportError, Sureness, headline};
use crate::model::{Dated, PartialDate, When};

/// How many bytes a part may have unpacked.
const MOST_BYTES: u64 = 64 << 20;
/// How files begin that Word made before 2007, or encrypted later.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A document of several parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    what: &'static str,
    name: &'a str,
}

impl<'a> Package<'a> {
    /// Opens a document; `what` it should be is said where it is none.
    pub(super) fn open(what: &'static str, name: &'a str, bytes: &'a [u8]) -> Result<Self, ImportError> {
        if bytes.starts_with(COMPOUND) {
            return Err(ImportError::Locked { name: name.to_owned() });
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { archive, what, name }),
            Err(error) => Err(broken(what, &error.to_string(), name)),
        }
    }

    /// The words of a part; none where there is no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, ImportError> {
        let Ok(file) = self.archive.by_name(path) else { return Ok(None) };
        if file.encrypted() {
            return Err(ImportError::Locked { name: self.name.to_owned() });
        }
        let mut bytes = Vec::new();
        let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
        match read {
            Err(error) => Err(broken(self.what, &error.to_string(), self.name)),
            Ok(_) if bytes.len() as u64 > MOST_BYTES => {
                Err(broken(self.what, "it unpacks to more than 64 MB", self.name))
            }
            Ok(_) => {
                Ok(Some(super::decode::decode(self.name, &bytes).map_or_else(|_| String::new(), |it| it.0)))
            }
        }
    }

    /// The words of a part that every such document has.
    pub(super) fn needed(&mut self, path: &str) -> Result<String, ImportError> {
        self.part(path)?.ok_or_else(|| broken(self.what, &format!("it has no {path}"), self.name))
    }
}

fn broken(what: &'static str, message: &str, name: &str) -> ImportError {
    ImportError::Broken { what, message: message.to_owned(), name: name.to_owned() }
}

/// What the properties of a document tell.
pub(super) struct Properties {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) language: String,
    /// When the document was made, as ISO 8601.
    pub(super) made: String,
}

impl Properties {
    /// Offers the properties. The title is taken only where the words have no headline, since documents
    /// inherit titles; the day is only noted, since it is the day of typing.
    pub(super) fn offer(&self, draft: &mut ArticleDraft) {
        const FROM: &str = "properties of the document";
        let title = Candidate::new(Field::Title, &self.title, FROM, Sureness::Guessed);
        if headline::headline(draft.text.as_str()).is_none() {
            draft.offer(title);
        } else if !title.value.is_empty() {
            draft.candidates.push(title);
        }
        draft.offer(Candidate::new(Field::Author, &self.author, FROM, Sureness::Likely));
        draft.offer(Candidate::new(Field::Language, &self.language, FROM, Sureness::Likely));
        let day = self.made.get(..10).and_then(|day| day.parse::<PartialDate>().ok());
        if let Some(day) = day {
            let dated = Dated::guessed(When::At(day), "day on which the document was made");
            draft.candidates.push(Candidate::date(&dated, Sureness::Guessed));
        }
    }
}
