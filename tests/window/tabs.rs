//! The tabs Statements and Codebook as a person uses them, by the names that a screen reader says.

use std::sync::Arc;

use demarche::edit::actors::{self, ActorChange};
use demarche::edit::statements::{Coding, StatementChange};
use demarche::edit::{demands, sources, statements};
use demarche::model::{
    ActorId, ActorKind, ByteIndex, Dated, DemandId, Project, Source, SourceId, Span, Stance, StatementId,
    Text,
};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::state::Tab;
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

const WORDS: &str = "Moscow wants a written pledge. Kyiv asks for guarantees. Its envoy calls for a truce.\n\
                     Later Moscow said no to the truce.";

struct NoPicker;

impl Picker for NoPicker {
    fn pick(&self, _: &Ask) -> Picked {
        Picked::Cancelled
    }
}

/// A project of two articles, two parties, an envoy without a party, and four statements.
struct Talks {
    session: Session,
    envoy: ActorId,
    ukraine: ActorId,
}

impl Talks {
    fn new() -> Self {
        let mut session = Session::new("Talks", 7);
        session.code_as("Ada");
        let first = article(&mut session, "First round", "2022-03-29");
        let second = article(&mut session, "Second round", "2021-05-16");
        let russia = actor(&mut session, "Russia", ActorKind::Party);
        let ukraine = actor(&mut session, "Ukraine", ActorKind::Party);
        let envoy = actor(&mut session, "Envoy", ActorKind::Person);
        let neutrality = demand(&mut session, "Neutrality");
        let truce = demand(&mut session, "Truce");
        let mut code =
            |source, quote, actor, demand, stance| code(&mut session, source, quote, (actor, demand, stance));
        code(first, "a written pledge", Some(russia), Some(neutrality), Some(Stance::Demands));
        code(first, "guarantees", Some(ukraine), None, None);
        code(second, "a truce", Some(envoy), Some(truce), Some(Stance::Demands));
        let refusal = code(second, "no to the truce", Some(russia), Some(truce), Some(Stance::Rejects));
        let said = StatementChange::Said(Some(Dated::confirmed("2023-01-02".parse().unwrap())));
        session.perform(|project, author, _| statements::recode(project, refusal, said, author)).unwrap();
        Self { session, envoy, ukraine }
    }

    /// The window on it, with this tab in front.
    fn window(self, tab: Tab) -> Harness<'static, App> {
        self.window_at(tab, 0.25)
    }

    /// The same where a frame takes this many seconds: two clicks are one double click or are not.
    fn window_at(self, tab: Tab, frame: f32) -> Harness<'static, App> {
        let app = App::new(self.session, Worker::inline(Arc::new(NoPicker)), "me");
        let mut harness = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_step_dt(frame)
            .with_max_steps(60)
            .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
        send(&mut harness, Action::Show(tab));
        harness
    }
}

fn article(session: &mut Session, title: &str, date: &str) -> SourceId {
    let text = Text::normalize(WORDS);
    let id: SourceId = session.ids().fresh().into();
    let mut source = Source::new(id, session.project().sources().len() as u64 + 1, text.id(), title);
    source.published = Some(Dated::confirmed(date.parse().unwrap()));
    session.commit(sources::add(Arc::new(text), source)).unwrap();
    id
}

fn actor(session: &mut Session, name: &str, kind: ActorKind) -> ActorId {
    let (change, id) = actors::add(&session.project().clone(), name, kind, None, session.ids());
    session.commit(change).unwrap();
    id
}

fn demand(session: &mut Session, name: &str) -> DemandId {
    let (change, id) = demands::add(&session.project().clone(), name, None, session.ids());
    session.commit(change).unwrap();
    id
}

fn code(
    session: &mut Session,
    source: SourceId,
    quote: &str,
    (actor, demand, stance): (Option<ActorId>, Option<DemandId>, Option<Stance>),
) -> StatementId {
    let start = session.project().text_of(source).unwrap().as_str().find(quote).unwrap();
    let span = Span::new(ByteIndex(start), ByteIndex(start + quote.len())).unwrap();
    let coding = Coding { source, span, actor, demand, stance };
    session.perform(|project, author, ids| statements::code(project, coding, author, ids)).unwrap();
    session.latest_statement().unwrap()
}

fn send(harness: &mut Harness<'static, App>, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().send(action, &ctx);
    harness.run();
}

fn project<'a>(harness: &'a Harness<'static, App>) -> &'a Project {
    harness.state().session().project()
}

