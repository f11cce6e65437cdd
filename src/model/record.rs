//! Records: everything that a project is made of, as one kind of value.

use std::sync::Arc;

use super::{
    Actor, ActorId, Coder, CoderId, Demand, DemandId, Event, EventId, FigureId, FigureSpec, Settings, Source,
    SourceId, Statement, StatementId, Text, TextId,
};

/// One thing in a project, shared, so that a copy costs nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// The words of a source.
    Text(Arc<Text>),
    /// An article.
    Source(Arc<Source>),
    /// Who demands.
    Actor(Arc<Actor>),
    /// What is demanded.
    Demand(Arc<Demand>),
    /// A coded passage.
    Statement(Arc<Statement>),
    /// Who codes.
    Coder(Arc<Coder>),
    /// A saved figure.
    Figure(Arc<FigureSpec>),
    /// A labelled date.
    Event(Arc<Event>),
    /// The project's own settings.
    Settings(Arc<Settings>),
}

/// The name of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// Names a text.
    Text(TextId),
    /// Names a source.
    Source(SourceId),
    /// Names an actor.
    Actor(ActorId),
    /// Names a demand.
    Demand(DemandId),
    /// Names a statement.
    Statement(StatementId),
    /// Names a coder.
    Coder(CoderId),
    /// Names a figure.
    Figure(FigureId),
    /// Names an event.
    Event(EventId),
    /// The one record of settings; it is replaced, never removed.
    Settings,
}

impl Record {
    /// Its name.
    pub fn id(&self) -> RecordId {
        match self {
            Self::Text(text) => RecordId::Text(text.id()),
            Self::Source(source) => RecordId::Source(source.id),
            Self::Actor(actor) => RecordId::Actor(actor.id),
            Self::Demand(demand) => RecordId::Demand(demand.id),
            Self::Statement(statement) => RecordId::Statement(statement.id),
            Self::Coder(coder) => RecordId::Coder(coder.id),
            Self::Figure(figure) => RecordId::Figure(figure.id),
            Self::Event(event) => RecordId::Event(event.id),
            Self::Settings(_) => RecordId::Settings,
        }
    }
}

macro_rules! from_record {
    ($($kind:ident($inner:ty);)*) => {$(
        impl From<$inner> for Record {
            fn from(record: $inner) -> Self {
                Self::$kind(Arc::new(record))
            }
        }
    )*};
}

from_record! {
    Text(Text);
    Source(Source);
    Actor(Actor);
    Demand(Demand);
    Statement(Statement);
    Coder(Coder);
    Figure(FigureSpec);
    Event(Event);
    Settings(Settings);
}
