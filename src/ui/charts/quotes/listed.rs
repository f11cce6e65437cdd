//! Which quotes stand behind the chosen bars, and which of them the filter leaves.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::chart::Figure;
use crate::model::{DemandId, Stance, Statement, StatementId};

use super::super::super::derived::Counted;
use super::super::super::state::CellKey;
use super::super::super::view::View;
use super::super::plot::mark_of;

/// What the list is filtered by.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sieve {
    /// Words, each of which must stand somewhere in what is known of a statement.
    pub(super) words: String,
    /// The stance.
    pub(super) stance: Kept<Stance>,
    /// The demand.
    pub(super) demand: Kept<DemandId>,
}

/// What a filter lets pass.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Kept<T> {
    /// All.
    #[default]
    All,
    /// Only this one; none those without any.
    Only(Option<T>),
}

impl<T: PartialEq> Kept<T> {
    /// The one that passes.
    pub(super) fn only(&self) -> Option<&Option<T>> {
        if let Self::Only(kept) = self { Some(kept) } else { None }
    }

    fn passes(&self, value: Option<&T>) -> bool {
        self.only().is_none_or(|kept| kept.as_ref() == value)
    }
}

impl Sieve {
    /// Whether everything passes.
    pub(super) fn is_open(&self) -> bool {
        *self == Self::default()
    }

    fn passes(&self, view: &View<'_>, statement: &Statement, words: &[String]) -> bool {
        self.stance.passes(statement.stance.as_ref())
            && self.demand.passes(statement.demand.as_ref())
            && (words.is_empty() || {
                let known = known(view, statement).to_lowercase();
                words.iter().all(|word| known.contains(word.as_str()))
            })
    }
}

/// All that words are looked for in.
fn known(view: &View<'_>, statement: &Statement) -> String {
    let source = view.project.source(statement.source);
    let date = statement.said.as_ref().or_else(|| source.and_then(|source| source.published.as_ref()));
    [
        statement.quote.to_string(),
        view.actor_name(statement.actor).to_owned(),
        view.demand_name(statement.demand).to_owned(),
        statement.stance.as_ref().map(|stance| stance.label().to_owned()).unwrap_or_default(),
        date.map_or_else(|| "undated".to_owned(), |dated| dated.when.words()),
        source.map(|source| format!("{} {}", source.title, source.outlet)).unwrap_or_default(),
        statement.memo.clone(),
    ]
    .join("\n")
}

/// The statements behind the chosen bars.
#[derive(Default)]
pub(super) struct Listed {
    of: Option<(Arc<Figure>, Vec<CellKey>, Sieve)>,
    behind: Vec<StatementId>,
    shown: Vec<StatementId>,
    /// How often each stance and demand stands behind the bars.
    pub(super) stances: Vec<(Option<Stance>, usize)>,
    pub(super) demands: BTreeMap<Option<DemandId>, usize>,
}

impl Listed {
    /// Puts the list together again where something changed; gives whether it did. A filter by what
    /// stands behind these bars no more is let go.
    pub(super) fn refresh(&mut self, view: &View<'_>, counted: &Counted, sieve: &mut Sieve) -> bool {
        let cells = &view.state.cells;
        let is_same = self.of.as_ref().is_some_and(|(figure, of, by)| {
            Arc::ptr_eq(figure, &counted.figure) && of == cells && by == sieve
        });
        if is_same {
            return false;
        }
        self.behind = behind(&counted.figure, cells);
        self.count(view);
        let has_stance = |stance: &Option<Stance>| self.stances.iter().any(|(other, _)| other == stance);
        if !sieve.stance.only().is_none_or(has_stance) {
            sieve.stance = Kept::All;
        }
        if !sieve.demand.only().is_none_or(|demand| self.demands.contains_key(demand)) {
            sieve.demand = Kept::All;
        }
        let words: Vec<String> = sieve.words.split_whitespace().map(str::to_lowercase).collect();
        let passes = |id: &StatementId| {
            sieve.is_open() || view.project.statement(*id).is_some_and(|it| sieve.passes(view, it, &words))
        };
        self.shown = self.behind.iter().copied().filter(passes).collect();
        self.of = Some((counted.figure.clone(), cells.clone(), sieve.clone()));
        true
    }

    fn count(&mut self, view: &View<'_>) {
        self.stances.clear();
        self.demands.clear();
        for statement in self.behind.iter().filter_map(|id| view.project.statement(*id)) {
            *self.demands.entry(statement.demand).or_default() += 1;
            match self.stances.iter_mut().find(|(stance, _)| *stance == statement.stance) {
                Some((_, count)) => *count += 1,
                None => self.stances.push((statement.stance.clone(), 1)),
            }
        }
        self.stances.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }

    /// All statements behind the bars.
    pub(super) fn behind(&self) -> &[StatementId] {
        &self.behind
    }

    /// Those that the filter leaves.
    pub(super) fn shown(&self) -> &[StatementId] {
        &self.shown
    }
}

/// The statements behind bars, all that their numbers count, each once, in the order of the bars.
fn behind(figure: &Figure, cells: &[CellKey]) -> Vec<StatementId> {
    let marks = cells.iter().filter_map(|cell| mark_of(figure, cell));
    let mut met = HashSet::new();
    let all = marks.flat_map(|(series, mark)| figure.behind(series, mark)).flat_map(|mark| &mark.statements);
    let all = all.copied();
    all.filter(|id| cells.len() == 1 || met.insert(*id)).collect()
}