/// The quotes of the rows from top to bottom.
fn quotes(harness: &Harness<'static, App>) -> Vec<String> {
    let mut rows: Vec<Node<'_>> = harness.query_all_by_role(Role::Row).collect();
    rows.sort_by(|one, other| one.rect().min.y.total_cmp(&other.rect().min.y));
    rows.iter().map(|row| row.accesskit_node().label().unwrap()).collect()
}

fn click(harness: &mut Harness<'static, App>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run();
}

/// Puts the focus into a field and types over all that stands there.
fn type_over(harness: &mut Harness<'static, App>, name: &str, words: &str) {
    let field = harness.get_by_role_and_label(Role::TextInput, name);
    field.click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, name).type_text(words);
    harness.run();
}

fn is_there(harness: &Harness<'static, App>, words: &str) -> bool {
    harness.query_by_label_contains(words).is_some()
}

fn actor_names(harness: &Harness<'static, App>) -> Vec<String> {
    let mut actors: Vec<_> = project(harness).actors().collect();
    actors.sort_by_key(|actor| actor.order);
    actors.iter().map(|actor| actor.name.clone()).collect()
}

#[test]
fn headers_sort_and_sort_back() {
    let mut window = Talks::new().window(Tab::Statements);
    // The newest first, by the date said where there is one.
    assert_eq!(quotes(&window), ["no to the truce", "a written pledge", "guarantees", "a truce"]);
    click(&mut window, Role::ColumnHeader, "Date, sorted downwards");
    assert_eq!(quotes(&window), ["a truce", "a written pledge", "guarantees", "no to the truce"]);
    click(&mut window, Role::ColumnHeader, "Demand");
    assert_eq!(quotes(&window), ["a written pledge", "a truce", "no to the truce", "guarantees"]);
    click(&mut window, Role::ColumnHeader, "Demand, sorted upwards");
    assert_eq!(quotes(&window), ["a truce", "no to the truce", "a written pledge", "guarantees"]);
    click(&mut window, Role::ColumnHeader, "Quote");
    assert_eq!(quotes(&window), ["a truce", "a written pledge", "guarantees", "no to the truce"]);
}

#[test]
fn the_filter_wants_every_word_in_any_column() {
    let mut window = Talks::new().window(Tab::Statements);
    for (filter, expected) in [
        ("RUSSIA truce", &["no to the truce"][..]),
        ("truce", &["no to the truce", "a truce"]),
        ("actor:\"Russia\"", &["no to the truce", "a written pledge"]),
        ("demand:neu", &["a written pledge"]),
        ("unfinished", &["guarantees"]),
        ("\"January 2023\"", &["no to the truce"]),
        ("second rejects ada", &["no to the truce"]),
    ] {
        type_over(&mut window, "Filter statements", filter);
        assert_eq!(quotes(&window), expected, "{filter}");
        assert!(is_there(&window, &format!("{} of 4", expected.len())), "{filter}");
    }
    type_over(&mut window, "Filter statements", "nowhere");
    assert!(quotes(&window).is_empty() && is_there(&window, "No statement has “nowhere”"));
    click(&mut window, Role::Button, "Clear the filter");
    assert_eq!(quotes(&window).len(), 4);
}

#[test]
fn a_click_chooses_and_two_show_the_passage() {
    let mut window = Talks::new().window_at(Tab::Statements, 0.01);
    click(&mut window, Role::Row, "a truce");
    let chosen = window.state().state().statement.unwrap();
    assert_eq!(&*project(&window).statement(chosen).unwrap().quote, "a truce");
    assert_eq!(window.state().state().tab, Tab::Statements);
    window.get_by_role_and_label(Role::Row, "a written pledge").click();
    window.get_by_role_and_label(Role::Row, "a written pledge").click();
    window.run();
    let state = window.state().state();
    assert_eq!(state.tab, Tab::Read);
    let statement = project(&window).statement(state.statement.unwrap()).unwrap();
    assert_eq!((&*statement.quote, Some(statement.source)), ("a written pledge", state.source));
    assert_eq!(state.reveal.unwrap().place, statement.span.unwrap().start());
}

