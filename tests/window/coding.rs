//! Coding by hand: from a chosen passage to a statement with a few keys, and every field in place.

use std::sync::Arc;

use demarche::edit::{actors, demands, sources};
use demarche::model::{
    ActorId, ActorKind, ByteIndex, Certainty, DemandId, Source, SourceId, Span, Stance, Statement, Text,
};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish, Pick};
use demarche::ui::command::Command;
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use egui::{Event, Key, Modifiers, PointerButton, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

const WORDS: &str = "Moscow said that it would reduce its operations. Kyiv asks for a full ceasefire and \
                     for guarantees from several states. Ankara offered to host the next round.";

struct NoPicker;

impl Picker for NoPicker {
    fn pick(&self, _ask: &Ask) -> Picked {
        Picked::Cancelled
    }
}

/// A window on one article; Russia, Ukraine and Volodymyr Zelenskyy of Ukraine; three demands.
struct Desk<'a> {
    harness: Harness<'a, App>,
}

fn session() -> Session {
    let mut session = Session::new("Talks", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    let text = Arc::new(Text::normalize(WORDS));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), "Round four"))).unwrap();
    for name in ["Russia", "Ukraine"] {
        session.create(|project, ids| Ok(actors::add(project, name, ActorKind::Party, None, ids).0)).unwrap();
    }
    let ukraine = session.project().actors().find(|actor| actor.name == "Ukraine").unwrap().id;
    let mut zelenskyy = None;
    session
        .create(|project, ids| {
            let (change, id) =
                actors::add(project, "Volodymyr Zelenskyy", ActorKind::Person, Some(ukraine), ids);
            zelenskyy = Some(id);
            Ok(change)
        })
        .unwrap();
    let aliases = actors::ActorChange::Aliases(vec!["Зеленський".to_owned()]);
    session.create(|project, _| actors::change(project, zelenskyy.unwrap(), aliases)).unwrap();
    for name in ["ceasefire", "neutrality", "humanitarian cease-fire corridors"] {
        session.create(|project, ids| Ok(demands::add(project, name, None, ids).0)).unwrap();
    }
    session.code_as("Ada");
    session
}

fn desk<'a>() -> Desk<'a> {
    desk_on(session())
}

fn desk_on<'a>(session: Session) -> Desk<'a> {
    let app = App::new(session, Worker::inline(Arc::new(NoPicker)), "me");
    let builder = Harness::builder().with_size(vec2(1440.0, 900.0)).with_max_steps(64);
    let mut harness = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.run_steps(4);
    Desk { harness }
}

fn key(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn passage(words: &str) -> Span {
    let start = WORDS.find(words).unwrap();
    Span::new(ByteIndex(start), ByteIndex(start + words.len())).unwrap()
}

impl Desk<'_> {
    fn send(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().send(action, &ctx);
        self.settle();
    }

    fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    fn choose(&mut self, words: &str) {
        self.send(Action::Select(Some(passage(words))));
        self.send(Action::OpenBar);
    }

    fn typed(&mut self, words: &str) {
        self.harness.event(Event::Text(words.to_owned()));
        self.settle();
    }

    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn click(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).click();
        self.settle();
    }

    fn focus(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.settle();
    }

    /// Each statement in order of coding: "actor · demand · stance: quote".
    fn coded(&self) -> Vec<String> {
        let project = self.harness.state().session().project();
        let mut all: Vec<&Arc<Statement>> = project.statements().collect();
        all.sort_by_key(|statement| statement.order);
        all.iter()
            .map(|it| {
                let actor = it.actor.map_or("-", |id| &project.actor(id).unwrap().name);
                let demand = it.demand.map_or("-", |id| &project.demand(id).unwrap().name);
                let stance = it.stance.as_ref().map_or("-", Stance::as_str);
                format!("{actor} · {demand} · {stance}: {}", it.quote)
            })
            .collect()
    }

    fn statement(&self) -> Statement {
        let state = self.harness.state();
        let project = state.session().project();
        Statement::clone(project.statement(state.state().statement.unwrap()).unwrap())
    }

    fn actor(&self, name: &str) -> ActorId {
        let project = self.harness.state().session().project();
        project.actors().find(|actor| actor.name == name).unwrap().id
    }

    fn demand(&self, name: &str) -> DemandId {
        let project = self.harness.state().session().project();
        project.demands().find(|demand| demand.name == name).unwrap().id
    }

    /// A statement coded without the bar, and chosen.
    fn given(&mut self, words: &str, actor: &str, demand: &str) {
        let (actor, demand) = (Some(Pick::Known(self.actor(actor))), Some(Pick::Known(self.demand(demand))));
        self.send(Action::Code(CodeWish {
            span: passage(words),
            actor,
            party: None,
            demand,
            stance: Some(Stance::Demands),
            keep: false,
        }));
    }

    fn is_open(&self) -> bool {
        self.harness.state().state().bar_open
    }
}

