//! Word documents (ECMA-376, `WordprocessingML`): the words that the file holds, none that Word only draws.
//!
//! Insertions of tracked changes are taken, deletions are not; comments, heads and feet of pages and
//! numbers of lists are left out; footnotes and endnotes stand at the end.

use crate::model::Text;

use super::article::{complete, several};
use super::clean::clean;
use super::package::{Package, Properties};
use super::paragraphs::Paragraphs;
use super::sniff::file_name;
use super::xml::{Step, attribute, walk, words_of};
use super::{ArticleDraft, ImportError, ReadOptions, Reading, Warning};

/// Elements whose words are no words of the text.
const SILENT: &[&str] = &[
    "w:del",
    "w:moveFrom",
    "mc:Fallback",
    "w:instrText",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:sectPr",
    "w:delText",
];

/// Reads the article of a Word document.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let mut package = Package::open("Word document", name, bytes)?;
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let main = main_part(&relations);
    let mut found = Found::default();
    let is_whole = found.read(&package.needed(&main)?);
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    for part in ["footnotes", "endnotes"] {
        if let Some(notes) = package.part(&format!("{folder}/{part}.xml"))? {
            found.read(&notes);
        }
    }
    let comments = package.part(&format!("{folder}/comments.xml"))?.unwrap_or_default();
    let core = package.part("docProps/core.xml")?.unwrap_or_default();
    let [title, author, made, language] =
        words_of(&core, ["dc:title", "dc:creator", "dcterms:created", "dc:language"]);
    let words = found.text.finish();
    let words = clean(&words);
    if let Some(reading) = several(&words, file_name(name), options) {
        return Ok(reading);
    }
    let mut draft = ArticleDraft::new(Text::normalize(&words));
    if !is_whole {
        draft.warnings.push(Warning::new("the document is damaged: its words end where the damage begins"));
    }
    if found.changes > 0 {
        draft.warnings.push(Warning::new(format!(
            "it has {} tracked changes: what was inserted was taken, what was deleted was not",
            found.changes
        )));
    }
    let comments = comments.matches("<w:comment ").count();
    if comments > 0 {
        draft.warnings.push(Warning::new(format!("comments were not taken: {comments}")));
    }
    Properties { title, author, language, made }.offer(&mut draft);
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Ok(Reading { articles: vec![draft], ..Reading::default() })
}

/// The path of the main part, as the relations of the package name it.
fn main_part(relations: &str) -> String {
    let mut main = None;
    walk(relations, |step| {
        if let Step::Open(_, attributes) = step
            && attribute(&attributes, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            main = attribute(&attributes, "Target").map(|path| path.trim_start_matches('/').to_owned());
        }
    });
    main.unwrap_or_else(|| "word/document.xml".to_owned())
}

#[derive(Default)]
struct Found {
    text: Paragraphs,
    /// How many insertions and deletions were met.
    changes: usize,
}

impl Found {
    /// Adds the words of a part; gives whether it was whole.
    fn read(&mut self, xml: &str) -> bool {
        let mut silent = 0_usize;
        let mut is_text = false;
        walk(xml, |step| match step {
            Step::Open(name, attributes) => {
                if matches!(name.as_str(), "w:ins" | "w:del" | "w:moveFrom") && silent == 0 {
                    self.changes += 1;
                }
                // The separators of notes have no words of the document.
                let is_rule = matches!(name.as_str(), "w:footnote" | "w:endnote")
                    && attribute(&attributes, "type").is_some();
                if silent > 0 || is_rule || SILENT.contains(&name.as_str()) {
                    silent += 1;
                    return;
                }
                is_text = name == "w:t";
                self.open(&name);
            }
            Step::Close(_) if silent > 0 => silent -= 1,
            Step::Close(name) => {
                is_text = false;
                self.close(&name);
            }
            Step::Words(words) if is_text && silent == 0 => self.text.write(&words),
            Step::Words(_) => {}
        })
    }

    fn open(&mut self, name: &str) {
        match name {
            "w:tab" => self.text.write("\t"),
            "w:br" | "w:cr" => self.text.write("\n"),
            "w:noBreakHyphen" => self.text.write("-"),
            "w:tbl" => self.text.open_table(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:p" => self.text.end(),
            "w:tc" => self.text.end_cell(),
            "w:tr" => self.text.end_row(),
            "w:tbl" => self.text.close_table(),
            _ => {}
        }
    }
}
