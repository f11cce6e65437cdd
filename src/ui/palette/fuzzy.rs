//! Finding typed letters in a name.

/// Where typed letters are in a name, and how well they fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// The higher, the better; comparable between names for the same typed words.
    pub score: i32,
    /// The places of the letters in the name, in `char`s, ascending.
    pub letters: Vec<usize>,
}

/// Each typed word stands in the name as it is; none where one does not.
pub(super) fn words_in(typed: &str, name: &str) -> Option<Match> {
    all_in(typed, name, false)
}

/// Each typed word stands in the name as it is, or at least its letters in their order.
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

/// The letters in order; beginnings of words are liked, gaps are not.
fn scattered(word: &[char], letters: &[char]) -> Option<(i32, Vec<usize>)> {
    let at = in_order(word, letters, true).or_else(|| in_order(word, letters, false))?;
    let begun = at.iter().filter(|place| begins_word(letters, **place)).count();
    let gap = at.last().zip(at.first()).map_or(0, |(last, first)| last - first + 1 - at.len());
    let score = 10 * i32::try_from(begun).unwrap_or(0) - i32::try_from(gap.min(50)).unwrap_or(50);
    Some((score, at))
}

/// Takes for each letter the next place, or rather the next beginning of a word, where that is wished.
fn in_order(word: &[char], letters: &[char], likes_beginnings: bool) -> Option<Vec<usize>> {
    let mut at: Vec<usize> = Vec::with_capacity(word.len());
    let mut from = 0;
    for letter in word {
        let rest = letters.iter().enumerate().skip(from);
        let mut places = rest.filter(|(_, other)| *other == letter).map(|(place, _)| place);
        let first = places.next()?;
        let follows = at.last().is_some_and(|last| last + 1 == first);
        let is_taken = follows || !likes_beginnings || begins_word(letters, first);
        let place =
            if is_taken { first } else { places.find(|place| begins_word(letters, *place)).unwrap_or(first) };
        at.push(place);
        from = place + 1;
    }
    Some(at)
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
    fn letters_may_be_scattered_and_take_beginnings() {
        assert_eq!(shown("csh", "Coding sheet").unwrap(), "[C]oding [s][h]eet");
        assert_eq!(shown("xq", "Coding sheet"), None);
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
        assert!(score("open", "Open path…") > score("open", "Once paid even now"));
    }
}
