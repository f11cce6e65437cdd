//! PDF, by `unpdf`; only ever in a process of its own, which a damaged file may abort.

mod flow;
mod hyphen;
mod lines;

use std::collections::BTreeSet;

use unpdf::parser::LayoutAnalyzer;
use unpdf::parser::backend::RawBackend;
use unpdf::{ErrorKind, ErrorMode, ParseOptions, PdfParser};

use crate::model::{Dated, PartialDate, Text, When};

use super::address::{host, is_address};
use super::article::{complete, several};
use super::sniff::file_name;
use super::{ArticleDraft, Candidate, Field, ImportError, Page, Pages, ReadOptions, Reading};
use super::{Sureness, Warning};
use flow::Lines;

/// Reads the article of a PDF: its pages one after the other.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ImportError> {
    let parse = ParseOptions { error_mode: ErrorMode::Lenient, parallel: false, ..ParseOptions::default() };
    let parsed = PdfParser::from_bytes_with_options(bytes, parse).and_then(|parser| parser.parse());
    let document = parsed.map_err(|error| match error.kind() {
        ErrorKind::Encrypted | ErrorKind::InvalidPassword => ImportError::Locked { name: name.to_owned() },
        _ => ImportError::Broken { what: "PDF", message: error.to_string(), name: name.to_owned() },
    })?;
    let pages = lines(bytes, &document);
    let count = pages.len().max(document.metadata.page_count as usize);
    let numbered = document.pages.iter().map(|page| page.number as usize).zip(&pages);
    let worded: BTreeSet<usize> =
        numbered.filter(|(_, page)| !page.lines.is_empty()).map(|(number, _)| number).collect();
    let without_text: Vec<usize> = (1..=count).filter(|number| !worded.contains(number)).collect();
    if without_text.len() == count {
        return Err(ImportError::Scanned { pages: count, name: name.to_owned() });
    }
    let mut draft = ArticleDraft::new(Text::normalize(""));
    let mut page = page(&pages);
    // Where all that there is looks like heads and feet, it is what there is.
    if options.whole_page || page.kept().trim().is_empty() {
        page.keep_all();
    }
    draft.turn_to(page);
    let doubts = doubts(draft.text.as_str(), count, &without_text);
    let pages = Some(Pages { count, without_text });
    if let Some(mut reading) = several(draft.text.as_str(), file_name(name), options) {
        reading.warnings.splice(0..0, doubts);
        return Ok(Reading { pages, ..reading });
    }
    draft.warnings = doubts;
    offer_address(&mut draft);
    offer_info(&mut draft, &document.metadata);
    file_name(name).clone_into(&mut draft.file);
    complete(&mut draft, options);
    Ok(Reading { articles: vec![draft], pages, ..Reading::default() })
}

/// The lines of every page.
fn lines(bytes: &[u8], document: &unpdf::Document) -> Vec<Lines> {
    let backend = RawBackend::load_bytes(bytes).ok();
    let of_page = |page: &unpdf::Page| {
        // What one page says of sizes is nothing to the next one.
        let lines = match &backend {
            Some(backend) => lines::of_page(page, &mut LayoutAnalyzer::new(backend)),
            None => lines::whole(&page.plain_text()),
        };
        Lines { height: page.height, lines }
    };
    document.pages.iter().map(of_page).collect()
}

/// The pages as one text, heads and feet left out.
fn page(pages: &[Lines]) -> Page {
    let rows = flow::paragraphs(pages);
    let last = rows.len().saturating_sub(1);
    let end = |at: usize| if at == last { "" } else { "\n\n" };
    let rows: Vec<(String, &str)> =
        rows.iter().enumerate().map(|(at, (words, why))| (format!("{words}{}", end(at)), *why)).collect();
    Page::of_parts(rows.iter().map(|(words, why)| (words.as_str(), *why)), true)
}

/// The address that browsers print at the foot of a page.
fn offer_address(draft: &mut ArticleDraft) {
    let removed = draft.page.as_ref().map(Page::removed).unwrap_or_default();
    let words = removed.iter().flat_map(|it| it.words.split_whitespace());
    let address = words.into_iter().find(|word| is_address(word)).map(str::to_owned);
    let Some(address) = address else { return };
    draft.offer(Candidate::new(Field::Url, &address, "foot of the page", Sureness::Likely));
    if let Some(host) = host(&address) {
        draft.offer(Candidate::new(Field::Outlet, host, "address", Sureness::Guessed));
    }
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
