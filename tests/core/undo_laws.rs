//! The laws of undo, over every verb: what is undone is as it was, what is redone is as it became.

use std::sync::Arc;

use crate::support::dice::Dice;
use crate::support::projects::corpus;
use demarche::edit::actors::ActorChange;
use demarche::edit::demands::DemandChange;
use demarche::edit::events::EventChange;
use demarche::edit::sources::SourceChange;
use demarche::edit::statements::{Author, Coding, StatementChange};
use demarche::edit::{
    EditError, Transaction, actors, apply, coders, demands, events, figures, sources, statements,
};
use demarche::model::{
    ActorId, ActorKind, ByteIndex, Certainty, CoderId, Color, Dated, DemandId, FigureSpec, Grouping,
    IdSource, Membership, Progress, Project, Source, SourceId, Span, Stance, Statement, StatementId, Text,
    Voice,
};
use demarche::session::Session;
use jiff::Timestamp;
use proptest::prelude::*;

/// A change by some verb on some records; none where the project has nothing for it.
pub(crate) fn any_change(
    project: &Project,
    dice: &mut Dice,
    ids: &mut IdSource,
) -> Option<Result<Transaction, EditError>> {
    let all_sources: Vec<_> = project.sources().map(|it| it.id).collect();
    let all_statements: Vec<_> = project.statements().map(|it| it.id).collect();
    let all_actors: Vec<_> = project.actors().map(|it| it.id).collect();
    let all_demands: Vec<_> = project.demands().map(|it| it.id).collect();
    let all_coders: Vec<_> = project.coders().map(|it| it.id).collect();
    let coder = *all_coders.get(dice.below(all_coders.len()))?;
    let author = Author { coder, at: Timestamp::from_second(1_700_000_000).unwrap() };
    let name = format!("Name {}", dice.below(12));
    let date =
        dice.maybe(&["2022", "2022-03", "2022-03-29"]).map(|word| Dated::confirmed(word.parse().unwrap()));
    let source = dice.maybe(&all_sources);
    let statement = dice.maybe(&all_statements);
    let actor = dice.maybe(&all_actors);
    let demand = dice.maybe(&all_demands);
    Some(match dice.below(20) {
        0 => {
            let text = Arc::new(Text::normalize(&format!("{name} wants talks. Some words more.")));
            let new = Source::new(ids.fresh().into(), 99, text.id(), &name);
            Ok(sources::add(text, new))
        }
        1 => sources::remove(project, source?),
        2 | 3 => {
            let source = source?;
            let span = any_span(project.text_of(source)?.as_str(), dice)?;
            let stance = dice.maybe(Stance::KNOWN);
            statements::code(project, Coding { source, span, actor, demand, stance }, author, ids)
        }
        4 => statements::recode(project, statement?, any_recoding(dice, (actor, demand), date, name), author),
        5 => {
            let id = statement?;
            let span = any_span(project.text_of(project.statement(id)?.source)?.as_str(), dice)?;
            statements::move_span(project, id, span, author)
        }
        6 => statements::delete(project, statement?),
        7 => sources::change(project, source?, any_source_change(dice, coder, date, name)),
        8 => Ok(actors::add(project, &name, dice.pick(ActorKind::KNOWN).clone(), actor, ids).0),
        9 => {
            let change = match dice.below(4) {
                0 => ActorChange::Name(name),
                1 => ActorChange::Parent(dice.maybe(&all_actors)),
                2 => ActorChange::Memberships(actor.map(Membership::always).into_iter().collect()),
                _ => ActorChange::Aliases(vec![name]),
            };
            if dice.once_in(3) {
                actors::remove(project, actor?)
            } else {
                actors::change(project, actor?, change)
            }
        }
        10 => {
            let change = match dice.below(3) {
                0 => DemandChange::Name(name),
                1 => DemandChange::Parent(dice.maybe(&all_demands)),
                _ => DemandChange::Definition(name),
            };
            if dice.once_in(3) {
                demands::remove(project, demand?)
            } else {
                demands::change(project, demand?, change)
            }
        }
        11 => statements::duplicate(project, statement?, author, ids).map(|(change, _)| change),
        12 => any_split(project, statement?, author, dice, ids)?,
        13 => statements::merge(project, statement?, author),
        17 => any_correction(project, source?, author, dice)?,
        19 => {
            let some: Vec<_> = all_statements.iter().copied().filter(|_| dice.once_in(3)).collect();
            let change = any_recoding(dice, (actor, demand), date, name);
            statements::recode_all(project, &some, &change, author)
        }
        18 => any_event_change(project, dice, &name, ids)?,
        14 | 15 => any_figure_change(project, dice, (actor, demand), &name, ids)?,
        _ => match dice.below(3) {
            0 => Ok(demands::add(project, &name, demand, ids).0),
            1 => Ok(coders::add(project, &name, ids).0),
            _ => Ok(coders::retitle(project, &name)),
        },
    })
}

