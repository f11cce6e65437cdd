//! Articles from plain text or Markdown, and what every reader does last: title, date, file name.

use std::sync::Arc;

use crate::model::{Dated, Text, When, harmless};

use super::bundle::Separator;
use super::clean::clean;
use super::decode::{Decoded, decode_as};
use super::sniff::{kept_name, stem};
use super::unwrap;
use super::{ArticleDraft, Bundle, Candidate, Field, ImportError, ReadOptions, Reader, Reading};
use super::{
    Sureness, Warning, front_matter, furniture, headline, label, markdown, press, published, sniff,
    told_by_name,
};

/// How the evidence begins of a day on which a document was made.
pub(super) const MADE: &str = "day on which the";

/// Reads one article from the bytes of a text or Markdown file, or from pasted words.
///
/// `name` is the name of the file, with or without folders, or [`PASTED`](super::PASTED). Of plain text no word is
/// taken away, the headline neither; of Markdown the markup and the front matter are. Title and date
/// are found in the front matter, the text and the name; a date is guessed, never confirmed. Fails
/// where there are no words, or the bytes are no text. Linear in the bytes.
pub fn read(name: &str, bytes: &[u8]) -> Result<ArticleDraft, ImportError> {
    let options = ReadOptions { bundle: Some(Separator::None), ..ReadOptions::default() };
    let mut reading = read_all(name, bytes, &options)?;
    reading.seal(sniff(name, bytes).unwrap_or(Reader::Text), bytes);
    let mut draft = reading.articles.pop().ok_or_else(|| ImportError::Empty { name: name.to_owned() })?;
    draft.warnings.splice(0..0, reading.warnings);
    Ok(draft)
}

/// Reads words that were pasted, in the place of a file of this name or of none ([`PASTED`](super::PASTED)).
///
/// They are plain text whatever the name says; only a person parts them into several articles.
pub fn read_pasted(name: &str, words: &str, options: &ReadOptions) -> Result<Reading, ImportError> {
    let text = Text::normalize(&clean(words));
    if text.as_str().trim().is_empty() {
        return Err(ImportError::Empty { name: name.to_owned() });
    }
    let bundle = options.bundle.clone().or(Some(Separator::None));
    let options = ReadOptions { bundle, ..options.clone() };
    let mut reading = Reading { encoding: "UTF-8".to_owned(), ..Reading::default() };
    of_plain(text, kept_name(name), &options, &mut reading);
    reading.seal(Reader::Text, words.as_bytes());
    Ok(reading)
}

/// Reads the articles of a text or Markdown file, several where press databases part them.
pub(super) fn read_all(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let reader = sniff(name, bytes).unwrap_or(Reader::Text);
    let Decoded { text, encoding, doubt } = decode_as(name, bytes, options.encoding.as_deref())?;
    let text = Text::normalize(&clean(&text));
    let file = kept_name(name);
    let mut reading = Reading { encoding: encoding.to_owned(), ..Reading::default() };
    reading.warnings.extend(doubt);
    if reader == Reader::Markdown {
        let mut draft = of_markdown(name, &text)?;
        file.clone_into(&mut draft.file);
        complete(&mut draft, options);
        reading.articles.push(draft);
    } else {
        of_plain(text, file, options, &mut reading);
    }
    Ok(reading)
}

/// Adds the articles of a plain text to a reading.
pub(super) fn of_plain(text: Text, file: &str, options: &ReadOptions, reading: &mut Reading) {
    let guess = || Separator::guess(text.as_str(), |piece| published::in_text(piece).0.is_some());
    let separator = options.bundle.clone().unwrap_or_else(guess);
    let pieces = separator.pieces(text.as_str());
    let example = text.as_str().lines().find(|line| separator.parts_at(line)).unwrap_or_default().trim();
    if pieces.len() > 1 || (options.bundle.is_some() && separator != Separator::None) {
        let is_guess = options.bundle.is_none();
        reading.bundle = Some(Bundle {
            example: example.to_owned(),
            articles: pieces.len(),
            starts: separator.starts(text.as_str()),
            is_guess,
            separator: separator.clone(),
        });
        if is_guess {
            reading.warnings.push(Warning::new(format!(
                "taken as {} articles, parted at lines like \"{example}\"",
                pieces.len()
            )));
        }
        let pieces = pieces.into_iter().map(|piece| Text::normalize(piece.trim_matches(['\n', '\u{c}'])));
        reading.articles.extend(pieces.map(|piece| plain_article(piece, true, file, options)));
    } else {
        let is_record = text.as_str().lines().any(Separator::marks);
        reading.articles.push(plain_article(text, is_record, file, options));
    }
}

