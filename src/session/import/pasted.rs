//! Pasted web pages: foreign bytes like any file, though they come from the clipboard.

use std::io::Write;
use std::path::PathBuf;

use crate::import::{ArticleDraft, PASTED, ReadOptions};

use super::{Cancel, Guard, ReadError};

/// Reads the article of a web page as the clipboard gives it, in HTML.
///
/// It is read as a file is, by a process of its own; it lies in a file of ours for as long as that takes.
pub fn read_pasted_page(html: &str, options: &ReadOptions, guard: &Guard) -> Result<ArticleDraft, ReadError> {
    let path = PathBuf::from(PASTED);
    if html.len() as u64 > guard.limits().file {
        return Err(ReadError::TooLarge { path });
    }
    let failed = |error| ReadError::of(error, &path);
    let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
    file.write_all(html.as_bytes()).and_then(|()| file.flush()).map_err(failed)?;
    let reading = guard.read_pasted(file.path(), options, &Cancel::default())?;
    let warnings = reading.warnings;
    let mut draft = reading
        .articles
        .into_iter()
        .next()
        .ok_or_else(|| ReadError::Told { message: format!("there are no words in it: {PASTED}") })?;
    draft.warnings.splice(0..0, warnings);
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta charset='windows-1251'><h1>Talks end</h1>\
        <p>They met in Zürich for eleven hours, and nobody said a word of what was agreed there.</p>\
        <p>Envoys of both coasts left before dawn; the harbour stays shut until the end of the month.</p>";

    #[test]
    fn a_pasted_page_is_an_article_without_a_file() {
        let draft = read_pasted_page(PAGE, &ReadOptions::default(), &Guard::in_this_process()).unwrap();
        assert_eq!((draft.title.as_str(), draft.file.as_str()), ("Talks end", ""));
        // UTF-8, whatever the page says.
        assert!(
            draft.text.as_str().contains("They met in Zürich for eleven hours"),
            "{}",
            draft.text.as_str()
        );
        let origin = draft.origin().unwrap();
        assert_eq!((origin.reader.as_str(), origin.changed), ("html", None));
    }

    #[test]
    fn a_page_without_words_is_told_without_the_place_where_it_lay() {
        let error =
            read_pasted_page("<p> </p>", &ReadOptions::default(), &Guard::in_this_process()).unwrap_err();
        assert!(error.to_string().ends_with(": pasted text"), "{error}");
    }
}
