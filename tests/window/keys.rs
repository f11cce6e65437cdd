//! Keys as the person wants them, pinned pairs, statements that lie over each other, and their colors.

use std::sync::Arc;

use crate::support::window;
use crate::support::window::{Answers, send};
use demarche::edit::{actors, demands, sources};
use demarche::model::{ActorKind, ByteIndex, Source, SourceId, Span, Stance, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish, Pick};
use demarche::ui::command::Command;
use demarche::ui::settings::Settings;
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Worker;
use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const WORDS: &str = "Moscow said that it would reduce its operations. Kyiv asks for a full ceasefire and for \
                     guarantees from several states. Ankara offered to host the next round.";
const NONE: Modifiers = Modifiers::NONE;

fn session() -> Session {
    let mut session = Session::new("Talks", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    let text = Arc::new(Text::normalize(WORDS));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), "Round four"))).unwrap();
    for name in ["Moscow", "Kyiv"] {
        session.create(|project, ids| Ok(actors::add(project, name, ActorKind::Party, None, ids).0)).unwrap();
    }
    for name in ["truce", "guarantees"] {
        session.create(|project, ids| Ok(demands::add(project, name, None, ids).0)).unwrap();
    }
    session.code_as("Ada");
    session
}

fn desk() -> Harness<'static, App> {
    window::window(session(), LookChoice::Light, Answers::default())
}

fn press(desk: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run();
}

fn passage(words: &str) -> Span {
    let start = WORDS.find(words).unwrap();
    Span::new(ByteIndex(start), ByteIndex(start + words.len())).unwrap()
}

fn code(desk: &mut Harness<'_, App>, words: &str, (actor, demand): (&str, &str)) {
    let project = desk.state().session().project();
    let actor = project.actors().find(|it| it.name == actor).map(|it| Pick::Known(it.id));
    let demand = project.demands().find(|it| it.name == demand).map(|it| Pick::Known(it.id));
    let stance = Some(Stance::Demands);
    let wish = CodeWish { span: passage(words), actor, party: None, demand, stance, keep: false };
    send(desk, Action::Code(wish));
}

/// Each statement in order of coding: actor, demand, words.
fn coded(desk: &Harness<'_, App>) -> Vec<String> {
    let project = desk.state().session().project();
    let mut all: Vec<_> = project.statements().collect();
    all.sort_by_key(|it| it.order);
    let actor = |id| project.actor(id).unwrap().name.as_str();
    let demand = |id| project.demand(id).unwrap().name.as_str();
    all.iter()
        .map(|it| {
            format!("{} · {}: {}", it.actor.map_or("-", actor), it.demand.map_or("-", demand), it.quote)
        })
        .collect()
}

#[test]
fn a_key_is_changed_refused_and_given_back() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire", ("Kyiv", "truce"));
    send(&mut desk, Action::Run(Command::Keys));
    desk.get_by_role_and_label(Role::Button, "Stance: rejects: R").click();
    desk.run();
    desk.get_by_label("Press the new keys for “Stance: rejects”");
    press(&mut desk, Modifiers::COMMAND, Key::ControlLeft);
    desk.get_by_label("Press the new keys for “Stance: rejects”");
    press(&mut desk, Modifiers::COMMAND, Key::Z);
    desk.get_by_label("Ctrl+Z: “Undo” has these keys");
    assert_eq!(coded(&desk).len(), 1, "the key did not undo");
    press(&mut desk, NONE, Key::Tab);
    desk.get_by_label_contains("Escape, Tab and Space keep what they mean");
    press(&mut desk, NONE, Key::G);
    desk.get_by_role_and_label(Role::Button, "Stance: rejects: G");
    press(&mut desk, NONE, Key::Escape);
    assert_eq!(desk.state().state().dialog, None);
    let stance = |desk: &Harness<'_, App>| {
        desk.state().session().project().statements().next().unwrap().stance.clone()
    };
    press(&mut desk, NONE, Key::R);
    assert_eq!(stance(&desk), Some(Stance::Demands), "the old key does nothing");
    press(&mut desk, NONE, Key::G);
    assert_eq!(stance(&desk), Some(Stance::Rejects));
    send(&mut desk, Action::Run(Command::Keys));
    desk.get_by_role_and_label(Role::Button, "Stance: rejects: G").click();
    desk.run();
    desk.get_by_role_and_label(Role::Button, "As it was").click();
    desk.run();
    desk.get_by_role_and_label(Role::Button, "Stance: rejects: R");
}