#[test]
fn a_few_letters_and_enter_code_a_passage() {
    let mut desk = desk();
    desk.choose("reduce its operations");
    assert!(desk.harness.get_by_role_and_label(Role::TextInput, "Actor").is_focused());
    desk.typed("ru");
    desk.press(Key::Enter);
    assert!(desk.harness.get_by_role_and_label(Role::TextInput, "Demand").is_focused());
    desk.typed("neut");
    desk.press(Key::Enter);
    assert_eq!(desk.coded(), ["Russia · neutrality · demands: reduce its operations"]);
    assert!(!desk.is_open());
}

#[test]
fn enter_twice_repeats_the_last_pair() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    desk.given("reduce its operations", "Russia", "neutrality");
    desk.given("guarantees", "Ukraine", "ceasefire");
    desk.choose("several states");
    desk.press(Key::Enter);
    desk.press(Key::Enter);
    assert_eq!(desk.coded()[3], "Ukraine · ceasefire · demands: several states");
}

#[test]
fn the_demands_of_the_actor_come_first() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    desk.given("reduce its operations", "Russia", "neutrality");
    desk.choose("several states");
    desk.typed("ukr");
    desk.press(Key::Tab);
    desk.press(Key::Enter);
    assert_eq!(desk.coded()[2], "Ukraine · ceasefire · demands: several states");
}

#[test]
fn everything_typed_within_one_frame_goes_where_it_belongs() {
    let mut desk = desk();
    desk.choose("reduce its operations");
    let key = |key| self::key(Modifiers::NONE, key);
    let text = |words: &str| Event::Text(words.to_owned());
    let typed = [text("r"), text("u"), key(Key::Enter), text("n"), text("eut"), key(Key::Enter)];
    desk.harness.input_mut().events.extend(typed);
    desk.harness.run_steps(10);
    assert_eq!(desk.coded(), ["Russia · neutrality · demands: reduce its operations"]);
}

#[test]
fn ctrl_enter_keeps_the_passage_for_another_demand() {
    let mut desk = desk();
    desk.choose("a full ceasefire");
    desk.typed("зелен");
    desk.press(Key::Enter);
    desk.typed("ceasefire");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(desk.is_open());
    assert!(desk.harness.get_by_role_and_label(Role::TextInput, "Demand").is_focused());
    desk.typed("corr");
    desk.press(Key::Enter);
    assert_eq!(
        desk.coded(),
        [
            "Volodymyr Zelenskyy · ceasefire · demands: a full ceasefire",
            "Volodymyr Zelenskyy · humanitarian cease-fire corridors · demands: a full ceasefire"
        ]
    );
}

#[test]
fn arrows_choose_another_line() {
    let mut desk = desk();
    desk.choose("a full ceasefire");
    desk.typed("ukr");
    desk.press(Key::Enter);
    desk.typed("cease");
    desk.press(Key::ArrowDown);
    desk.press(Key::Enter);
    assert_eq!(desk.coded(), ["Ukraine · humanitarian cease-fire corridors · demands: a full ceasefire"]);
}

