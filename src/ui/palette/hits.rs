//! What the palette finds: commands by pieces of their words, articles by their words.

use std::cmp::Reverse;

use crate::model::SourceId;

use super::super::command::Command;
use super::super::derived::SourceRow;
use super::super::view::View;
use super::fuzzy::{self, Match};

/// No more articles than this are listed.
const MOST_ARTICLES: usize = 50;

/// What a hit leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Runs this.
    Command(Command),
    /// Shows this.
    Article(SourceId),
}

/// One line of the palette.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// What it leads to.
    pub target: Target,
    /// Its words.
    pub label: String,
    /// The letters of the label that were typed, as places, ascending.
    pub letters: Vec<usize>,
    /// What stands at the right of an article.
    pub detail: String,
    /// Whether it can be done now.
    pub is_enabled: bool,
    score: i32,
}

/// What fits these words, the best first; what cannot be done now comes last.
pub(super) fn find(view: &View<'_>, words: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = commands(view, words);
    if !words.trim().is_empty() {
        hits.extend(articles(view, words));
    }
    hits.sort_by_key(|hit| (!hit.is_enabled, Reverse(hit.score)));
    hits
}

fn commands(view: &View<'_>, words: &str) -> Vec<Hit> {
    let all = Command::ALL.iter().copied().filter(|command| *command != Command::Palette);
    let hit = |command: Command| {
        let label = super::command_label(view, command);
        let Match { score, letters } = fuzzy::letters_in(words, &label)?;
        let is_enabled = command.is_enabled(view.state, view.session);
        Some(Hit {
            target: Target::Command(command),
            label,
            letters,
            detail: String::new(),
            is_enabled,
            score,
        })
    };
    all.filter_map(hit).collect()
}

/// The articles that have all these words, the best first. Linear in the articles; only those that
/// are listed are looked at letter by letter.
fn articles(view: &View<'_>, words: &str) -> Vec<Hit> {
    let small = words.to_lowercase();
    let words_wanted: Vec<&str> = small.split_whitespace().collect();
    let fit = |row: &SourceRow| {
        words_wanted.iter().map(|word| fuzzy::fit_of(word, &row.haystack)).sum::<Option<i32>>()
    };
    let mut best: Vec<(i32, &SourceRow)> =
        view.derived.sources().iter().filter_map(|row| Some((fit(row)?, row))).collect();
    best.sort_by_key(|(score, _)| Reverse(*score));
    best.truncate(MOST_ARTICLES);
    best.into_iter().map(|(score, row)| article(row, words, score)).collect()
}

fn article(row: &SourceRow, words: &str, score: i32) -> Hit {
    let label =
        if row.outlet.is_empty() { row.title.clone() } else { format!("{} · {}", row.title, row.outlet) };
    // Words may also stand in the date or the author, which the label does not show.
    let letters = fuzzy::words_in(words, &label).map(|found| found.letters).unwrap_or_default();
    let detail = row.full_date.clone();
    Hit { target: Target::Article(row.id), label, letters, detail, is_enabled: true, score }
}
