//! A reading that follows its project, and a count that does, give what a new one gives, and look at what
//! changed only.

use demarche::analysis::{AnalysisError, Counter, Reading, Stop, frequency};
use demarche::edit::actors::ActorChange;
use demarche::edit::sources::SourceChange;
use demarche::edit::statements::{self, Author, Coding};
use demarche::edit::{Transaction, actors, apply, sources};
use demarche::model::{
    Bootstrap, ByteIndex, Columns, Counting, DateBasis, Dated, Duplicates, FigureKind, FigureSpec, Grouping,
    IdSource, Interval, Measure, Membership, PartialDate, Period, Project, Source, Span, Stance, Statement,
    Voice,
};
use demarche::session::Session;
use proptest::prelude::*;

use crate::support::dice::Dice;
use crate::support::projects::{any_project, corpus};
use crate::undo_laws::any_change;

const GROUPINGS: &[Grouping] = &[
    Grouping::Party,
    Grouping::Actor,
    Grouping::Demand,
    Grouping::Stance,
    Grouping::Outlet,
    Grouping::Coder,
    Grouping::All,
];

fn one_of<T>(all: Vec<T>, dice: &mut Dice) -> Vec<T> {
    if !dice.once_in(5) || all.is_empty() {
        return Vec::new();
    }
    let at = dice.below(all.len());
    all.into_iter().nth(at).into_iter().collect()
}

/// A question about a project.
fn any_question(project: &Project, dice: &mut Dice) -> FigureSpec {
    let period = *dice.pick(Period::ALL);
    let day = |word: &str| -> PartialDate { word.parse().unwrap() };
    let mut spec = FigureSpec {
        rows: *dice.pick(GROUPINGS),
        columns: *dice.pick(&[
            Columns::Auto,
            Columns::Time(period),
            Columns::Time(Period::Month),
            Columns::Groups(Grouping::Demand),
            Columns::Groups(Grouping::Party),
            Columns::Groups(Grouping::Coder),
        ]),
        basis: *dice.pick(DateBasis::ALL),
        duplicates: *dice.pick(Duplicates::ALL),
        counting: *dice.pick(Counting::ALL),
        measure: *dice.pick(&[Measure::Count, Measure::Share, Measure::Articles]),
        interval: *dice.pick(&[Interval::None, Interval::None, Interval::Wilson, Interval::Bootstrap]),
        bootstrap: Bootstrap::new(100, 7),
        depth: dice.maybe(&[1, 2]),
        rolling: if dice.once_in(4) { Some(2) } else { None },
        ..FigureSpec::by_party_over_time(IdSource::seeded(1).fresh().into())
    };
    let filter = &mut spec.filter;
    let coders: Vec<_> = project.coders().map(|coder| coder.id).collect();
    filter.coder = if dice.once_in(6) { None } else { coders.get(dice.below(coders.len().max(1))).copied() };
    filter.parties = one_of(project.actors().map(|it| it.id).collect(), dice);
    filter.actors = one_of(project.actors().map(|it| it.id).collect(), dice);
    filter.demands = one_of(project.demands().map(|it| it.id).collect(), dice);
    filter.stances = one_of(Stance::KNOWN.to_vec(), dice);
    filter.voices = one_of(Voice::KNOWN.to_vec(), dice);
    filter.outlets = one_of(project.sources().map(|it| it.outlet.clone()).collect(), dice);
    filter.tags = one_of(project.sources().flat_map(|it| it.tags.clone()).collect(), dice);
    filter.from = dice.once_in(4).then(|| day("2022-03-15"));
    filter.to = dice.once_in(4).then(|| day("2025-06"));
    spec
}

/// What [`any_change`] does not do: outlets, memberships with dates, a statement that goes to another
/// article, has no place there, or shares its passage with another one.
fn further_change(project: &Project, dice: &mut Dice) -> Option<Transaction> {
    let all: Vec<_> = project.statements().cloned().collect();
    let articles: Vec<_> = project.sources().map(|it| it.id).collect();
    let people: Vec<_> = project.actors().map(|it| it.id).collect();
    let statement = all.get(dice.below(all.len().max(1)))?;
    match dice.below(5) {
        0 => {
            let source = project.source(*dice.pick(&articles))?;
            let outlet = (*dice.pick(&["", "Herald", "Post"])).to_owned();
            Some(Transaction::new("Outlet").put(Source { outlet, ..Source::clone(source) }))
        }
        1 => {
            let date = dice.maybe(&["2021", "2022-03-14", "2023-01/2023-02", "2024-12-30", "2026-01-05"]);
            let published = date.map(|word| Dated::confirmed(word.parse().unwrap()));
            sources::change(project, *dice.pick(&articles), SourceChange::Published(published)).ok()
        }
        2 if dice.once_in(4) => {
            let (actor, parent) = (dice.maybe(&people)?, dice.maybe(&people)?);
            let membership =
                Membership { from: Some("2023-02".parse().unwrap()), ..Membership::always(parent) };
            actors::change(project, actor, ActorChange::Memberships(vec![membership])).ok()
        }
        3 => {
            let moved =
                Statement { source: *dice.pick(&articles), span: None, ..Statement::clone(statement) };
            Some(Transaction::new("Move").put(moved))
        }
        _ => {
            let other = project.statements_of(statement.source).next()?;
            let (span, quote) = (other.span, other.quote.clone());
            Some(Transaction::new("Share").put(Statement { span, quote, ..Statement::clone(statement) }))
        }
    }
}