fn any_source_change(dice: &mut Dice, coder: CoderId, date: Option<Dated>, name: String) -> SourceChange {
    match dice.below(5) {
        0 => SourceChange::Title(name),
        1 => SourceChange::Published(date),
        2 => SourceChange::Progress(coder, dice.pick(Progress::KNOWN).clone()),
        3 => SourceChange::Tags(vec![name]),
        _ => SourceChange::Note(name),
    }
}

/// Other words for an article, some of its statements placed by hand; none where nothing would be left.
fn any_correction(
    project: &Project,
    source: SourceId,
    author: Author,
    dice: &mut Dice,
) -> Option<Result<Transaction, EditError>> {
    let mut words: Vec<&str> = project.text_of(source)?.as_str().split(' ').collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(words.len());
        match dice.below(3) {
            0 => words.insert(at, "anew"),
            1 if words.len() > 1 => _ = words.remove(at),
            _ => words[at] = "otherwise",
        }
    }
    let mut correction = sources::Correction::of(project, source, &words.join(" ")).ok()?;
    if let Some(id) = dice.maybe(&project.statements_of(source).map(|it| it.id).collect::<Vec<_>>()) {
        let span = any_span(correction.text().as_str(), dice);
        correction.place(project, id, span).ok()?;
    }
    Some(sources::correct(project, &correction, author))
}

/// A change of the saved figures; none where there is none to change.
fn any_figure_change(
    project: &Project,
    dice: &mut Dice,
    (actor, demand): (Option<ActorId>, Option<DemandId>),
    name: &str,
    ids: &mut IdSource,
) -> Option<Result<Transaction, EditError>> {
    let mut spec = FigureSpec::by_party_over_time(ids.fresh().into());
    spec.rows = *dice.pick(Grouping::ALL);
    spec.filter.actors = actor.into_iter().collect();
    spec.filter.demands = demand.into_iter().collect();
    if dice.once_in(2) {
        return Some(Ok(figures::save(project, &spec, name, ids).0));
    }
    let id = dice.maybe(&project.figures().map(|figure| figure.id).collect::<Vec<_>>())?;
    Some(match dice.below(4) {
        0 => figures::update(project, id, &spec),
        1 => figures::rename(project, id, name),
        2 => figures::shift(project, id, if dice.once_in(2) { 1 } else { -2 }),
        _ => figures::remove(project, id),
    })
}

/// A change of the events; none where there is none to change.
fn any_event_change(
    project: &Project,
    dice: &mut Dice,
    name: &str,
    ids: &mut IdSource,
) -> Option<Result<Transaction, EditError>> {
    let when = dice.pick(&["2022", "2022-03", "2022-03-29", "2022-03-01/2022-04-02"]).parse().unwrap();
    if dice.once_in(3) {
        return Some(events::add(project, when, name, ids).map(|(change, _)| change));
    }
    let id = dice.maybe(&project.events().map(|event| event.id).collect::<Vec<_>>())?;
    let change = match dice.below(5) {
        0 => EventChange::When(when),
        1 => EventChange::Label(name.to_owned()),
        2 => EventChange::Note(name.to_owned()),
        3 => EventChange::Color(dice.maybe(&[Color::Place(3)])),
        _ => return Some(events::remove(project, id)),
    };
    Some(events::change(project, id, change))
}

