//! Two states of a project side by side: what differs by record, and taking over chosen records.
//!
//! [`compare`] lists the records that differ, [`fields`] says in words what differs in one of them, and
//! [`take`] is the change that makes chosen records of one project what they are in the other, undone
//! as one step. What is compared need not have a common past: a file that a colleague changed, a copy
//! that a sync service left, work that was set aside. Pure; linear in the two projects.

mod describe;
mod meet;
mod take;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::model::{Project, Record, RecordId};

pub use describe::{FieldDifference, fields, kind_name, title};
pub use take::take;

/// In which of the two projects a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Only in mine.
    Mine,
    /// Only in theirs.
    Theirs,
    /// In both, and not the same.
    Both,
}

/// A record that is not the same in two projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Difference {
    /// The record.
    pub id: RecordId,
    /// Where it stands.
    pub side: Side,
}

/// Every record that differs, kind by kind, by id: settings, coders, actors, demands, articles,
/// statements, figures, events.
///
/// The words of an article are told with the article. Records that both states share are not looked
/// at closely; else linear in the size of both.
pub fn compare(mine: &Project, theirs: &Project) -> Vec<Difference> {
    let mut found = Vec::new();
    if mine.settings() != theirs.settings() {
        found.push(Difference { id: RecordId::Settings, side: Side::Both });
    }
    merge(mine.coders(), theirs.coders(), |it| RecordId::Coder(it.id), &mut found);
    merge(mine.actors(), theirs.actors(), |it| RecordId::Actor(it.id), &mut found);
    merge(mine.demands(), theirs.demands(), |it| RecordId::Demand(it.id), &mut found);
    merge(mine.sources(), theirs.sources(), |it| RecordId::Source(it.id), &mut found);
    merge(mine.statements(), theirs.statements(), |it| RecordId::Statement(it.id), &mut found);
    merge(mine.figures(), theirs.figures(), |it| RecordId::Figure(it.id), &mut found);
    merge(mine.events(), theirs.events(), |it| RecordId::Event(it.id), &mut found);
    found
}

/// Walks two lists by id, both in its order.
fn merge<'a, T: Eq + 'a>(
    mine: impl Iterator<Item = &'a Arc<T>>,
    theirs: impl Iterator<Item = &'a Arc<T>>,
    id: impl Fn(&T) -> RecordId,
    found: &mut Vec<Difference>,
) {
    let (mut mine, mut theirs) = (mine.peekable(), theirs.peekable());
    loop {
        let order = match (mine.peek(), theirs.peek()) {
            (Some(one), Some(other)) => id(one).cmp(&id(other)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let one = if order == Ordering::Greater { None } else { mine.next() };
        let other = if order == Ordering::Less { None } else { theirs.next() };
        let side = match (one, other) {
            (Some(one), Some(other)) if Arc::ptr_eq(one, other) || one == other => continue,
            (Some(_), Some(_)) => Side::Both,
            (Some(_), None) => Side::Mine,
            (None, _) => Side::Theirs,
        };
        found.extend(one.or(other).map(|record| Difference { id: id(record), side }));
    }
}

/// What a record names, in no particular order.
pub fn named_by(record: &Record) -> Vec<RecordId> {
    match record {
        Record::Text(_) | Record::Coder(_) | Record::Event(_) | Record::Settings(_) => Vec::new(),
        Record::Source(source) => {
            let coders = source.progress.keys().map(|id| RecordId::Coder(*id));
            coders.chain([RecordId::Text(source.text)]).collect()
        }
        Record::Actor(actor) => actor.memberships.iter().map(|it| RecordId::Actor(it.parent)).collect(),
        Record::Demand(demand) => demand.parent.map(RecordId::Demand).into_iter().collect(),
        Record::Statement(statement) => {
            let actors = statement.actor.iter().chain(&statement.addressees).map(|id| RecordId::Actor(*id));
            let demand = statement.demand.map(RecordId::Demand);
            let coders = [Some(statement.coder), statement.changed.map(|stamp| stamp.by)];
            let coders = coders.into_iter().flatten().map(RecordId::Coder);
            actors.chain(demand).chain(coders).chain([RecordId::Source(statement.source)]).collect()
        }
        Record::Figure(figure) => {
            let filter = &figure.filter;
            let actors = filter.parties.iter().chain(&filter.actors).map(|id| RecordId::Actor(*id));
            let demands = filter.demands.iter().map(|id| RecordId::Demand(*id));
            actors.chain(demands).chain(filter.coder.map(RecordId::Coder)).collect()
        }
    }
}
