//! Books and long reports (EPUB 3): the pages of the spine one after the other, as one article.

use std::collections::BTreeMap;

use crate::model::{Dated, Text, When};

use super::article::complete;
use super::package::Package;
use super::sniff::file_name;
use super::xml::{Step, attribute, walk, words_of};
use super::{ArticleDraft, Candidate, Field, ImportError, ReadOptions, Reading, Sureness, Warning, html};

const FROM: &str = "properties of the book";

/// Reads an EPUB.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let mut package = Package::open("EPUB", name, bytes)?;
    if package.part("META-INF/encryption.xml")?.is_some_and(|it| it.contains("xmlenc#aes")) {
        return Err(ImportError::Locked { name: name.to_owned() });
    }
    let container = package.needed("META-INF/container.xml")?;
    let book = Book::read(&package.needed(&path_of_book(&container))?, &path_of_book(&container));
    let mut pages = Vec::new();
    let mut missing = 0;
    for path in &book.spine {
        match package.part(path)? {
            Some(page) => pages.push(html::whole_text(&page)),
            None => missing += 1,
        }
    }
    pages.retain(|page| !page.trim().is_empty());
    let mut draft = ArticleDraft::new(Text::normalize(&pages.join("\n\n")));
    if missing > 0 {
        draft.warnings.push(Warning::new(format!("{missing} of {} parts are missing", book.spine.len())));
    }
    book.offer(&mut draft);
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Ok(Reading { articles: vec![draft], ..Reading::default() })
}

fn path_of_book(container: &str) -> String {
    let mut path = None;
    walk(container, |step| {
        if let Step::Open(name, attributes) = step
            && name.rsplit(':').next() == Some("rootfile")
            && path.is_none()
        {
            path = attribute(&attributes, "full-path").map(str::to_owned);
        }
    });
    path.unwrap_or_else(|| "content.opf".to_owned())
}

struct Book {
    /// The paths of the pages, in the order of reading.
    spine: Vec<String>,
    title: String,
    author: String,
    publisher: String,
    language: String,
    date: String,
}

impl Book {
    fn read(xml: &str, path: &str) -> Self {
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let mut paths = BTreeMap::new();
        let mut order = Vec::new();
        walk(xml, |step| {
            let Step::Open(name, attributes) = step else { return };
            let value = |name: &str| attribute(&attributes, name).unwrap_or_default().to_owned();
            match name.rsplit(':').next() {
                Some("item") if !value("properties").split(' ').any(|it| it == "nav") => {
                    paths.insert(value("id"), format!("{folder}{}", plain_address(&value("href"))));
                }
                Some("itemref") if value("linear") != "no" => order.push(value("idref")),
                _ => {}
            }
        });
        let [title, author, publisher, language, date] =
            words_of(xml, ["dc:title", "dc:creator", "dc:publisher", "dc:language", "dc:date"]);
        let spine = order.iter().filter_map(|id| paths.get(id).cloned()).collect();
        Self { spine, title, author, publisher, language, date }
    }

    fn offer(&self, draft: &mut ArticleDraft) {
        for (field, value) in [
            (Field::Title, &self.title),
            (Field::Author, &self.author),
            (Field::Outlet, &self.publisher),
            (Field::Language, &self.language),
        ] {
            draft.offer(Candidate::new(field, value, FROM, Sureness::Stated));
        }
        let date = self.date.get(..10).unwrap_or(&self.date);
        if let Ok(date) = date.parse() {
            let dated = Dated { printed: self.date.clone(), ..Dated::guessed(When::At(date), FROM) };
            draft.offer(Candidate::date(&dated, Sureness::Stated));
        }
    }
}

/// An address within the book without what points into a page, `%20` and its like as letters.
fn plain_address(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        if let Some(byte) = after.get(..2).and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(b'%');
            rest = after;
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
