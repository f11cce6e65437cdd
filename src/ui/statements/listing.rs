//! The rows of the table, sorted and filtered, kept until the project, the sort or the filter changes.
//!
//! Holds 200,000 statements: each column sorts by ranks that are looked up once, and a filter is asked
//! of each name once, not of each statement.

use std::collections::HashMap;

use crate::model::{
    ActorId, CoderId, DemandId, PartialDate, Project, Source, SourceId, Stance, StatementId, Voice, When,
    tree,
};

use super::column::{Column, Sort};
use super::names::Names;
use super::row::{Ranks, Row, date_of};
use super::terms::{self, Term};

/// The rows of the table.
#[derive(Default)]
pub(super) struct Listing {
    revision: Option<u64>,
    sort: Sort,
    filter: String,
    names: Everything,
    /// Every statement, by article in the order of import, then by position.
    rows: Vec<Row>,
    /// All rows as they are sorted.
    sorted: Vec<u32>,
    /// The rows that the filter leaves, as they are sorted.
    shown: Vec<u32>,
}

/// All that statements can name.
#[derive(Default)]
struct Everything {
    articles: Names<SourceId>,
    dates: Names<When>,
    actors: Names<ActorId>,
    demands: Names<DemandId>,
    stances: Names<Stance>,
    voices: Names<Voice>,
    coders: Names<CoderId>,
}

impl Listing {
    /// Brings the rows up to date; gives whether anything had to be done.
    pub(super) fn refresh(&mut self, project: &Project, revision: u64, sort: Sort, filter: &str) -> bool {
        let is_stale = self.revision != Some(revision);
        let is_resorted = is_stale || self.sort != sort;
        let is_refiltered = is_resorted || self.filter != filter;
        if is_stale {
            self.revision = Some(revision);
            self.names = Everything::of(project);
            self.rows = rows(project, &self.names);
        }
        if is_resorted {
            self.sort = sort;
            self.sorted = self.arranged();
        }
        if is_refiltered {
            filter.clone_into(&mut self.filter);
            self.shown = self.filtered();
        }
        is_refiltered
    }

    /// How many rows there are without the filter.
    pub(super) fn total(&self) -> usize {
        self.rows.len()
    }

    /// How many rows the filter leaves.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    /// The row at a place of the table, 0 the first.
    pub(super) fn row(&self, at: usize) -> Option<&Row> {
        self.shown.get(at).and_then(|row| self.rows.get(*row as usize))
    }

    /// Where a statement stands in the table. Linear in the rows shown.
    pub(super) fn place_of(&self, id: StatementId) -> Option<usize> {
        (0..self.len()).find(|at| self.row(*at).is_some_and(|row| row.statement.id == id))
    }

    fn arranged(&self) -> Vec<u32> {
        match self.sort.column {
            Column::Quote => {
                arrange(&self.rows, self.sort.is_descending, |row| Some(row.lowered().to_owned()))
            }
            column => arrange(&self.rows, self.sort.is_descending, |row| row.ranks.of(column)),
        }
    }

    fn filtered(&self) -> Vec<u32> {
        let sieves: Vec<Sieve> =
            terms::read(&self.filter).into_iter().map(|term| self.names.sieve(term)).collect();
        let passes = |at: &u32| {
            self.rows.get(*at as usize).is_some_and(|row| sieves.iter().all(|sieve| sieve.passes(row)))
        };
        self.sorted.iter().copied().filter(passes).collect()
    }
}

