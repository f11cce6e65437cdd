//! What must hold after every change: ids resolve, spans fit, names are unique, trees are trees.
//!
//! Only what a change touched is looked at; the rest held before.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Actor, ActorId, CoderId, Dated, Demand, DemandId, FigureSpec, PartialDate, Project, Record, RecordId,
    Source, Statement, When,
};

use super::{Edit, EditError, Transaction};

/// Checks a changed project, given what it was and the change.
pub(super) fn check(before: &Project, after: &Project, transaction: &Transaction) -> Result<(), EditError> {
    if puts_what_is_right(before, after, transaction) {
        return Ok(());
    }
    let touched: BTreeSet<RecordId> = transaction.edits.iter().map(Edit::id).collect();
    let mut removed = Removed::default();
    let mut names = Names::default();
    for id in touched {
        match after.record(id) {
            Some(record) => check_record(before, after, &record, &mut names)?,
            None => removed.note(id),
        }
    }
    names.check(after)?;
    removed.check(before, after)
}

/// Whether a change only puts records and each of them is right. A record that the same change puts
/// twice may be wrong here though its second form is right.
///
/// In the order of the change, in which a file has the statements of one article beside it: that is
/// several times quicker than by id, and the order matters only for which of several errors is told.
fn puts_what_is_right(before: &Project, after: &Project, transaction: &Transaction) -> bool {
    let mut names = Names::default();
    let are_right = transaction.edits.iter().all(|edit| match edit {
        Edit::Put(record) => check_record(before, after, record, &mut names).is_ok(),
        Edit::Remove(_) => false,
    });
    are_right && names.check(after).is_ok()
}

fn resolve(after: &Project, from: RecordId, to: RecordId) -> Result<(), EditError> {
    if after.has(to) { Ok(()) } else { Err(EditError::Dangling { from, to }) }
}

fn check_record(
    before: &Project,
    after: &Project,
    record: &Record,
    names: &mut Names,
) -> Result<(), EditError> {
    match record {
        Record::Text(_) | Record::Settings(_) => Ok(()),
        Record::Event(event) => check_when(event.when),
        Record::Source(source) => check_source(before, after, source),
        Record::Actor(actor) => {
            let is_changed = before.actor(actor.id).is_none_or(|old| old.name != actor.name);
            names.note(Named::Actor, is_changed);
            check_actor(after, actor)
        }
        Record::Demand(demand) => {
            let is_changed = before.demand(demand.id).is_none_or(|old| old.name != demand.name);
            names.note(Named::Demand, is_changed);
            check_demand(after, demand)
        }
        Record::Statement(statement) => check_statement(after, statement),
        Record::Coder(coder) => {
            names.note(Named::Coder, true);
            if coder.name.trim().is_empty() { Err(EditError::NameEmpty { kind: "a coder" }) } else { Ok(()) }
        }
        Record::Figure(figure) => {
            let is_changed = before.figure(figure.id).is_none_or(|old| old.name != figure.name);
            names.note(Named::Figure, is_changed);
            check_figure(after, figure)
        }
    }
}

/// Refuses what no file could hold: an interval that ends before it begins, a year outside 1 to 9999.
fn check_date(dated: Option<&Dated>) -> Result<(), EditError> {
    dated.map_or(Ok(()), |dated| check_when(dated.when))
}

fn check_when(when: When) -> Result<(), EditError> {
    // Nearly every date is a day of the common era, which needs no second look.
    if let When::At(PartialDate::Day(day)) = when
        && day.year() > 0
    {
        return Ok(());
    }
    let word = when.to_string();
    if word.parse() == Ok(when) { Ok(()) } else { Err(EditError::DateImpossible { word }) }
}

fn check_source(before: &Project, after: &Project, source: &Source) -> Result<(), EditError> {
    let from = RecordId::Source(source.id);
    check_date(source.published.as_ref())?;
    resolve(after, from, RecordId::Text(source.text))?;
    for coder in source.progress.keys() {
        resolve(after, from, RecordId::Coder(*coder))?;
    }
    if before.source(source.id).is_some_and(|old| old.text != source.text) {
        for statement in after.statements_of(source.id) {
            check_span(after, statement)?;
        }
    }
    Ok(())
}

