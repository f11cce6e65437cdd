//! Two states of a project: what differs, and taking over records as one step of undo.

use std::collections::BTreeSet;

use crate::support::dice::Dice;
use crate::support::projects::{corpus, small};
use demarche::edit::compare::{Difference, Side, compare, fields, take};
use demarche::edit::statements::{self, Coding, StatementChange};
use demarche::edit::{actors, coders, demands, sources};
use demarche::model::{ActorKind, ByteIndex, IdSource, Project, RecordId, Span, Stance};
use demarche::session::import::add_articles;
use demarche::session::{Pace, Session, Versus};

fn session(project: &Project, seed: u64) -> Session {
    let mut session = Session::on(project.clone(), IdSource::seeded(seed));
    session.code_as(if seed == 1 { "ada" } else { "grace" });
    session
}

fn add_actor(session: &mut Session, name: &str) {
    session.create(|it, ids| Ok(actors::add(it, name, ActorKind::Person, None, ids).0)).unwrap();
}

fn code(session: &mut Session, actor: &str, demand: &str) {
    add_actor(session, actor);
    session.create(|it, ids| Ok(demands::add(it, demand, None, ids).0)).unwrap();
    let project = session.project();
    let source = project.sources().next().unwrap().id;
    let text = project.text_of(source).unwrap();
    let span = Span::new(ByteIndex(0), text.len()).unwrap();
    let actor = project.actors().find(|it| it.name == actor).map(|it| it.id);
    let demand = project.demands().find(|it| it.name == demand).map(|it| it.id);
    let coding = Coding { source, span, actor, demand, stance: None };
    session.perform(|it, author, ids| statements::code(it, coding, author, ids)).unwrap();
}

fn everything(differences: &[Difference]) -> BTreeSet<RecordId> {
    differences.iter().map(|it| it.id).collect()
}

/// Many changes of all kinds.
fn worked_on(project: &Project, seed: u64) -> Session {
    let mut session = session(project, seed);
    let mut dice = Dice::seeded(seed);
    for number in 0..30 {
        match dice.below(7) {
            0 => add_actor(&mut session, &format!("actor {number} of {seed}")),
            1 => {
                let words = format!("Article {number} of {seed}.\n\nWords.\n");
                let draft = demarche::import::article::read("a.txt", words.as_bytes()).unwrap();
                session.create(|it, ids| Ok(add_articles(it, vec![draft], ids).0)).unwrap();
            }
            2 => {
                let all: Vec<_> = session.project().sources().map(|it| it.id).collect();
                if all.len() > 1 {
                    let id = *dice.pick(&all);
                    session.create(|it, _| sources::remove(it, id)).unwrap();
                }
            }
            3 | 4 => {
                let all: Vec<_> = session.project().statements().map(|it| it.id).collect();
                if let Some(id) = dice.maybe(&all) {
                    let stance = StatementChange::Stance(Some(Stance::Rejects));
                    session.perform(|it, author, _| statements::recode(it, id, stance, author)).unwrap();
                }
            }
            5 => {
                session.commit(coders::retitle(session.project(), &format!("Title {number}"))).unwrap();
            }
            _ => code(&mut session, &format!("who {number} {seed}"), &format!("what {number} {seed}")),
        }
    }
    session
}

#[test]
fn taking_everything_gives_theirs_and_undo_gives_mine() {
    for seed in 1..20 {
        let base = corpus(seed, 4, 6);
        let (mut mine, theirs) = (worked_on(&base, 1), worked_on(&base, seed + 1));
        let before = mine.project().clone();
        let differences = compare(&before, theirs.project());
        assert!(!differences.is_empty());
        let change = take(&before, theirs.project(), &everything(&differences));
        mine.commit(change).unwrap();
        let left = compare(mine.project(), theirs.project());
        assert!(left.is_empty(), "seed {seed}: {left:?}");
        mine.undo().unwrap();
        assert!(*mine.project() == before);
    }
}

#[test]
fn nothing_differs_from_itself_also_read_anew() {
    let project = corpus(3, 3, 9);
    assert!(compare(&project, &project).is_empty());
    let file = demarche::storage::write(&project);
    let again = demarche::storage::read(file.as_bytes(), "talks.ron".as_ref()).unwrap().project;
    assert!(compare(&project, &again).is_empty());
}

