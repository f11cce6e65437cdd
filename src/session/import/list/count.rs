//! How many lines of the list stand how.

use super::{ImportList, ListLine, Standing};

/// How many there are of what; files with several articles count by these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Files.
    pub files: usize,
    /// What can be added and is like nothing else.
    pub clear: usize,
    /// What can be added, but is like something else.
    pub alike: usize,
    /// What can be added and is not doubtful at all.
    pub sure: usize,
    /// What was added.
    pub added: usize,
    /// What is in the project already.
    pub there: usize,
    /// What nobody wants.
    pub left_out: usize,
    /// Files that could not be read.
    pub problems: usize,
    /// Files in folders of kinds that nobody reads.
    pub other_kind: usize,
    /// Files whose reading was stopped.
    pub stopped: usize,
    /// Dates that nobody accepted yet, of what can be added.
    pub guessed_dates: usize,
}

impl ImportList {
    /// How many files of the batches that are being read were read, and how many these have; none while
    /// nothing is being read.
    pub fn progress(&self) -> Option<(usize, usize)> {
        if !self.is_looking() && !self.rows.iter().any(|row| row.is_awaited) {
            return None;
        }
        let is_running = |batch: u64| self.running.iter().any(|running| running.batch == batch);
        let rows = self.rows.iter().filter(|row| is_running(row.batch));
        Some(rows.fold((0, 0), |(read, all), row| (read + usize::from(!row.is_awaited), all + 1)))
    }

    /// Whether files are still looked for.
    pub fn is_looking(&self) -> bool {
        self.running.iter().any(|running| running.is_looking)
    }

    /// The files of a batch.
    pub fn of_batch(&self, batch: u64) -> impl Iterator<Item = &super::ImportRow> {
        self.rows.iter().filter(move |row| row.batch == batch)
    }

    /// The lines that can be added or decided on by themselves: articles, coded data, and files without.
    pub fn leaves(&self) -> impl Iterator<Item = ListLine> {
        self.rows.iter().flat_map(|row| {
            let count = row.articles().len();
            row.lines().filter(move |line| line.article.is_some() || count == 0)
        })
    }

    /// How many lines stand how.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { files: self.rows.len(), ..Counts::default() };
        for line in self.leaves() {
            let standing = self.standing(line);
            counts.sure += usize::from(standing == Standing::Ready && !self.has_doubt(line));
            match standing {
                Standing::Ready if self.is_clear(line) => counts.clear += 1,
                Standing::Ready => counts.alike += 1,
                Standing::Added(_) => counts.added += 1,
                Standing::There(_) => counts.there += 1,
                Standing::LeftOut => counts.left_out += 1,
                Standing::Problem => counts.problems += 1,
                Standing::OtherKind => counts.other_kind += 1,
                Standing::Stopped => counts.stopped += 1,
                Standing::Waiting | Standing::Reading => {}
            }
            let article = line.key().and_then(|key| self.article(key));
            let is_guess = article.is_some_and(super::ListedArticle::has_guessed_date);
            counts.guessed_dates += usize::from(is_guess && standing == Standing::Ready);
        }
        counts
    }

    /// Whether nothing is to be decided and nothing being read.
    pub fn is_settled(&self) -> bool {
        self.running.is_empty() && self.leaves().all(|line| self.standing(line).is_settled())
    }
}
