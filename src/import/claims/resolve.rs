//! From the form to drafts: documents found, offsets mapped, names gathered.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::article::find_title;
use crate::import::offsets::{Mapping, Placed};
use crate::import::sniff::file_name;
use crate::import::{ArticleDraft, ImportError, Warning};
use crate::model::{Dated, Stance, Text, Voice};

use super::draft::{AnnotationDraft, ClaimsDraft, CodedDocument, Placement};
use super::names::{self, Roll, Trimmer};
use super::wire;

/// Where a date of coded data comes from: a person entered it there.
const EVIDENCE: &str = "coded data";

/// Makes drafts of everything in a file.
pub(super) fn resolve(name: &str, file: &wire::File) -> Result<ClaimsDraft, ImportError> {
    let mut trimmer = Trimmer::default();
    let mut warnings = Vec::new();
    let coders = coders(file, &mut trimmer);
    let documents = Documents::read(name, file, &mut warnings)?;
    let mut annotations = Annotations { documents: &documents, only_coder: only(&coders), trimmer, warnings };
    let drafts = annotations.read_all(name, file)?;
    let Annotations { mut trimmer, mut warnings, .. } = annotations;
    let mentioned = drafts.iter().flat_map(|draft| draft.actor.iter().chain(&draft.addressees));
    let actors =
        names::actors(file.actors.as_deref().unwrap_or_default(), mentioned, &mut trimmer, &mut warnings);
    let documents = documents.into_drafts(name, &coders, &drafts, &mut trimmer);
    warnings.extend(trimmer.warnings());
    Ok(ClaimsDraft { documents, coders, actors, annotations: drafts, warnings })
}

/// Everybody who codes: the file's list, then those of documents, then those of annotations.
fn coders(file: &wire::File, trimmer: &mut Trimmer) -> Vec<String> {
    let of_documents = file.documents.iter().flatten().flat_map(|document| document.coders.iter().flatten());
    let of_annotations = file.annotations.iter().flatten().filter_map(|annotation| annotation.coder.as_ref());
    let mut roll = Roll::default();
    for name in file.coders.iter().flatten().chain(of_documents).chain(of_annotations) {
        if let Some(name) = trimmer.name(name) {
            roll.add(&name);
        }
    }
    roll.into_names()
}

fn only(coders: &[String]) -> Option<String> {
    match coders {
        [coder] => Some(coder.clone()),
        _ => None,
    }
}

/// A document with its text as given and as we keep it.
struct Readable<'a> {
    wire: &'a wire::Document,
    raw: &'a str,
    text: Text,
}

/// The documents of a file by id; those without text are known but cannot be used.
struct Documents<'a> {
    readable: Vec<Readable<'a>>,
    places: BTreeMap<&'a str, Option<usize>>,
}

impl<'a> Documents<'a> {
    fn read(name: &str, file: &'a wire::File, warnings: &mut Vec<Warning>) -> Result<Self, ImportError> {
        let mut documents = Self { readable: Vec::new(), places: BTreeMap::new() };
        for (at, wire) in file.documents.iter().flatten().enumerate() {
            let raw = wire.text.as_deref().filter(|text| !text.trim().is_empty());
            let place = raw.map(|raw| {
                documents.readable.push(Readable { wire, raw, text: Text::normalize(raw) });
                documents.readable.len() - 1
            });
            if documents.places.insert(&wire.id, place).is_some() {
                return Err(ImportError::Data {
                    path: format!("documents[{at}].id"),
                    message: format!(
                        "\"{}\" is the id of an earlier document too; give each its own",
                        wire.id
                    ),
                    name: name.to_owned(),
                });
            }
            if place.is_none() {
                warnings.push(Warning::at(format!("documents[{at}]"), refusal(wire, file)));
            }
        }
        Ok(documents)
    }

    fn into_drafts(
        self,
        name: &str,
        coders: &[String],
        annotations: &[AnnotationDraft],
        trimmer: &mut Trimmer,
    ) -> Vec<CodedDocument> {
        let coded: BTreeSet<usize> = annotations.iter().map(|annotation| annotation.document).collect();
        let drafts = self.readable.into_iter().enumerate().map(|(at, readable)| {
            let coders = match &readable.wire.coders {
                Some(names) => trimmer.list(names),
                None => coders.to_vec(),
            };
            CodedDocument { article: article(name, readable, coded.contains(&at)), coders }
        });
        drafts.collect()
    }
}

fn refusal(document: &wire::Document, file: &wire::File) -> String {
    let statements =
        file.annotations.iter().flatten().filter(|annotation| annotation.doc == document.id).count();
    let reason = if document.text_len.is_some() { "has only the length of its text" } else { "has no text" };
    let with = match statements {
        0 => String::new(),
        1 => " with its annotation".to_owned(),
        more => format!(" with its {more} annotations"),
    };
    format!("document \"{}\" {reason}, so there is nothing to read; it was left out{with}", document.id)
}