#[test]
fn the_keys_walk_show_and_delete() {
    let mut window = Talks::new().window(Tab::Statements);
    let chosen = |window: &Harness<'static, App>| {
        let id = window.state().state().statement;
        id.map(|id| project(window).statement(id).unwrap().quote.to_string())
    };
    for (key, expected) in [
        (Key::ArrowDown, "no to the truce"),
        (Key::ArrowDown, "a written pledge"),
        (Key::End, "a truce"),
        (Key::ArrowDown, "a truce"),
        (Key::ArrowUp, "guarantees"),
    ] {
        window.key_press(key);
        window.run();
        assert_eq!(chosen(&window).as_deref(), Some(expected));
    }
    window.key_press(Key::Delete);
    window.run();
    assert_eq!(quotes(&window), ["no to the truce", "a written pledge", "a truce"]);
    assert_eq!(chosen(&window).as_deref(), Some("a truce"), "the next row is chosen");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().state().tab, Tab::Read);
}

#[test]
fn keys_typed_into_the_filter_do_not_delete() {
    let mut window = Talks::new().window(Tab::Statements);
    click(&mut window, Role::Row, "a truce");
    type_over(&mut window, "Filter statements", "truce");
    window.key_press(Key::Delete);
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(project(&window).statements().len(), 4);
    assert_eq!(quotes(&window), ["no to the truce", "a truce"]);
}

#[test]
fn an_empty_project_says_what_to_do() {
    let session = Session::new("Empty", 1);
    let talks = Talks { session, envoy: ActorId::from_bits(1), ukraine: ActorId::from_bits(2) };
    let mut window = talks.window(Tab::Statements);
    assert!(is_there(&window, "No statements yet"));
    send(&mut window, Action::Show(Tab::Codebook));
    assert!(is_there(&window, "No actors yet") && is_there(&window, "No demands yet"));
}

#[test]
fn a_new_actor_is_named_at_once_below_the_chosen_one() {
    let mut window = Talks::new().window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Russia");
    click(&mut window, Role::Button, "+ Actor");
    let field = window.get_by_role_and_label(Role::TextInput, "Name");
    assert!(field.is_focused(), "one types the name at once");
    field.type_text("Kremlin");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(actor_names(&window), ["Russia", "Ukraine", "Envoy", "Kremlin"]);
    let kremlin = project(&window).actors().find(|actor| actor.name == "Kremlin").unwrap();
    let parent = project(&window).actor(kremlin.first_parent().unwrap()).unwrap();
    assert_eq!(parent.name, "Russia");
    click(&mut window, Role::Button, "Fold Russia");
    assert!(window.query_by_role_and_label(Role::TreeItem, "Kremlin").is_none());
}

#[test]
fn a_taken_name_is_refused_beside_the_field() {
    let mut window = Talks::new().window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Envoy");
    type_over(&mut window, "Name", "Russia");
    assert_eq!(actor_names(&window), ["Russia", "Ukraine", "Envoy"], "nothing before Enter");
    window.key_press(Key::Enter);
    window.run();
    assert!(is_there(&window, "There is already an actor named \"Russia\""));
    assert_eq!(actor_names(&window), ["Russia", "Ukraine", "Envoy"]);
    let field = window.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.value().as_deref(), Some("Envoy"), "what held stands there again");
    assert!(window.state().state().notices.is_empty(), "said once, beside the field");
    type_over(&mut window, "Name", " ");
    window.key_press(Key::Enter);
    window.run();
    assert!(is_there(&window, "An actor needs a name"));
}

#[test]
fn a_name_is_taken_when_another_line_is_clicked() {
    let mut window = Talks::new().window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Truce");
    type_over(&mut window, "Name", "Ceasefire");
    click(&mut window, Role::TreeItem, "Neutrality");
    assert!(window.query_by_role_and_label(Role::TreeItem, "Ceasefire").is_some());
    assert_eq!(window.state().session().undo_label(), Some("Rename demand"));
}

#[test]
fn a_parent_gives_a_party_to_the_table() {
    let talks = Talks::new();
    let (envoy, ukraine) = (talks.envoy, talks.ukraine);
    // So fast that only what asks for a frame gets one.
    let mut window = talks.window_at(Tab::Statements, 0.01);
    let value = |window: &Harness<'static, App>| {
        window.get_by_role_and_label(Role::Row, "a truce").accesskit_node().value().unwrap()
    };
    assert_eq!(value(&window), "Envoy, (no party), demands Truce");
    send(&mut window, Action::Show(Tab::Codebook));
    click(&mut window, Role::TreeItem, "Envoy");
    click(&mut window, Role::ComboBox, "Belongs to");
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("ukr");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(project(&window).actor(envoy).unwrap().first_parent(), Some(ukraine));
    send(&mut window, Action::Show(Tab::Statements));
    assert_eq!(value(&window), "Envoy, Ukraine, demands Truce");
}

