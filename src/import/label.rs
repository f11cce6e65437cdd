//! Lines "Headline: …" near the top of a text, as press databases and newsletters write them.

use super::address::is_address;
use super::{ArticleDraft, Candidate, Field, Sureness};

/// Labels, lower case, and the field that each tells. Dates have a reader of their own.
const LABELS: &[(&str, Field)] = &[
    ("headline", Field::Title),
    ("title", Field::Title),
    ("заголовок", Field::Title),
    ("byline", Field::Author),
    ("author", Field::Author),
    ("by", Field::Author),
    ("автор", Field::Author),
    ("source", Field::Outlet),
    ("publication", Field::Outlet),
    ("newspaper", Field::Outlet),
    ("outlet", Field::Outlet),
    ("источник", Field::Outlet),
    ("url", Field::Url),
    ("link", Field::Url),
    ("language", Field::Language),
];
/// In how many lines that have words labels are looked for, from the top.
const LINES: usize = 12;

/// Offers what labelled lines near the top tell. The lines stay in the text.
pub(super) fn offer(draft: &mut ArticleDraft) {
    let text = std::sync::Arc::clone(&draft.text);
    let lines = text.as_str().lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (number, line) in lines.take(LINES) {
        let Some((field, value)) = labelled(line) else { continue };
        draft.offer(Candidate::new(field, value, &format!("line {}", number + 1), Sureness::Stated));
    }
}

/// The field and value of a labelled line.
pub(super) fn labelled(line: &str) -> Option<(Field, &str)> {
    let (label, value) = line.trim().split_once(':')?;
    let (label, value) = (label.trim().to_lowercase(), value.trim());
    let (_, field) = LABELS.iter().find(|(known, _)| *known == label)?;
    let fits = !value.is_empty()
        && value.chars().count() <= 200
        && match field {
            Field::Url => is_address(value),
            Field::Outlet => !is_address(value),
            _ => true,
        };
    fits.then_some((*field, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_tells_a_field() {
        assert_eq!(labelled("HEADLINE:  Talks end "), Some((Field::Title, "Talks end")));
        assert_eq!(labelled("Byline: Ada Example"), Some((Field::Author, "Ada Example")));
        assert_eq!(labelled("URL: https://example.org/a"), Some((Field::Url, "https://example.org/a")));
        for line in ["Source: https://example.org", "URL: example", "Title:", "He said: no", "Note: words"] {
            assert_eq!(labelled(line), None, "{line}");
        }
    }
}
