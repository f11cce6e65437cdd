//! Reading a project: every statement once, as numbers, article by article.

use jiff::Timestamp;

use crate::model::{
    ActorId, CoderId, DateBasis, Dated, DemandId, Project, Source, Span, Stance, Statement, When,
};

use super::entry::Entry;
use super::lookup::{Lookup, Register};

/// What statements name, each with its place.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// The project.
    pub(super) project: &'a Project,
    /// The articles in the order of import, by which ties are broken.
    pub(super) sources: Vec<&'a Source>,
    /// Every date of a statement or of an article with statements.
    pub(super) dates: Register<When>,
    /// Every actor with statements.
    pub(super) actors: Register<ActorId>,
    /// Every demand with statements.
    pub(super) demands: Register<DemandId>,
    /// Every stance with statements.
    pub(super) stances: Vec<&'a Stance>,
    /// Every coder with statements.
    pub(super) coders: Register<CoderId>,
    /// When a statement was made or changed last.
    pub(super) last_change: Option<Timestamp>,
}

impl<'a> Reading<'a> {
    /// Reads every statement, dated by a basis. The entries stand by article in order of import, then
    /// by start (what has no place first) and id.
    pub(super) fn of(project: &'a Project, basis: DateBasis) -> (Self, Vec<Entry<'a>>) {
        let mut reading = Self {
            project,
            sources: in_order(project),
            dates: Register::new(),
            actors: Register::new(),
            demands: Register::new(),
            stances: Vec::new(),
            coders: Register::new(),
            last_change: None,
        };
        let published: Vec<Option<u32>> = reading
            .sources
            .iter()
            .map(|source| when_of(source.published.as_ref()).map(|when| reading.dates.place(when)))
            .collect();
        let places: Lookup<_, u32> = reading.sources.iter().map(|source| source.id).zip(0..).collect();
        let mut entries = Vec::with_capacity(project.statements().len());
        for statement in in_memory_order(project) {
            let Some(source) = places.get(&statement.source).copied() else { continue };
            let published = published.get(source as usize).copied().flatten();
            entries.push(reading.read(statement, source, published, basis));
        }
        let entries = by_article(entries, reading.sources.len());
        (reading, entries)
    }

    fn read(
        &mut self,
        statement: &'a Statement,
        source: u32,
        published: Option<u32>,
        basis: DateBasis,
    ) -> Entry<'a> {
        let stamps = [statement.created, statement.changed.map(|stamp| stamp.at)];
        self.last_change = stamps.into_iter().fold(self.last_change, Option::max);
        let said = when_of(statement.said.as_ref()).map(|when| self.dates.place(when));
        let (date, fell_back) = match basis {
            DateBasis::StatementElsePublication => {
                (said.or(published), said.is_none() && published.is_some())
            }
            DateBasis::Statement => (said, false),
            DateBasis::Publication => (published, false),
        };
        let byte = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let ends = |span: Span| (byte(span.start().0), byte(span.end().0));
        Entry {
            statement,
            id: statement.id,
            source,
            span: statement.span.map_or((0, 0), ends),
            date,
            spoken: said.or(published),
            actor: statement.actor.map(|actor| self.actors.place(actor)),
            demand: statement.demand.map(|demand| self.demands.place(demand)),
            stance: statement.stance.as_ref().map(|stance| self.stance(stance)),
            coder: self.coders.place(statement.coder),
            sharers: 1,
            fell_back,
            unsure: false,
            unwanted: None,
            duplicate: false,
        }
    }

    fn stance(&mut self, stance: &'a Stance) -> u32 {
        let place = self.stances.iter().position(|known| *known == stance).unwrap_or_else(|| {
            self.stances.push(stance);
            self.stances.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// The publication date of each article, in their order.
    pub(super) fn published(&self) -> impl Iterator<Item = Option<When>> + Clone {
        self.sources.iter().map(|source| when_of(source.published.as_ref()))
    }

    /// Something of each date, by place.
    pub(super) fn of_dates<T>(&self, of: impl FnMut(When) -> T) -> Vec<T> {
        self.dates.all().iter().copied().map(of).collect()
    }
}

fn when_of(dated: Option<&Dated>) -> Option<When> {
    dated.map(|dated| dated.when)
}

fn in_order(project: &Project) -> Vec<&Source> {
    let mut sources: Vec<&Source> = project.sources().map(AsRef::as_ref).collect();
    sources.sort_unstable_by_key(|source| (source.order, source.id));
    sources
}

/// All statements by their address. Ids are random, so that their order would jump through memory and
/// wait for it at every step; the order here is undone afterwards.
fn in_memory_order(project: &Project) -> Vec<&Statement> {
    let mut statements: Vec<&Statement> = project.statements().map(AsRef::as_ref).collect();
    statements.sort_unstable_by_key(|statement| std::ptr::from_ref(*statement).addr());
    statements
}

/// The entries by article, then by start and id. Linear but for the order within an article.
fn by_article(entries: Vec<Entry<'_>>, sources: usize) -> Vec<Entry<'_>> {
    if entries.is_sorted_by_key(|entry| (entry.source, entry.span.0, entry.id)) {
        return entries;
    }
    let mut next = vec![0_usize; sources + 1];
    for entry in &entries {
        if let Some(count) = next.get_mut(entry.source as usize + 1) {
            *count += 1;
        }
    }
    let mut before = 0;
    for count in &mut next {
        before += *count;
        *count = before;
    }
    let mut order = vec![0_usize; entries.len()];
    for (place, entry) in entries.iter().enumerate() {
        let slot = next.get_mut(entry.source as usize).map(|next| {
            *next += 1;
            *next - 1
        });
        if let Some(slot) = slot.and_then(|slot| order.get_mut(slot)) {
            *slot = place;
        }
    }
    let mut sorted: Vec<Entry<'_>> = order.iter().filter_map(|place| entries.get(*place)).copied().collect();
    for article in sorted.chunk_by_mut(|one, next| one.source == next.source) {
        article.sort_unstable_by_key(|entry| (entry.span.0, entry.id));
    }
    sorted
}
