//! What a frame and a change look at in a large project: counted, so that no clock decides.

use std::sync::Arc;

use crate::support::claims;
use crate::support::dice::Dice;
use crate::support::naive::{Wanted, random_claims};
use crate::support::projects::{corpus, corpus_of};
use crate::support::questions::{any_question, filter};
use demarche::analysis::frequency;
use demarche::chart::build;
use demarche::edit::statements::StatementChange;
use demarche::edit::{actors, sources, statements};
use demarche::model::{
    ByteIndex, Columns, FigureSpec, IdSource, Interval, Period, Project, SourceId, Span, Stance, StatementId,
};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish, Pick};
use demarche::ui::command::Command;
use demarche::ui::derived::Derived;
use demarche::ui::state::{FindMode, Query};
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, TouchPhase, pos2, vec2};

struct Nobody;

impl Picker for Nobody {
    fn pick(&self, _ask: &Ask) -> Picked {
        Picked::Cancelled
    }
}

/// The whole window, 1440 by 900 points, frame by frame.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn on(project: Project) -> Self {
        let mut session = Session::on(project, IdSource::seeded(9));
        session.code_as("coder 0");
        let app = App::new(session, Worker::inline(Arc::new(Nobody)), "coder 0");
        Self { ctx: Context::default(), app, time: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0))),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let (ctx, app) = (&self.ctx, &mut self.app);
        ctx.run_ui(input, |ui| app.ui(ui)).drop_without_applying_deltas();
    }

    fn settle(&mut self) {
        (0..4).for_each(|_| self.frame(Vec::new()));
    }

    fn send(&mut self, action: Action) {
        self.app.send(action, &self.ctx);
    }

    /// Shows the article with the most words, from its start.
    fn show_longest(&mut self) -> SourceId {
        let project = self.app.session().project();
        let length = |id: &SourceId| project.text_of(*id).unwrap().len();
        let longest = project.sources().map(|source| source.id).max_by_key(length).unwrap();
        self.send(Action::Choose(longest));
        longest
    }

    /// Codes the `at`-th sentence of the article that is shown.
    fn code(&mut self, at: usize) {
        let project = self.app.session().project();
        let text = project.text_of(self.app.state().source.unwrap()).unwrap();
        let mut ends = text.as_str().match_indices(". ").map(|(end, _)| end).skip(at);
        let (start, end) = (ends.next().unwrap() + 2, ends.next().unwrap() + 1);
        let wish = CodeWish {
            span: Span::new(ByteIndex(start), ByteIndex(end)).unwrap(),
            actor: project.actors().nth(9).map(|actor| Pick::Known(actor.id)),
            party: None,
            demand: project.demands().nth(9).map(|demand| Pick::Known(demand.id)),
            stance: Some(Stance::Rejects),
            keep: false,
        };
        self.send(Action::Code(wish));
    }
}

/// A short article, and one of 1 MB with 5,000 statements.
fn megabyte() -> Window {
    let mut window = Window::on(corpus_of(31, &[(4_000, 10), (1_000_000, 5_000)]));
    window.show_longest();
    window.settle();
    window
}

fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -300.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

#[test]
fn a_frame_lays_out_what_is_in_view_only() {
    let mut window = megabyte();
    let start = window.app.reader_work();
    assert!(start.pieces_in_all > 1_000, "{start:?}");
    for _ in 0..20 {
        let before = window.app.reader_work();
        window.frame(vec![Event::PointerMoved(pos2(620.0, 500.0)), wheel()]);
        let after = window.app.reader_work();
        let pieces = after.pieces - before.pieces;
        assert!((1..40).contains(&pieces), "{pieces} pieces for one screen");
        assert_eq!(after.marks, before.marks, "no lane moves while one scrolls");
    }
}

#[test]
fn the_first_frame_of_a_long_article_looks_at_what_is_in_view_only() {
    let mut window = Window::on(corpus_of(34, &[(4_000, 10), (1_000_000, 5_000)]));
    window.settle();
    let shortest = window.app.derived().sources().iter().min_by_key(|row| row.words).unwrap().id;
    window.send(Action::Choose(shortest));
    window.settle();
    let before = window.app.reader_work();
    assert!(before.pieces_in_all < 100, "{before:?}");
    window.show_longest();
    window.frame(Vec::new());
    let after = window.app.reader_work();
    assert!(after.pieces_in_all > 1_000, "{after:?}");
    let pieces = after.pieces - before.pieces;
    assert!((1..40).contains(&pieces), "{pieces} pieces were laid out");
    let statements = after.statements - before.statements;
    assert!((1..200).contains(&statements), "{statements} of 5,000 statements were looked up");
    assert_eq!(after.marks - before.marks, 5_000, "each statement gets its lane once");
    assert!(after.bytes < 1_000_000, "{} bytes for an article of 1 MB", after.bytes);
    window.settle();
    assert_eq!(window.app.reader_work().marks, after.marks, "and none again");
}