#[test]
fn keys_pins_and_colors_are_kept_for_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let open = || {
        let app = App::new(session(), Worker::inline(Arc::new(Answers::default())), "Ada");
        let app = app.with_settings(Settings::load(&path), path.clone(), &egui::Context::default());
        let mut desk = Harness::builder()
            .with_size(egui::vec2(1440.0, 900.0))
            .with_max_steps(32)
            .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
        desk.run();
        desk
    };
    let mut desk = open();
    code(&mut desk, "full ceasefire", ("Kyiv", "truce"));
    press(&mut desk, Modifiers::SHIFT, Key::P);
    desk.get_by_label("Pinned Kyiv · truce under 1");
    send(&mut desk, Action::Run(Command::ColorByDemand));
    send(&mut desk, Action::Run(Command::Keys));
    desk.get_by_role_and_label(Role::Button, "Take the sentence: S").click();
    desk.run();
    press(&mut desk, Modifiers::ALT, Key::S);
    press(&mut desk, NONE, Key::Escape);
    drop(desk);
    let mut desk = open();
    assert_eq!(desk.state().state().color_by.label(), "demand");
    press(&mut desk, Modifiers::ALT, Key::S);
    assert_eq!(
        desk.state().state().selection,
        Some(passage("Moscow said that it would reduce its operations."))
    );
    press(&mut desk, NONE, Key::Num1);
    assert_eq!(coded(&desk), ["Kyiv · truce: Moscow said that it would reduce its operations."]);
    assert_eq!(Settings::load(&path).keys["TakeSentence"], "Alt+S");
}

#[test]
fn digits_code_with_pinned_pairs_in_the_article_and_in_the_bar() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire", ("Kyiv", "truce"));
    press(&mut desk, Modifiers::SHIFT, Key::P);
    code(&mut desk, "reduce its operations", ("Moscow", "guarantees"));
    desk.get_by_role_and_label(Role::Button, "Pin the pair").click();
    desk.run();
    desk.get_by_role_and_label(Role::Button, "Unpin 2: Moscow · guarantees");
    send(&mut desk, Action::Select(Some(passage("host the next round"))));
    press(&mut desk, NONE, Key::Num1);
    assert_eq!(coded(&desk)[2], "Kyiv · truce: host the next round");
    send(&mut desk, Action::Select(Some(passage("several states"))));
    press(&mut desk, NONE, Key::Enter);
    assert!(desk.state().state().bar_open);
    press(&mut desk, Modifiers::ALT, Key::R);
    assert!(desk.state().state().bar_open);
    press(&mut desk, Modifiers::ALT, Key::Num2);
    assert!(!desk.state().state().bar_open);
    assert_eq!(coded(&desk)[3], "Moscow · guarantees: several states");
    let project = desk.state().session().project();
    let newest = project.statements().max_by_key(|it| it.order).unwrap();
    assert_eq!(newest.stance, Some(Stance::Rejects), "the bar's stance holds");
    send(&mut desk, Action::Select(Some(passage("Ankara"))));
    press(&mut desk, NONE, Key::Enter);
    desk.get_by_role_and_label(Role::Button, "Code with 1: Kyiv · truce").click();
    desk.run();
    assert_eq!(coded(&desk)[4], "Kyiv · truce: Ankara");
    desk.get_by_role_and_label(Role::Button, "Unpin 1: Kyiv · truce").scroll_to_me();
    desk.run();
    desk.get_by_role_and_label(Role::Button, "Unpin 1: Kyiv · truce").click();
    desk.run();
    desk.get_by_role_and_label(Role::Button, "Unpin 1: Moscow · guarantees");
}

