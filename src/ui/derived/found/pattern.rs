//! From a query to passages: what is typed becomes one pattern that meets all that is meant by it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use regex::{Regex, RegexBuilder};

use crate::model::{ByteIndex, Span};

use super::super::super::state::{FindMode, Query};

/// A longer pattern is not a question of a person.
const LONGEST: usize = 2_000;
/// How much memory a pattern may take, in bytes.
const MOST_MEMORY: usize = 4 << 20;

/// Every passage that a query means, by start and apart; nothing where it has no letters.
pub(super) fn hits(text: &str, query: &Query) -> Result<Vec<Span>, String> {
    if query.words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let regex = regex(query)?;
    let span = |found: regex::Match<'_>| Span::new(ByteIndex(found.start()), ByteIndex(found.end()));
    Ok(regex.find_iter(text).filter_map(span).collect())
}

fn regex(query: &Query) -> Result<Regex, String> {
    if query.words.len() > LONGEST {
        return Err("What is looked for is too long".to_owned());
    }
    let pattern = match query.mode {
        FindMode::Words => literal(&query.words, query.is_exact),
        FindMode::WholeWords => {
            format!(r"\b{{start-half}}{}\b{{end-half}}", literal(query.words.trim(), query.is_exact))
        }
        FindMode::Pattern => query.words.clone(),
    };
    let mut builder = RegexBuilder::new(&pattern);
    builder.case_insensitive(!query.is_exact).multi_line(true);
    builder.size_limit(MOST_MEMORY).dfa_size_limit(MOST_MEMORY).build().map_err(|error| reason(&error))
}

/// What is wrong with a pattern, in one line and plain words.
fn reason(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "The pattern means too much: make it shorter".to_owned(),
        error => {
            let words = error.to_string();
            let last = words.lines().last().unwrap_or_default();
            format!("Not a pattern: {}", last.trim_start_matches("error: "))
        }
    }
}

/// A pattern for words as typed. Blanks meet blanks and line ends of any number, quotes and dashes those of
/// every form; unless exact, a letter without accent meets it with any.
fn literal(words: &str, is_exact: bool) -> String {
    let mut pattern = String::new();
    let mut was_blank = false;
    for letter in words.chars() {
        let is_blank = letter.is_whitespace();
        if is_blank && was_blank {
            continue;
        }
        was_blank = is_blank;
        match letter {
            _ if is_blank => pattern.push_str(r"\s+"),
            '\'' => pattern.push_str("['‘’ʼ′]"),
            '"' => pattern.push_str("[\"“”„«»]"),
            '-' => pattern.push_str("[-‐‑–—]"),
            _ if !is_exact => push_letter(&mut pattern, letter),
            _ => pattern.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    pattern
}

/// A letter with any of its accents, composed or not, where it stands in a script that has such.
fn push_letter(pattern: &mut String, letter: char) {
    let escaped = regex::escape(letter.encode_utf8(&mut [0; 4]));
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    match accented().get(&lower) {
        None => pattern.push_str(&escaped),
        Some(forms) => {
            pattern.push('[');
            pattern.push(lower);
            pattern.push_str(forms);
            pattern.push_str(r"]\p{Mn}*");
        }
    }
}

/// The accented forms of Latin and Greek letters in lower case, by the letter without accent.
fn accented() -> &'static BTreeMap<char, String> {
    static FORMS: OnceLock<BTreeMap<char, String>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms: BTreeMap<char, String> = BTreeMap::new();
        let normalizer = DecomposingNormalizerBorrowed::new_nfd();
        let letters = ('\u{c0}'..='\u{24f}').chain('\u{386}'..='\u{3ce}').chain('\u{1e00}'..='\u{1fff}');
        for letter in letters.filter(|letter| letter.is_lowercase()) {
            let parts = normalizer.normalize_iter(std::iter::once(letter)).collect::<Vec<char>>();
            if let [base, _, ..] = parts.as_slice() {
                forms.entry(*base).or_default().push(letter);
            }
        }
        forms
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(mode: FindMode, words: &str) -> Query {
        Query { words: words.to_owned(), mode, is_exact: false }
    }

    fn check(text: &str, query: &Query, expected: &[&str]) {
        let found = hits(text, query).unwrap();
        let words: Vec<&str> = found.iter().filter_map(|hit| text.get(hit.range())).collect();
        assert_eq!(words, expected, "{query:?}");
    }

    #[test]
    fn words_are_found_whatever_their_capitals() {
        use FindMode::{WholeWords, Words};
        check("A Truce; no truces, TRUCE.", &query(Words, "truce"), &["Truce", "truce", "TRUCE"]);
        check("A Truce; no truces, TRUCE.", &query(WholeWords, "truce"), &["Truce", "TRUCE"]);
        check("Перемир’я. ПЕРЕМИР’Я", &query(Words, "перемир'я"), &["Перемир’я", "ПЕРЕМИР’Я"]);
        check("what (if) a.b", &query(Words, "(if)"), &["(if)"]);
        check("what (if) a.b axb", &query(WholeWords, "a.b"), &["a.b"]);
        check("say “truce” now", &query(WholeWords, "\"truce\""), &["“truce”"]);
        check("one two\nthree", &query(Words, "two  three"), &["two\nthree"]);
        check("停火协议", &query(Words, "停火"), &["停火"]);
    }

    #[test]
    fn accents_may_be_left_out_but_not_mistaken() {
        let text = "Café CAFÉ cafe\u{301} cafe; Orbán, Čapek";
        check(text, &query(FindMode::Words, "cafe"), &["Café", "CAFÉ", "cafe\u{301}", "cafe"]);
        check(text, &query(FindMode::WholeWords, "orban"), &["Orbán"]);
        check(text, &query(FindMode::Words, "capek"), &["Čapek"]);
        check(text, &query(FindMode::Words, "café"), &["Café", "CAFÉ"]);
        check("її ії", &query(FindMode::Words, "ії"), &["ії"]);
        let exact = Query { is_exact: true, ..query(FindMode::Words, "cafe") };
        check("Cafe café cafe", &exact, &["cafe"]);
    }

    #[test]
    fn a_pattern_is_looked_for_paragraph_by_paragraph() {
        check("one two\ntwo one", &query(FindMode::Pattern, "^t.*"), &["two one"]);
        check("cat cot cut", &query(FindMode::Pattern, "c[ao]t"), &["cat", "cot"]);
        check("aaa", &query(FindMode::Pattern, "b*"), &[]);
    }

    #[test]
    fn what_is_no_pattern_is_told_in_one_line() {
        let check = |words: &str, expected: &str| {
            let problem = hits("cat", &query(FindMode::Pattern, words)).unwrap_err();
            assert!(problem.contains(expected) && !problem.contains('\n'), "{problem}");
        };
        check("c[a", "Not a pattern: unclosed character class");
        check("(((a{99}){99}){99}){99}", "means too much");
        check(&"a".repeat(LONGEST + 1), "too long");
    }
}