/// One to four changes; those that do not fit leave the project as it is.
fn change(project: &mut Project, dice: &mut Dice, ids: &mut IdSource) {
    for _ in 0..=dice.below(4) {
        let change = if dice.once_in(2) {
            further_change(project, dice)
        } else {
            any_change(project, dice, ids).and_then(Result::ok)
        };
        if let Some(change) = change {
            _ = apply(project, &change);
        }
    }
}

/// How often counts were compared, and what they were.
#[derive(Debug, Default)]
struct Compared {
    statements: u64,
    refused: u64,
    followed: u64,
}

/// Some who ask the same again and again while the project goes through random changes and back: each gets
/// what one gets who asks for the first time.
fn ask_again(first: Project, dice: &mut Dice, steps: usize) -> Compared {
    let mut ids = IdSource::seeded(78);
    let mut compared = Compared::default();
    let mut asked: Vec<(FigureSpec, Counter)> =
        (0..6).map(|_| (any_question(&first, dice), Counter::default())).collect();
    for (spec, _) in asked.iter_mut().step_by(2) {
        spec.duplicates = *dice.pick(&[Duplicates::Include, Duplicates::Article]);
        spec.interval = *dice.pick(&[Interval::None, Interval::Wilson]);
    }
    let mut states = vec![first];
    for step in 0..steps {
        let mut project = if dice.once_in(6) { dice.pick(&states) } else { states.last().unwrap() }.clone();
        change(&mut project, dice, &mut ids);
        for (spec, counter) in &mut asked {
            if dice.once_in(25) {
                *spec = any_question(&project, dice);
            }
            match (counter.count(&project, spec, &Stop::default()), frequency(&project, spec)) {
                (Ok(kept), Ok(new)) => {
                    assert_eq!(*kept, new, "step {step}: {spec:?}");
                    compared.statements += new.statements;
                }
                (Err(kept), Err(new)) => {
                    assert_eq!(kept, new, "step {step}");
                    compared.refused += 1;
                }
                (kept, new) => panic!("step {step}: {kept:?} is not {new:?}"),
            }
        }
        states.push(project);
    }
    compared.followed = asked.iter().map(|(_, counter)| counter.followed()).sum();
    compared
}

/// Follows a project through random changes and back; asks kept and new reading the same.
fn check(first: Project, dice: &mut Dice, steps: usize) -> (u64, u64) {
    let mut ids = IdSource::seeded(77);
    let mut kept = Reading::of(&first);
    let mut states = vec![first];
    let (mut counted, mut refused) = (0, 0);
    for step in 0..steps {
        let mut project = states.last().unwrap().clone();
        if dice.once_in(6) {
            project = dice.pick(&states).clone();
        }
        change(&mut project, dice, &mut ids);
        kept.follow(&project);
        for _ in 0..3 {
            let spec = any_question(&project, dice);
            match (kept.frequency(&spec), frequency(&project, &spec)) {
                (Ok(kept), Ok(new)) => {
                    assert_eq!(kept, new, "step {step}: {spec:?}");
                    counted += new.statements;
                }
                (Err(kept), Err(new)) => {
                    assert_eq!(kept.to_string(), new.to_string(), "step {step}");
                    refused += 1;
                }
                (kept, new) => panic!("step {step}: {kept:?} is not {new:?}"),
            }
        }
        states.push(project);
    }
    (counted, refused)
}

#[test]
fn a_reading_that_follows_counts_as_a_new_one() {
    let mut dice = Dice::seeded(20_261_123);
    let (mut counted, mut refused) = (0, 0);
    for round in 0..20 {
        let (more, errors) = check(corpus(round, 6, 60), &mut dice, 20);
        (counted, refused) = (counted + more, refused + errors);
    }
    assert!(counted > 3_000 && refused > 20, "{counted} statements, {refused} errors");
}

