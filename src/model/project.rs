//! The project: every record, by id, and the statements of each article by position.

use std::sync::Arc;

use imbl::ordmap::DiffItem;
use imbl::{OrdMap, OrdSet};

use super::{
    Actor, ActorId, ByteIndex, Coder, CoderId, Demand, DemandId, Event, EventId, FigureId, FigureSpec,
    ProjectId, Record, RecordId, Settings, Source, SourceId, Span, Statement, StatementId, Text, TextId,
};

/// The end of each statement's passage by its position; 0 for the unplaced ones.
type Positions = OrdMap<(ByteIndex, StatementId), ByteIndex>;

/// A record as it was and as it is; none where it was not there yet, or is there no more.
pub type Change<'a, T> = (Option<&'a Arc<T>>, Option<&'a Arc<T>>);

/// Everything that one file holds. A clone shares all records and costs nothing.
///
/// It changes only through `edit::apply`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    id: ProjectId,
    settings: Arc<Settings>,
    texts: OrdMap<TextId, Arc<Text>>,
    sources: OrdMap<SourceId, Arc<Source>>,
    actors: OrdMap<ActorId, Arc<Actor>>,
    demands: OrdMap<DemandId, Arc<Demand>>,
    statements: OrdMap<StatementId, Arc<Statement>>,
    coders: OrdMap<CoderId, Arc<Coder>>,
    figures: OrdMap<FigureId, Arc<FigureSpec>>,
    events: OrdMap<EventId, Arc<Event>>,
    /// Derived: the statements of each source, by start and id, with their ends.
    positions: OrdMap<SourceId, Positions>,
    /// Derived: the statements in the order of creation.
    orders: OrdSet<(u64, StatementId)>,
}

