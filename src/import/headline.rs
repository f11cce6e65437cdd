//! The headline of a plain text, where its first line looks like one.

use super::{label, published};

/// How many code points a headline has at most; a longer first line is a paragraph.
const LONGEST: usize = 200;
/// How many code points of the first sentence stand in for a headline of pasted text.
const OPENING: usize = 60;

/// The first line of a text, if it looks like a headline.
///
/// It does where it is short, has letters, does not end like a sentence, and something follows it.
/// The path of a web site above the article ("Home > World") and lines that tell the date or another
/// field ("Source: …") are passed over.
pub(super) fn headline(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let tells = |line: &str| {
        published::tells_date(line) || published::is_date(line) || label::labelled(line).is_some()
    };
    let first = lines.find(|line| !is_site_path(line) && !tells(line))?;
    lines.next()?;
    looks_like_headline(first).then_some(first)
}

fn looks_like_headline(line: &str) -> bool {
    line.contains(char::is_alphabetic)
        && line.chars().count() <= LONGEST
        && !line.ends_with(['.', ',', ';', ':', '。'])
}

fn is_site_path(line: &str) -> bool {
    [" > ", " › ", " » "].iter().any(|mark| line.contains(mark))
}

/// The first words of a text, cut between words, with "…" where some are left out.
pub(super) fn opening(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= OPENING {
        return line.to_owned();
    }
    let cut: String = line.chars().take(OPENING).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(headline(text), expected, "{text}");
    }

    #[test]
    fn a_first_line_is_a_headline_where_it_looks_like_one() {
        check("\n  Talks end early \n\nThey met.", Some("Talks end early"));
        check("Has there been progress?\nNo.", Some("Has there been progress?"));
        check("Home > World > Talks\n\nTalks end early\n\nThey met.", Some("Talks end early"));
        check("Published: 29 March 2022\nTalks end early\nThey met.", Some("Talks end early"));
        check("Source: The Daily\nTalks end early\nThey met.", Some("Talks end early"));
        check("They met on Tuesday.\nThen they left.", None);
        check("Only one line", None);
        check("1.\nThey met", None);
        check("***\nThey met", None);
        check(&format!("{}\nThey met", "word ".repeat(60)), None);
    }

    #[test]
    fn an_opening_is_cut_between_words() {
        assert_eq!(opening("\nThey met."), "They met.");
        let long = "The delegations met for less than two hours on Friday, without any sign of a result.";
        assert_eq!(opening(long), "The delegations met for less than two hours on Friday…");
    }
}
