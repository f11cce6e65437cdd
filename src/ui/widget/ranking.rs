//! The order of what type-ahead offers: the closest, then the latest, then the most used.

use std::cmp::Reverse;
use std::ops::Range;

use super::matching::{Closeness, Typed};

/// More lines than anybody reads; what is meant comes up by typing on.
const MOST: usize = 60;

/// Something that can be chosen by its name.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a, Id> {
    /// What it is.
    pub id: Id,
    /// Its name.
    pub name: &'a str,
    /// Its other names.
    pub aliases: &'a [String],
    /// How lately it was used in this connection, such as by the same actor; 0 is never.
    pub here: u64,
    /// How lately it was used at all; 0 is never.
    pub latest: u64,
    /// How often it was used.
    pub uses: usize,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'a, Id> {
    /// Something known.
    Known(Hit<'a, Id>),
    /// A name that is to be created.
    New(String),
    /// None of them.
    Nothing,
}

/// Something known, and why it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a, Id> {
    /// What it is.
    pub id: Id,
    /// Its name.
    pub name: &'a str,
    /// The bytes of the name that were typed.
    pub bold: Vec<Range<usize>>,
    /// The other name by which it was found.
    pub alias: Option<&'a str>,
    /// How close it comes; exact where nothing was typed.
    pub closeness: Closeness,
    /// How often it was used.
    pub uses: usize,
    /// Whether nothing was used later.
    pub is_last_used: bool,
}

/// What is offered beside the known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offer {
    /// Whether a name that is not known can be created.
    pub creates: bool,
    /// Where "none of them" stands while nothing is typed.
    pub nothing: Nothing,
}

/// Where "none of them" stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nothing {
    /// Nowhere: one must be chosen.
    #[default]
    Absent,
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// What is offered for typed letters, the best first.
///
/// Initials and letters that stand apart count only where no name has them together. Linear in the choices,
/// then a sort of those that fit.
pub fn lines<'a, Id: Copy>(typed: &str, choices: &[Choice<'a, Id>], offer: Offer) -> Vec<Line<'a, Id>> {
    let letters = Typed::new(typed);
    let latest = choices.iter().map(|choice| choice.latest).max().unwrap_or(0);
    let mut hits: Vec<(&Choice<'a, Id>, Hit<'a, Id>)> =
        choices.iter().filter_map(|choice| Some((choice, hit(choice, &letters, latest)?))).collect();
    let closest = hits.iter().map(|(_, hit)| hit.closeness).min().unwrap_or(Closeness::Exact);
    hits.retain(|(_, hit)| hit.closeness <= closest.max(Closeness::Inside));
    hits.sort_by_key(|(choice, hit)| {
        let lately = (Reverse(choice.here), Reverse(choice.latest), Reverse(choice.uses));
        (hit.closeness, lately, choice.name)
    });
    let is_known = choices.iter().any(|choice| same_name(choice.name, typed));
    let mut lines: Vec<Line<'a, Id>> = hits.into_iter().take(MOST).map(|(_, hit)| Line::Known(hit)).collect();
    if !typed.trim().is_empty() {
        if offer.creates && !is_known {
            lines.push(Line::New(typed.trim().to_owned()));
        }
        return lines;
    }
    match offer.nothing {
        Nothing::Absent => {}
        Nothing::First => lines.insert(0, Line::Nothing),
        Nothing::Last => lines.push(Line::Nothing),
    }
    lines
}

