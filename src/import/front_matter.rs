//! Front matter: the block of `key: value` lines between `---` above a Markdown text.
//!
//! Only the flat part of YAML that people write there is read: scalars, quoted scalars and lists.

use crate::model::{Attribute, Dated};

use super::address::is_address;
use super::published::{self, Found};
use super::{ArticleDraft, Candidate, Field, Sureness, Warning};

/// Where its values come from.
const FROM: &str = "front matter";

/// Splits a Markdown file into its front matter, without the `---` lines, and the rest.
///
/// No block, or one that is never closed, gives no front matter.
pub(super) fn split(text: &str) -> (Option<&str>, &str) {
    let whole = (None, text);
    let Some(after) = text.strip_prefix("---").and_then(after_line_end) else { return whole };
    let mut end = 0;
    for line in after.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let block = after.get(..end);
            return (block, after.get(end + line.len()..).unwrap_or_default());
        }
        end += line.len();
    }
    whole
}

fn after_line_end(rest: &str) -> Option<&str> {
    rest.trim_start_matches([' ', '\t']).strip_prefix('\n')
}

/// Takes what front matter tells over into a draft; keys that we do not know become attributes.
pub(super) fn fill(draft: &mut ArticleDraft, block: &str) {
    for (key, value) in entries(block) {
        if value.is_empty() {
            continue;
        }
        match key.to_lowercase().as_str() {
            "title" => offer(draft, Field::Title, &value),
            "author" | "authors" | "byline" => offer(draft, Field::Author, &value),
            "source" if is_address(&value) => offer(draft, Field::Url, &value),
            "outlet" | "source" | "publication" | "publisher" | "site" => offer(draft, Field::Outlet, &value),
            "url" | "link" => offer(draft, Field::Url, &value),
            "lang" | "language" => offer(draft, Field::Language, &value),
            "date" | "published" | "publication_date" | "publication-date" => fill_date(draft, &value),
            _ => draft.attributes.push(Attribute { name: key, text: value }),
        }
    }
}

fn offer(draft: &mut ArticleDraft, field: Field, value: &str) {
    draft.offer(Candidate::new(field, value, FROM, Sureness::Stated));
}

fn fill_date(draft: &mut ArticleDraft, value: &str) {
    match published::read(value) {
        Some(Found::Date(when, printed)) => {
            let dated = Dated { printed, ..Dated::guessed(when, FROM) };
            draft.offer(Candidate::date(&dated, Sureness::Stated));
        }
        Some(Found::Ambiguous(error)) => draft.warnings.push(Warning::at(FROM, error.to_string())),
        None => {
            let message =
                format!("\"{value}\" is not a date that we can read; the article stays undated by it");
            draft.warnings.push(Warning::at(FROM, message));
        }
    }
}

/// Keys and values in the order of the lines; the items of a list joined by a comma.
fn entries(block: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let more = trimmed.strip_prefix("- ").map(scalar);
        let indented = line.starts_with([' ', '\t']);
        match (more, trimmed.split_once(':'), entries.last_mut()) {
            (Some(item), _, Some((_, value))) => append(value, ", ", &item),
            (None, _, Some((_, value))) if indented => append(value, " ", &scalar(trimmed)),
            (None, Some((key, value)), _) => entries.push((key.trim().to_owned(), list_or_scalar(value))),
            _ => {}
        }
    }
    entries
}

fn append(value: &mut String, between: &str, more: &str) {
    if matches!(value.as_str(), "|" | ">" | "|-" | ">-") {
        value.clear();
    }
    if !value.is_empty() {
        value.push_str(between);
    }
    value.push_str(more);
}

fn list_or_scalar(value: &str) -> String {
    let value = value.trim();
    match value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => inner.split(',').map(scalar).collect::<Vec<_>>().join(", "),
        None => scalar(value),
    }
}

fn scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inner) = value.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\'')) {
        return inner.replace("''", "'");
    }
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::model::Text;

    use super::*;

    #[test]
    fn the_block_is_split_from_the_text() {
        assert_eq!(split("---\ntitle: A\n---\nwords"), (Some("title: A\n"), "words"));
        assert_eq!(split("---\n---\n"), (Some(""), ""));
        assert_eq!(split("--- \na: b\n...\nwords"), (Some("a: b\n"), "words"));
        for text in ["words", "---\nnever closed", "----\na: b\n---\n", "a\n---\nb\n---\n"] {
            assert_eq!(split(text), (None, text));
        }
    }

    #[test]
    fn keys_fill_the_draft_and_unknown_ones_are_kept() {
        let mut draft = ArticleDraft::new(Text::normalize("words"));
        let block = "title: \"Talks: a \\\"pause\\\"\"\nauthors: [Ada, 'Bo']\nsource: https://example.org/a # link\n\
                     outlet: The Daily\nlang: en\ndate: 2022-03-29 14:05\ntopics:\n  - war\n  - peace\nempty:\n";
        fill(&mut draft, block);
        assert_eq!((draft.title.as_str(), draft.author.as_str()), ("Talks: a \"pause\"", "Ada, Bo"));
        assert_eq!((draft.url.as_str(), draft.outlet.as_str()), ("https://example.org/a", "The Daily"));
        let published = draft.published.unwrap();
        assert_eq!(
            (published.when.to_string().as_str(), published.from.as_str()),
            ("2022-03-29", "front matter")
        );
        assert_eq!(draft.attributes, [Attribute { name: "topics".into(), text: "war, peace".into() }]);
        assert_eq!(draft.warnings, []);
    }

    #[test]
    fn a_date_that_is_none_is_told() {
        let mut draft = ArticleDraft::new(Text::normalize("words"));
        fill(&mut draft, "date: last week\n");
        assert_eq!(draft.published, None);
        assert!(draft.warnings[0].to_string().starts_with("front matter: \"last week\" is not a date"));
    }
}
