//! Which articles are listed, and in which order.

use std::cmp::Reverse;

use crate::model::{Progress, Project, Source};

use super::super::derived::SourceRow;

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// By date, the newest first, the undated last.
    #[default]
    Newest,
    /// By date, the oldest first, the undated last.
    Oldest,
    /// By headline.
    Title,
    /// By number of statements, the most first.
    Statements,
    /// As they were added.
    Import,
}

impl Order {
    /// Every order, as offered.
    pub(super) const ALL: [Self; 5] =
        [Self::Newest, Self::Oldest, Self::Title, Self::Statements, Self::Import];

    /// Its name on screen.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Newest => "Newest first",
            Self::Oldest => "Oldest first",
            Self::Title => "Title",
            Self::Statements => "Most statements",
            Self::Import => "Order of import",
        }
    }

    /// Whether the articles stand under years.
    pub(super) fn has_headings(self) -> bool {
        matches!(self, Self::Newest | Self::Oldest)
    }
}

/// What one wants to see of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wanted {
    /// Words that must all be in title, outlet, author, date or tags.
    pub words: String,
    /// The order.
    pub order: Order,
    /// How far the coder must be; none for all.
    pub progress: Option<Progress>,
}

impl Wanted {
    /// Whether it may leave articles out.
    pub(super) fn is_filter(&self) -> bool {
        self.progress.is_some() || !self.words.trim().is_empty()
    }

    /// Whether numbers of statements or progress decide what is listed and where.
    pub(super) fn needs_numbers(&self) -> bool {
        self.progress.is_some() || self.order == Order::Statements
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A year, or "Undated".
    Heading(String),
    /// An article, by its place in the derived rows.
    Article(usize),
}

/// The lines of the list. Linear in the rows, but for the sorting.
pub(super) fn arrange(project: &Project, rows: &[SourceRow], wanted: &Wanted) -> Vec<Line> {
    let words = wanted.words.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let fits = |row: &SourceRow| {
        wanted.progress.as_ref().is_none_or(|progress| row.progress == *progress)
            && words.iter().all(|word| row.haystack.contains(word))
    };
    let mut found: Vec<(usize, &SourceRow)> = rows.iter().enumerate().filter(|(_, row)| fits(row)).collect();
    sort(project, &mut found, wanted.order);
    let mut lines = Vec::with_capacity(found.len() + 16);
    let mut heading = None;
    for (at, row) in found {
        if wanted.order.has_headings() && heading != Some(&row.heading) {
            heading = Some(&row.heading);
            lines.push(Line::Heading(row.heading.clone()));
        }
        lines.push(Line::Article(at));
    }
    lines
}

/// Sorts rows that come newest first, as they are derived; ties keep that order.
fn sort(project: &Project, rows: &mut [(usize, &SourceRow)], order: Order) {
    let source = |row: &SourceRow| project.source(row.id);
    let date = |source: &Source| source.published.as_ref().map(|dated| dated.when);
    match order {
        Order::Newest => {}
        Order::Oldest => rows.sort_by_cached_key(|(_, row)| {
            let date = source(row).and_then(|source| date(source));
            (date.is_none(), date, source(row).map(|source| source.order))
        }),
        Order::Title => rows.sort_by_cached_key(|(_, row)| row.title.to_lowercase()),
        Order::Statements => rows.sort_by_key(|(_, row)| Reverse(row.statements)),
        Order::Import => rows.sort_by_key(|(_, row)| source(row).map(|source| source.order)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceId;

    fn row(title: &str, heading: &str, statements: usize, progress: Progress) -> SourceRow {
        SourceRow {
            id: "00000000000A".parse::<SourceId>().unwrap(),
            heading: heading.to_owned(),
            date: String::new(),
            full_date: String::new(),
            is_guess: false,
            title: title.to_owned(),
            outlet: String::new(),
            statements,
            progress,
            words: 0,
            haystack: format!("{title} {heading}").to_lowercase(),
        }
    }

    fn titles(wanted: &Wanted) -> Vec<String> {
        let rows = [
            row("Winter truce", "2025", 1, Progress::New),
            row("April talks", "2022", 5, Progress::Done),
            row("Spring talks", "2022", 3, Progress::New),
        ];
        let project = Project::empty("00000000000P".parse().unwrap(), "Talks");
        let name = |line: Line| match line {
            Line::Heading(year) => format!("# {year}"),
            Line::Article(at) => rows[at].title.clone(),
        };
        arrange(&project, &rows, wanted).into_iter().map(name).collect()
    }

    #[test]
    fn years_stand_above_their_articles() {
        let all = titles(&Wanted::default());
        assert_eq!(all, ["# 2025", "Winter truce", "# 2022", "April talks", "Spring talks"]);
    }

    #[test]
    fn every_word_must_be_found_and_progress_must_fit() {
        let wanted = Wanted { words: " TALKS  2022".to_owned(), ..Wanted::default() };
        assert_eq!(titles(&wanted), ["# 2022", "April talks", "Spring talks"]);
        let wanted = Wanted { progress: Some(Progress::Done), ..wanted };
        assert_eq!(titles(&wanted), ["# 2022", "April talks"]);
    }

    #[test]
    fn other_orders_have_no_years() {
        let by = |order| titles(&Wanted { order, ..Wanted::default() });
        assert_eq!(by(Order::Title), ["April talks", "Spring talks", "Winter truce"]);
        assert_eq!(by(Order::Statements), ["April talks", "Spring talks", "Winter truce"]);
    }
}
