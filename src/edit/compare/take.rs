//! Taking over chosen records of another state of a project.

use std::collections::BTreeSet;

use crate::edit::{Edit, Transaction};
use crate::model::{Project, Record, RecordId};

use super::meet::Meeting;
use super::named_by;

/// The change after which these records of mine are as they are in theirs.
///
/// What they name is taken over too where mine lacks it: an article with its words, an actor, a
/// demand, a coder; one that mine has under the same name stands for it. A record that theirs does not
/// have is removed, an article with its statements. The change is refused, as every change is, where
/// something that stays still uses what is removed, or where an article's other words would leave
/// passages of mine without their place. Nothing is said about records that were not chosen.
pub fn take(mine: &Project, theirs: &Project, chosen: &BTreeSet<RecordId>) -> Transaction {
    let lost: BTreeSet<RecordId> = chosen.iter().copied().filter(|id| theirs.record(*id).is_none()).collect();
    let mut taking = Taking {
        meeting: Meeting::of(mine, theirs, &lost),
        mine,
        theirs,
        seen: BTreeSet::new(),
        transaction: Transaction::new(if chosen.len() == 1 {
            "Take over a record"
        } else {
            "Take over records"
        }),
    };
    for id in &lost {
        taking.remove(*id);
    }
    for id in chosen {
        if let Some(record) = theirs.record(*id) {
            taking.put(record);
        }
    }
    taking.remove_unused_texts(&lost);
    taking.transaction
}

struct Taking<'a> {
    mine: &'a Project,
    theirs: &'a Project,
    meeting: Meeting,
    /// What is put or removed already.
    seen: BTreeSet<RecordId>,
    transaction: Transaction,
}

impl Taking<'_> {
    /// Puts a record of theirs, and before it what it names and mine lacks.
    fn put(&mut self, record: Record) {
        let mut open = vec![record];
        while let Some(record) = open.pop() {
            let id = record.id();
            if self.meeting.id(id) != id || !self.seen.insert(id) {
                continue;
            }
            for named in named_by(&record) {
                let is_missing = self.mine.record(named).is_none() && self.meeting.id(named) == named;
                if is_missing && !self.seen.contains(&named) {
                    open.extend(self.theirs.record(named));
                }
            }
            let record = self.meeting.record(record);
            self.transaction.edits.push(Edit::Put(record));
        }
    }

    fn remove(&mut self, id: RecordId) {
        if let RecordId::Source(source) = id {
            for statement in self.mine.statements_of(source) {
                self.remove_one(RecordId::Statement(statement.id));
            }
        }
        self.remove_one(id);
    }

    fn remove_one(&mut self, id: RecordId) {
        if self.mine.record(id).is_some() && self.seen.insert(id) {
            self.transaction.edits.push(Edit::Remove(id));
        }
    }

    /// The words of articles that are gone go too, unless another article has them.
    fn remove_unused_texts(&mut self, lost: &BTreeSet<RecordId>) {
        let stays = |source: &crate::model::Source| !lost.contains(&RecordId::Source(source.id));
        let used: BTreeSet<_> = self.mine.sources().filter(|it| stays(it)).map(|it| it.text).collect();
        let gone: Vec<_> = self.mine.sources().filter(|it| !stays(it)).map(|it| it.text).collect();
        for text in gone {
            let is_put = self.seen.contains(&RecordId::Text(text));
            if !used.contains(&text) && !is_put && !self.theirs_uses(text) {
                self.remove_one(RecordId::Text(text));
            }
        }
    }

    fn theirs_uses(&self, text: crate::model::TextId) -> bool {
        let put = |edit: &Edit| matches!(edit, Edit::Put(Record::Source(source)) if source.text == text);
        self.transaction.edits.iter().any(put)
    }
}