/// How many statements are listed to choose one.
fn listed(desk: &Harness<'_, App>) -> usize {
    let lines = desk.query_all_by_role(Role::ListBoxOption);
    lines.filter(|line| line.accesskit_node().label().is_some_and(|label| label.contains(" · "))).count()
}

#[test]
fn more_than_four_statements_on_the_same_words_are_listed() {
    let mut desk = desk();
    let all = [
        "full ceasefire",
        "a full ceasefire",
        "for a full ceasefire",
        "asks for a full ceasefire",
        "full",
        "Kyiv asks for a full ceasefire",
    ];
    for words in all {
        code(&mut desk, words, ("Kyiv", "truce"));
    }
    press(&mut desk, NONE, Key::Escape);
    desk.get_by_role_and_label(Role::Button, "2 more statements on these lines").click();
    desk.run();
    assert_eq!(listed(&desk), 6);
    let line = "Kyiv · truce: full";
    desk.get_by_role_and_label(Role::ListBoxOption, line).click();
    desk.run();
    let chosen = |desk: &Harness<'_, App>| {
        let id = desk.state().state().statement.expect("a statement is chosen");
        desk.state().session().project().statement(id).unwrap().quote.to_string()
    };
    assert_eq!(chosen(&desk), "full");
    assert_eq!(listed(&desk), 0);
    press(&mut desk, NONE, Key::L);
    assert_eq!(listed(&desk), 6, "by key, those that touch the chosen words");
    press(&mut desk, NONE, Key::ArrowDown);
    press(&mut desk, NONE, Key::Enter);
    assert_eq!(listed(&desk), 0);
    let second = chosen(&desk);
    press(&mut desk, NONE, Key::L);
    press(&mut desk, NONE, Key::Escape);
    assert_eq!(listed(&desk), 0);
    assert_eq!(chosen(&desk), second, "Escape leads back to what was");
}

#[test]
fn colors_follow_the_choice_and_the_legend_names_them() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire", ("Kyiv", "truce"));
    code(&mut desk, "reduce its operations", ("Moscow", "guarantees"));
    for (words, names) in [
        ("demand", ["truce", "guarantees"].as_slice()),
        ("stance", ["demands"].as_slice()),
        ("coder", ["Ada"].as_slice()),
        ("actor", ["Kyiv", "Moscow"].as_slice()),
    ] {
        desk.get_by_role_and_label(Role::ComboBox, "Color by").click();
        desk.run();
        desk.get_by_label(words).click();
        desk.run();
        assert_eq!(desk.state().state().color_by.label(), words);
        for name in names {
            let labels = desk.query_all_by_role_and_label(Role::Label, name);
            assert!(labels.count() >= 1, "{name} in the legend of {words}");
        }
    }
}

fn down(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE }
}

/// Somebody fast presses the article's keys before the window has shown that the bar is gone.
#[test]
fn keys_pressed_while_the_bar_closes_are_the_articles() {
    let next = [down(Key::S), Event::Text("s".to_owned()), down(Key::Period), Event::Text(".".to_owned())];
    for in_one_frame in [true, false] {
        let mut desk = desk();
        code(&mut desk, "Moscow said", ("Moscow", "truce"));
        send(&mut desk, Action::Select(Some(passage("Kyiv asks for a full ceasefire"))));
        press(&mut desk, NONE, Key::Enter);
        press(&mut desk, NONE, Key::Enter);
        assert!(desk.state().state().bar_open && coded(&desk).len() == 1);
        desk.input_mut().events.push(down(Key::Enter));
        if !in_one_frame {
            desk.step();
        }
        desk.input_mut().events.extend(next.clone());
        desk.run_steps(8);
        let all = coded(&desk);
        assert_eq!(all.len(), 3, "in one frame: {in_one_frame}, {all:?}");
        assert!(all[2].starts_with("Moscow · truce: Kyiv asks"), "{all:?}");
    }
}