fn check_actor(after: &Project, actor: &Actor) -> Result<(), EditError> {
    if actor.name.trim().is_empty() {
        return Err(EditError::NameEmpty { kind: "an actor" });
    }
    for membership in &actor.memberships {
        resolve(after, RecordId::Actor(actor.id), RecordId::Actor(membership.parent))?;
    }
    let above = |id: ActorId| -> Vec<ActorId> {
        after
            .actor(id)
            .map(|actor| actor.memberships.iter().map(|it| it.parent).collect())
            .unwrap_or_default()
    };
    no_circle(actor.id, above, &actor.name)
}

fn check_demand(after: &Project, demand: &Demand) -> Result<(), EditError> {
    if demand.name.trim().is_empty() {
        return Err(EditError::NameEmpty { kind: "a demand" });
    }
    if let Some(parent) = demand.parent {
        resolve(after, RecordId::Demand(demand.id), RecordId::Demand(parent))?;
    }
    let above = |id: DemandId| after.demand(id).and_then(|demand| demand.parent).into_iter().collect();
    no_circle(demand.id, above, &demand.name)
}

fn no_circle<Id: Copy + Ord>(start: Id, above: impl Fn(Id) -> Vec<Id>, name: &str) -> Result<(), EditError> {
    let mut seen = BTreeSet::new();
    let mut open = above(start);
    while let Some(id) = open.pop() {
        if id == start {
            return Err(EditError::Circle { name: name.to_owned() });
        }
        if seen.insert(id) {
            open.extend(above(id));
        }
    }
    Ok(())
}

fn check_statement(after: &Project, statement: &Statement) -> Result<(), EditError> {
    let from = RecordId::Statement(statement.id);
    resolve(after, from, RecordId::Source(statement.source))?;
    resolve(after, from, RecordId::Coder(statement.coder))?;
    check_date(statement.said.as_ref())?;
    if let Some(actor) = statement.actor {
        resolve(after, from, RecordId::Actor(actor))?;
    }
    if let Some(demand) = statement.demand {
        resolve(after, from, RecordId::Demand(demand))?;
    }
    for addressee in &statement.addressees {
        resolve(after, from, RecordId::Actor(*addressee))?;
    }
    if let Some(stamp) = statement.changed {
        resolve(after, from, RecordId::Coder(stamp.by))?;
    }
    check_span(after, statement)
}

fn check_span(after: &Project, statement: &Statement) -> Result<(), EditError> {
    let Some(span) = statement.span else { return Ok(()) };
    let words = after.text_of(statement.source).and_then(|text| text.slice(span));
    match words {
        None => Err(EditError::SpanOutside(statement.id)),
        Some(words) if words != &*statement.quote => Err(EditError::QuoteDiffers(statement.id)),
        Some(_) => Ok(()),
    }
}

fn check_figure(after: &Project, figure: &FigureSpec) -> Result<(), EditError> {
    if figure.name.trim().is_empty() {
        return Err(EditError::NameEmpty { kind: "a figure" });
    }
    let from = RecordId::Figure(figure.id);
    let filter = &figure.filter;
    let actors = filter.parties.iter().chain(&filter.actors).map(|id| RecordId::Actor(*id));
    let demands = filter.demands.iter().map(|id| RecordId::Demand(*id));
    let coder = filter.coder.iter().map(|id| RecordId::Coder(*id));
    actors.chain(demands).chain(coder).try_for_each(|to| resolve(after, from, to))
}

/// Which kinds of names changed and must be looked at.
#[derive(Default)]
struct Names(BTreeSet<Named>);

/// A kind of record that has a name of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Actor,
    Demand,
    Coder,
    Figure,
}

impl Names {
    fn note(&mut self, named: Named, is_changed: bool) {
        if is_changed {
            self.0.insert(named);
        }
    }

    fn check(&self, after: &Project) -> Result<(), EditError> {
        self.0.iter().try_for_each(|named| match named {
            Named::Actor => unique("an actor", after.actors().map(|it| it.name.as_str())),
            Named::Demand => unique("a demand", after.demands().map(|it| it.name.as_str())),
            Named::Coder => unique("a coder", after.coders().map(|it| it.name.as_str())),
            Named::Figure => unique("a figure", after.figures().map(|it| it.name.as_str())),
        })
    }
}

