//! PDF, by `unpdf`; only ever in a process of its own, which a damaged file may abort.

use std::collections::BTreeMap;

use unpdf::{ErrorKind, ErrorMode, ParseOptions, PdfParser};

use crate::model::{Dated, PartialDate, Text, When};

use super::article::complete;
use super::clean::clean;
use super::sniff::file_name;
use super::{ArticleDraft, Candidate, Field, ImportError, Page, Pages, ReadOptions, Reading};
use super::{Sureness, Warning};

/// On so many pages a line at an end of the page stands, before it counts as the page's head or foot.
const FEWEST_PAGES: usize = 3;

/// Reads the article of a PDF: its pages one after the other.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let parse = ParseOptions { error_mode: ErrorMode::Lenient, parallel: false, ..ParseOptions::default() };
    let parsed = PdfParser::from_bytes_with_options(bytes, parse).and_then(|parser| parser.parse());
    let document = parsed.map_err(|error| match error.kind() {
        ErrorKind::Encrypted | ErrorKind::InvalidPassword => ImportError::Locked { name: name.to_owned() },
        _ => ImportError::Broken { what: "PDF", message: error.to_string(), name: name.to_owned() },
    })?;
    let pages: Vec<(usize, Vec<String>)> =
        document.pages.iter().map(|page| (page.number as usize, paragraphs(&page.plain_text()))).collect();
    let count = pages.len().max(document.metadata.page_count as usize);
    let has_words = |number: usize| pages.iter().any(|(at, words)| *at == number && !words.is_empty());
    let without_text: Vec<usize> = (1..=count).filter(|number| !has_words(*number)).collect();
    if without_text.len() == count {
        return Err(ImportError::Scanned { pages: count, name: name.to_owned() });
    }
    let mut draft = ArticleDraft::new(Text::normalize(""));
    draft.turn_to(page(&pages));
    if options.whole_page
        && let Some(mut page) = draft.page.take()
    {
        page.keep_all();
        draft.turn_to(page);
    }
    draft.warnings = doubts(draft.text.as_str(), count, &without_text);
    offer_info(&mut draft, &document.metadata);
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    let pages = Some(Pages { count, without_text });
    Ok(Reading { articles: vec![draft], pages, ..Reading::default() })
}

fn paragraphs(words: &str) -> Vec<String> {
    let parts = words.split("\n\n").map(|part| mended(&clean(part)));
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// Ligatures to letters, and words that were broken at the end of a line to one.
fn mended(words: &str) -> String {
    let ligatures =
        [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st")];
    let words = ligatures.iter().fold(words.to_owned(), |words, (one, letters)| words.replace(one, letters));
    let mut mended = String::with_capacity(words.len());
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().and_then(|next| next.chars().next());
        let broken = line.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphabetic));
        match (broken, next) {
            (Some(stem), Some(next)) if next.is_lowercase() => mended.push_str(stem),
            (_, Some(_)) => {
                mended.push_str(line);
                mended.push(' ');
            }
            (_, None) => mended.push_str(line),
        }
    }
    mended
}

/// The pages as one text, with the lines that stand at the ends of many pages left out.
fn page(pages: &[(usize, Vec<String>)]) -> Page {
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    for (_, words) in pages {
        let mut of_page: Vec<String> =
            words.first().into_iter().chain(words.last()).map(|line| shape(line)).collect();
        of_page.dedup();
        for line in of_page {
            *ends.entry(line).or_default() += 1;
        }
    }
    let needed = FEWEST_PAGES.max(pages.len() / 2);
    let mut rows: Vec<(String, &str)> = Vec::new();
    for (_, words) in pages {
        let last = words.len().saturating_sub(1);
        for (at, paragraph) in words.iter().enumerate() {
            let is_end = at == 0 || at == last;
            let is_short = paragraph.chars().count() <= 120;
            let is_head =
                is_end && is_short && ends.get(&shape(paragraph)).is_some_and(|count| *count >= needed);
            let is_number = is_end && is_short && is_page_number(paragraph) && pages.len() > 1;
            if is_head || is_number {
                rows.push((format!("{paragraph}\n\n"), "the head or foot of a page"));
            } else {
                join(&mut rows, paragraph, at == 0);
            }
        }
    }
    if let Some((last, _)) = rows.last_mut() {
        last.truncate(last.trim_end().len());
    }
    Page::of_parts(rows.iter().map(|(words, why)| (words.as_str(), *why)), true)
}