macro_rules! records {
    ($($(#[$doc:meta])* $one:ident, $all:ident: $id:ty => $record:ty;)*) => {$(
        $(#[$doc])*
        pub fn $one(&self, id: $id) -> Option<&Arc<$record>> {
            self.$all.get(&id)
        }

        /// All of them, by id.
        pub fn $all(&self) -> impl ExactSizeIterator<Item = &Arc<$record>> + DoubleEndedIterator {
            self.$all.values()
        }
    )*};
}

impl Project {
    /// A project without anything in it.
    pub fn empty(id: ProjectId, title: &str) -> Self {
        Self {
            id,
            settings: Arc::new(Settings { title: title.to_owned(), note: String::new() }),
            texts: OrdMap::new(),
            sources: OrdMap::new(),
            actors: OrdMap::new(),
            demands: OrdMap::new(),
            statements: OrdMap::new(),
            coders: OrdMap::new(),
            figures: OrdMap::new(),
            events: OrdMap::new(),
            positions: OrdMap::new(),
            orders: OrdSet::new(),
        }
    }

    /// Its name for ever.
    pub fn id(&self) -> ProjectId {
        self.id
    }

    /// What it keeps about itself.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.settings.title
    }

    records! {
        /// The words of this name.
        text, texts: TextId => Text;
        /// The source of this id.
        source, sources: SourceId => Source;
        /// The actor of this id.
        actor, actors: ActorId => Actor;
        /// The demand of this id.
        demand, demands: DemandId => Demand;
        /// The statement of this id.
        statement, statements: StatementId => Statement;
        /// The coder of this id.
        coder, coders: CoderId => Coder;
        /// The saved figure of this id.
        figure, figures: FigureId => FigureSpec;
        /// The event of this id.
        event, events: EventId => Event;
    }

    /// The text of a source.
    pub fn text_of(&self, source: SourceId) -> Option<&Arc<Text>> {
        self.source(source).and_then(|source| self.text(source.text))
    }

    /// The statements of a source by start, then id; the unplaced ones first.
    pub fn statements_of(&self, source: SourceId) -> impl DoubleEndedIterator<Item = &Arc<Statement>> {
        self.positions
            .get(&source)
            .into_iter()
            .flat_map(|positions| positions.keys())
            .filter_map(|(_, id)| self.statements.get(id))
    }

    /// The passages of the placed statements of a source, by start, then id.
    ///
    /// Looks at no record: a hundred thousand of them cost a walk along their positions.
    pub fn passages_of(&self, source: SourceId) -> impl Iterator<Item = (StatementId, Span)> {
        let positions = self.positions.get(&source).into_iter().flat_map(|positions| positions.iter());
        positions.filter_map(|((start, id), end)| Span::new(*start, *end).map(|span| (*id, span)))
    }

    /// How many statements a source has.
    pub fn count_of(&self, source: SourceId) -> usize {
        self.positions.get(&source).map_or(0, OrdMap::len)
    }

    /// The statement that was made last. Logarithmic.
    pub fn latest_statement(&self) -> Option<&Arc<Statement>> {
        self.orders.get_max().and_then(|(_, id)| self.statements.get(id))
    }

    /// The statements that differ from those of an older state of this project, by id.
    ///
    /// Costs what differs: records that both states share are not looked at.
    pub fn statements_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = Change<'a, Statement>> {
        before.statements.diff(&self.statements).map(|item| change(&item))
    }

    /// The sources that differ from those of an older state of this project, by id. Costs what differs.
    pub fn sources_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = Change<'a, Source>> {
        before.sources.diff(&self.sources).map(|item| change(&item))
    }

    /// Whether actors and demands are those of another state, untouched. Costs nothing.
    pub fn shares_codebook_with(&self, other: &Self) -> bool {
        self.actors.ptr_eq(&other.actors) && self.demands.ptr_eq(&other.demands)
    }

    /// Whether coders are those of another state, untouched. Costs nothing.
    pub fn shares_coders_with(&self, other: &Self) -> bool {
        self.coders.ptr_eq(&other.coders)
    }

    /// The record of this name.
    pub fn record(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Text(id) => self.texts.get(&id).cloned().map(Record::Text),
            RecordId::Source(id) => self.sources.get(&id).cloned().map(Record::Source),
            RecordId::Actor(id) => self.actors.get(&id).cloned().map(Record::Actor),
            RecordId::Demand(id) => self.demands.get(&id).cloned().map(Record::Demand),
            RecordId::Statement(id) => self.statements.get(&id).cloned().map(Record::Statement),
            RecordId::Coder(id) => self.coders.get(&id).cloned().map(Record::Coder),
            RecordId::Figure(id) => self.figures.get(&id).cloned().map(Record::Figure),
            RecordId::Event(id) => self.events.get(&id).cloned().map(Record::Event),
            RecordId::Settings => Some(Record::Settings(Arc::clone(&self.settings))),
        }
    }

    /// Whether there is a record of this name.
    pub fn has(&self, id: RecordId) -> bool {
        match id {
            RecordId::Text(id) => self.texts.contains_key(&id),
            RecordId::Source(id) => self.sources.contains_key(&id),
            RecordId::Actor(id) => self.actors.contains_key(&id),
            RecordId::Demand(id) => self.demands.contains_key(&id),
            RecordId::Statement(id) => self.statements.contains_key(&id),
            RecordId::Coder(id) => self.coders.contains_key(&id),
            RecordId::Figure(id) => self.figures.contains_key(&id),
            RecordId::Event(id) => self.events.contains_key(&id),
            RecordId::Settings => true,
        }
    }

    /// Puts a record in the place of the one of its name; gives back what stood there.
    ///
    /// For `edit::apply` only, which keeps the invariants.
    pub(crate) fn put_record(&mut self, record: Record) -> Option<Record> {
        match record {
            Record::Text(new) => self.texts.insert(new.id(), new).map(Record::Text),
            Record::Source(new) => self.sources.insert(new.id, new).map(Record::Source),
            Record::Actor(new) => self.actors.insert(new.id, new).map(Record::Actor),
            Record::Demand(new) => self.demands.insert(new.id, new).map(Record::Demand),
            Record::Statement(new) => {
                let old = self.statements.insert(new.id, Arc::clone(&new));
                if let Some(old) = &old {
                    self.forget_position(old);
                }
                let end = new.span.map_or(ByteIndex(0), Span::end);
                self.positions.entry(new.source).or_default().insert(new.position(), end);
                self.orders.insert((new.order, new.id));
                old.map(Record::Statement)
            }
            Record::Coder(new) => self.coders.insert(new.id, new).map(Record::Coder),
            Record::Figure(new) => self.figures.insert(new.id, new).map(Record::Figure),
            Record::Event(new) => self.events.insert(new.id, new).map(Record::Event),
            Record::Settings(new) => Some(Record::Settings(std::mem::replace(&mut self.settings, new))),
        }
    }

    /// Takes a record out; gives it back.
    ///
    /// For `edit::apply` only, which keeps the invariants. Settings stay.
    pub(crate) fn remove_record(&mut self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Text(id) => self.texts.remove(&id).map(Record::Text),
            RecordId::Source(id) => self.sources.remove(&id).map(Record::Source),
            RecordId::Actor(id) => self.actors.remove(&id).map(Record::Actor),
            RecordId::Demand(id) => self.demands.remove(&id).map(Record::Demand),
            RecordId::Statement(id) => {
                let old = self.statements.remove(&id)?;
                self.forget_position(&old);
                Some(Record::Statement(old))
            }
            RecordId::Coder(id) => self.coders.remove(&id).map(Record::Coder),
            RecordId::Figure(id) => self.figures.remove(&id).map(Record::Figure),
            RecordId::Event(id) => self.events.remove(&id).map(Record::Event),
            RecordId::Settings => None,
        }
    }

    fn forget_position(&mut self, statement: &Statement) {
        self.orders.remove(&(statement.order, statement.id));
        let Some(positions) = self.positions.get_mut(&statement.source) else { return };
        positions.remove(&statement.position());
        if positions.is_empty() {
            self.positions.remove(&statement.source);
        }
    }
}

fn change<'a, Id, T>(item: &DiffItem<'a, 'a, Id, Arc<T>>) -> Change<'a, T> {
    match *item {
        DiffItem::Add(_, new) => (None, Some(new)),
        DiffItem::Update { old: (_, old), new: (_, new) } => (Some(old), Some(new)),
        DiffItem::Remove(_, old) => (Some(old), None),
    }
}
