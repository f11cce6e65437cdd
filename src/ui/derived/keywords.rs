//! Words that are marked in every article: the names and aliases of actors, and the person's own list.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{ActorId, Project};

/// What a marked word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A name or alias of this actor.
    Actor(ActorId),
    /// A word of the person's own list.
    Own,
}

/// All words that are marked, ready to be looked for.
#[derive(Debug, Default)]
pub struct Keywords {
    /// The project whose codebook it is, and the person's own words.
    seen: Option<(Project, Vec<String>)>,
    finder: Option<AhoCorasick>,
    meanings: Vec<Meaning>,
    built: u64,
}

impl Keywords {
    /// Takes up the names of the codebook and the person's own words; does nothing where neither changed.
    pub fn follow(&mut self, project: &Project, own: &[String]) {
        let is_same = |(seen, words): &(Project, Vec<String>)| {
            seen.shares_codebook_with(project) && seen.id() == project.id() && words == own
        };
        if self.seen.as_ref().is_some_and(is_same) {
            return;
        }
        self.seen = Some((project.clone(), own.to_vec()));
        self.built += 1;
        let mut words: Vec<(String, Meaning)> = Vec::new();
        for actor in project.actors() {
            let names = std::iter::once(&actor.name).chain(&actor.aliases);
            words.extend(names.map(|name| (name.trim().to_owned(), Meaning::Actor(actor.id))));
        }
        for word in own.iter().map(|word| word.trim()) {
            words.push((word.to_owned(), Meaning::Own));
            words.push((capitalized(word), Meaning::Own));
        }
        words.retain(|(word, _)| word.contains(char::is_alphanumeric));
        self.meanings = words.iter().map(|(_, meaning)| *meaning).collect();
        let mut builder = AhoCorasick::builder();
        let builder = builder.match_kind(MatchKind::LeftmostLongest);
        // More words than an automaton can have are not marked; nothing else depends on it.
        self.finder = builder.build(words.iter().map(|(word, _)| word)).ok().filter(|_| !words.is_empty());
    }

    /// The marked words of a part of an article, as ranges of its bytes; only whole words. Linear in the part.
    pub fn within<'a>(&'a self, words: &'a str) -> impl Iterator<Item = (std::ops::Range<usize>, Meaning)> {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(words));
        found.filter(move |found| is_whole(words, found.start(), found.end())).filter_map(|found| {
            let meaning = self.meanings.get(found.pattern().as_usize())?;
            Some((found.range(), *meaning))
        })
    }

    /// How often the words were made ready since the window opened; tests look at it.
    pub fn built(&self) -> u64 {
        self.built
    }
}

/// Whether no letter of a word stands right before or after; scripts without blanks have no such border.
fn is_whole(words: &str, start: usize, end: usize) -> bool {
    let before = words.get(..start).and_then(|words| words.chars().next_back());
    let first = words.get(start..).and_then(|words| words.chars().next());
    let last = words.get(..end).and_then(|words| words.chars().next_back());
    let after = words.get(end..).and_then(|words| words.chars().next());
    !joins(before, first) && !joins(last, after)
}

fn joins(one: Option<char>, other: Option<char>) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() && !has_no_blanks(letter);
    one.is_some_and(is_letter) && other.is_some_and(is_letter)
}

/// Han, kana, Thai, Lao, Khmer and Burmese are written without blanks between words.
fn has_no_blanks(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{actors, apply};
    use crate::model::{ActorKind, IdSource};

    fn keywords(names: &[&str], own: &[&str]) -> Keywords {
        let mut ids = IdSource::seeded(1);
        let mut project = Project::empty(ids.fresh().into(), "T");
        for name in names {
            let (change, _) = actors::add(&project, name, ActorKind::Party, None, &mut ids);
            apply(&mut project, &change).unwrap();
        }
        let own: Vec<String> = own.iter().map(|word| (*word).to_owned()).collect();
        let mut keywords = Keywords::default();
        keywords.follow(&project, &own);
        keywords.follow(&project.clone(), &own);
        assert_eq!(keywords.built(), 1);
        keywords
    }

    #[test]
    fn whole_words_are_marked_the_longest_first() {
        let check = |names: &[&str], own: &[&str], words: &str, expected: &[&str]| {
            let keywords = keywords(names, own);
            let found: Vec<&str> = keywords.within(words).filter_map(|(range, _)| words.get(range)).collect();
            assert_eq!(found, expected, "{words}");
        };
        check(&["EU", "EU Council"], &[], "The EU Council and the EU; EUR, us.", &["EU Council", "EU"]);
        check(&["Росія"], &[], "Росія та росіяни; Росіян.", &["Росія"]);
        check(&[], &["grain", " "], "Grain, grain and migraine", &["Grain", "grain"]);
        check(&["中国"], &[], "因为中国说", &["中国"]);
        check(&["U.S."], &[], "The U.S. said", &["U.S."]);
        check(&[], &[], "nothing", &[]);
    }
}