/// Adds a paragraph; one that goes on over the border of a page is joined to its beginning.
fn join(rows: &mut Vec<(String, &str)>, paragraph: &str, is_first: bool) {
    let begins_within = paragraph.chars().next().is_some_and(char::is_lowercase);
    let open = rows.iter_mut().rev().find(|(_, why)| why.is_empty()).filter(|(words, _)| {
        is_first && begins_within && !words.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '»'])
    });
    match open {
        Some((words, _)) => {
            words.truncate(words.trim_end().len());
            match words.strip_suffix('-').map(str::len) {
                Some(stem) => words.truncate(stem),
                None => words.push(' '),
            }
            words.push_str(paragraph);
            words.push_str("\n\n");
        }
        None => rows.push((format!("{paragraph}\n\n"), "")),
    }
}

/// A line with its numbers alike, so that "Page 3" and "Page 4" are the same line.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for letter in line.trim().chars() {
        let letter = if letter.is_ascii_digit() { '0' } else { letter };
        if letter != '0' || !shape.ends_with('0') {
            shape.push(letter);
        }
    }
    shape
}

fn is_page_number(line: &str) -> bool {
    let shape = shape(line).to_lowercase();
    matches!(
        shape.as_str(),
        "0" | "- 0 -" | "– 0 –" | "page 0" | "page 0 of 0" | "0 / 0" | "0/0" | "seite 0" | "стр. 0"
    )
}

fn doubts(words: &str, count: usize, without_text: &[usize]) -> Vec<Warning> {
    let mut doubts = Vec::new();
    if !without_text.is_empty() {
        let numbers: Vec<String> = without_text.iter().take(8).map(ToString::to_string).collect();
        let more = if without_text.len() > 8 { ", …" } else { "" };
        doubts.push(Warning::new(format!(
            "{} of {count} pages gave no text: scanned? (page {}{more})",
            without_text.len(),
            numbers.join(", ")
        )));
    }
    let letters = words.chars().filter(|letter| !letter.is_whitespace()).count();
    let strange = words.chars().filter(|it| matches!(it, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')).count();
    if strange * 100 > letters {
        let share = strange * 100 / letters.max(1);
        doubts.push(Warning::new(format!(
            "{share} of 100 letters cannot be read: the file does not say what its letters are"
        )));
    }
    doubts
}

fn offer_info(draft: &mut ArticleDraft, info: &unpdf::Metadata) {
    const FROM: &str = "properties of the PDF";
    let title = info.title.as_deref().unwrap_or_default();
    let is_file =
        [".doc", ".docx", ".odt", ".indd", ".html"].iter().any(|it| title.to_lowercase().ends_with(it));
    if !is_file && !title.starts_with("Microsoft Word") && !title.eq_ignore_ascii_case("untitled") {
        draft.offer(Candidate::new(Field::Title, title, FROM, Sureness::Likely));
    }
    draft.offer(Candidate::new(
        Field::Author,
        info.author.as_deref().unwrap_or_default(),
        FROM,
        Sureness::Likely,
    ));
    // When the file was made is often the day of printing, so it is noted after what the text tells.
    let (in_text, _) = super::published::in_text(draft.text.as_str());
    if let Some(dated) = in_text {
        draft.offer(Candidate::date(&dated, Sureness::Likely));
    }
    if let Some(day) =
        info.created.and_then(|created| created.date_naive().to_string().parse::<PartialDate>().ok())
    {
        let dated = Dated::guessed(When::At(day), "day on which the PDF was made");
        draft.candidates.push(Candidate::date(&dated, Sureness::Guessed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_words_and_ligatures_are_mended() {
        assert_eq!(mended("The nego-\ntiators ofﬁce\nclosed"), "The negotiators office closed");
        assert_eq!(mended("the Kyiv-\nMoscow line"), "the Kyiv- Moscow line");
        assert_eq!(mended("one –\ntwo"), "one – two");
    }

    #[test]
    fn heads_and_feet_of_pages_go_and_sentences_go_on() {
        let pages: Vec<(usize, Vec<String>)> = (1..=4)
            .map(|number| {
                let words = [
                    "THE DAILY".to_owned(),
                    format!("they met for the {number}th time and"),
                    format!("Page {number}"),
                ];
                (number, words.to_vec())
            })
            .collect();
        let page = page(&pages);
        assert_eq!(page.kept().lines().count(), 7);
        assert_eq!(page.removed().len(), 8);
        let pages =
            [(1, vec!["They met and".to_owned()]), (2, vec!["2".to_owned(), "left early.".to_owned()])];
        assert!(super::page(&pages).kept().contains("left early."));
    }
}