#[test]
fn the_pointer_can_do_all_of_it() {
    let mut desk = desk();
    desk.choose("a full ceasefire");
    desk.click(Role::ListBoxOption, "Ukraine");
    desk.click(Role::ListBoxOption, "ceasefire");
    desk.click(Role::RadioButton, "rejects");
    desk.click(Role::Button, "Code the passage");
    assert_eq!(desk.coded(), ["Ukraine · ceasefire · rejects: a full ceasefire"]);
}

#[test]
fn another_line_is_taken_instead_by_a_click() {
    let mut desk = desk();
    desk.choose("a full ceasefire");
    desk.click(Role::ListBoxOption, "Ukraine");
    desk.click(Role::ListBoxOption, "ceasefire");
    desk.click(Role::ListBoxOption, "neutrality");
    desk.click(Role::TextInput, "Actor");
    desk.click(Role::ListBoxOption, "Russia");
    desk.click(Role::Button, "Code the passage");
    assert_eq!(desk.coded(), ["Russia · neutrality · demands: a full ceasefire"]);
}

/// Where the bar stands above the passage its lower edge is far from what is pressed, and lists get shorter
/// and longer between.
#[test]
fn nothing_moves_away_under_the_pointer_while_one_codes() {
    let mut desk = desk();
    desk.send(Action::Run(Command::ToggleFigure));
    desk.harness.set_size(vec2(1440.0, 420.0));
    desk.settle();
    for name in ["guarantees", "grain", "prisoners"] {
        desk.send(Action::AddDemand(name.to_owned(), None));
    }
    desk.choose("guarantees from several states. Ankara offered to host the next round");
    let places = |desk: &Desk<'_>| {
        let top = |name| desk.harness.get_by_role_and_label(Role::TextInput, name).rect().top().to_bits();
        ["Actor", "Demand"].map(top)
    };
    let before = places(&desk);
    desk.typed("rus");
    assert_eq!(places(&desk), before, "with fewer lines");
    desk.press(Key::Enter);
    assert_eq!(places(&desk), before, "with more lines");
    desk.click(Role::ListBoxOption, "neutrality");
    assert_eq!(places(&desk), before, "with a pair that can be pinned");
}

/// On a busy machine a whole drag happens between two frames.
#[test]
fn a_passage_that_is_drawn_within_a_frame_is_taken() {
    let mut desk = desk();
    let line =
        desk.harness.get_all_by_role(Role::TextRun).find(|run| run.value().unwrap().starts_with("Moscow"));
    let line = line.unwrap().rect();
    let (from, to) = (line.left_center() + vec2(1.0, 0.0), line.left_center() + vec2(120.0, 0.0));
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let way = [0.5, 1.0].map(|part| Event::PointerMoved(from.lerp(to, part)));
    let drag = [vec![Event::PointerMoved(from), button(from, true)], way.to_vec(), vec![button(to, false)]];
    desk.harness.input_mut().events.extend(drag.concat());
    desk.settle();
    let chosen = desk.harness.state().state().selection.unwrap();
    assert!(WORDS[chosen.range()].starts_with("Moscow said that"), "{chosen:?}");
    assert!(desk.is_open());
}

/// On a busy machine a second and more may pass between the frame of the press and that of the release.
#[test]
fn a_click_that_takes_a_second_is_a_click() {
    let mut desk = desk();
    desk.choose("a full ceasefire");
    let line = desk.harness.get_by_role_and_label(Role::ListBoxOption, "Ukraine").rect().center();
    desk.harness.drag_at(line);
    let began = desk.harness.ctx.input(|input| input.time);
    while desk.harness.ctx.input(|input| input.time) < began + 1.5 {
        desk.harness.step();
    }
    desk.harness.drop_at(line);
    desk.settle();
    desk.click(Role::ListBoxOption, "ceasefire");
    desk.click(Role::Button, "Code the passage");
    assert_eq!(desk.coded(), ["Ukraine · ceasefire · demands: a full ceasefire"]);
}

