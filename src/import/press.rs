//! What press databases write around an article: `LexisNexis`, Factiva, Europresse, `ProQuest`.
//!
//! The forms are those of their exports as text. Each says title, outlet and day in lines of its own above
//! or below the words; those lines tell the fields and are left out of the article, to be taken back.

mod fields;
mod forms;

use std::ops::Range;

use super::{ArticleDraft, Page};
use forms::Record;

/// Why lines around an article are left out.
const WHY: &str = "what the database says about the article";

/// A line of a record, without blanks around it, and where it stands.
#[derive(Debug, Clone)]
struct Line<'a> {
    words: &'a str,
    /// Where the words begin in the record.
    from: usize,
    /// Where the line stands in the record, its end with it.
    at: Range<usize>,
}

impl Line<'_> {
    /// Where words begin that the line ends with; behind the line where there are none.
    fn start_of(&self, words: &str) -> usize {
        if words.is_empty() { self.at.end } else { self.from + self.words.len() - words.len() }
    }
}

/// The record of a press database as a page, its fields offered; none where the text is no record.
///
/// `is_bundle` says that it is one of several in a file, which is a record with less evidence.
pub(super) fn offer(draft: &mut ArticleDraft, is_bundle: bool) -> Option<Page> {
    let text = std::sync::Arc::clone(&draft.text);
    let lines = lines(text.as_str());
    let record = Record::of(&lines, is_bundle)?;
    let page = page(text.as_str(), &record.kept)?;
    record.candidates.into_iter().for_each(|candidate| draft.offer(candidate));
    Some(page)
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            let blanks = line.len() - line.trim_start().len();
            Line { words: line.trim(), from: start + blanks, at: start..at }
        })
        .collect()
}

/// The text in parts: what is kept, and all between; none where nothing is kept.
fn page(text: &str, kept: &[Range<usize>]) -> Option<Page> {
    let mut parts: Vec<(String, &str)> = Vec::new();
    let mut seen = 0;
    for (at, range) in kept.iter().enumerate() {
        parts.extend(text.get(seen..range.start).map(|words| (words.to_owned(), WHY)));
        let mut words = text.get(range.clone()).unwrap_or_default().to_owned();
        // Rows of a table are lines, what they hold is paragraphs.
        if at + 1 < kept.len() && !words.ends_with("\n\n") {
            words.push('\n');
        }
        parts.push((words, ""));
        seen = range.end;
    }
    parts.extend(text.get(seen..).map(|words| (words.to_owned(), WHY)));
    parts.retain(|(words, _)| !words.is_empty());
    let has_words = parts.iter().any(|(words, why)| why.is_empty() && !words.trim().is_empty());
    has_words.then(|| Page::of_parts(parts.iter().map(|(words, why)| (words.as_str(), *why)), true))
}
