//! Reading a project: every statement once, as numbers, article by article.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    ActorId, CoderId, Dated, DemandId, FigureSpec, Project, Source, SourceId, Stance, Statement, Voice, When,
};

use super::article::{Article, Coded, Passage};
use super::entry::Entry;
use super::frequency::counted;
use super::lookup::{Lookup, Place, Register};
use super::{AnalysisError, Frequency, Stop};

/// A project made ready for counting: what every count needs of each statement, as few numbers side by
/// side.
///
/// Statements lie scattered in memory, and reaching each of 200,000 costs more than counting them. Who
/// counts often keeps a reading and lets it [follow](Self::follow) the project; its counts equal those
/// of a new one.
#[derive(Debug)]
pub struct Reading {
    /// The state of the project that was read.
    pub(super) project: Project,
    /// The articles in the order of import, by which ties are broken.
    pub(super) articles: Vec<Article>,
    /// The place of each article.
    pub(super) places: Lookup<SourceId, u32>,
    /// What statements name.
    pub(super) known: Known,
    /// How many statements were looked at.
    pub(super) looked_at: u64,
}

/// What statements name or once named, each with its place.
#[derive(Debug)]
pub(super) struct Known {
    /// Dates of statements and articles.
    pub(super) dates: Register<When>,
    /// Actors.
    pub(super) actors: Register<ActorId>,
    /// Demands.
    pub(super) demands: Register<DemandId>,
    /// Stances.
    pub(super) stances: Vec<Stance>,
    /// Voices.
    pub(super) voices: Vec<Voice>,
    /// Coders.
    pub(super) coders: Register<CoderId>,
    /// How many statements each coder has.
    pub(super) coded: Vec<u64>,
}

impl Known {
    fn nothing() -> Self {
        Self {
            dates: Register::new(),
            actors: Register::new(),
            demands: Register::new(),
            stances: Vec::new(),
            voices: Vec::new(),
            coders: Register::new(),
            coded: Vec::new(),
        }
    }

    /// The place of a date.
    pub(super) fn date(&mut self, dated: Option<&Dated>) -> Option<Place> {
        dated.map(|dated| self.dates.place(dated.when))
    }

    /// A statement as numbers; it counts as one of its coder.
    pub(super) fn read(&mut self, statement: &Statement) -> Coded {
        let coder = self.coders.place(statement.coder);
        if self.coded.len() <= coder.index() {
            self.coded.resize(coder.index() + 1, 0);
        }
        if let Some(coded) = self.coded.get_mut(coder.index()) {
            *coded += 1;
        }
        Coded {
            id: statement.id,
            said: self.date(statement.said.as_ref()),
            actor: statement.actor.map(|actor| self.actors.place(actor)),
            demand: statement.demand.map(|demand| self.demands.place(demand)),
            stance: statement.stance.as_ref().map(|stance| place_among(&mut self.stances, stance)),
            voice: statement.voice.as_ref().map(|voice| place_among(&mut self.voices, voice)),
            coder,
        }
    }

    /// A statement is no longer there.
    pub(super) fn forget(&mut self, coded: &Coded) {
        if let Some(coded) = self.coded.get_mut(coded.coder.index()) {
            *coded = coded.saturating_sub(1);
        }
    }
}

/// The place in a list of few.
fn place_among<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T) -> Place {
    Place::of(all.iter().position(|known| known == one).unwrap_or_else(|| {
        all.push(one.clone());
        all.len() - 1
    }))
}

impl Reading {
    /// Reads every statement.
    pub fn of(project: &Project) -> Self {
        let mut sources: Vec<&Arc<Source>> = project.sources().collect();
        sources.sort_unstable_by_key(|source| (source.order, source.id));
        let mut reading = Self {
            project: project.clone(),
            articles: Vec::with_capacity(sources.len()),
            places: Lookup::default(),
            known: Known::nothing(),
            looked_at: 0,
        };
        for source in sources {
            reading.add(source, project.count_of(source.id));
        }
        for statement in in_memory_order(project) {
            let place = reading.places.get(&statement.source);
            let Some(article) = place.and_then(|place| reading.articles.get_mut(*place as usize)) else {
                continue;
            };
            article.add(reading.known.read(statement), Passage::of(statement));
            reading.looked_at += 1;
        }
        for article in &mut reading.articles {
            article.settle();
        }
        reading
    }

    /// Adds an article after the others.
    pub(super) fn add(&mut self, source: &Arc<Source>, room: usize) {
        let published = self.known.date(source.published.as_ref());
        self.places.insert(source.id, u32::try_from(self.articles.len()).unwrap_or(u32::MAX));
        self.articles.push(Article::new(Arc::clone(source), published, room));
    }

    /// Counts what a figure asks for, as [`frequency`](super::frequency) does. Linear in statements, of
    /// which it looks at none.
    pub fn frequency(&self, spec: &FigureSpec) -> Result<Frequency, AnalysisError> {
        let standing = counted(self, spec, None, &Stop::default())?;
        Ok(Arc::unwrap_or_clone(standing.table))
    }

    /// How many statements were looked at so far.
    pub fn looked_at(&self) -> u64 {
        self.looked_at
    }

    /// The coders with statements, by place.
    pub(super) fn coders(&self) -> impl Iterator<Item = CoderId> {
        let coders = self.known.coders.all().iter().zip(&self.known.coded);
        coders.filter(|(_, coded)| **coded > 0).map(|(coder, _)| *coder)
    }

    /// The article at a place.
    pub(super) fn source(&self, place: u32) -> Option<&Source> {
        self.articles.get(place as usize).map(|article| article.source.as_ref())
    }

    /// The article and the numbers behind an entry.
    pub(super) fn coded(&self, entry: &Entry) -> Option<&Coded> {
        self.articles.get(entry.source as usize)?.statements.get(entry.slot as usize)
    }

    /// Where the statements of the article at a place start, by their places.
    pub(super) fn starts(&self, place: u32) -> &[u32] {
        self.articles.get(place as usize).map_or(&[], |article| &article.starts)
    }

    /// The passage of an entry.
    pub(super) fn passage(&self, entry: &Entry) -> Option<&Passage> {
        self.articles.get(entry.source as usize)?.passages.get(entry.slot as usize)
    }

    /// When any statement was made or changed last.
    pub(super) fn last_change(&self) -> Option<Timestamp> {
        self.articles.iter().map(|article| article.last_change).fold(None, Option::max)
    }

    /// Something of each date, by place.
    pub(super) fn of_dates<T>(&self, of: impl FnMut(When) -> T) -> Vec<T> {
        self.known.dates.all().iter().copied().map(of).collect()
    }
}

/// All statements by their address. Ids are random, so that their order would jump through memory and
/// wait for it at every step.
fn in_memory_order(project: &Project) -> Vec<&Statement> {
    let mut statements: Vec<&Statement> = project.statements().map(AsRef::as_ref).collect();
    statements.sort_unstable_by_key(|statement| std::ptr::from_ref(*statement).addr());
    statements
}