#[test]
fn the_panel_of_a_statement_keeps_its_height() {
    let mut desk = desk();
    desk.choose("a full ceasefire");
    desk.click(Role::ListBoxOption, "Ukraine");
    desk.click(Role::ListBoxOption, "ceasefire");
    desk.click(Role::Button, "Code the passage");
    desk.settle();
    let panel = |desk: &Desk<'_>| desk.harness.get_by_role_and_label(Role::Button, "Statement").rect();
    let before = panel(&desk);
    for _ in 0..4 {
        desk.send(Action::Select(Some(passage("guarantees"))));
        assert_eq!(panel(&desk), before, "with one more button");
        let delete = desk.harness.get_by_role_and_label(Role::Button, "Delete").rect();
        let moved = desk.harness.get_by_role_and_label(Role::Button, "Move to selection").rect();
        assert!(delete.bottom() < 872.0 && moved.top() > before.bottom(), "{delete} {moved}");
        desk.send(Action::Select(None));
        assert_eq!(panel(&desk), before, "without it");
    }
}

#[test]
fn alt_and_a_letter_set_the_stance_while_typing() {
    let mut desk = desk();
    desk.choose("reduce its operations");
    // Some systems send the letter with the key; letters typed before it stay.
    let text = |words: &str| Event::Text(words.to_owned());
    let typed = [text("r"), text("u"), key(Modifiers::ALT, Key::R), text("r"), text("s")];
    desk.harness.input_mut().events.extend(typed);
    desk.settle();
    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Actor");
    assert_eq!(field.value().as_deref(), Some("rus"));
    desk.press(Key::Enter);
    desk.typed("neut");
    desk.press(Key::Enter);
    assert_eq!(desk.coded(), ["Russia · neutrality · rejects: reduce its operations"]);
}

#[test]
fn escape_closes_the_bar_and_codes_nothing() {
    let mut desk = desk();
    desk.choose("reduce its operations");
    desk.typed("ru");
    desk.press(Key::Escape);
    assert!(!desk.is_open());
    assert_eq!(desk.coded(), [""; 0]);
    assert_eq!(desk.harness.state().state().selection, Some(passage("reduce its operations")));
}

#[test]
fn a_new_actor_gets_its_party_in_the_same_place() {
    let mut desk = desk();
    desk.choose("reduce its operations");
    desk.typed("Vladimir Medinsky");
    desk.press(Key::Enter);
    assert!(desk.harness.get_by_role_and_label(Role::TextInput, "Party").is_focused());
    desk.typed("rus");
    desk.press(Key::Enter);
    desk.typed("de-escalation");
    desk.press_with(Modifiers::COMMAND, Key::Enter);
    desk.typed("neut");
    desk.press(Key::Enter);
    assert_eq!(desk.coded().len(), 2);
    assert_eq!(desk.coded()[0], "Vladimir Medinsky · de-escalation · demands: reduce its operations");
    let project = desk.harness.state().session().project();
    let medinsky = project.actor(desk.actor("Vladimir Medinsky")).unwrap();
    assert_eq!(medinsky.first_parent(), Some(desk.actor("Russia")));
    assert_eq!(medinsky.kind, ActorKind::Person);
}

#[test]
fn a_new_actor_can_be_a_party_itself() {
    let mut desk = desk();
    desk.choose("host the next round");
    desk.typed("Turkey");
    desk.press(Key::Enter);
    desk.press(Key::Enter);
    desk.typed("neut");
    desk.press(Key::Enter);
    let project = desk.harness.state().session().project();
    assert_eq!(project.actor(desk.actor("Turkey")).unwrap().kind, ActorKind::Party);
}

#[test]
fn a_passage_can_wait_for_its_demand() {
    let mut desk = desk();
    desk.choose("host the next round");
    desk.typed("ru");
    desk.press(Key::Enter);
    desk.press(Key::ArrowUp);
    desk.press(Key::Enter);
    assert_eq!(desk.coded(), ["Russia · - · demands: host the next round"]);
}