#[test]
fn every_difference_has_its_side_and_its_fields() {
    let base = small();
    let (mut mine, mut theirs) = (session(&base, 1), session(&base, 2));
    add_actor(&mut mine, "Mine");
    add_actor(&mut theirs, "Theirs");
    let id = base.statements().next().unwrap().id;
    let memo = |words: &str| StatementChange::Memo(words.to_owned());
    mine.perform(|it, author, _| statements::recode(it, id, memo("my remark"), author)).unwrap();
    theirs.perform(|it, author, _| statements::recode(it, id, memo("their remark"), author)).unwrap();
    let (mine, theirs) = (mine.project(), theirs.project());
    let differences = compare(mine, theirs);
    let count =
        |side| differences.iter().filter(|it| it.side == side && matches!(it.id, RecordId::Actor(_))).count();
    assert_eq!((count(Side::Mine), count(Side::Theirs)), (1, 1));
    assert!(differences.contains(&Difference { id: RecordId::Statement(id), side: Side::Both }));
    let fields = fields(RecordId::Statement(id), mine, theirs);
    let memo = fields.iter().find(|it| it.field == "memo").unwrap();
    assert_eq!((memo.mine.as_str(), memo.theirs.as_str()), ("my remark", "their remark"));
    assert!(fields.iter().all(|it| ["memo", "changed"].contains(&it.field)), "{fields:?}");
}

#[test]
fn a_statement_brings_what_it_names() {
    let base = small();
    let (mut mine, mut theirs) = (session(&base, 1), session(&base, 2));
    code(&mut theirs, "New actor", "New demand");
    let statement = theirs.project().latest_statement().unwrap().id;
    let chosen = BTreeSet::from([RecordId::Statement(statement)]);
    mine.commit(take(mine.project(), theirs.project(), &chosen)).unwrap();
    let project = mine.project();
    let taken = project.statement(statement).unwrap();
    assert_eq!(project.actor(taken.actor.unwrap()).unwrap().name, "New actor");
    assert_eq!(project.demand(taken.demand.unwrap()).unwrap().name, "New demand");
    assert_eq!(project.coder(taken.coder).unwrap().name, "grace");
    assert_eq!(mine.undo().unwrap().label, "Take over a record");
    assert!(*mine.project() == base);
}

#[test]
fn what_both_made_under_one_name_becomes_one() {
    let base = small();
    let (mut mine, mut theirs) = (session(&base, 1), session(&base, 2));
    theirs.code_as("ada");
    code(&mut mine, "Same actor", "Same demand");
    code(&mut theirs, "Same actor", "Same demand");
    let statement = theirs.project().latest_statement().unwrap().id;
    let chosen = BTreeSet::from([RecordId::Statement(statement)]);
    let before = mine.project().actors().len();
    mine.commit(take(mine.project(), theirs.project(), &chosen)).unwrap();
    let project = mine.project();
    assert_eq!(project.actors().len(), before);
    let taken = project.statement(statement).unwrap();
    assert_eq!(project.actor(taken.actor.unwrap()).unwrap().name, "Same actor");
    assert_eq!(project.coder(taken.coder).unwrap().name, "ada");
}

#[test]
fn removing_what_is_still_used_is_refused() {
    let base = small();
    let (mut mine, theirs) = (session(&base, 1), session(&base, 2));
    code(&mut mine, "Used", "Wanted");
    let actor = mine.project().actors().find(|it| it.name == "Used").unwrap().id;
    let chosen = BTreeSet::from([RecordId::Actor(actor)]);
    let before = mine.project().clone();
    let error = mine.commit(take(&before, theirs.project(), &chosen)).unwrap_err().to_string();
    assert!(error.contains("still used by 1 statement"), "{error}");
    assert!(*mine.project() == before);
}

#[test]
fn work_that_was_set_aside_can_be_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let (path, journals) = (folder.path().join("talks.ron"), folder.path().join("journals"));
    session(&small(), 1).save_as(&path).unwrap();
    let open = |seed| Session::open_recorded(&path, IdSource::seeded(seed), &journals, Pace::Inline).unwrap();
    let mut mine = open(5).session;
    mine.code_as("ada");
    code(&mut mine, "Lost actor", "Lost demand");
    let statement = mine.project().latest_statement().unwrap().id;
    drop(mine);
    let mut theirs = session(&small(), 2);
    code(&mut theirs, "Their actor", "Their demand");
    theirs.save_as(&path).unwrap();
    let opened = open(6);
    let aside = opened.restored.aside[0].path.clone();
    let mut session = opened.session;
    assert!(session.project().statement(statement).is_none());
    let comparison = Versus::Aside(aside).compare(session.project()).unwrap();
    assert!(comparison.remarks.is_empty(), "{:?}", comparison.remarks);
    // What they did is not among what differs: it is in both.
    assert!(comparison.differences.iter().all(|it| it.side == Side::Theirs), "{:?}", comparison.differences);
    let chosen = everything(&comparison.differences);
    session.commit(take(session.project(), &comparison.theirs, &chosen)).unwrap();
    let taken = session.project().statement(statement).unwrap();
    assert_eq!(session.project().actor(taken.actor.unwrap()).unwrap().name, "Lost actor");
    assert!(session.project().actors().any(|it| it.name == "Their actor"));
    assert!(comparison.again(session.project()).differences.is_empty());
}