#[test]
fn dates_of_a_membership_are_typed_as_people_do() {
    let mut talks = Talks::new();
    let (envoy, ukraine) = (talks.envoy, talks.ukraine);
    let change = ActorChange::Parent(Some(ukraine));
    talks.session.create(|project, _| actors::change(project, envoy, change)).unwrap();
    let mut window = talks.window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Envoy");
    type_over(&mut window, "From, in Ukraine", "29.3.2022");
    window.key_press(Key::Enter);
    window.run();
    let from = |window: &Harness<'static, App>| {
        project(window).actor(envoy).unwrap().memberships[0].from.map(|date| date.to_string())
    };
    assert_eq!(from(&window).as_deref(), Some("2022-03-29"));
    type_over(&mut window, "To, in Ukraine", "2021");
    window.key_press(Key::Enter);
    window.run();
    assert!(is_there(&window, "2021 lies before 2022-03-29"));
    type_over(&mut window, "From, in Ukraine", "3/4/2022");
    window.key_press(Key::Enter);
    window.run();
    assert!(is_there(&window, "which one?"));
    assert_eq!(from(&window).as_deref(), Some("2022-03-29"));
}

#[test]
fn only_what_is_unused_can_be_deleted() {
    let mut window = Talks::new().window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Russia");
    assert!(window.get_by_role_and_label(Role::Button, "Delete").accesskit_node().is_disabled());
    assert!(is_there(&window, "Used by 2 statements, so it cannot be deleted"));
    click(&mut window, Role::Button, "+ Demand");
    click(&mut window, Role::TreeItem, "New demand");
    click(&mut window, Role::Button, "Delete");
    assert!(window.query_by_role_and_label(Role::TreeItem, "New demand").is_none());
    assert_eq!(project(&window).demands().len(), 2);
}

#[test]
fn the_count_leads_to_the_statements() {
    let mut window = Talks::new().window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Russia");
    window.get_by_label("2 statements").click();
    window.run();
    assert_eq!(window.state().state().tab, Tab::Statements);
    assert_eq!(quotes(&window), ["no to the truce", "a written pledge"]);
}

#[test]
fn typing_a_note_is_one_step() {
    let mut window = Talks::new().window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Truce");
    for words in ["No", "No shots"] {
        window.get_by_role_and_label(Role::MultilineTextInput, "Definition").click();
        window.run();
        window.get_by_role_and_label(Role::MultilineTextInput, "Definition").type_text(words);
        window.run();
    }
    let definition = |window: &Harness<'static, App>| {
        project(window).demands().find(|demand| demand.name == "Truce").unwrap().definition.clone()
    };
    assert_eq!(definition(&window), "NoNo shots");
    click(&mut window, Role::TreeItem, "Neutrality");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(definition(&window), "");
}

#[test]
fn a_line_dropped_on_another_goes_below_it() {
    let mut window = Talks::new().window(Tab::Codebook);
    let center = |window: &Harness<'static, App>, name: &str| {
        window.get_by_role_and_label(Role::TreeItem, name).rect().center()
    };
    let (truce, neutrality) = (center(&window, "Truce"), center(&window, "Neutrality"));
    window.drag_at(truce);
    window.run();
    window.hover_at(truce + vec2(0.0, -12.0));
    window.run();
    window.hover_at(neutrality);
    window.run();
    window.drop_at(neutrality);
    window.run();
    let truce = project(&window).demands().find(|demand| demand.name == "Truce").unwrap();
    let above = truce.parent.and_then(|id| project(&window).demand(id)).map(|demand| demand.name.as_str());
    assert_eq!(above, Some("Neutrality"));
}

#[test]
fn arrows_walk_and_fold_a_tree() {
    let mut talks = Talks::new();
    let (envoy, ukraine) = (talks.envoy, talks.ukraine);
    let change = ActorChange::Parent(Some(ukraine));
    talks.session.create(|project, _| actors::change(project, envoy, change)).unwrap();
    let mut window = talks.window(Tab::Codebook);
    click(&mut window, Role::TreeItem, "Russia");
    let press = |window: &mut Harness<'static, App>, key| {
        window.key_press(key);
        window.run();
    };
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowLeft);
    assert!(window.query_by_role_and_label(Role::TreeItem, "Envoy").is_none(), "folded");
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    let field = window.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.value().as_deref(), Some("Envoy"));
}