#[test]
fn a_count_that_follows_is_the_count_from_the_start() {
    let mut dice = Dice::seeded(20_261_128);
    let mut all = Compared::default();
    for round in 0..30 {
        let compared = ask_again(corpus(round, 6, 60), &mut dice, 25);
        all.statements += compared.statements;
        all.refused += compared.refused;
        all.followed += compared.followed;
    }
    assert!(all.statements > 12_000 && all.refused > 200 && all.followed > 600, "{all:?}");
}

/// By every date, counting, rule and number: one statement more, another date, another demand, and back.
#[test]
fn every_kind_of_question_that_can_follow_does() {
    let first = corpus(9, 8, 160);
    let mut dice = Dice::seeded(9);
    let mut changed = first.clone();
    let statements: Vec<_> = first.statements().cloned().collect();
    for statement in statements.iter().step_by(40) {
        let demand = first.demands().nth(3).map(|it| it.id);
        let said = statement.said.clone().or(Some(Dated::confirmed("2023-05-05".parse().unwrap())));
        let put = Statement { demand, said, ..Statement::clone(statement) };
        apply(&mut changed, &Transaction::new("Recode").put(put)).unwrap();
    }
    let mut followed = 0;
    let mut asked = 0;
    for (basis, duplicates, counting) in DateBasis::ALL.iter().flat_map(|basis| {
        let all = Duplicates::ALL.iter().flat_map(|rule| Counting::ALL.iter().map(move |it| (*rule, *it)));
        all.map(|(rule, counting)| (*basis, rule, counting))
    }) {
        let mut spec = FigureSpec { basis, duplicates, counting, ..any_question(&first, &mut dice) };
        (spec.columns, spec.rows) = (Columns::Time(Period::Year), Grouping::Party);
        (spec.interval, spec.kind, spec.measure) = (Interval::Wilson, FigureKind::Bars, Measure::Count);
        spec.filter = demarche::model::Filter { coder: spec.filter.coder, ..Default::default() };
        spec.filter.coder = spec.filter.coder.or(first.coders().next().map(|it| it.id));
        let mut counter = Counter::default();
        for project in [&first, &changed, &first, &first] {
            let kept = counter.count(project, &spec, &Stop::default()).unwrap();
            assert_eq!(*kept, frequency(project, &spec).unwrap(), "{spec:?}");
        }
        let can = matches!(duplicates, Duplicates::Include | Duplicates::Article);
        assert_eq!(counter.followed(), if can { 3 } else { 0 }, "{spec:?}");
        followed += counter.followed();
        asked += 1;
    }
    assert_eq!((asked, followed), (48, 36));
}

#[test]
fn a_count_that_nobody_waits_for_stops_and_leaves_nothing_wrong() {
    let project = corpus(4, 12, 120);
    let mut spec = any_question(&project, &mut Dice::seeded(3));
    spec.filter = demarche::model::Filter::default();
    spec.filter.coder = project.coders().next().map(|it| it.id);
    (spec.kind, spec.interval, spec.measure) = (FigureKind::Bars, Interval::Bootstrap, Measure::Count);
    let (mut counter, stop) = (Counter::default(), Stop::default());
    stop.tell();
    assert_eq!(counter.count(&project, &spec, &stop), Err(AnalysisError::Stopped));
    let table = counter.count(&project, &spec, &Stop::default()).unwrap();
    assert_eq!(*table, frequency(&project, &spec).unwrap());
    assert!(table.intervals.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn so_does_a_count_of_any_project(project in any_project(), seed in any::<u64>()) {
        ask_again(project, &mut Dice::seeded(seed), 8);
    }

    #[test]
    fn so_does_one_of_any_project(project in any_project(), seed in any::<u64>()) {
        check(project, &mut Dice::seeded(seed), 6);
    }
}

#[test]
fn after_one_more_statement_one_is_looked_at() {
    let before = corpus(5, 20, 400);
    let mut session = Session::on(before.clone(), IdSource::seeded(5));
    session.code_as("coder 0");
    let (source, actor) = (before.sources().nth(7).unwrap().id, before.actors().next().map(|it| it.id));
    let span = Span::new(ByteIndex(0), ByteIndex(3)).unwrap();
    let coding = Coding { source, span, actor, demand: None, stance: None };
    let verb = |project: &Project, author: Author, ids: &mut IdSource| {
        statements::code(project, coding, author, ids)
    };
    session.perform(verb).unwrap();
    let mut reading = Reading::of(&before);
    assert_eq!(reading.looked_at(), 400);
    reading.follow(&before);
    assert_eq!(reading.looked_at(), 400, "nothing changed");
    reading.follow(session.project());
    assert_eq!(reading.looked_at(), 401);
    reading.follow(&before);
    assert_eq!(reading.looked_at(), 402, "and one is looked at to take it back");
}
