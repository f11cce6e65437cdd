//! The rows of the list: days, steps, and the beginning; made when what they come from changes.

use jiff::tz::TimeZone;

use super::super::super::state::ShownPast;

/// A row of the list.
pub(super) enum Row {
    /// The day of the steps below.
    Day(String),
    /// A step, as the point after it.
    Step {
        /// How many steps were done then.
        count: usize,
        /// What was done, and by whom.
        words: String,
        /// The time of day.
        when: String,
    },
    /// The point before the oldest step that can be taken back.
    Start(usize),
}

/// The rows, and what they were made of.
#[derive(Default)]
pub(super) struct Rows {
    list: Vec<Row>,
    coders: Vec<String>,
    of: Option<(u64, String, Option<String>)>,
}

impl Rows {
    /// Makes them anew where the log or the filter is another one. Linear in the log.
    pub(super) fn follow(&mut self, shown: &ShownPast, words: &str, coder: Option<&str>) {
        let of = (shown.revision, words.to_owned(), coder.map(str::to_owned));
        if self.of.as_ref() == Some(&of) {
            return;
        }
        self.of = Some(of);
        let wanted = words.trim().to_lowercase();
        let (mut rows, mut coders, mut day) = (Vec::new(), Vec::new(), None);
        let (trail, zone) = (shown.past.trail(), TimeZone::system());
        for (at, step) in trail.steps().enumerate().rev() {
            if !coders.iter().any(|known: &String| **known == *step.by) {
                coders.push(step.by.to_string());
            }
            let has_words = || [&step.label, &step.by].iter().any(|it| it.to_lowercase().contains(&wanted));
            if coder.is_some_and(|coder| coder != &*step.by) || !has_words() {
                continue;
            }
            let time = step.at.to_zoned(zone.clone());
            if day != Some(time.date()) {
                day = Some(time.date());
                rows.push(Row::Day(time.strftime("%A, %-d %B %Y").to_string()));
            }
            let words = format!("{} · {}", step.label, name_of(&step.by));
            rows.push(Row::Step { count: at + 1, words, when: time.strftime("%H:%M").to_string() });
        }
        if wanted.is_empty() && coder.is_none() && trail.reach() > 0 {
            rows.push(Row::Start(trail.len() - trail.reach()));
        }
        coders.sort();
        (self.list, self.coders) = (rows, coders);
    }

    pub(super) fn coders(&self) -> &[String] {
        &self.coders
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Row> {
        self.list.get(at)
    }

    /// The row of the point after so many steps.
    pub(super) fn place_of(&self, count: usize) -> Option<usize> {
        self.list.iter().position(|row| row.count() == Some(count))
    }

    /// The next older point of the list.
    pub(super) fn below(&self, count: usize) -> Option<usize> {
        self.list.iter().filter_map(Row::count).find(|other| *other < count)
    }

    /// The next newer point of the list.
    pub(super) fn above(&self, count: usize) -> Option<usize> {
        self.list.iter().rev().filter_map(Row::count).find(|other| *other > count)
    }
}

impl Row {
    fn count(&self) -> Option<usize> {
        match self {
            Self::Day(_) => None,
            Self::Step { count, .. } | Self::Start(count) => Some(*count),
        }
    }
}

/// How a coder is called, also one who had not said their name.
pub(super) fn name_of(coder: &str) -> &str {
    if coder.is_empty() { "somebody" } else { coder }
}
