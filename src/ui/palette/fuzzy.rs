//! Finding typed letters in a name.

/// Where typed letters are in a name, and how well they fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// The higher, the better; comparable between names for the same typed words.
    pub score: i32,
    /// The places of the letters in the name, in `char`s, ascending.
    pub letters: Vec<usize>,
}

/// How well a word fits where it stands first in words that are both in small letters.
pub(super) fn fit_of(word: &str, words: &str) -> Option<i32> {
    let at = words.find(word)?;
    let before = words.get(..at).and_then(|before| before.chars().next_back());
    Some(match before {
        None => 120,
        Some(letter) if !letter.is_alphanumeric() => 95,
        Some(_) => 55,
    })
}

/// Each typed word stands in the name as it is; none where one does not.
pub(super) fn words_in(typed: &str, name: &str) -> Option<Match> {
    all_in(typed, name, false)
}

/// Each typed word stands in the name as it is, or at least as beginnings of its words.
pub(super) fn letters_in(typed: &str, name: &str) -> Option<Match> {
    all_in(typed, name, true)
}

fn all_in(typed: &str, name: &str, may_scatter: bool) -> Option<Match> {
    let letters: Vec<char> = name.chars().map(small).collect();
    let mut found = Match { score: 0, letters: Vec::new() };
    for word in typed.split_whitespace() {
        let word: Vec<char> = word.chars().map(small).collect();
        let (score, at) = match together(&word, &letters) {
            Some((score, at)) => (score, (at..at + word.len()).collect()),
            None if may_scatter => scattered(&word, &letters)?,
            None => return None,
        };
        found.score += score;
        found.letters.extend(at);
    }
    found.letters.sort_unstable();
    found.letters.dedup();
    if !found.letters.is_empty() {
        // Of two names that fit alike the shorter is meant more likely.
        found.score -= i32::try_from(letters.len() / 8).unwrap_or(0);
    }
    Some(found)
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// The best place where the word stands in one piece.
fn together(word: &[char], letters: &[char]) -> Option<(i32, usize)> {
    let places = letters.windows(word.len()).enumerate().filter(|(_, window)| *window == word);
    let scored = places.map(|(at, _)| match at {
        0 => (120, at),
        _ if begins_word(letters, at) => (100, at),
        _ => (60, at),
    });
    scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))
}

fn begins_word(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    before.is_none_or(|letter| !letter.is_alphanumeric())
}

/// The letters as beginnings of words in their order: "csh" in "Coding sheet".
fn scattered(word: &[char], letters: &[char]) -> Option<(i32, Vec<usize>)> {
    let mut at = Vec::with_capacity(word.len());
    let pieces = beginnings(word, letters, 0, &mut at)?;
    Some((50 - 10 * pieces, at))
}

/// Fills in where each letter stands, in beginnings as long as possible; gives their number.
fn beginnings(word: &[char], letters: &[char], from: usize, at: &mut Vec<usize>) -> Option<i32> {
    if word.is_empty() {
        return Some(0);
    }
    for start in (from..letters.len()).filter(|start| begins_word(letters, *start)) {
        let there = letters.iter().skip(start);
        let longest = word.iter().zip(there).take_while(|(wanted, letter)| wanted == letter).count();
        for length in (1..=longest).rev() {
            let known = at.len();
            at.extend(start..start + length);
            if let Some(rest) = word.get(length..)
                && let Some(pieces) = beginnings(rest, letters, start + length, at)
            {
                return Some(pieces + 1);
            }
            at.truncate(known);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(typed: &str, name: &str) -> Option<String> {
        let found = letters_in(typed, name)?;
        let mark = |(at, letter): (usize, char)| {
            if found.letters.contains(&at) { format!("[{letter}]") } else { letter.to_string() }
        };
        Some(name.chars().enumerate().map(mark).collect())
    }

    #[test]
    fn a_piece_is_preferred_and_best_at_the_start_of_a_word() {
        assert_eq!(shown("art", "Start of article").unwrap(), "Start of [a][r][t]icle");
        assert_eq!(shown("ÉT", "état").unwrap(), "[é][t]at");
    }

    #[test]
    fn letters_may_be_the_beginnings_of_words() {
        assert_eq!(shown("csh", "Coding sheet").unwrap(), "[C]oding [s][h]eet");
        assert_eq!(shown("sas", "Stance as said").unwrap(), "[S]tance [a][s] said");
        assert_eq!(shown("redo", "Read more"), None);
    }

    #[test]
    fn every_word_must_fit() {
        assert_eq!(shown("exp fig", "Export figure…").unwrap(), "[E][x][p]ort [f][i][g]ure…");
        assert_eq!(words_in("exp fgr", "Export figure"), None);
    }

    #[test]
    fn the_start_beats_the_middle_and_a_piece_beats_scattered_letters() {
        let score = |typed, name| letters_in(typed, name).unwrap().score;
        assert!(score("save", "Save as…") > score("save", "Autosave on"));
        assert!(score("op", "Open path…") > score("op", "Order of pages"));
    }
}
