//! The one door for bytes that are articles.

use crate::model::Provenance;

use super::{ImportError, PASTED, ReadOptions, Reader, Reading};
use super::{article, docx, epub, html, json_rows, mail, odt, pdf, rtf, separated, sheet, sniff};

/// Reads the articles of a file.
///
/// `name` is the name of the file, with or without folders; its ending says the format. Coded data is
/// read by [`claims::read`](super::claims::read) instead. Fails where nothing useful is left. A reader
/// that is not [at home](Reader::is_at_home) may hang or abort on a hostile file: give it a process of
/// its own.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let reader = sniff(name, bytes)?;
    let mut reading = match reader {
        Reader::Text | Reader::Markdown => article::read_all(name, bytes, options),
        Reader::Csv => separated::read(name, bytes, options),
        Reader::JsonLines | Reader::JsonList => json_rows::read(name, bytes, options),
        Reader::Html => html::read(name, bytes, options),
        Reader::Mhtml => mail::read_mhtml(name, bytes, options),
        Reader::Eml => mail::read_eml(name, bytes, options),
        Reader::Docx => docx::read(name, bytes, options),
        Reader::Odt => odt::read(name, bytes, options),
        Reader::Rtf => rtf::read(name, bytes, options),
        Reader::Epub => epub::read(name, bytes, options),
        Reader::Pdf => pdf::read(name, bytes, options),
        Reader::Sheet => sheet::read(name, bytes, options),
        Reader::Claims => Err(ImportError::Coded { name: name.to_owned() }),
    }?;
    if reading.articles.iter().all(|article| article.text.as_str().trim().is_empty()) {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    reading.said = options.in_words();
    reading.seal(reader, bytes);
    Ok(reading)
}

/// Reads the article of a web page that was pasted, as the clipboard gives it in HTML.
///
/// What was pasted from has no name; the bytes are UTF-8, whatever the page says. As hostile as any
/// page: give it a process of its own.
pub fn read_pasted_page(bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let options = ReadOptions { encoding: Some("utf-8".to_owned()), ..options.clone() };
    let mut reading = html::read(PASTED, bytes, &options)?;
    reading.seal(Reader::Html, bytes);
    Ok(reading)
}

impl Reading {
    /// Notes the original with the reading and with each article.
    pub(super) fn seal(&mut self, reader: Reader, bytes: &[u8]) {
        reader.name().clone_into(&mut self.reader);
        reader.version().clone_into(&mut self.version);
        self.size = bytes.len() as u64;
        self.hash = blake3::hash(bytes).to_hex().to_string();
        self.note_origin();
    }

    /// Notes the original with each article.
    pub(super) fn note_origin(&mut self) {
        let provenance = Provenance {
            size: self.size,
            hash: self.hash.clone(),
            changed: None,
            reader: format!("{} {}", self.reader, self.said).trim_end().to_owned(),
            version: self.version.clone(),
            removed: Vec::new(),
        };
        for article in &mut self.articles {
            article.provenance = Some(provenance.clone());
        }
    }
}
