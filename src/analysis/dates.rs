//! What a question needs to know of every date, once for each and not for each statement.

use crate::model::When;

use super::entry::Entry;
use super::lookup::Place;
use super::range::{Range, Where};
use super::reading::Reading;

/// The dates of a reading under a question.
#[derive(Debug)]
pub(super) struct Dates<'a> {
    all: &'a [When],
    lies: Vec<Where>,
    /// How many articles were published then, within the range.
    published: Vec<u64>,
    /// How many entries are put into a bin by it.
    said: Vec<u64>,
}

impl<'a> Dates<'a> {
    /// The dates, with how they lie to a range.
    pub(super) fn of(reading: &'a Reading, range: Range) -> Self {
        let all = reading.known.dates.all();
        let lies = reading.of_dates(|when| range.place(Some(when)));
        let mut dates = Self { all, lies, published: vec![0; all.len()], said: vec![0; all.len()] };
        for article in &reading.articles {
            add(&mut dates.published, article.published);
        }
        for (published, lies) in dates.published.iter_mut().zip(&dates.lies) {
            if *lies != Where::Inside {
                *published = 0;
            }
        }
        dates
    }

    /// Takes note of the entries that are counted.
    pub(super) fn see(&mut self, entries: &[Entry]) {
        for entry in entries {
            add(&mut self.said, entry.binned());
        }
    }

    /// How a date lies to the range; none is never outside.
    pub(super) fn lies(&self, date: Option<Place>) -> Where {
        date.and_then(|date| date.among(&self.lies)).copied().unwrap_or(Where::Inside)
    }

    /// The dates of entries in bins, with how many each.
    pub(super) fn said(&self) -> impl Iterator<Item = (When, u64)> + Clone {
        used(self.all, &self.said)
    }

    /// The dates within the range at which articles were published, with how many each.
    pub(super) fn published(&self) -> impl Iterator<Item = (When, u64)> + Clone {
        used(self.all, &self.published)
    }

    /// Of something by date the parts whose date is that of an entry in a bin or of an article.
    pub(super) fn used<T: Copy>(&self, of_dates: &[Option<T>]) -> impl Iterator<Item = T> + Clone {
        let uses = self.said.iter().zip(&self.published);
        let with_uses = of_dates.iter().zip(uses);
        with_uses.filter_map(|(one, (said, published))| one.filter(|_| *said + *published > 0))
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