/// A split at any letter of a statement; none where it has no passage.
fn any_split(
    project: &Project,
    id: StatementId,
    author: Author,
    dice: &mut Dice,
    ids: &mut IdSource,
) -> Option<Result<Transaction, EditError>> {
    let statement = project.statement(id)?;
    let span = statement.span?;
    let words = project.text_of(statement.source)?.slice(span)?;
    let places: Vec<usize> = words.char_indices().map(|(at, _)| span.start().0 + at).collect();
    Some(statements::split(project, id, ByteIndex(*dice.pick(&places)), author, ids))
}

fn any_recoding(
    dice: &mut Dice,
    (actor, demand): (Option<ActorId>, Option<DemandId>),
    date: Option<Dated>,
    name: String,
) -> StatementChange {
    match dice.below(8) {
        0 => StatementChange::Actor(actor),
        1 => StatementChange::Demand(demand),
        2 => StatementChange::Stance(dice.maybe(Stance::KNOWN)),
        3 => StatementChange::Addressees(actor.into_iter().collect()),
        4 => StatementChange::Said(date),
        5 => StatementChange::Voice(dice.maybe(Voice::KNOWN)),
        6 => StatementChange::Certainty(dice.maybe(Certainty::KNOWN)),
        _ => StatementChange::Memo(name),
    }
}

/// Any passage on `char` borders; none where the text is empty.
fn any_span(words: &str, dice: &mut Dice) -> Option<Span> {
    let mut places: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    places.push(words.len());
    Span::between(ByteIndex(*dice.pick(&places)), ByteIndex(*dice.pick(&places)))
}