fn unique<'a>(kind: &'static str, names: impl Iterator<Item = &'a str>) -> Result<(), EditError> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(EditError::NameTaken { kind, name: name.to_owned() });
        }
    }
    Ok(())
}

/// How many of each kind use something; the kind in the singular.
type Kinds = BTreeMap<&'static str, usize>;

/// "14 statements and 3 members".
fn listed(kinds: &Kinds) -> String {
    let plural = |(kind, count): (&&str, &usize)| match count {
        1 => format!("1 {kind}"),
        count => match kind.split_once(' ') {
            Some((noun, rest)) if *kind == "demand below it" => format!("{count} {noun}s {rest}"),
            _ => format!("{count} {kind}s"),
        },
    };
    kinds.iter().rev().map(plural).collect::<Vec<_>>().join(" and ")
}

/// What was taken out; nothing that stays may name it.
#[derive(Default)]
struct Removed {
    ids: BTreeSet<RecordId>,
}

impl Removed {
    fn note(&mut self, id: RecordId) {
        self.ids.insert(id);
    }

    fn check(&self, before: &Project, after: &Project) -> Result<(), EditError> {
        if self
            .ids
            .iter()
            .all(|id| matches!(id, RecordId::Statement(_) | RecordId::Figure(_) | RecordId::Event(_)))
        {
            return Ok(());
        }
        match self.uses(after).into_iter().next() {
            Some((id, kinds)) => Err(EditError::InUse { name: name_of(before, id), uses: listed(&kinds) }),
            None => Ok(()),
        }
    }

    /// How often each removed record is still named, by kind.
    fn uses(&self, after: &Project) -> BTreeMap<RecordId, Kinds> {
        let mut uses: BTreeMap<RecordId, Kinds> = BTreeMap::new();
        let mut count = |id: RecordId, by: &'static str| {
            if self.ids.contains(&id) {
                *uses.entry(id).or_default().entry(by).or_default() += 1;
            }
        };
        for source in after.sources() {
            count(RecordId::Text(source.text), "article");
            source.progress.keys().for_each(|coder| count(RecordId::Coder(*coder), "article"));
        }
        for id in &self.ids {
            if let RecordId::Source(source) = id {
                (0..after.count_of(*source)).for_each(|_| count(*id, "statement"));
            }
        }
        for actor in after.actors() {
            actor.memberships.iter().for_each(|it| count(RecordId::Actor(it.parent), "member"));
        }
        for demand in after.demands() {
            demand.parent.iter().for_each(|parent| count(RecordId::Demand(*parent), "demand below it"));
        }
        for figure in after.figures() {
            let filter = &figure.filter;
            filter
                .parties
                .iter()
                .chain(&filter.actors)
                .for_each(|id| count(RecordId::Actor(*id), "saved figure"));
            filter.demands.iter().for_each(|id| count(RecordId::Demand(*id), "saved figure"));
            filter.coder.iter().for_each(|id| count(RecordId::Coder(*id), "saved figure"));
        }
        for statement in after.statements() {
            statement.actor.iter().for_each(|id| count(RecordId::Actor(*id), "statement"));
            statement.demand.iter().for_each(|id| count(RecordId::Demand(*id), "statement"));
            statement.addressees.iter().for_each(|id| count(RecordId::Actor(*id), "statement"));
            count_coders(statement, |id| count(RecordId::Coder(id), "statement"));
        }
        uses
    }
}

fn count_coders(statement: &Statement, mut count: impl FnMut(CoderId)) {
    count(statement.coder);
    if let Some(stamp) = statement.changed.filter(|stamp| stamp.by != statement.coder) {
        count(stamp.by);
    }
}

fn name_of(project: &Project, id: RecordId) -> String {
    match id {
        RecordId::Actor(id) => project.actor(id).map(|actor| format!("\"{}\"", actor.name)),
        RecordId::Demand(id) => project.demand(id).map(|demand| format!("\"{}\"", demand.name)),
        RecordId::Coder(id) => project.coder(id).map(|coder| format!("coder \"{}\"", coder.name)),
        RecordId::Source(id) => project.source(id).map(|source| format!("\"{}\"", source.title)),
        _ => None,
    }
    .unwrap_or_else(|| "this".to_owned())
}
