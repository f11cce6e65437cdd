//! A reading that follows its project counts as a new one does, and looks at what changed only.

use demarche::analysis::{Reading, frequency};
use demarche::edit::apply;
use demarche::edit::statements::{self, Author, Coding};
use demarche::model::{
    Bootstrap, ByteIndex, Columns, Counting, DateBasis, Duplicates, FigureSpec, Grouping, IdSource, Interval,
    Measure, PartialDate, Period, Project, Span, Stance, Voice,
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
        for _ in 0..=dice.below(3) {
            if let Some(Ok(change)) = any_change(&project, dice, &mut ids) {
                // A change that does not fit leaves the project as it is.
                let _ = apply(&mut project, &change);
            }
        }
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

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