/// The words are looked for on the worker, whose answer a later frame takes up; no frame does more than it
/// would without.
#[test]
fn looking_for_words_in_a_long_article_holds_up_no_frame() {
    let mut window = megabyte();
    window.send(Action::Run(Command::Find));
    window.settle();
    let queries = [(FindMode::Words, "ce"), (FindMode::WholeWords, "the"), (FindMode::Pattern, r"\w+s\b")];
    for (mode, words) in queries {
        let (searches, before) = (window.app.derived().found.searches(), window.app.reader_work());
        let query = Query { words: words.to_owned(), mode, is_exact: false };
        window.send(Action::Find(query));
        window.frame(Vec::new());
        assert!(window.app.derived().found.is_searching(), "{words}: the frame does not wait for it");
        window.frame(Vec::new());
        let found = &window.app.derived().found;
        assert!(!found.is_searching());
        assert!(found.hits().len() > 1_000, "{words}: {} found", found.hits().len());
        let after = window.app.reader_work();
        assert!(
            after.pieces - before.pieces < 80,
            "{words}: {} pieces in two frames",
            after.pieces - before.pieces
        );
        assert_eq!(after.marks, before.marks, "no lane moves");
        for _ in 0..10 {
            window.frame(vec![wheel()]);
        }
        let first = window.app.derived().found.hits()[0];
        let shown = window.app.derived().found.within(first.start().0, first.start().0 + 4_000);
        assert!(shown.len() < 1_000 && shown.first() == Some(&first));
        assert_eq!(window.app.derived().found.searches(), searches + 1, "{words}: once, not once a frame");
    }
}

#[test]
fn a_statement_more_or_less_costs_what_it_touches() {
    let mut window = megabyte();
    window.code(3);
    window.settle();
    for at in [10, 11, 200] {
        for is_undo in [false, true] {
            let (reader, work) = (window.app.reader_work(), window.app.derived().work());
            let counts = window.app.derived().figure_counts();
            if is_undo {
                window.send(Action::Run(Command::Undo));
            } else {
                window.code(at);
            }
            window.settle();
            let marks = window.app.reader_work().marks - reader.marks;
            assert!(marks < 60, "{marks} of 5,000 marks got a lane again");
            assert!(is_undo || marks > 0, "the new statement has a lane");
            let now = window.app.derived().work();
            assert_eq!((now.statements - work.statements, now.rows - work.rows), (1, 1));
            assert_eq!(now.colors, work.colors);
            assert_eq!(now.counted - work.counted, 1, "the figure looks at one statement");
            assert_eq!(window.app.derived().figure_counts() - counts, 1);
        }
    }
}

#[test]
fn a_figure_of_many_statements_is_counted_beside_the_window() {
    let mut window = Window::on(corpus(32, 20, 21_000));
    window.settle();
    window.show_longest();
    window.settle();
    let total = |window: &Window| window.app.derived().figure().unwrap().as_ref().unwrap().table.total;
    let (before, counts) = (total(&window), window.app.derived().figure_counts());
    window.code(1);
    window.frame(Vec::new());
    assert!(window.app.derived().is_counting());
    assert_eq!(total(&window), before, "the old figure stands until the new one is there");
    window.frame(Vec::new());
    assert!(!window.app.derived().is_counting());
    assert_eq!(window.app.derived().figure_counts(), counts + 1);
    let counted = window.app.derived().figure().unwrap().as_ref().unwrap();
    assert_ne!(counted.table.total, before);
    assert_eq!(counted.table.total, frequency(window.app.session().project(), &counted.spec).unwrap().total);
}

/// Who asks another question does not wait for the draws of the one before; who goes on coding gets a figure.
#[test]
fn a_bootstrap_is_stopped_where_another_question_is_asked() {
    let project = corpus(35, 40, 400);
    let coder = project.coders().next().map(|coder| coder.id);
    let mut plain = FigureSpec::by_party_over_time(IdSource::seeded(1).fresh().into());
    plain.columns = Columns::Time(Period::Month);
    let drawn = FigureSpec { interval: Interval::Bootstrap, ..plain.clone() };
    let mut derived = Derived::default();
    derived.refresh(&project, 1, coder);

    let counting = derived.next_count(&project, &drawn, coder).unwrap();
    assert!(derived.next_count(&project, &plain, coder).is_none(), "one at a time");
    assert!(counting.count().is_none(), "it was told to stop");
    derived.take_count(&counting, None);
    assert!(derived.figure().is_none() && derived.work().stopped == 1);
    let counting = derived.next_count(&project, &plain, coder).unwrap();
    derived.take_count(&counting, counting.count());
    let counted = derived.figure().unwrap().as_ref().unwrap();
    assert_eq!(*counted.table, frequency(&project, &counted.spec).unwrap());

    // The question before again, while it is stopped; and the project changes while it is counted.
    let first = derived.next_count(&project, &drawn, coder).unwrap();
    assert!(derived.next_count(&project, &plain, coder).is_none());
    assert!(derived.next_count(&project, &drawn, coder).is_none());
    derived.take_count(&first, first.count());
    let counting = derived.next_count(&project, &drawn, coder).unwrap();
    derived.refresh(&project, 2, coder);
    assert!(derived.next_count(&project, &drawn, coder).is_none());
    let answer = counting.count();
    assert!(answer.is_some(), "a change of the project does not stop it");
    derived.take_count(&counting, answer);
    let counted = derived.figure().unwrap().as_ref().unwrap();
    assert_eq!(*counted.table, frequency(&project, &counted.spec).unwrap());
    assert!(derived.next_count(&project, &drawn, coder).is_some(), "and then the new state is counted");
}

