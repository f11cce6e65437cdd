//! The list of articles as the panel shows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    CoderId, DateStatus, MONTH_NAMES, PartialDate, Progress, Project, Source, SourceId, TextId, When,
};

/// How many words each text has; texts never change, so a count holds for ever.
type WordCounts = BTreeMap<TextId, usize>;

/// One article in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// The article.
    pub id: SourceId,
    /// Its year, under which it stands; "Undated" without a date.
    pub heading: String,
    /// Its date within the year: "29 Mar", "Mar", "—".
    pub date: String,
    /// Its date in full: "29 March 2022", "March 2022", "undated".
    pub full_date: String,
    /// Whether nobody has looked at the date yet.
    pub is_guess: bool,
    /// Its headline.
    pub title: String,
    /// Its outlet.
    pub outlet: String,
    /// How many statements it has.
    pub statements: usize,
    /// How far the coder is.
    pub progress: Progress,
    /// How many words it has.
    pub words: usize,
    /// Everything of it that the filter looks at, in small letters.
    pub haystack: String,
}

/// The articles as rows, and where each stands.
#[derive(Debug, Default)]
pub(super) struct Rows {
    words: WordCounts,
    /// The newest first, the undated last, then in the order of import.
    pub(super) all: Vec<SourceRow>,
    places: BTreeMap<SourceId, usize>,
    /// How many rows were made since the window opened.
    pub(super) made: u64,
}

impl Rows {
    /// Makes every row.
    pub(super) fn fill(&mut self, project: &Project, coder: Option<CoderId>) {
        let mut sources: Vec<&Source> = project.sources().map(AsRef::as_ref).collect();
        sources.sort_by_key(|source| place_key(source));
        self.all = sources.into_iter().map(|source| row(project, source, coder, &mut self.words)).collect();
        self.places = self.all.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        self.made += self.all.len() as u64;
    }

    /// Follows what changed in articles; gives whether another list came of it, not only other numbers.
    pub(super) fn follow(
        &mut self,
        (before, project): (&Project, &Project),
        coder: Option<CoderId>,
        mut touched: BTreeSet<SourceId>,
    ) -> bool {
        for change in project.sources_since(before) {
            match change {
                (Some(old), Some(new)) if place_key(old) == place_key(new) => touched.insert(new.id),
                _ => {
                    self.fill(project, coder);
                    return true;
                }
            };
        }
        let mut is_other = false;
        for id in touched {
            is_other |= self.renew(project, id, coder);
        }
        is_other
    }

    fn renew(&mut self, project: &Project, id: SourceId, coder: Option<CoderId>) -> bool {
        let (Some(source), Some(at)) = (project.source(id), self.places.get(&id)) else { return false };
        let Some(old) = self.all.get_mut(*at) else { return false };
        let new = row(project, source, coder, &mut self.words);
        self.made += 1;
        let is_other = (&old.heading, &old.title, &old.outlet, &old.haystack)
            != (&new.heading, &new.title, &new.outlet, &new.haystack);
        *old = new;
        is_other
    }

    /// The row of an article. Logarithmic.
    pub(super) fn get(&self, id: SourceId) -> Option<&SourceRow> {
        self.places.get(&id).and_then(|at| self.all.get(*at))
    }
}

/// What the place of an article in the list depends on.
fn place_key(source: &Source) -> (bool, std::cmp::Reverse<Option<When>>, u64) {
    let date = source.published.as_ref().map(|dated| dated.when);
    (date.is_none(), std::cmp::Reverse(date), source.order)
}

fn row(project: &Project, source: &Source, coder: Option<CoderId>, words: &mut WordCounts) -> SourceRow {
    let published = source.published.as_ref();
    let first = published.map(|dated| dated.when.first());
    let full_date = published.map_or_else(|| "undated".to_owned(), |dated| dated.when.words());
    let heading = first.map_or_else(|| "Undated".to_owned(), |date| date.year().to_string());
    let iso = published.map(|dated| dated.when.to_string()).unwrap_or_default();
    let haystack = format!(
        "{}\n{}\n{}\n{full_date}\n{iso}\n{}",
        source.title,
        source.outlet,
        source.author,
        source.tags.join("\n")
    );
    let count = || project.text(source.text).map_or(0, |text| text.words());
    SourceRow {
        id: source.id,
        heading,
        date: first.map_or_else(|| "—".to_owned(), short_date),
        full_date,
        is_guess: published.is_some_and(|dated| dated.status == DateStatus::Guessed),
        title: source.title.clone(),
        outlet: source.outlet.clone(),
        statements: project.count_of(source.id),
        progress: coder.map_or(Progress::New, |coder| source.progress_of(coder)),
        words: *words.entry(source.text).or_insert_with(count),
        haystack: haystack.to_lowercase(),
    }
}

fn short_date(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => format!("{} {}", day.day(), short_month(day.month())),
        PartialDate::Month(_, month) => short_month(month).to_owned(),
        PartialDate::Year(year) => year.to_string(),
    }
}

fn short_month(month: i8) -> &'static str {
    let name =
        usize::try_from(month - 1).ok().and_then(|at| MONTH_NAMES.get(at)).copied().unwrap_or_default();
    name.get(..3).unwrap_or(name)
}