/// Which line Enter takes before an arrow was pressed.
///
/// The first, unless its letters stand apart and the typed name can be created: a new name is
/// never taken for an old one that merely contains its letters.
pub fn first_choice<Id>(lines: &[Line<'_, Id>]) -> usize {
    let is_far = matches!(lines.first(), Some(Line::Known(hit)) if hit.closeness == Closeness::Scattered);
    let create = lines.iter().position(|line| matches!(line, Line::New(_)));
    if is_far { create.unwrap_or(0) } else { 0 }
}

/// Whether a name is the typed one; one that differs in case only would be a slip, not another.
pub fn same_name(name: &str, typed: &str) -> bool {
    name.trim().to_lowercase() == typed.trim().to_lowercase()
}

fn hit<'a, Id: Copy>(choice: &Choice<'a, Id>, typed: &Typed, latest: u64) -> Option<Hit<'a, Id>> {
    let mut hit = Hit {
        id: choice.id,
        name: choice.name,
        bold: Vec::new(),
        alias: None,
        closeness: Closeness::Exact,
        uses: choice.uses,
        is_last_used: latest > 0 && choice.latest == latest,
    };
    if typed.is_empty() {
        return Some(hit);
    }
    let own = typed.match_in(choice.name);
    let other = choice
        .aliases
        .iter()
        .filter_map(|alias| Some((typed.match_in(alias)?.closeness, alias.as_str())))
        .min_by_key(|(closeness, _)| *closeness);
    match (own, other) {
        (Some(own), Some((closeness, alias))) if closeness < own.closeness => {
            (hit.closeness, hit.alias) = (closeness, Some(alias));
        }
        (Some(own), _) => (hit.closeness, hit.bold) = (own.closeness, own.places),
        (None, Some((closeness, alias))) => (hit.closeness, hit.alias) = (closeness, Some(alias)),
        (None, None) => return None,
    }
    Some(hit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFER: Offer = Offer { creates: true, nothing: Nothing::Last };

    fn choice(name: &str, latest: u64, uses: usize) -> Choice<'_, u8> {
        Choice { id: 0, name, aliases: &[], here: 0, latest, uses }
    }

    fn names(typed: &str, choices: &[Choice<'_, u8>]) -> Vec<String> {
        lines(typed, choices, OFFER)
            .into_iter()
            .map(|line| match line {
                Line::Known(hit) => hit.name.to_owned(),
                Line::New(name) => format!("+{name}"),
                Line::Nothing => "-".to_owned(),
            })
            .collect()
    }

    #[test]
    fn word_starts_come_before_insides_and_those_before_letters_apart() {
        let choices =
            [choice("a nonfire pact", 9, 9), choice("fire control", 0, 0), choice("f-16 in reserve", 8, 8)];
        assert_eq!(names("fire", &choices), ["fire control", "a nonfire pact", "+fire"]);
        assert_eq!(names("f1re", &choices), ["f-16 in reserve", "+f1re"]);
    }

    #[test]
    fn the_latest_comes_first_then_the_most_used_then_the_name() {
        let choices =
            [choice("d", 0, 0), choice("c", 0, 0), choice("b", 3, 9), choice("a", 3, 10), choice("z", 4, 1)];
        assert_eq!(names("", &choices), ["z", "a", "b", "c", "d", "-"]);
    }

    #[test]
    fn what_was_used_in_this_connection_comes_before_what_was_used_elsewhere() {
        let here = Choice { here: 1, ..choice("land", 1, 1) };
        assert_eq!(names("", &[choice("sea", 9, 9), here]), ["land", "sea", "-"]);
    }

    #[test]
    fn another_name_finds_it_too() {
        let aliases = ["Zelensky".to_owned(), "Зеленський".to_owned()];
        let president = Choice { aliases: &aliases, ..choice("Volodymyr Zelenskyy", 0, 0) };
        for typed in ["zelenskyy", "zelensky", "зелен", "ЗЕЛЕН"] {
            let found = lines(typed, &[president], OFFER);
            assert!(matches!(found.first(), Some(Line::Known(_))), "{typed}");
        }
        let Some(Line::Known(hit)) = lines("зелен", &[president], OFFER).into_iter().next() else {
            panic!()
        };
        assert_eq!(hit.alias, Some("Зеленський"));
    }

    #[test]
    fn a_name_that_is_there_is_not_offered_to_be_created() {
        let choices = [choice("ceasefire", 1, 1)];
        assert_eq!(names(" ceasefire ", &choices), ["ceasefire"]);
        assert_eq!(names("cease", &choices), ["ceasefire", "+cease"]);
    }

    #[test]
    fn enter_creates_rather_than_takes_a_name_with_the_same_letters_apart() {
        let choices = [choice("International observers", 1, 1)];
        assert_eq!(first_choice(&lines("Iran", &choices, OFFER)), 1);
        assert_eq!(first_choice(&lines("obs", &choices, OFFER)), 0);
        assert_eq!(first_choice(&lines("io", &choices, OFFER)), 0);
    }
}
