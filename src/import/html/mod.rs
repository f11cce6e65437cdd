//! Saved web pages: HTML 5 as browsers read it.
//!
//! `dom_smoothie` makes out the article; our own walk over the same tree gives the words of both the
//! article and the whole page, so that what is left out can be shown in its place and taken back.
//! Nothing of a page is run or fetched.

mod blocks;
mod metadata;
mod parts;

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use super::article::{complete, several};
use super::clean::clean;
use super::decode::{Decoded, decode_as};
use super::sniff::kept_name;
use super::{ArticleDraft, ImportError, ReadOptions, Reading, Warning};
use crate::model::Text;
use metadata::Said;

/// More elements than an article ever has; the article is not looked for in such a page.
const MOST_ELEMENTS: usize = 50_000;
/// So many bytes beyond ASCII are not valid UTF-8 by chance.
const FEW_LETTERS: usize = 8;
/// In how many bytes from the start a page says its encoding.
const HEAD: usize = 4096;

/// Reads the article of a web page.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let said = options.encoding.clone().or_else(|| said_encoding(bytes));
    let Decoded { text, encoding, doubt } = decode_as(name, bytes, said.as_deref())?;
    if let Some(mut reading) = several(&clean(&whole_text(&text)), kept_name(name), options) {
        reading.warnings.splice(0..0, doubt);
        return Ok(Reading { encoding: encoding.to_owned(), ..reading });
    }
    let mut draft = page(name, &text, None, options)?;
    draft.warnings.splice(0..0, doubt);
    kept_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Ok(Reading { articles: vec![draft], encoding: encoding.to_owned(), ..Reading::default() })
}

/// The article of a page with all that its markup tells, not yet what its words and name tell.
///
/// `address` is where the file says that the page stood, outside its markup.
pub(super) fn page(
    name: &str,
    html: &str,
    address: Option<&str>,
    options: &ReadOptions,
) -> Result<ArticleDraft, ImportError> {
    let document = Document::from(html);
    let whole = blocks::blocks(&document);
    if whole.is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    let mut draft = ArticleDraft::new(Text::normalize(""));
    let found = article(html);
    let title = found.as_ref().map(|article| article.title.clone()).unwrap_or_default();
    let byline = found.as_ref().and_then(|article| article.byline.clone());
    let said = Said { html, title: &title, byline: byline.as_deref(), address };
    metadata::offer(&mut draft, &document, &said);
    let body = found.map(|article| blocks::blocks(&Document::fragment(article.content)));
    let mut page = parts::page(&whole, body.as_deref().unwrap_or_default(), &draft.title);
    if document.select("title").is_empty() {
        // Of a page without head, as one that was copied, the headline counts as words of the article.
        page.leave_out_first(&draft.title, parts::HEADLINE);
    }
    if page.kept().trim().is_empty() {
        draft.warnings.push(Warning::new("no article could be made out; the whole page was taken"));
        page.keep_all();
    } else if options.whole_page {
        page.keep_all();
    }
    draft.turn_to(page);
    Ok(draft)
}

/// The words of a page from top to bottom, as parts of books and newsletters are read.
pub(super) fn whole_text(html: &str) -> String {
    let whole = blocks::blocks(&Document::from(html));
    parts::joined(&whole)
}

fn article(html: &str) -> Option<dom_smoothie::Article> {
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    Readability::new(html, None, Some(config)).ok()?.parse().ok()
}

/// The encoding that a page names near its start; none where it begins with a byte order mark.
fn said_encoding(bytes: &[u8]) -> Option<String> {
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD.min(bytes.len())).unwrap_or_default());
    let low = head.to_ascii_lowercase();
    let (_, after) = low.split_once("charset=").or_else(|| low.split_once("encoding="))?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_:.".contains(*letter))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page whose ASCII could be read is not in UTF-16; one that lies about UTF-8 is guessed.
    let is_wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
    let is_sound = std::str::from_utf8(bytes).is_ok();
    let is_lie = encoding == encoding_rs::UTF_8 && !is_sound;
    // Browsers save pages in UTF-8 whose markup still says what they were sent in.
    let is_utf8 = is_sound && bytes.iter().filter(|byte| !byte.is_ascii()).count() >= FEW_LETTERS;
    (!is_wide && !is_lie && !is_utf8).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_encoding() {
        let page = b"<html><meta charset=\"windows-1251\"><p>\xcc\xe8\xf0";
        assert_eq!(said_encoding(page).as_deref(), Some("windows-1251"));
        assert_eq!(
            said_encoding(b"<meta http-equiv=x content='text/html; charset=KOI8-R'>").as_deref(),
            Some("koi8-r")
        );
        assert_eq!(said_encoding(b"<meta charset=utf-8>\xcc\xe8\xf0 "), None);
        assert_eq!(said_encoding(b"<meta charset=utf-16>"), None);
        assert_eq!(said_encoding("<meta charset=gb2312>переговоры".as_bytes()), None);
        assert_eq!(said_encoding(b"<p>words"), None);
    }
}
