//! What single articles add to a count: the unit in which a count follows the project.

use crate::model::{Columns, Duplicates, FigureSpec};

use super::Group;
use super::axis::Line;
use super::dates::{Dates, Uses};
use super::entry::{Entry, Within};
use super::filter::Sieve;
use super::frequency::sift;
use super::group::Groups;
use super::left_out::Tally;
use super::lookup::Place;
use super::party::Parties;
use super::range::Range;
use super::reading::Reading;
use super::table::{Column, ColumnKey, Frequency};
use super::weight::{Sharing, Weights};
use super::{AnalysisError, Bin};

/// What some articles add to a count.
#[derive(Debug)]
pub(super) struct Parts {
    /// The groups of their rows.
    pub(super) rows: Vec<Group>,
    /// What each adds.
    pub(super) articles: Vec<Part>,
}

/// What one article adds to a count.
#[derive(Debug)]
pub(super) struct Part {
    /// Its statements that count, by row, column and their order in the article.
    pub(super) pieces: Vec<Piece>,
    /// The others, by reason.
    pub(super) left: Tally,
    /// How its statements share their weight.
    pub(super) sharing: Sharing,
    /// When it was published, if that lies within the range.
    pub(super) published: Option<Place>,
    /// The column in which it was published; none where it is in none.
    pub(super) published_in: Option<usize>,
}

/// A statement that counts.
#[derive(Debug)]
pub(super) struct Piece {
    /// The place of its group in [`Parts::rows`].
    pub(super) row: usize,
    /// Its column.
    pub(super) column: usize,
    /// The statement.
    pub(super) entry: Entry,
}

/// Where the statements of an article stand.
enum Places<'a> {
    Time(Line),
    Groups(Groups<'a>, &'a Frequency),
}

impl Parts {
    /// What the articles at some places add to a count whose columns are those of a table; places of no
    /// article add nothing. None where a statement stands in none of its columns.
    ///
    /// Every number is made as the whole count makes it. That of an article depends on no other one where
    /// no rule about duplicates reaches over articles, which is for the caller to see to.
    pub(super) fn of(
        reading: &Reading,
        spec: &FigureSpec,
        table: &Frequency,
        places: &[u32],
    ) -> Result<Option<Self>, AnalysisError> {
        let range = Range::of(&spec.filter)?;
        let dates = Dates::with(reading, range, Uses::default());
        let within = Within::new(reading, spec);
        let mut sieve = Sieve::new(reading, &spec.filter);
        let mut parties = Parties::new(reading);
        let mut rows = Groups::new(spec.rows, spec.depth, reading);
        let mut columns = Places::of(reading, spec, table);
        let mut articles = Vec::with_capacity(places.len());
        for place in places {
            let Some(article) = reading.articles.get(*place as usize) else { continue };
            let (mut entries, mut left) = (Vec::new(), Tally::default());
            let mut weights = Weights::new(reading, spec.counting, article.statements.len());
            within.add((*place, article), &dates, &mut entries, &mut left);
            if spec.duplicates == Duplicates::Include {
                weights.share_out(&mut entries)?;
            }
            let with = (reading, &mut sieve, &mut parties, &mut weights);
            sift(&mut entries, spec, with, &mut left)?;
            let sharing = weights.sharing;
            let mut pieces = Vec::with_capacity(entries.len());
            for entry in entries {
                let Some(column) = columns.place(&entry, &mut parties) else { return Ok(None) };
                let row = rows.place(&entry, &mut parties) as usize;
                pieces.push(Piece { row, column, entry });
            }
            pieces.sort_by_key(|piece| (piece.row, piece.column));
            let published = dates.inside(article.published);
            let published_in = columns.of_article(article.published, &dates);
            articles.push(Part { pieces, left, sharing, published, published_in });
        }
        Ok(Some(Self { rows: rows.met, articles }))
    }
}

impl<'a> Places<'a> {
    fn of(reading: &'a Reading, spec: &FigureSpec, table: &'a Frequency) -> Self {
        if let Columns::Groups(grouping) = spec.columns {
            return Self::Groups(Groups::new(grouping, spec.depth, reading), table);
        }
        let bin = |column: &Column| match column.key {
            ColumnKey::Bin(bin) => Some(bin),
            _ => None,
        };
        let bins: Vec<Bin> = table.columns.iter().filter_map(bin).collect();
        let of_dates = reading.of_dates(|when| Bin::of(table.period?, when));
        Self::Time(Line::new(bins, &of_dates))
    }

    fn place(&mut self, entry: &Entry, parties: &mut Parties<'_>) -> Option<usize> {
        match self {
            Self::Time(line) => Some(line.of_entry(entry)),
            Self::Groups(groups, table) => {
                let met = groups.place(entry, parties) as usize;
                let is_it = |column: &Column| match (&column.key, groups.met.get(met)) {
                    (ColumnKey::Group(group), Some(met)) => group == met,
                    _ => false,
                };
                table.columns.iter().position(is_it)
            }
        }
    }

    fn of_article(&self, published: Option<Place>, dates: &Dates<'_>) -> Option<usize> {
        match self {
            Self::Time(line) => line.of_article(published, dates),
            Self::Groups(..) => None,
        }
    }
}