fn article(name: &str, readable: Readable, coded: bool) -> ArticleDraft {
    let Readable { wire, raw, text } = readable;
    let removed = Mapping::new(raw, &text).removed();
    let or_empty = |field: &Option<String>| field.clone().unwrap_or_default();
    let mut draft = ArticleDraft {
        title: or_empty(&wire.title),
        outlet: or_empty(&wire.outlet),
        author: or_empty(&wire.author),
        published: wire.date.as_ref().map(dated),
        url: or_empty(&wire.url),
        language: or_empty(&wire.language),
        file: file_name(name).to_owned(),
        origin_id: Some(wire.id.clone()),
        ..ArticleDraft::new(text)
    };
    if removed > 0 {
        let moved = if coded { "; the offsets of its statements were moved with the words" } else { "" };
        draft.warnings.push(Warning::new(format!(
            "{removed} carriage returns and byte order marks were taken out of the text{moved}"
        )));
    }
    if draft.title.trim().is_empty() {
        draft.title = String::new();
        draft.file.clone_from(&wire.id);
        find_title(&mut draft);
        file_name(name).clone_into(&mut draft.file);
    }
    draft
}

fn dated(date: &wire::Date) -> Dated {
    Dated { from: EVIDENCE.to_owned(), ..Dated::confirmed(date.0) }
}

/// Reads the annotations against the documents.
struct Annotations<'a> {
    documents: &'a Documents<'a>,
    only_coder: Option<String>,
    trimmer: Trimmer,
    warnings: Vec<Warning>,
}

impl Annotations<'_> {
    fn read_all(&mut self, name: &str, file: &wire::File) -> Result<Vec<AnnotationDraft>, ImportError> {
        let documents = self.documents;
        let mappings: Vec<Mapping> =
            documents.readable.iter().map(|readable| Mapping::new(readable.raw, &readable.text)).collect();
        let mut drafts = Vec::new();
        for (at, annotation) in file.annotations.iter().flatten().enumerate() {
            let path = format!("annotations[{at}]");
            let document = match documents.places.get(annotation.doc.as_str()) {
                Some(Some(document)) => *document,
                Some(None) => continue,
                None => {
                    let message = format!(
                        "names document \"{}\", which is not in the file; it was left out",
                        annotation.doc
                    );
                    self.warnings.push(Warning::at(path, message));
                    continue;
                }
            };
            let (Some(mapping), Some(readable)) = (mappings.get(document), documents.readable.get(document))
            else {
                continue;
            };
            let placement = self.placement(&path, annotation, mapping, &readable.text);
            drafts.push(self.read_one(name, &path, annotation, document, placement)?);
        }
        Ok(drafts)
    }

    fn read_one(
        &mut self,
        name: &str,
        path: &str,
        wire: &wire::Annotation,
        document: usize,
        placement: Placement,
    ) -> Result<AnnotationDraft, ImportError> {
        let coder = self.trimmer.optional(wire.coder.as_ref()).or_else(|| self.only_coder.clone());
        let coder = coder.ok_or_else(|| ImportError::Data {
            path: format!("{path}.coder"),
            message: "is missing; say who coded it, as the file does not have exactly one coder".to_owned(),
            name: name.to_owned(),
        })?;
        let word = |word: &Option<String>| word.clone().filter(|word| !word.trim().is_empty());
        let stance = word(&wire.stance).map(|word| Stance::parse(&word));
        if let Some(Stance::Other(word)) = &stance {
            self.doubt(
                path,
                format!("has the stance \"{word}\", which we do not know; it was kept as it is"),
            );
        }
        let voice = word(&wire.voice).map(|word| Voice::parse(&word));
        if let Some(Voice::Other(word)) = &voice {
            self.doubt(path, format!("has the voice \"{word}\", which we do not know; it was kept as it is"));
        }
        Ok(AnnotationDraft {
            document,
            placement,
            coder,
            actor: self.trimmer.optional(wire.actor.as_ref()),
            demand: self.trimmer.optional(wire.demand.as_ref()),
            stance,
            said: wire.date.as_ref().map(dated),
            addressees: wire.addressee.as_ref().map(|names| self.trimmer.list(&names.0)).unwrap_or_default(),
            memo: wire.memo.clone().unwrap_or_default(),
            voice,
            origin_id: wire.id.clone(),
        })
    }

    fn placement(
        &mut self,
        path: &str,
        wire: &wire::Annotation,
        mapping: &Mapping,
        text: &Text,
    ) -> Placement {
        let offsets = wire.start.zip(wire.end);
        let quote = wire.quote.as_deref();
        let span = match mapping.place(offsets, quote) {
            Placed::AsGiven(span) => Some(span),
            Placed::OtherUnit(span, unit) => {
                self.doubt(
                    path,
                    format!("its words are found where its offsets count {unit}; they were taken so"),
                );
                Some(span)
            }
            Placed::Moved(span) => {
                if offsets.is_some() {
                    self.doubt(
                        path,
                        "its words do not stand at its offsets; the nearest same words were taken",
                    );
                }
                Some(span)
            }
            Placed::Nowhere => None,
        };
        let Some(words) = span.and_then(|span| text.slice(span)) else {
            let reason = if quote.is_some_and(|quote| !quote.is_empty()) {
                "its words are nowhere in its document"
            } else {
                "its offsets are no passage of its document"
            };
            self.doubt(path, format!("{reason}; it is kept, unplaced"));
            return Placement { span: None, quote: quote.unwrap_or_default().to_owned(), lost: offsets };
        };
        Placement { span, quote: words.to_owned(), lost: None }
    }

    fn doubt(&mut self, path: &str, message: impl Into<String>) {
        self.warnings.push(Warning::at(path, message));
    }
}
