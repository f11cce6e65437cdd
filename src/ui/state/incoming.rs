//! The import list as the window has it: the files, what is chosen and what is shown.

use std::sync::Arc;

use crate::import::EncodingSample;
use crate::session::import::{Counts, ImportList, ListLine, RowId, Standing};

use super::Tab;

/// The import list as the window has it.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// The files.
    pub list: ImportList,
    /// The line that keys act on, and whose details are shown.
    pub chosen: Option<ListLine>,
    /// Which lines are shown.
    pub shown: ShownLines,
    /// The tab that one came from.
    pub from: Tab,
    /// The revision of the project that the list looked at last.
    pub seen: Option<u64>,
    /// How a file begins in every encoding, the one that was asked for last.
    pub samples: Option<(RowId, Samples)>,
    /// How many lines stand how.
    pub counts: Counts,
    /// Whether nothing is to be decided and nothing being read.
    pub is_settled: bool,
    /// The state of the list that was counted.
    counted: Option<u64>,
}

/// How a file begins in every encoding, or why that cannot be told.
pub type Samples = Result<Arc<[EncodingSample]>, String>;

/// Which lines of the import list are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShownLines {
    /// Every line.
    #[default]
    All,
    /// What can be added and is not doubtful.
    Ready,
    /// What can be added, but is doubtful.
    Doubtful,
    /// What could not be read.
    Problems,
    /// What was added, is there already, or is left out.
    Settled,
}

impl ShownLines {
    /// Every choice, in its order.
    pub const ALL: [Self; 5] = [Self::All, Self::Ready, Self::Doubtful, Self::Problems, Self::Settled];

    /// Its name on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Ready => "Ready",
            Self::Doubtful => "To check",
            Self::Problems => "Not read",
            Self::Settled => "Done",
        }
    }

    /// Whether it shows a line.
    pub fn shows(self, list: &ImportList, line: ListLine) -> bool {
        let standing = list.standing(line);
        match self {
            Self::All => true,
            Self::Ready => standing == Standing::Ready && !list.has_doubt(line),
            Self::Doubtful => standing == Standing::Ready && list.has_doubt(line),
            Self::Problems => matches!(standing, Standing::Problem | Standing::Stopped),
            Self::Settled => standing.is_settled(),
        }
    }
}

impl Incoming {
    /// Whether the window offers the way to the list.
    pub fn is_open(&self, tab: Tab) -> bool {
        tab == Tab::Incoming || !self.list.is_empty() && !self.is_settled
    }

    /// Counts the list anew where it changed.
    pub fn count(&mut self) {
        let now = Some(self.list.changes());
        if self.counted != now {
            (self.counts, self.is_settled) = (self.list.counts(), self.list.is_settled());
            self.chosen = self.chosen.and_then(|line| self.still(line));
            self.counted = now;
        }
    }

    /// The line that a line is now: a file becomes its only article when it was read.
    fn still(&self, line: ListLine) -> Option<ListLine> {
        let row = self.list.row(line.row)?;
        row.lines().find(|it| *it == line).or_else(|| row.lines().next())
    }

    /// Lets go of all that is in the list.
    pub fn begin_anew(&mut self) {
        self.list.clear();
        (self.chosen, self.shown, self.seen) = (None, ShownLines::All, None);
    }

    /// The lines that are shown, in their order; a file with several articles stands above those of them
    /// that are shown.
    pub fn lines(&self) -> Vec<ListLine> {
        let mut lines = Vec::new();
        for row in self.list.rows() {
            let start = lines.len();
            let shown = |line: &ListLine| self.shown.shows(&self.list, *line);
            if row.articles().len() > 1 {
                lines.push(ListLine::from(row.id));
                lines.extend(row.lines().filter(|line| line.article.is_some()).filter(shown));
                if lines.len() == start + 1 && !shown(&row.id.into()) {
                    lines.truncate(start);
                }
            } else {
                lines.extend(row.lines().filter(shown));
            }
        }
        lines
    }
}