#[test]
fn the_name_of_the_coder_is_asked_once() {
    let mut session = session();
    session.code_as("");
    let mut desk = desk_on(session);
    desk.choose("reduce its operations");
    assert_eq!(desk.harness.get_by_role_and_label(Role::TextInput, "Code as").value().as_deref(), Some("me"));
    desk.typed("ru");
    desk.press(Key::Enter);
    desk.typed("neut");
    desk.press(Key::Enter);
    assert_eq!(desk.harness.state().session().coder_name(), "me");
    assert_eq!(desk.coded().len(), 1);
    desk.choose("several states");
    assert!(desk.harness.query_by_role_and_label(Role::TextInput, "Code as").is_none());
}

#[test]
fn the_bar_does_not_cover_the_passage() {
    let mut desk = desk();
    desk.choose("reduce its operations");
    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Actor").rect();
    let article = desk.harness.get_by_role(Role::Document).rect();
    assert!(article.contains_rect(field), "{field} in {article}");
}

#[test]
fn actor_and_demand_change_in_the_panel() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Russia", "neutrality");
    desk.focus("Actor of the statement");
    desk.typed("ukr");
    desk.press(Key::Enter);
    desk.focus("Demand of the statement");
    desk.typed("territory");
    desk.press(Key::Enter);
    assert_eq!(desk.coded(), ["Ukraine · territory · demands: a full ceasefire"]);
}

#[test]
fn escape_in_a_field_of_the_panel_changes_nothing() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Russia", "neutrality");
    desk.focus("Actor of the statement");
    desk.typed("ukr");
    desk.press(Key::Escape);
    assert_eq!(desk.coded(), ["Russia · neutrality · demands: a full ceasefire"]);
    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Actor of the statement");
    assert_eq!(field.value().as_deref(), Some("Russia"));
}

#[test]
fn addressees_are_added_and_taken_away() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    desk.focus("Add an addressee");
    desk.typed("rus");
    desk.press(Key::Enter);
    assert_eq!(desk.statement().addressees, [desk.actor("Russia")]);
    desk.click(Role::Button, "Remove addressee Russia");
    assert_eq!(desk.statement().addressees, []);
}

#[test]
fn the_date_said_is_read_as_people_write_it() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    let said = |desk: &Desk<'_>| desk.statement().said.map(|said| said.when.to_string());
    desk.focus("Date said");
    desk.typed("29.3.2022");
    desk.press(Key::Enter);
    assert_eq!(said(&desk).as_deref(), Some("2022-03-29"));
    desk.focus("Date said");
    desk.press(Key::Delete);
    desk.press(Key::Enter);
    assert_eq!(said(&desk), None);
}

#[test]
fn a_date_that_could_be_two_is_asked_for() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    desk.focus("Date said");
    desk.typed("3/4/2022");
    desk.press(Key::Enter);
    assert_eq!(desk.statement().said, None);
    desk.click(Role::Button, "3 April 2022");
    assert_eq!(desk.statement().said.unwrap().when.to_string(), "2022-04-03");
}

#[test]
fn stance_voice_certainty_and_memo_change_in_the_panel() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    desk.click(Role::RadioButton, "rejects");
    desk.click(Role::ComboBox, "Certainty");
    desk.harness.get_by_label("low").click();
    desk.settle();
    desk.focus("Memo");
    desk.typed("look");
    desk.typed(" again");
    let statement = desk.statement();
    assert_eq!(statement.stance, Some(Stance::Rejects));
    assert_eq!(statement.certainty, Some(Certainty::Low));
    assert_eq!(statement.memo, "look again");
}

#[test]
fn a_statement_moves_to_the_chosen_passage_and_goes_away() {
    let mut desk = desk();
    desk.given("a full ceasefire", "Ukraine", "ceasefire");
    desk.send(Action::Select(Some(passage("full ceasefire"))));
    desk.click(Role::Button, "Move to selection");
    assert_eq!(desk.coded(), ["Ukraine · ceasefire · demands: full ceasefire"]);
    desk.click(Role::Button, "Delete");
    assert_eq!(desk.coded(), [""; 0]);
}