/// The numbers of the rows, sorted by a key; rows without one come last, whichever way it goes.
fn arrange<Key: Ord>(rows: &[Row], is_descending: bool, key: impl Fn(&Row) -> Option<Key>) -> Vec<u32> {
    let mut keyed: Vec<(Option<Key>, u32)> = (0..).zip(rows).map(|(at, row)| (key(row), at)).collect();
    keyed.sort_by(|(one, at), (other, also)| {
        let order = match (one, other) {
            (Some(one), Some(other)) if is_descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        order.then(at.cmp(also))
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

impl Everything {
    fn of(project: &Project) -> Self {
        let statements = || project.statements();
        let dated = project.sources().filter_map(|source| source.published.as_ref());
        let said = statements().filter_map(|statement| statement.said.as_ref());
        Self {
            articles: Names::by_words(project.sources().map(|it| (it.id, it.title.clone()))),
            dates: Names::by_order(dated.chain(said).map(|it| it.when), |when| {
                format!("{when} {}", when.words())
            }),
            actors: Names::by_words(project.actors().map(|it| (it.id, it.name.clone()))),
            demands: Names::by_words(project.demands().map(|it| (it.id, it.name.clone()))),
            stances: Names::by_order(statements().filter_map(|it| it.stance.clone()), |it| {
                it.label().to_owned()
            }),
            voices: Names::by_order(statements().filter_map(|it| it.voice.clone()), |it| {
                it.label().to_owned()
            }),
            coders: Names::by_words(project.coders().map(|it| (it.id, it.name.clone()))),
        }
    }

    fn sieve(&self, term: Term) -> Sieve {
        let holding = |column: Column| match column {
            _ if !term.looks_at(column) => Vec::new(),
            Column::Quote => Vec::new(),
            Column::Article => self.articles.holding(|it| term.holds_for(it)),
            Column::Date => self.dates.holding(|it| term.holds_for(it)),
            Column::Actor | Column::Party => self.actors.holding(|it| term.holds_for(it)),
            Column::Demand => self.demands.holding(|it| term.holds_for(it)),
            Column::Stance => self.stances.holding(|it| term.holds_for(it)),
            Column::Voice => self.voices.holding(|it| term.holds_for(it)),
            Column::Coder => self.coders.holding(|it| term.holds_for(it)),
        };
        let columns = Column::ALL.map(|column| (column, holding(column)));
        Sieve { columns, term }
    }
}

/// One term of the filter, asked of every name already.
struct Sieve {
    columns: [(Column, Vec<bool>); 9],
    term: Term,
}

impl Sieve {
    fn passes(&self, row: &Row) -> bool {
        let named = self.columns.iter().any(|(column, holding)| {
            row.ranks.of(*column).and_then(|rank| holding.get(rank as usize)).is_some_and(|holds| *holds)
        });
        named
            || (self.term.looks_at(Column::Quote) && self.term.holds_for(row.lowered()))
            || (self.term.column.is_none() && self.is_asked_state(row))
    }

    /// Whether the term is a word for what the row lacks.
    fn is_asked_state(&self, row: &Row) -> bool {
        match self.term.words.as_str() {
            "unfinished" => !row.statement.is_finished(),
            "undated" => row.ranks.date.is_none(),
            _ => false,
        }
    }
}

fn rows(project: &Project, names: &Everything) -> Vec<Row> {
    let mut sources: Vec<&Source> = project.sources().map(AsRef::as_ref).collect();
    sources.sort_unstable_by_key(|source| (source.order, source.id));
    let mut parties = Parties { project, known: HashMap::new() };
    let mut rows = Vec::with_capacity(project.statements().len());
    for source in sources {
        let article = names.articles.rank(&source.id);
        for statement in project.statements_of(source.id) {
            let when = date_of(statement.said.as_ref(), source.published.as_ref()).map(|dated| dated.when);
            let party = statement.actor.and_then(|actor| parties.at(actor, when.map(When::first)));
            let ranks = Ranks {
                article,
                date: when.and_then(|when| names.dates.rank(&when)),
                actor: statement.actor.and_then(|id| names.actors.rank(&id)),
                party: party.and_then(|id| names.actors.rank(&id)),
                demand: statement.demand.and_then(|id| names.demands.rank(&id)),
                stance: statement.stance.as_ref().and_then(|stance| names.stances.rank(stance)),
                voice: statement.voice.as_ref().and_then(|voice| names.voices.rank(voice)),
                coder: names.coders.rank(&statement.coder),
            };
            rows.push(Row::new(statement, party, ranks));
        }
    }
    rows
}

/// The party of each actor at each date, asked of the tree once.
struct Parties<'a> {
    project: &'a Project,
    known: HashMap<(ActorId, Option<PartialDate>), Option<ActorId>>,
}

impl Parties<'_> {
    fn at(&mut self, actor: ActorId, date: Option<PartialDate>) -> Option<ActorId> {
        let project = self.project;
        *self.known.entry((actor, date)).or_insert_with(|| tree::party_of(project, actor, date))
    }
}