/// The articles of a document whose words press databases part; none where none does.
pub(super) fn several(text: &str, file: &str, options: &ReadOptions) -> Option<Reading> {
    let separator = options.bundle.clone().unwrap_or_else(|| Separator::surely(text));
    if separator == Separator::None {
        return None;
    }
    let mut reading = Reading::default();
    of_plain(Text::normalize(text), file, options, &mut reading);
    Some(reading)
}

/// An article of plain text; `is_record` says that a press database wrote it.
fn plain_article(text: Text, is_record: bool, file: &str, options: &ReadOptions) -> ArticleDraft {
    let mut draft = ArticleDraft::new(text);
    file.clone_into(&mut draft.file);
    if let Some(joined) = unwrap::joined(draft.text.as_str()) {
        draft.text = Arc::new(Text::normalize(&joined));
        draft.warnings.push(Warning::new("lines that were broken at one width were joined to paragraphs"));
    }
    if let Some(mut page) = press::offer(&mut draft, is_record) {
        if options.whole_page {
            page.keep_all();
        }
        draft.turn_to(page);
        complete(&mut draft, options);
        return draft;
    }
    label::offer(&mut draft);
    if let Some(mut page) = furniture::offer(draft.text.as_str()) {
        if options.clean {
            page.keep_article();
            draft.turn_to(page);
        } else {
            draft.warnings.push(furniture::doubt(&page));
            draft.page = Some(page);
        }
    }
    complete(&mut draft, options);
    draft
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
    if let Some(heading) = heading {
        draft.offer(Candidate::new(Field::Title, &heading, "first heading", Sureness::Likely));
    }
    Ok(draft)
}

/// What every reader does last: offers what the text and the name of the file tell.
pub(super) fn complete(draft: &mut ArticleDraft, options: &ReadOptions) {
    let stem = stem(&draft.file).to_owned();
    let told = told_by_name(&options.name_patterns, &draft.file);
    told.into_iter().flat_map(|(_, told)| told).for_each(|candidate| draft.offer(candidate));
    find_title(draft);
    find_date(draft, &stem);
}

/// Gives a draft without title the headline of its text, else the name of its file, else its opening.
pub(super) fn find_title(draft: &mut ArticleDraft) {
    let text = Arc::clone(&draft.text);
    if let Some(line) = headline::headline(text.as_str()) {
        draft.offer(Candidate::new(Field::Title, line, "first line", Sureness::Likely));
    }
    if draft.title.trim().is_empty() {
        if draft.file.is_empty() {
            draft.title = headline::opening(text.as_str());
        } else {
            let stem = harmless(stem(&draft.file)).into_owned();
            draft.offer(Candidate::new(Field::Title, &stem, "file name", Sureness::Guessed));
        }
    }
}

/// Dates a draft by its text, else by the name of its file; says where two of them disagree.
fn find_date(draft: &mut ArticleDraft, stem: &str) {
    let (in_text, doubt) = published::in_text(draft.text.as_str());
    draft.warnings.extend(doubt);
    if let Some(dated) = in_text {
        draft.offer(Candidate::date(&dated, Sureness::Likely));
    }
    if let Some(dated) = published::in_file_name(stem) {
        draft.offer(Candidate::date(&dated, Sureness::Guessed));
    }
    let Some(best) = draft.published.clone() else { return };
    let found: Vec<Dated> = draft.candidates_of(Field::Published).filter_map(Candidate::dated).collect();
    // On which day a document was typed or printed says nothing against what it tells itself.
    let told = found.iter().filter(|other| !other.from.starts_with(MADE));
    for other in told.filter(|other| disagree(best.when, other.when)) {
        draft.warnings.push(Warning::new(format!(
            "the date is {} by {} but {} by {}; the first was taken",
            best.when, best.from, other.when, other.from
        )));
    }
}

/// Whether two dates have no day in common; a month and a day of it agree.
fn disagree(one: When, other: When) -> bool {
    one.last().last_day() < other.first().first_day() || other.last().last_day() < one.first().first_day()
}

#[cfg(test)]
mod tests {
    use super::super::PASTED;
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
