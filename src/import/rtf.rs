//! Rich text (RTF 1.9.1): groups, paragraphs, letters by code page and by `\u`; pictures and tables of
//! fonts and styles are passed over.

mod codes;
mod page;

use crate::model::Text;

use super::article::{complete, several};
use super::clean::clean;
use super::sniff::file_name;
use super::{ArticleDraft, Candidate, Field, ImportError, ReadOptions, Reading, Sureness};

use page::Page;

/// Where its properties come from.
const FROM: &str = "properties of the document";

/// Reads the article of a rich text.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        let message = "it does not begin like one".to_owned();
        return Err(ImportError::Broken { what: "rich text", message, name: name.to_owned() });
    }
    let mut page = Page::default();
    page.read(bytes);
    let (title, author) = (page.title.clone(), page.author.clone());
    let words = page.finish();
    let words = clean(&words);
    if let Some(reading) = several(&words, file_name(name), options) {
        return Ok(reading);
    }
    let mut draft = ArticleDraft::new(Text::normalize(&words));
    let title = Candidate::new(Field::Title, &title, FROM, Sureness::Guessed);
    if super::headline::headline(draft.text.as_str()).is_none() {
        draft.offer(title);
    } else if !title.value.is_empty() {
        draft.candidates.push(title);
    }
    draft.offer(Candidate::new(Field::Author, &author, FROM, Sureness::Likely));
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Ok(Reading { articles: vec![draft], ..Reading::default() })
}
