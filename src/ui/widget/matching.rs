//! How typed letters fit a name: case, accents, hyphens and spaces make no difference.

use std::collections::BTreeSet;
use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// How close typed letters come to a name; the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// They are the whole name.
    Exact,
    /// A word begins with them, or each typed word begins one.
    WordStart,
    /// They stand somewhere inside.
    Inside,
    /// They are the beginnings of several words: "unga", "eupart".
    Initials,
    /// They stand in this order with others between, from the start of a word on.
    Scattered,
}

/// Where typed letters stand in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How close they come.
    pub closeness: Closeness,
    /// The bytes of the name that they meet, ascending and apart.
    pub places: Vec<Range<usize>>,
}

/// Typed letters, folded once to be matched with many names.
pub struct Typed {
    words: Vec<Vec<char>>,
    all: Vec<char>,
}

impl Typed {
    /// The letters and digits of what was typed.
    pub fn new(typed: &str) -> Self {
        let letters = |word: &str| fold(word).into_iter().map(|letter| letter.folded).collect::<Vec<_>>();
        let words = typed.split_whitespace().map(letters).filter(|word: &Vec<char>| !word.is_empty());
        Self { words: words.collect(), all: letters(typed) }
    }

    /// Whether there is no letter to match.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Where they stand in a name; none where they do not fit.
    pub fn match_in(&self, name: &str) -> Option<Match> {
        let letters = fold(name);
        let (closeness, mut met) = whole(&letters, &self.all)
            .or_else(|| each_word(&letters, &self.words))
            .or_else(|| initials(&letters, &self.all).map(|met| (Closeness::Initials, met)))
            .or_else(|| scattered(&letters, &self.all).map(|met| (Closeness::Scattered, met)))?;
        met.sort_unstable();
        met.dedup();
        Some(Match { closeness, places: joined(&letters, &met) })
    }
}

/// A letter of a name as it is compared, and the bytes that it stands for.
struct Letter {
    folded: char,
    bytes: Range<usize>,
    starts_word: bool,
}

/// The letters and digits of a name, lower case and without accents.
fn fold(name: &str) -> Vec<Letter> {
    let decompose = DecomposingNormalizerBorrowed::new_nfd();
    let mut letters: Vec<Letter> = Vec::new();
    let mut starts_word = true;
    for (at, char) in name.char_indices() {
        let end = at + char.len_utf8();
        if is_accent(char) {
            if let Some(last) = letters.last_mut() {
                last.bytes.end = end;
            }
            continue;
        }
        if !char.is_alphanumeric() {
            // An apostrophe inside a word does not begin another.
            starts_word = starts_word || !matches!(char, '\'' | '’' | 'ʼ');
            continue;
        }
        let plain = decompose.normalize_iter(std::iter::once(char)).filter(|part| !is_accent(*part));
        for folded in plain.flat_map(char::to_lowercase).flat_map(without_stroke).filter(|l| !is_accent(*l)) {
            letters.push(Letter { folded, bytes: at..end, starts_word });
            starts_word = false;
        }
    }
    letters
}

