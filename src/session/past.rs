//! The log of a session: what each step changed, and going back to any point.

use crate::edit::compare::{self, Difference, FieldDifference, Side, compare};
use crate::edit::{self, Transaction};
use crate::model::{Project, RecordId};
use crate::storage::{StorageError, Trail};

use super::Session;

/// The log, and the project that it led to; to be looked at on another thread. Costs nothing to take.
#[derive(Debug, Clone)]
pub struct Past {
    now: Project,
    trail: Trail,
}

/// A point of the log, and what would be different there.
#[derive(Debug, Clone)]
pub struct Point {
    /// How many steps of the log were done then.
    pub count: usize,
    /// The project as it was.
    pub project: Project,
    /// What the last of those steps did; nothing before the first step that can be taken back.
    pub step: Vec<Was>,
    /// What differs between now and then.
    pub differences: Vec<Difference>,
}

/// What a step did to one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// What the interface calls such a record.
    pub kind: &'static str,
    /// Its name, title or quote.
    pub name: String,
    /// Whether it was added (only in theirs), removed (only in mine) or changed; mine is before.
    pub side: Side,
    /// The fields that were changed.
    pub fields: Vec<FieldDifference>,
}

/// Of a step that touched more records than this the first are described.
const DESCRIBED: usize = 200;

impl Session {
    /// What was done to the project, as far as it is known.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// The log with the project as it is.
    pub fn past(&self) -> Past {
        Past { now: self.project.clone(), trail: self.trail.clone() }
    }
}

impl Past {
    /// The log.
    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// Looks at the point after the first `count` steps; linear in the steps since then.
    pub fn point(&self, count: usize) -> Result<Point, StorageError> {
        let project = self.trail.project_at(&self.now, count)?;
        let last = count.checked_sub(1).and_then(|last| self.trail.step(last));
        let step = match last.filter(|step| step.has_way_back()) {
            Some(step) => described(&step.before(&project)?, &project),
            None => Vec::new(),
        };
        let differences = compare(&self.now, &project);
        Ok(Point { count, project, step, differences })
    }
}

impl Point {
    /// The change that makes a project what it was then, as one step under this label.
    pub fn change(&self, now: &Project, label: &str) -> Transaction {
        Transaction { label: label.to_owned(), ..edit::restore(now, &self.project) }
    }

    /// How many records going back would remove, bring back and change.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |side| self.differences.iter().filter(|it| it.side == side).count();
        (count(Side::Mine), count(Side::Theirs), count(Side::Both))
    }

    /// In plain words what going back would do, by kind of record: "removes 3 statements, and changes
    /// 1 article"; none where nothing would be different.
    pub fn would(&self) -> Option<String> {
        let words = |side, verb: &str| {
            let ids = self.differences.iter().filter(|it| it.side == side).map(|it| it.id);
            let kinds = by_kind(ids);
            (!kinds.is_empty()).then(|| format!("{verb} {}", listed(&kinds)))
        };
        let parts =
            [words(Side::Mine, "removes"), words(Side::Theirs, "brings back"), words(Side::Both, "changes")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", and "))
    }
}

fn described(before: &Project, after: &Project) -> Vec<Was> {
    let was = |it: &Difference| Was {
        kind: compare::kind_name(it.id),
        name: compare::title(it.id, before, after),
        side: it.side,
        fields: if it.side == Side::Both { compare::fields(it.id, before, after) } else { Vec::new() },
    };
    compare(before, after).iter().take(DESCRIBED).map(was).collect()
}

/// "3 statements", "1 actor": how many of each kind, in the order of [`compare`].
fn by_kind(ids: impl Iterator<Item = RecordId>) -> Vec<String> {
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for kind in ids.map(compare::kind_name) {
        match kinds.last_mut() {
            Some((last, count)) if *last == kind => *count += 1,
            _ => kinds.push((kind, 1)),
        }
    }
    let words = |(kind, count): (&'static str, usize)| match kind {
        "Project" => "the project’s title or note".to_owned(),
        kind => super::restore::plural(count, &kind.to_lowercase()),
    };
    kinds.into_iter().map(words).collect()
}

/// "a, b and c".
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [front @ .., last] => format!("{} and {last}", front.join(", ")),
    }
}