#[test]
fn the_figure_of_the_window_is_that_of_every_file() {
    let mut dice = Dice::seeded(20_261_128);
    let mut derived = Derived::default();
    let mut statements = 0;
    for round in 0..200 {
        let loaded = claims::load(&random_claims(&mut dice));
        let (mut spec, wanted) = (any_question(&mut dice), Wanted::any(&mut dice));
        filter(&mut spec, &wanted, &loaded);
        derived.refresh(&loaded.project, round, None);
        let counting = derived.next_count(&loaded.project, &spec, None).unwrap();
        derived.take_count(&counting, counting.count());
        let counted = derived.figure().unwrap().as_ref().unwrap();
        let table = frequency(&loaded.project, &spec).unwrap();
        assert_eq!((&*counted.table, &counted.spec), (&table, &spec));
        assert_eq!(*counted.figure, build(&loaded.project, &spec, &table), "round {round}: {spec:?}");
        statements += table.statements;
    }
    assert!(statements > 300, "{statements}");
}

/// One change of any kind that moves what is derived.
fn any_change(session: &mut Session, dice: &mut Dice) {
    let project = session.project().clone();
    let all: Vec<StatementId> = project.statements().map(|statement| statement.id).collect();
    let articles: Vec<SourceId> = project.sources().map(|source| source.id).collect();
    let (id, source) = (*dice.pick(&all), *dice.pick(&articles));
    let people: Vec<_> = project.actors().map(|actor| actor.id).collect();
    let actor = dice.maybe(&people);
    let length = 1 + dice.below(9);
    match dice.below(8) {
        0 => drop(session.undo()),
        1 => drop(session.redo()),
        2 => drop(session.create(|project, _| statements::delete(project, id))),
        3 => drop(session.perform(|project, author, _| {
            statements::recode(project, id, StatementChange::Actor(actor), author)
        })),
        4 => drop(session.create(|project, _| {
            let title = sources::SourceChange::Title(format!("Another title {length}"));
            sources::change(project, source, title)
        })),
        5 => drop(session.create(|project, _| {
            let published = project.source(articles[0]).unwrap().published.clone();
            sources::change(project, source, sources::SourceChange::Published(published))
        })),
        6 => drop(session.create(|project, ids| {
            let name = format!("newcomer {}", project.actors().len());
            Ok(actors::add(project, &name, demarche::model::ActorKind::Party, None, ids).0)
        })),
        _ => drop(session.perform(|project, author, ids| {
            let span = Span::new(ByteIndex(0), ByteIndex(3)).unwrap();
            let coding = statements::Coding { source, span, actor, demand: None, stance: None };
            statements::code(project, coding, author, ids)
        })),
    }
}

#[test]
fn what_is_derived_step_by_step_is_what_is_derived_anew() {
    let mut dice = Dice::seeded(33);
    let mut session = Session::on(corpus(33, 12, 90), IdSource::seeded(33));
    session.code_as("coder 1");
    let mut followed = Derived::default();
    for _ in 0..300 {
        any_change(&mut session, &mut dice);
        let (project, revision, reader) = (session.project(), session.revision(), session.reader());
        followed.refresh(project, revision, reader);
        let mut anew = Derived::default();
        anew.refresh(project, revision, reader);
        assert_eq!(followed.sources(), anew.sources());
        assert_eq!((followed.actors(), followed.demands()), (anew.actors(), anew.demands()));
        assert_eq!((followed.unfinished(), followed.unplaced()), (anew.unfinished(), anew.unplaced()));
        assert_eq!(followed.colors, anew.colors);
        for row in followed.sources() {
            assert_eq!(followed.source(row.id), Some(row));
        }
    }
}

#[test]
fn a_project_that_is_opened_costs_the_window_nothing_that_grows_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    demarche::storage::save(&path, &corpus(4, 300, 6_000), None).unwrap();
    let mut window = Window::on(corpus(5, 3, 30));
    window.settle();
    let before = window.app.derived().work();
    window.send(Action::OpenProject(path.clone()));
    window.settle();
    let (session, derived) = (window.app.session(), window.app.derived());
    assert_eq!(session.path(), Some(path.as_path()));
    let after = derived.work();
    assert_eq!(
        (after.rows, after.statements, after.colors),
        (before.rows, before.statements, before.colors),
        "it was computed where it was opened"
    );
    assert_eq!(derived.sources().len(), 300);
    let anew = Derived::of(session.project(), session.revision(), session.reader());
    assert_eq!((derived.sources(), derived.actors()), (anew.sources(), anew.actors()));
    // What is done from now on is followed step by step.
    let statement = window.app.session().project().statements().next().unwrap().id;
    window.send(Action::Delete(statement));
    window.settle();
    let work = window.app.derived().work();
    assert_eq!((work.rows - after.rows, work.statements - after.statements), (1, 1));
}
