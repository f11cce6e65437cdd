//! What the palette finds: commands by pieces of their words, articles by their words.

use std::cmp::Reverse;

use crate::model::SourceId;

use super::super::command::Command;
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

fn articles(view: &View<'_>, words: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = view
        .derived
        .sources
        .iter()
        .filter_map(|row| {
            let label = if row.outlet.is_empty() {
                row.title.clone()
            } else {
                format!("{} · {}", row.title, row.outlet)
            };
            let Match { score, letters } = fuzzy::words_in(words, &label)?;
            let detail = row.full_date.clone();
            Some(Hit { target: Target::Article(row.id), label, letters, detail, is_enabled: true, score })
        })
        .collect();
    hits.sort_by_key(|hit| Reverse(hit.score));
    hits.truncate(MOST_ARTICLES);
    hits
}
