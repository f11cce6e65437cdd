//! What becomes of a hyphen at the end of a line: it goes with the line, or belongs to the word.

use std::collections::BTreeSet;

use super::lines::{End, Line};

/// Beginnings of words that a hyphen follows, lower case.
const BEFORE: &[&str] = &[
    "non", "self", "ex", "anti", "pro", "vice", "well", "ill", "half", "semi", "quasi", "cross", "co", "all",
    "по", "из", "peut", "vis", "grand", "demi", "mi",
];
/// Ends of words that a hyphen precedes, lower case.
const BEHIND: &[&str] = &[
    "то",
    "либо",
    "нибудь",
    "таки",
    "il",
    "elle",
    "on",
    "là",
    "ci",
    "ce",
    "même",
    "être",
    "based",
    "called",
];
/// Words behind a hyphen that stands for the rest of the word ("Vor- und Nachteile"), lower case.
const CONJUNCTIONS: &[&str] = &["und", "oder", "bzw", "sowie", "and", "or", "to", "et", "ou", "и", "или"];
/// Two words of fewer letters are no compound of a hyphen.
const SHORT: usize = 4;

/// The words of a document, by which a broken one is known.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// The words of lines, without those that their ends break. Linear.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut words = BTreeSet::new();
        let mut is_broken = false;
        for line in lines {
            let mut of_line: Vec<&str> = line.words.split_whitespace().collect();
            if is_broken && !of_line.is_empty() {
                of_line.remove(0);
            }
            is_broken = line.end != End::Word;
            if is_broken {
                of_line.pop();
            }
            words.extend(of_line.into_iter().map(bare).filter(|word| !word.is_empty()));
        }
        Self(words)
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Adds the words of a line to a text that ended so.
    pub(super) fn join(&self, text: &mut String, end: End, next: &str) {
        let between = match end {
            End::Broken if next.starts_with(char::is_alphabetic) => "",
            End::Broken | End::Word if is_without_blanks(text, next) => "",
            End::Broken | End::Word => " ",
            End::Hyphen => self.hyphen(text, next),
        };
        text.push_str(between);
        text.push_str(next);
    }

    /// What stands for the hyphen between two lines.
    fn hyphen(&self, text: &str, next: &str) -> &'static str {
        let stem = bare(text.rsplit(char::is_whitespace).next().unwrap_or_default());
        let rest = bare(next.split_whitespace().next().unwrap_or_default());
        let is_compound = || {
            let is_long = |word: &str| word.chars().count() >= SHORT;
            is_long(&stem) && is_long(&rest) && self.has(&stem) && self.has(&rest)
        };
        if CONJUNCTIONS.contains(&rest.as_str()) {
            "- "
        } else if !next.starts_with(char::is_lowercase) {
            "-"
        } else if self.has(&format!("{stem}{rest}")) {
            ""
        } else if self.has(&format!("{stem}-{rest}"))
            || BEFORE.contains(&stem.as_str())
            || BEHIND.contains(&rest.as_str())
            || is_compound()
        {
            "-"
        } else {
            ""
        }
    }
}

/// A word without the signs around it, lower case.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// Whether two lines meet in a script that has no blanks between words.
fn is_without_blanks(text: &str, next: &str) -> bool {
    let is_it = |letter: Option<char>| {
        letter.is_some_and(|letter| matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
    };
    is_it(text.chars().next_back()) && is_it(next.chars().next())
}

#[cfg(test)]
mod tests {
    use super::super::lines::mended;
    use super::*;

    fn check(lines: &str, expected: &str) {
        let lines: Vec<Line> = lines
            .split('|')
            .map(|words| {
                let (words, end) = mended(words);
                Line { words, end, ..Line::default() }
            })
            .collect();
        let vocabulary = Vocabulary::of(lines.iter());
        let mut text = String::new();
        let mut end = End::Word;
        for line in &lines {
            if text.is_empty() {
                text.push_str(&line.words);
            } else {
                vocabulary.join(&mut text, end, &line.words);
            }
            end = line.end;
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn a_hyphen_goes_or_stays() {
        check("The nego-|tiators met", "The negotiators met");
        check("the nort\u{ad} \u{2010}|hern coast", "the northern coast");
        check("the Kyiv-|Moscow line", "the Kyiv-Moscow line");
        check("of these non-|negotiable", "of these non-negotiable");
        check("Vor-|und Nachteile", "Vor- und Nachteile");
        check("a long-|term plan, a long-term view", "a long-term plan, a long-term view");
        check("the cease-|fire and the ceasefire", "the ceasefire and the ceasefire");
        check("кто-|то сказал", "кто-то сказал");
        check("one –|two", "one – two");
        check("双方在伊斯坦|布尔举行会谈", "双方在伊斯坦布尔举行会谈");
    }
}