fn is_accent(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// Letters that people type without their stroke or ligature, though Unicode does not decompose them.
fn without_stroke(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ı' => ('i', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// All typed letters in a row, best at the start of a word.
fn whole(letters: &[Letter], typed: &[char]) -> Option<(Closeness, Vec<usize>)> {
    let starts: Vec<usize> = letters
        .windows(typed.len().max(1))
        .enumerate()
        .filter(|(_, window)| window.iter().map(|letter| letter.folded).eq(typed.iter().copied()))
        .map(|(at, _)| at)
        .collect();
    let begins = |at: &&usize| letters.get(**at).is_some_and(|letter| letter.starts_word);
    let (closeness, at) = match (starts.iter().find(begins), starts.first()) {
        (Some(_), _) if typed.len() == letters.len() => (Closeness::Exact, 0),
        (Some(at), _) => (Closeness::WordStart, *at),
        (None, Some(at)) => (Closeness::Inside, *at),
        (None, None) => return None,
    };
    Some((closeness, (at..at + typed.len()).collect()))
}

/// Each typed word somewhere, in any order.
fn each_word(letters: &[Letter], words: &[Vec<char>]) -> Option<(Closeness, Vec<usize>)> {
    if words.len() < 2 {
        return None;
    }
    let mut farthest = Closeness::WordStart;
    let mut met = Vec::new();
    for word in words {
        let (closeness, places) = whole(letters, word)?;
        farthest = farthest.max(closeness);
        met.extend(places);
    }
    Some((farthest, met))
}

/// Each typed letter goes on with a word or begins a later one.
fn initials(letters: &[Letter], typed: &[char]) -> Option<Vec<usize>> {
    fn go(
        letters: &[Letter],
        typed: &[char],
        from: usize,
        dead: &mut BTreeSet<(usize, usize)>,
    ) -> Option<Vec<usize>> {
        let Some((first, rest)) = typed.split_first() else { return Some(Vec::new()) };
        if dead.contains(&(from, typed.len())) {
            return None;
        }
        for (at, letter) in letters.iter().enumerate().skip(from) {
            let goes_on = at == from && from > 0;
            if letter.folded != *first || !(letter.starts_word || goes_on) {
                continue;
            }
            if let Some(mut met) = go(letters, rest, at + 1, dead) {
                met.push(at);
                return Some(met);
            }
        }
        dead.insert((from, typed.len()));
        None
    }
    (typed.len() > 1).then(|| go(letters, typed, 0, &mut BTreeSet::new())).flatten()
}

/// The typed letters in this order, the first at the start of a word.
fn scattered(letters: &[Letter], typed: &[char]) -> Option<Vec<usize>> {
    if typed.len() < 2 {
        return None;
    }
    let mut wanted = typed.iter().peekable();
    let mut met = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_wanted = wanted.peek().is_some_and(|want| **want == letter.folded);
        if is_wanted && (letter.starts_word || !met.is_empty()) {
            met.push(at);
            wanted.next();
        }
    }
    wanted.peek().is_none().then_some(met)
}

/// The bytes of the met letters; neighbours become one range.
fn joined(letters: &[Letter], met: &[usize]) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for letter in met.iter().filter_map(|at| letters.get(*at)) {
        match places.last_mut() {
            Some(last) if last.end >= letter.bytes.start => last.end = last.end.max(letter.bytes.end),
            _ => places.push(letter.bytes.clone()),
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name with what is met in brackets, and how close it is.
    fn check(typed: &str, name: &str, expected: Option<(Closeness, &str)>) {
        let shown = Typed::new(typed).match_in(name).map(|found| {
            let mut marked = name.to_owned();
            for place in found.places.iter().rev() {
                marked.insert(place.end, '⟧');
                marked.insert(place.start, '⟦');
            }
            (found.closeness, marked)
        });
        assert_eq!(shown, expected.map(|(close, marked)| (close, marked.to_owned())), "{typed}");
    }

    #[test]
    fn a_part_of_a_name_is_found_wherever_it_stands() {
        check("russia", "Russia", Some((Closeness::Exact, "⟦Russia⟧")));
        check("cease", "ceasefire", Some((Closeness::WordStart, "⟦cease⟧fire")));
        check("neut", "armed neutrality", Some((Closeness::WordStart, "armed ⟦neut⟧rality")));
        check("fire", "ceasefire", Some((Closeness::Inside, "cease⟦fire⟧")));
        check("xyz", "ceasefire", None);
    }

    #[test]
    fn a_word_start_wins_over_an_earlier_inside() {
        check("art", "party of art", Some((Closeness::WordStart, "party of ⟦art⟧")));
    }

    #[test]
    fn hyphens_and_spaces_make_no_difference() {
        check(
            "ceasefire",
            "humanitarian cease-fire",
            Some((Closeness::WordStart, "humanitarian ⟦cease⟧-⟦fire⟧")),
        );
        check("cease fire", "ceasefire", Some((Closeness::Exact, "⟦ceasefire⟧")));
    }

    #[test]
    fn typed_words_are_found_in_any_order() {
        check(
            "corr hum",
            "humanitarian corridors",
            Some((Closeness::WordStart, "⟦hum⟧anitarian ⟦corr⟧idors")),
        );
    }

    #[test]
    fn case_and_accents_make_no_difference_in_any_script() {
        check("zelensky", "Зеленський", None);
        check("зелен", "Володимир Зеленський", Some((Closeness::WordStart, "Володимир ⟦Зелен⟧ський")));
        check("ЗЕЛЕНСЬКИИ", "Зеленський", Some((Closeness::Exact, "⟦Зеленський⟧")));
        check("cavusoglu", "Mevlüt Çavuşoğlu", Some((Closeness::WordStart, "Mevlüt ⟦Çavuşoğlu⟧")));
        check("ae", "Trygve Lie, Ærø", Some((Closeness::WordStart, "Trygve Lie, ⟦Æ⟧rø")));
        check("istanbul", "İstanbul", Some((Closeness::Exact, "⟦İstanbul⟧")));
        check("e", "e\u{301}lan", Some((Closeness::WordStart, "⟦e\u{301}⟧lan")));
        check("αθη", "Αθήνα", Some((Closeness::WordStart, "⟦Αθή⟧να")));
    }

    #[test]
    fn letters_apart_are_the_last_resort() {
        check("unga", "UN General Assembly", Some((Closeness::Initials, "⟦UN⟧ ⟦G⟧eneral ⟦A⟧ssembly")));
        check("cfr", "ceasefire", Some((Closeness::Scattered, "⟦c⟧ease⟦f⟧i⟦r⟧e")));
        check("afr", "ceasefire", None);
    }

    #[test]
    fn nothing_but_punctuation_matches_nothing_special() {
        assert!(Typed::new(" -- ").is_empty());
        assert!(Typed::new("a").match_in("").is_none());
    }
}
