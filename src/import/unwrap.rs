//! Paragraphs of texts whose lines were broken at one width, as mail programs and databases do.
//!
//! Lines are joined only where the text is surely of that kind: of its lines that have one below them in
//! their paragraph, nearly all end where the next word would not have fitted. Poems, lists and addresses
//! break elsewhere and stay as they are. Between two lines that are joined stands a blank; a paragraph
//! ends at a blank line, where the next line begins with a blank, or where its first word would have
//! fitted.

/// How wide such lines are, in code points.
const WIDTHS: std::ops::RangeInclusive<usize> = 55..=100;
/// So many lines with one below them there are at least.
const FEWEST_LINES: usize = 6;
/// So many of a hundred of them end where the next word does not fit.
const NEARLY_ALL: usize = 90;

/// The text with its paragraphs in one line each; none where its lines were not broken at one width.
pub(super) fn joined(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    // A word that is wider than all, as an address, breaks nowhere.
    let broken = pairs(&lines).filter(|(line, next)| line.contains(' ') && goes_on(line, next));
    let mut widths: Vec<usize> = broken.map(|(line, _)| width_of(line)).collect();
    widths.sort_unstable_by_key(|width| std::cmp::Reverse(*width));
    // The widest line shows the width, but for a few that nobody broke, as headlines.
    let unbroken = (widths.len() * (100 - NEARLY_ALL) / 100).max(1);
    widths.truncate(1 + unbroken);
    widths.dedup();
    widths.into_iter().filter(|width| WIDTHS.contains(width)).find_map(|width| joined_at(&lines, width))
}

/// The same for lines that were broken at this width; those that are wider stay.
fn joined_at(lines: &[&str], width: usize) -> Option<String> {
    let goes_on = |line: &str, next: &str| width_of(line) <= width && goes_on(line, next);
    let all = pairs(lines).filter(|(line, next)| goes_on(line, next)).count();
    let is_joined = |line: &str, next: &str| goes_on(line, next) && is_full(line, next, width);
    let full = pairs(lines).filter(|(line, next)| is_joined(line, next)).count();
    if all < FEWEST_LINES || full * 100 < all * NEARLY_ALL {
        return None;
    }
    let mut joined = String::new();
    for (at, line) in lines.iter().enumerate() {
        joined.push_str(line.trim_end());
        match lines.get(at + 1) {
            Some(next) if is_joined(line, next) => joined.push(' '),
            Some(_) => joined.push('\n'),
            None => {}
        }
    }
    Some(joined)
}

/// Each line with the next one.
fn pairs<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'a str)> {
    lines.iter().copied().zip(lines.iter().copied().skip(1))
}

/// How wide a line is, in code points.
fn width_of(line: &str) -> usize {
    line.trim_end().chars().count()
}

/// Whether the next line would belong to the paragraph of a line.
fn goes_on(line: &str, next: &str) -> bool {
    !line.trim().is_empty() && !next.trim().is_empty() && !next.starts_with([' ', '\t', '>', '-', '*', '•'])
}

/// Whether the first word of the next line would not have fitted into a line.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    width_of(line) + 1 + word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "The envoys of the two coasts left the harbour town on Monday evening, after eleven hours \
        of talks that brought no common paper. They had come for three days, and they will not meet again before \
        the end of the month. Both sides agreed to keep the telephone line between their captains open.";

    fn wrapped(words: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in words.split(' ') {
            let line = lines.last_mut().unwrap();
            if line.chars().count() + 1 + word.chars().count() > width {
                lines.push(word.to_owned());
            } else {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
        lines.join("\n")
    }

    #[test]
    fn lines_of_one_width_become_paragraphs() {
        for width in [60, 72, 78] {
            let title = "A headline that is longer than all lines below it, since nobody breaks headlines here, at any width";
            let title = format!("{title}\nDate: today");
            let text = format!("{title}\n\n{}\n\n{}\n", wrapped(WORDS, width), wrapped(WORDS, width));
            assert_eq!(joined(&text), Some(format!("{title}\n\n{WORDS}\n\n{WORDS}\n")), "{width}");
        }
    }

    #[test]
    fn other_lines_stay() {
        let list = "Open the harbour.\nCount the boats, the nets and the lanterns of the northern fleet.\n"
            .repeat(6);
        for text in [WORDS, "", "short\nlines", list.as_str(), &wrapped(WORDS, 40), &wrapped(WORDS, 200)] {
            assert_eq!(joined(text), None, "{text}");
        }
    }
}
