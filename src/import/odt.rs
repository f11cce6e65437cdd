//! `OpenDocument` texts (ODF 1.3): the words that the file holds, notes at the end.

use crate::model::Text;

use super::article::{complete, several};
use super::clean::clean;
use super::package::{Package, Properties};
use super::paragraphs::Paragraphs;
use super::sniff::file_name;
use super::xml::{Step, attribute, walk, words_of};
use super::{ArticleDraft, ImportError, ReadOptions, Reading, Warning};

/// Elements whose words are no words of the text: deletions of tracked changes, comments, numbers of notes.
const SILENT: &[&str] = &[
    "text:tracked-changes",
    "office:annotation",
    "text:note-citation",
    "office:forms",
    "svg:title",
    "svg:desc",
    "text:sequence-decls",
    "office:scripts",
    "office:font-face-decls",
    "office:automatic-styles",
];

/// Reads the article of an `OpenDocument` text.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let mut package = Package::open("OpenDocument text", name, bytes)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ImportError::Locked { name: name.to_owned() });
    }
    let content = package.needed("content.xml")?;
    let meta = package.part("meta.xml")?.unwrap_or_default();
    let [title, creator, first, language, made] = words_of(
        &meta,
        ["dc:title", "dc:creator", "meta:initial-creator", "dc:language", "meta:creation-date"],
    );
    let mut found = Found::default();
    let is_whole = found.read(&content);
    let changes = content.matches("<text:changed-region").count();
    let Found { mut text, notes, .. } = found;
    text.end();
    for note in notes {
        text.write(&note);
        text.end();
    }
    let words = text.finish();
    let words = clean(&words);
    if let Some(reading) = several(&words, file_name(name), options) {
        return Ok(reading);
    }
    let mut draft = ArticleDraft::new(Text::normalize(&words));
    if !is_whole {
        draft.warnings.push(Warning::new("the document is damaged: its words end where the damage begins"));
    }
    if changes > 0 {
        draft.warnings.push(Warning::new(format!(
            "it has {changes} tracked changes: what was inserted was taken, what was deleted was not"
        )));
    }
    let comments = content.matches("<office:annotation ").count();
    if comments > 0 {
        draft.warnings.push(Warning::new(format!("comments were not taken: {comments}")));
    }
    let author = if first.is_empty() { creator } else { first };
    Properties { title, author, language, made }.offer(&mut draft);
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Ok(Reading { articles: vec![draft], ..Reading::default() })
}

#[derive(Default)]
struct Found {
    text: Paragraphs,
    notes: Vec<String>,
    /// The words of the note that is open.
    note: Option<Paragraphs>,
    /// How many paragraphs are open; words stand in paragraphs only.
    paragraphs: usize,
}

impl Found {
    /// Adds the words of the content; gives whether it was whole.
    fn read(&mut self, xml: &str) -> bool {
        let mut silent = 0_usize;
        walk(xml, |step| match step {
            Step::Open(name, attributes) => {
                if silent > 0 || SILENT.contains(&name.as_str()) {
                    silent += 1;
                } else {
                    self.open(&name, &attributes);
                }
            }
            Step::Close(_) if silent > 0 => silent -= 1,
            Step::Close(name) => self.close(&name),
            // Blanks and line ends in the file are one blank each in the text.
            Step::Words(words) if silent == 0 && self.paragraphs > 0 => {
                let mut plain = String::with_capacity(words.len());
                for letter in words.chars() {
                    let letter = if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter };
                    if letter != ' ' || !plain.ends_with(' ') {
                        plain.push(letter);
                    }
                }
                self.here().write(&plain);
            }
            Step::Words(_) => {}
        })
    }

    fn here(&mut self) -> &mut Paragraphs {
        self.note.as_mut().unwrap_or(&mut self.text)
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        match name {
            "text:p" | "text:h" => self.paragraphs += 1,
            "text:note" => self.note = Some(Paragraphs::default()),
            "text:tab" => self.here().write("\t"),
            "text:line-break" => self.here().write("\n"),
            "text:s" => {
                let count = attribute(attributes, "c").and_then(|count| count.parse::<usize>().ok());
                self.here().write(&" ".repeat(count.unwrap_or(1).min(1000)));
            }
            "table:table" => self.here().open_table(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.here().end();
            }
            "text:note" => self.notes.extend(self.note.take().map(Paragraphs::finish)),
            "table:table-cell" => self.here().end_cell(),
            "table:table-row" => self.here().end_row(),
            "table:table" => self.here().close_table(),
            _ => {}
        }
    }
}
