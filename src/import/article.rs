//! One article from plain text or Markdown.

use crate::model::{Dated, Text};

use super::decode::decode;
use super::sniff::{file_name, stem};
use super::{ArticleDraft, ImportError, PASTED, Reader, Warning};
use super::{front_matter, headline, markdown, published, sniff};

/// Reads one article from the bytes of a text or Markdown file, or from pasted words.
///
/// `name` is the name of the file, with or without folders, or [`PASTED`]. Of plain text no word is
/// taken away, the headline neither; of Markdown the markup and the front matter are. Title and date
/// are found in the front matter, the text and the name; a date is guessed, never confirmed. Fails
/// where there are no words, or the bytes are no text. Linear in the bytes.
pub fn read(name: &str, bytes: &[u8]) -> Result<ArticleDraft, ImportError> {
    let reader = sniff(name, bytes).unwrap_or(Reader::Text);
    let (raw, doubt) = decode(name, bytes)?;
    let text = Text::normalize(&raw);
    let mut draft =
        if reader == Reader::Markdown { of_markdown(name, &text)? } else { ArticleDraft::new(text) };
    if name != PASTED {
        file_name(name).clone_into(&mut draft.file);
    }
    draft.warnings.splice(0..0, doubt);
    find_title(&mut draft);
    find_date(&mut draft);
    Ok(draft)
}

fn of_markdown(name: &str, file: &Text) -> Result<ArticleDraft, ImportError> {
    let (block, body) = front_matter::split(file.as_str());
    let (plain, heading) = markdown::plain(body);
    if plain.trim().is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    let mut draft = ArticleDraft::new(Text::normalize(&plain));
    if let Some(block) = block {
        front_matter::fill(&mut draft, block);
    }
    if let Some(heading) = heading.filter(|_| draft.title.is_empty()) {
        draft.title = heading;
    }
    Ok(draft)
}

/// Gives a draft without title the headline of its text, else the name of its file, else its opening.
pub(super) fn find_title(draft: &mut ArticleDraft) {
    if !draft.title.trim().is_empty() {
        return;
    }
    let words = draft.text.as_str();
    draft.title = match headline::headline(words) {
        Some(line) => line.to_owned(),
        None if draft.file.is_empty() => headline::opening(words),
        None => stem(&draft.file).to_owned(),
    };
}

/// Dates a draft by its text, else by the name of its file; says where two of them disagree.
fn find_date(draft: &mut ArticleDraft) {
    let (in_text, doubt) = published::in_text(draft.text.as_str());
    draft.warnings.extend(doubt);
    let in_name = published::in_file_name(stem(&draft.file));
    let found: Vec<Dated> = [draft.published.take(), in_text, in_name].into_iter().flatten().collect();
    let mut found = found.into_iter();
    let Some(best) = found.next() else { return };
    for other in found.filter(|other| other.when != best.when) {
        draft.warnings.push(Warning::new(format!(
            "the date is {} by {} but {} by {}; the first was taken",
            best.when, best.from, other.when, other.from
        )));
    }
    draft.published = Some(best);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_plain_text_is_taken_away() {
        let draft = read("note.txt", "\u{feff}Talks\r\n\r\n# not markup *here*\r".as_bytes()).unwrap();
        assert_eq!(draft.text.as_str(), "Talks\n\n# not markup *here*\n");
        assert_eq!((draft.title.as_str(), draft.file.as_str()), ("Talks", "note.txt"));
        assert_eq!(draft.published, None);
    }

    #[test]
    fn pasted_words_have_no_file() {
        let draft = read(PASTED, b"They met for two hours.").unwrap();
        assert_eq!((draft.title.as_str(), draft.file.as_str()), ("They met for two hours.", ""));
    }

    #[test]
    fn dates_that_disagree_are_told() {
        let draft = read("2022-03-30.txt", b"Talks\nPublished: 29 March 2022\nThey met.").unwrap();
        assert_eq!(draft.published.unwrap().when.to_string(), "2022-03-29");
        assert_eq!(
            draft.warnings[0].to_string(),
            "the date is 2022-03-29 by line 2 but 2022-03-30 by file name; the first was taken"
        );
    }

    #[test]
    fn markdown_without_words_is_empty() {
        let error = read("a.md", b"---\ntitle: A\n---\n\n***\n").unwrap_err();
        assert_eq!(error, ImportError::Empty { name: "a.md".to_owned() });
    }
}
