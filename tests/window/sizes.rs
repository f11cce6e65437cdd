//! The window at small sizes, and what it offers where something is missing.

use crate::support::window::{Answers, example, send, window};
use demarche::edit::statements::StatementChange;
use demarche::model::tree;
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, NewName};
use demarche::ui::command::Command;
use demarche::ui::theme::LookChoice;
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// The reader makes its lines no shorter than this; wider lines are not cut at the window's edge.
const LEAST: f32 = 240.0;
const FILTER: &str = "Filter articles";

fn narrow() -> Harness<'static, App> {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    harness.set_size(vec2(800.0, 600.0));
    harness.run();
    harness
}

/// How wide the widest paragraph of the article is, in points.
fn measure(harness: &Harness<'_, App>) -> f32 {
    harness.get_all_by_role(Role::Paragraph).map(|node| node.rect().width()).fold(0.0, f32::max)
}

fn has_figure(harness: &Harness<'_, App>) -> bool {
    harness.query_by_role(Role::Figure).is_some()
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run();
}

#[test]
fn a_narrow_window_leaves_the_text_its_room() {
    let mut harness = narrow();
    assert!(!has_figure(&harness), "the figure is folded");
    harness.get_by_label(FILTER);
    assert!(measure(&harness) > 300.0, "{}", measure(&harness));

    harness.get_by_label("Figure panel").click();
    harness.run();
    assert!(has_figure(&harness), "the button opens it");
    assert!(harness.query_by_label(FILTER).is_none(), "in the place of the articles");
    assert!(measure(&harness) > LEAST, "{}", measure(&harness));

    send(&mut harness, Action::Run(Command::ToggleArticles));
    assert!(!has_figure(&harness));
    harness.get_by_label(FILTER);
}

#[test]
fn a_wide_window_has_both_panels_again() {
    let mut harness = narrow();
    harness.set_size(vec2(1440.0, 900.0));
    harness.run();
    assert!(has_figure(&harness));
    harness.get_by_label(FILTER);
    harness.get_by_label("Articles panel").click();
    harness.run();
    assert!(harness.query_by_label(FILTER).is_none());
    assert!(has_figure(&harness));
}

/// A window in which a statement's actor was just made in the statement panel, without a party.
fn with_new_actor() -> Harness<'static, App> {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let id = harness.state().session().project().statements().next().unwrap().id;
    send(&mut harness, Action::Reveal(id));
    assert!(harness.query_by_label("Party of the actor").is_none(), "asked only where it is missing");
    send(&mut harness, Action::RecodeNew(id, NewName::Actor("Andriy Sybiha".to_owned())));
    harness
}

/// The name of the party of the chosen statement's actor.
fn party(harness: &Harness<'_, App>) -> Option<String> {
    let project = harness.state().session().project();
    let statement = project.statement(harness.state().state().statement.unwrap()).unwrap();
    let party = tree::party_of(project, statement.actor.unwrap(), None)?;
    Some(project.actor(party).unwrap().name.clone())
}

fn answer(harness: &mut Harness<'_, App>, words: &str) {
    harness.get_by_label("Party of the actor").focus();
    harness.run();
    if !words.is_empty() {
        harness.event(egui::Event::Text(words.to_owned()));
        harness.run();
    }
    press(harness, Key::Enter);
}

#[test]
fn an_actor_made_in_the_statement_panel_can_be_given_its_party_there() {
    let mut harness = with_new_actor();
    assert_eq!(party(&harness), None);
    answer(&mut harness, "ukr");
    assert_eq!(party(&harness).as_deref(), Some("Ukraine"));
    assert!(harness.query_by_label("Party of the actor").is_none());
}

#[test]
fn its_party_can_be_made_with_it_as_one_step() {
    let mut harness = with_new_actor();
    let actors = harness.state().session().project().actors().len();
    answer(&mut harness, "Moldova");
    assert_eq!(party(&harness).as_deref(), Some("Moldova"));
    assert_eq!(harness.state().session().project().actors().len(), actors + 1);
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!(harness.state().session().project().actors().len(), actors);
    assert_eq!(party(&harness), None);
}

#[test]
fn it_can_be_a_party_itself() {
    let mut harness = with_new_actor();
    answer(&mut harness, "");
    assert_eq!(party(&harness).as_deref(), Some("Andriy Sybiha"));
}

#[test]
fn an_empty_project_says_once_that_nothing_is_counted() {
    let harness = window(Session::new("Talks", 7), LookChoice::Light, Answers::default());
    let told = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.value().or_else(|| node.label()).is_some_and(|words| words.starts_with("No statements yet"))
    };
    assert_eq!(harness.get_all_by(told).count(), 1);
}

#[test]
fn the_date_said_is_told_as_that_of_the_article_until_it_is_typed() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let project = harness.state().session().project();
    let dated = |statement: &&std::sync::Arc<demarche::model::Statement>| {
        statement.said.is_some() && project.source(statement.source).unwrap().published.is_some()
    };
    let id = project.statements().find(dated).unwrap().id;
    send(&mut harness, Action::Reveal(id));
    send(&mut harness, Action::Recode(id, StatementChange::Said(None)));
    let field = harness.get_by_label("Date said");
    assert_eq!(field.accesskit_node().placeholder(), Some("as published"));
}
