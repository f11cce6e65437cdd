//! What a question needs to know of every date, once for each and not for each statement.

use crate::model::When;

use super::entry::Entry;
use super::lookup::Place;
use super::range::{Range, Where};
use super::reading::Reading;
use super::way::Way;

/// How many there are at each date of a reading, by its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses {
    /// Articles that were published then, within the range.
    published: Vec<u64>,
    /// Entries that are put into a bin by it.
    said: Vec<u64>,
}

impl Uses {
    /// Changes them by an article, if its date is one within the range.
    pub(super) fn change_published(&mut self, way: Way, date: Option<Place>) -> Option<()> {
        change(&mut self.published, way, date)
    }

    /// Changes them by an entry.
    pub(super) fn change_said(&mut self, way: Way, entry: &Entry) -> Option<()> {
        change(&mut self.said, way, entry.binned())
    }
}

/// The dates of a reading under a question.
#[derive(Debug)]
pub(super) struct Dates<'a> {
    all: &'a [When],
    lies: Vec<Where>,
    uses: Uses,
}

impl<'a> Dates<'a> {
    /// The dates, with how they lie to a range and how many articles were published at each.
    pub(super) fn of(reading: &'a Reading, range: Range) -> Self {
        let mut dates = Self::with(reading, range, Uses::default());
        let mut published = vec![0; dates.all.len()];
        for article in &reading.articles {
            add(&mut published, dates.inside(article.published));
        }
        dates.uses.published = published;
        dates
    }

    /// The same where it is known how many there are at each.
    pub(super) fn with(reading: &'a Reading, range: Range, uses: Uses) -> Self {
        Self { all: reading.known.dates.all(), lies: reading.of_dates(|when| range.place(Some(when))), uses }
    }

    /// Takes note of the entries that are counted.
    pub(super) fn see(&mut self, entries: &[Entry]) {
        self.uses.said.resize(self.all.len(), 0);
        for entry in entries {
            add(&mut self.uses.said, entry.binned());
        }
    }

    /// How many there are at each.
    pub(super) fn into_uses(self) -> Uses {
        self.uses
    }

    /// How a date lies to the range; none is never outside.
    pub(super) fn lies(&self, date: Option<Place>) -> Where {
        date.and_then(|date| date.among(&self.lies)).copied().unwrap_or(Where::Inside)
    }

    /// A date that lies within the range.
    pub(super) fn inside(&self, date: Option<Place>) -> Option<Place> {
        date.filter(|_| self.lies(date) == Where::Inside)
    }

    /// The dates of entries in bins, with how many each.
    pub(super) fn said(&self) -> impl Iterator<Item = (When, u64)> + Clone {
        used(self.all, &self.uses.said)
    }

    /// The dates within the range at which articles were published, with how many each.
    pub(super) fn published(&self) -> impl Iterator<Item = (When, u64)> + Clone {
        used(self.all, &self.uses.published)
    }

    /// Of something by date the parts whose date is that of an entry in a bin or of an article.
    pub(super) fn used<T: Copy>(&self, of_dates: &[Option<T>]) -> impl Iterator<Item = T> + Clone {
        let is_used = |uses: &[u64], place: usize| uses.get(place).is_some_and(|uses| *uses > 0);
        let Uses { said, published } = &self.uses;
        let with_places = of_dates.iter().enumerate();
        with_places.filter_map(move |(at, one)| one.filter(|_| is_used(said, at) || is_used(published, at)))
    }
}

fn used<'a>(all: &'a [When], uses: &'a [u64]) -> impl Iterator<Item = (When, u64)> + Clone + 'a {
    all.iter().copied().zip(uses.iter().copied()).filter(|(_, uses)| *uses > 0)
}

fn add(uses: &mut [u64], date: Option<Place>) {
    if let Some(uses) = date.and_then(|date| uses.get_mut(date.index())) {
        *uses += 1;
    }
}

/// None where what is taken away was not there.
fn change(uses: &mut Vec<u64>, way: Way, date: Option<Place>) -> Option<()> {
    let Some(date) = date else { return Some(()) };
    if uses.len() <= date.index() {
        uses.resize(date.index() + 1, 0);
    }
    way.change(uses.get_mut(date.index())?, 1_u64)
}