#[test]
fn a_pinned_pair_has_its_digit_again_when_its_actor_is_made_again() {
    let mut desk = desk();
    let pair = |name: &str| (Pick::New(name.to_owned()), Pick::New(format!("what {name} wants")));
    for name in ["Ankara", "Doha"] {
        let (actor, demand) = pair(name);
        let (span, stance) = (passage("host the next round"), Some(Stance::Demands));
        let wish =
            CodeWish { span, actor: Some(actor), party: None, demand: Some(demand), stance, keep: false };
        send(&mut desk, Action::Code(wish));
        press(&mut desk, Modifiers::SHIFT, Key::P);
    }
    let pinned = |desk: &Harness<'_, App>| -> Vec<String> {
        (1..=9)
            .filter_map(|digit| {
                let label = format!("Unpin {digit}: ");
                let chip = desk.query_by_label_contains(&label)?;
                chip.accesskit_node().label()
            })
            .collect()
    };
    assert_eq!(pinned(&desk).len(), 2);
    let undo = Action::Run(Command::Undo);
    send(&mut desk, undo.clone());
    send(&mut desk, undo);
    assert_eq!(pinned(&desk), Vec::<String>::new(), "neither is there");
    send(&mut desk, Action::Run(Command::Redo));
    send(&mut desk, Action::Run(Command::Redo));
    let last = desk.state().session().latest_statement();
    send(&mut desk, Action::ChooseStatement(last));
    assert_eq!(pinned(&desk), ["Unpin 1: Ankara · what Ankara wants", "Unpin 2: Doha · what Doha wants"]);
}

/// A caret that goes far away lets go of the statement, so it is kept in mind first.
#[test]
fn a_statement_goes_to_a_distant_passage_by_keys_alone() {
    let mut desk = desk();
    code(&mut desk, "Moscow said", ("Moscow", "truce"));
    press(&mut desk, NONE, Key::M);
    desk.get_by_label("Choose its new passage, then M again");
    press(&mut desk, Modifiers::COMMAND, Key::End);
    assert_eq!(desk.state().state().statement, None);
    press(&mut desk, NONE, Key::S);
    press(&mut desk, NONE, Key::M);
    assert_eq!(coded(&desk), ["Moscow · truce: Ankara offered to host the next round."]);
    assert!(desk.state().state().statement.is_some(), "it is chosen again");
    // Escape leaves it where it is, and the key means nothing for another passage.
    press(&mut desk, NONE, Key::M);
    press(&mut desk, NONE, Key::Escape);
    press(&mut desk, Modifiers::COMMAND, Key::Home);
    press(&mut desk, NONE, Key::S);
    press(&mut desk, NONE, Key::M);
    assert_eq!(coded(&desk), ["Moscow · truce: Ankara offered to host the next round."]);
    send(&mut desk, Action::Run(Command::Undo));
    assert_eq!(coded(&desk), ["Moscow · truce: Moscow said"], "one step");
}

#[test]
fn the_bar_follows_other_keys_for_stance_and_pairs() {
    let mut desk = desk();
    code(&mut desk, "full ceasefire", ("Kyiv", "truce"));
    press(&mut desk, Modifiers::SHIFT, Key::P);
    let keys = |key| Some(egui::KeyboardShortcut::new(NONE, key));
    send(&mut desk, Action::ChangeKeys(Command::StanceRejects, keys(Key::V)));
    send(&mut desk, Action::ChangeKeys(Command::Pinned1, keys(Key::Q)));
    send(&mut desk, Action::Run(Command::Keys));
    desk.get_by_label("Bar: stance: Alt+D, Alt+V, Alt+C");
    press(&mut desk, NONE, Key::Escape);
    send(&mut desk, Action::Select(Some(passage("several states"))));
    press(&mut desk, NONE, Key::Enter);
    press(&mut desk, Modifiers::ALT, Key::V);
    press(&mut desk, Modifiers::ALT, Key::Q);
    assert_eq!(coded(&desk)[1], "Kyiv · truce: several states");
    let project = desk.state().session().project();
    let newest = project.statements().max_by_key(|it| it.order).unwrap();
    assert_eq!(newest.stance, Some(Stance::Rejects));
}