/// What must hold after every change, looked at anew and not by the code that keeps it.
fn check_whole(project: &Project) {
    for statement in project.statements() {
        let text = project.text_of(statement.source).expect("the article and its text are there");
        assert!(project.coder(statement.coder).is_some());
        assert!(statement.actor.is_none_or(|id| project.actor(id).is_some()));
        assert!(statement.demand.is_none_or(|id| project.demand(id).is_some()));
        assert!(statement.addressees.iter().all(|id| project.actor(*id).is_some()));
        if let Some(span) = statement.span {
            assert_eq!(text.slice(span), Some(&*statement.quote));
        }
        assert!(project.statements_of(statement.source).any(|other| other.id == statement.id));
    }
    let placed: usize = project.sources().map(|source| project.count_of(source.id)).sum();
    assert_eq!(placed, project.statements().len());
    let mut names: Vec<&str> = project.actors().map(|actor| actor.name.as_str()).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    let mut names: Vec<&str> = project.figures().map(|figure| figure.name.as_str()).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]) && !names.contains(&""));
    for figure in project.figures() {
        assert!(figure.filter.actors.iter().all(|id| project.actor(*id).is_some()));
        assert!(figure.filter.demands.iter().all(|id| project.demand(*id).is_some()));
    }
    for actor in project.actors() {
        let above = demarche::model::tree::actor_and_below(project, actor.id);
        assert!(actor.memberships.iter().all(|it| !above.contains(&it.parent)), "a circle at {}", actor.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_undone_is_as_it_was(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut ids = IdSource::seeded(seed);
        let mut project = corpus(seed, 3, 12);
        for _ in 0..40 {
            let Some(change) = any_change(&project, &mut dice, &mut ids) else { continue };
            let Ok(change) = change else { continue };
            let before = project.clone();
            match apply(&mut project, &change) {
                Err(_) => prop_assert_eq!(&project, &before),
                Ok(inverse) => {
                    check_whole(&project);
                    let after = project.clone();
                    let again = apply(&mut project, &inverse).unwrap();
                    prop_assert_eq!(&project, &before);
                    apply(&mut project, &again).unwrap();
                    prop_assert_eq!(&project, &after);
                }
            }
        }
    }

    #[test]
    fn a_session_undone_to_its_start_is_its_start(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut session = Session::on(corpus(seed, 2, 8), IdSource::seeded(seed));
        let start = session.project().clone();
        for _ in 0..30 {
            match dice.below(6) {
                0 => { session.undo(); }
                1 => { session.redo(); }
                2 => session.seal(),
                _ => {
                    let mut ids = session.ids().clone();
                    let change = any_change(session.project(), &mut dice, &mut ids);
                    *session.ids() = ids;
                    if let Some(Ok(change)) = change {
                        let before = session.revision();
                        let changed = session.commit(change);
                        prop_assert_eq!(changed == Ok(true), session.revision() != before);
                    }
                }
            }
        }
        let end = session.project().clone();
        let mut steps = 0;
        while session.undo().is_some() {
            steps += 1;
        }
        prop_assert_eq!(session.project(), &start);
        prop_assert!(!session.is_changed());
        while session.redo().is_some() {
            steps -= 1;
        }
        prop_assert!(steps <= 0);
        if steps == 0 {
            prop_assert_eq!(session.project(), &end);
        }
    }
}

#[test]
fn letters_typed_in_a_row_are_one_step() {
    let mut session = Session::new("T", 1);
    for title in ["Ta", "Tal", "Talks"] {
        session.commit(coders::retitle(session.project(), title)).unwrap();
    }
    session.seal();
    session.commit(coders::retitle(session.project(), "Talks 2")).unwrap();
    session.undo().unwrap();
    assert_eq!(session.project().title(), "Talks");
    session.undo().unwrap();
    assert_eq!(session.project().title(), "T");
    assert!(session.undo().is_none());
}

#[test]
fn what_is_used_is_not_removed_and_the_error_counts_its_uses() {
    let project = corpus(1, 3, 30);
    let used = project.statements().find_map(|it| it.actor).unwrap();
    let mut copy = project.clone();
    let error = apply(&mut copy, &actors::remove(&project, used).unwrap()).unwrap_err();
    assert!(error.to_string().contains("still used by"), "{error}");
    assert_eq!(copy, project);
}

/// A project with one article of these words; the passage between `⟦` and `⟧` is coded.
fn coded(words: &str) -> (Session, StatementId) {
    let mut session = Session::new("T", 1);
    session.code_as("Ada");
    let start = words.find('⟦').unwrap();
    let end = words.find('⟧').unwrap() - '⟦'.len_utf8();
    let text = Arc::new(Text::normalize(&words.replace(['⟦', '⟧'], "")));
    let source: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(source, 1, text.id(), "A"))).unwrap();
    session.create(|project, ids| Ok(actors::add(project, "Kyiv", ActorKind::Party, None, ids).0)).unwrap();
    session.create(|project, ids| Ok(demands::add(project, "truce", None, ids).0)).unwrap();
    let project = session.project();
    let (actor, demand) = (project.actors().next().map(|it| it.id), project.demands().next().map(|it| it.id));
    let span = Span::new(ByteIndex(start), ByteIndex(end)).unwrap();
    let coding = Coding { source, span, actor, demand, stance: Some(Stance::Rejects) };
    session.perform(|project, author, ids| statements::code(project, coding, author, ids)).unwrap();
    let id = session.latest_statement().unwrap();
    (session, id)
}

/// Each statement by position, then in order of coding: its words, and whether it has a demand.
fn quotes(session: &Session) -> Vec<(&str, bool)> {
    let mut all: Vec<_> = session.project().statements().collect();
    all.sort_by_key(|it| (it.span, it.order));
    all.into_iter().map(|it| (&*it.quote, it.demand.is_some())).collect()
}

#[test]
fn a_split_statement_is_two_and_merged_one_again() {
    let check = |words: &str, at: &str, expected: [&str; 2]| {
        let (mut session, id) = coded(words);
        let whole = session.project().clone();
        let place = ByteIndex(words.replace(['⟦', '⟧'], "").find(at).unwrap());
        session.perform(|project, author, ids| statements::split(project, id, place, author, ids)).unwrap();
        let mut all: Vec<_> = session.project().statements().collect();
        all.sort_by_key(|it| it.span);
        assert_eq!([&*all[0].quote, &*all[1].quote], expected);
        assert_eq!(
            (all[0].actor, all[0].demand, &all[0].stance),
            (all[1].actor, all[1].demand, &all[1].stance)
        );
        session.perform(|project, author, _| statements::merge(project, id, author)).unwrap();
        let merged = session.project().statement(id).unwrap();
        assert_eq!(session.project().statements().len(), 1);
        assert_eq!(merged.span, whole.statement(id).unwrap().span);
        session.undo().unwrap();
        session.undo().unwrap();
        assert_eq!(session.project(), &whole);
    };
    check("Yes: ⟦talks now, truce later⟧.", "truce", ["talks now,", "truce later"]);
    check("⟦Перемовини. Гарантії⟧ так", "Гарантії", ["Перемовини.", "Гарантії"]);
    check("⟦one\ntwo⟧", "two", ["one", "two"]);
}

#[test]
fn a_statement_is_not_split_where_a_part_has_no_words() {
    let (session, id) = coded("We ⟦want  talks⟧ now");
    let mut ids = IdSource::seeded(9);
    let author = Author { coder: session.coder().unwrap(), at: Timestamp::UNIX_EPOCH };
    for (place, expected) in [(3, false), (8, true), (14, false), (0, false), (17, false), (5, true)] {
        let split = statements::split(session.project(), id, ByteIndex(place), author, &mut ids);
        assert_eq!(split.is_ok(), expected, "{place}: {split:?}");
    }
}

#[test]
fn only_a_neighbour_of_the_same_pair_is_merged() {
    let (mut session, id) = coded("⟦Talks now⟧. More words. Truce\nA line. Far");
    let author = Author { coder: session.coder().unwrap(), at: Timestamp::UNIX_EPOCH };
    assert_eq!(statements::merge(session.project(), id, author), Err(EditError::NoNeighbour));
    let add = |session: &mut Session, start: usize, end: usize| {
        let first = Statement::clone(session.project().statement(id).unwrap());
        let coding = Coding {
            source: first.source,
            span: Span::new(ByteIndex(start), ByteIndex(end)).unwrap(),
            actor: first.actor,
            demand: first.demand,
            stance: first.stance,
        };
        session.perform(|project, author, ids| statements::code(project, coding, author, ids)).unwrap();
        session.latest_statement().unwrap()
    };
    add(&mut session, 37, 40);
    assert_eq!(statements::merge(session.project(), id, author), Err(EditError::NoNeighbour), "too far");
    let near = add(&mut session, 23, 28);
    session
        .perform(|project, author, _| {
            statements::recode(project, near, StatementChange::Demand(None), author)
        })
        .unwrap();
    assert_eq!(statements::merge(session.project(), id, author), Err(EditError::NoNeighbour), "no demand");
    session.undo().unwrap();
    session.perform(|project, author, _| statements::merge(project, id, author)).unwrap();
    assert_eq!(quotes(&session), [("Talks now. More words. Truce", true), ("Far", true)]);
}

#[test]
fn a_duplicate_waits_for_its_demand() {
    let (mut session, id) = coded("We ⟦want talks⟧ now");
    session.perform(|project, author, ids| Ok(statements::duplicate(project, id, author, ids)?.0)).unwrap();
    assert_eq!(quotes(&session), [("want talks", true), ("want talks", false)]);
    assert_eq!(session.undo().unwrap().label, "Duplicate statement");
}

#[test]
fn moves_of_an_edge_in_a_row_are_one_step() {
    let (mut session, id) = coded("We ⟦want talks⟧ now");
    let before = session.project().clone();
    for (start, end) in [(0, 13), (0, 17), (3, 17)] {
        let span = Span::new(ByteIndex(start), ByteIndex(end)).unwrap();
        session.perform(|project, author, _| statements::move_span(project, id, span, author)).unwrap();
    }
    assert_eq!(&*session.project().statement(id).unwrap().quote, "want talks now");
    session.undo().unwrap();
    assert_eq!(session.project(), &before);
}
