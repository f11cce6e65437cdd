//! Finding words in the article: typed, counted, walked, taken or left; the strip beside the scroll bar.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::support::window;
use crate::support::window::{Answers, send};
use demarche::edit::actors::ActorChange;
use demarche::edit::statements::{Coding, StatementChange};
use demarche::edit::{sources, statements};
use demarche::model::walk::Way;
use demarche::model::{ActorKind, ByteIndex, Source, SourceId, Span, Stance, StatementId, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::theme::LookChoice;
use egui::{Event, Key, Modifiers, Role, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const WORDS: &str = "Moscow said that it would reduce its operations. Kyiv asks for a full ceasefire and for guarantees from several states.\n\
                     Ankara offered to host the next round. Kyiv agrees.";

/// A window on one article with these passages coded.
fn desk_of(words: &str, passages: &[&str]) -> Harness<'static, App> {
    let mut session = Session::new("Talks", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    session.code_as("Ada");
    let text = Arc::new(Text::normalize(words));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), "Round four"))).unwrap();
    for passage in passages {
        let span = passage_of(words, passage);
        let coding = Coding { source: id, span, actor: None, demand: None, stance: None };
        session.perform(|project, author, ids| statements::code(project, coding, author, ids)).unwrap();
    }
    window::window(session, LookChoice::Light, Answers::default())
}

fn desk() -> Harness<'static, App> {
    desk_of(WORDS, &[])
}

fn passage_of(words: &str, passage: &str) -> Span {
    let start = words.find(passage).unwrap();
    Span::new(ByteIndex(start), ByteIndex(start + passage.len())).unwrap()
}

fn press(desk: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run();
}

fn find(desk: &mut Harness<'_, App>, words: &str) {
    press(desk, Modifiers::COMMAND, Key::F);
    desk.event(Event::Text(words.to_owned()));
    desk.run();
}

fn has_focus(desk: &Harness<'_, App>, role: Role, name: &str) -> bool {
    desk.get_by_role_and_label(role, name).is_focused()
}

#[test]
fn words_are_found_counted_and_walked() {
    let mut desk = desk();
    find(&mut desk, "KYIV");
    desk.get_by_label("1 of 2");
    press(&mut desk, Modifiers::NONE, Key::Enter);
    desk.get_by_label("2 of 2");
    assert!(has_focus(&desk, Role::TextInput, "Find in article"), "one goes on typing");
    press(&mut desk, Modifiers::NONE, Key::F3);
    desk.get_by_label("1 of 2");
    press(&mut desk, Modifiers::SHIFT, Key::Enter);
    desk.get_by_label("2 of 2");
    desk.get_by_role_and_label(Role::Button, "Next find").click();
    desk.run();
    desk.get_by_label("1 of 2");
    desk.event(Event::Text("zz".to_owned()));
    desk.get_by_role_and_label(Role::TextInput, "Find in article").focus();
    desk.run();
    desk.event(Event::Text("zz".to_owned()));
    desk.run();
    desk.get_by_label("Nothing found");
}

#[test]
fn what_was_found_is_taken_and_coded_by_enter() {
    let mut desk = desk();
    find(&mut desk, "full ceasefire");
    press(&mut desk, Modifiers::COMMAND, Key::Enter);
    assert!(desk.query_by_label("Find in article").is_none());
    assert_eq!(desk.state().state().selection, Some(passage_of(WORDS, "full ceasefire")));
    assert!(has_focus(&desk, Role::Document, "Article: Round four"));
    press(&mut desk, Modifiers::NONE, Key::Enter);
    assert!(desk.state().state().bar_open, "the article's keys work again");
}

#[test]
fn escape_goes_back_to_where_one_was() {
    let long = "A line of words that fills some of the column.\n".repeat(400) + "The needle stands here.";
    let mut desk = desk_of(&long, &["A line of words"]);
    let before = passage_of(&long, "fills some");
    send(&mut desk, Action::Select(Some(before)));
    let shown = |desk: &Harness<'_, App>| desk.query_all_by_role(Role::Paragraph).next().map(|it| it.rect());
    let (at, seen) = (shown(&desk), desk.state().reader_work().pieces);
    find(&mut desk, "needle");
    desk.get_by_label("1 of 1");
    assert_ne!(shown(&desk), at, "it scrolled to what was found");
    press(&mut desk, Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().state().selection, Some(before));
    assert_eq!(shown(&desk).map(|it| it.top()), at.map(|it| it.top()));
    assert!(desk.state().reader_work().pieces - seen < 2_000, "it never laid out all");
}

#[test]
fn a_search_begins_at_the_caret_and_escape_puts_it_back() {
    let mut desk = desk();
    send(&mut desk, Action::PutCaret(ByteIndex(60), Way::Forward));
    let before = desk.state().state().caret();
    find(&mut desk, "Kyiv");
    desk.get_by_label("2 of 2");
    assert_ne!(desk.state().state().caret(), before);
    press(&mut desk, Modifiers::NONE, Key::Escape);
    assert_eq!(desk.state().state().caret(), before);
    assert_eq!(desk.state().state().selection, None);
}

#[test]
fn whole_words_and_patterns_are_a_click_away() {
    let mut desk = desk();
    find(&mut desk, "a");
    desk.get_by_role_and_label(Role::RadioButton, "Whole words").click();
    desk.run();
    desk.get_by_label("1 of 1");
    desk.get_by_role_and_label(Role::RadioButton, "Regex").click();
    desk.run();
    assert!(desk.get_by_role_and_label(Role::TextInput, "Find in article").is_focused(), "Enter is for it");
    press(&mut desk, Modifiers::NONE, Key::End);
    desk.event(Event::Text("[".to_owned()));
    desk.run();
    desk.get_by_label_contains("Not a pattern: unclosed character class");
    desk.event(Event::Text("n]".to_owned()));
    desk.run();
    let hits = desk.state().derived().found.hits();
    let words: Vec<&str> = hits.iter().filter_map(|hit| WORDS.get(hit.range())).collect();
    assert_eq!(words, ["an", "an", "An"], "of and, guarantees and Ankara");
}

#[test]
fn a_search_runs_once_a_query_and_not_once_a_frame() {
    let mut desk = desk();
    find(&mut desk, "kyiv");
    let before = desk.state().derived().found.searches();
    desk.run_steps(10);
    press(&mut desk, Modifiers::NONE, Key::Enter);
    assert_eq!(desk.state().derived().found.searches(), before);
}

/// Beside the window, where a text is long; the window learns of it in a later frame.
#[test]
fn a_long_article_is_searched_beside_the_window() {
    let long = "A line of words that fills some of the column.\n".repeat(8_000) + "The needle stands here.";
    let mut desk = desk_of(&long, &[]);
    find(&mut desk, "needle");
    desk.get_by_label("1 of 1");
    assert_eq!(desk.state().state().selection, Some(passage_of(&long, "needle")));
    let before = desk.state().reader_work().pieces;
    desk.run_steps(5);
    assert!(desk.state().reader_work().pieces - before < 300, "only what is in view is laid out");
}

#[test]
fn statements_and_finds_stand_beside_the_scroll_bar_and_a_click_goes_there() {
    let long = "A line of words that fills some of the column.\n".repeat(400) + "The needle stands here.";
    let mut desk = desk_of(&long, &["The needle"]);
    desk.get_by_label("Marks beside the scroll bar: 1 of statements, 0 of finds");
    find(&mut desk, "words");
    desk.get_by_label("Marks beside the scroll bar: 1 of statements, 400 of finds");
    press(&mut desk, Modifiers::NONE, Key::Escape);
    let strip = desk.get_by_label_contains("Marks beside the scroll bar").rect();
    let shown = |desk: &Harness<'_, App>, name: &str| {
        desk.query_all_by_role(Role::Paragraph)
            .any(|it| it.accesskit_node().label().is_some_and(|it| it.contains(name)))
    };
    assert!(!shown(&desk, "needle"));
    // The words end above the lower edge of the strip, since one may scroll past them.
    let total = strip.height();
    for part in [0.99, 0.98, 0.97, 0.96, 0.95, 0.94] {
        let point = egui::pos2(strip.right() - 2.0, strip.top() + total * part);
        desk.hover_at(point);
        desk.run();
        desk.drag_at(point);
        desk.drop_at(point);
        desk.run();
    }
    assert!(shown(&desk, "needle"));
}

#[test]
fn the_marks_beside_the_scroll_bar_have_the_colors_of_the_statements() {
    let mut desk = desk_of(WORDS, &["Moscow said", "Ankara offered"]);
    let ids: Vec<StatementId> = desk.state().session().project().statements().map(|it| it.id).collect();
    for (id, stance) in ids.into_iter().zip([Stance::Demands, Stance::Rejects]) {
        send(&mut desk, Action::Recode(id, StatementChange::Stance(Some(stance))));
    }
    let colors = |desk: &Harness<'_, App>| -> BTreeSet<[u8; 4]> {
        let strip = desk.get_by_label_contains("Marks beside the scroll bar").rect();
        let shapes = desk.output().shapes.iter().filter_map(|it| match &it.shape {
            Shape::Rect(rect) => Some(rect),
            _ => None,
        });
        let ticks = shapes.filter(|it| strip.contains_rect(it.rect) && it.rect.height() < 3.0);
        ticks.map(|it| it.fill.to_array()).collect()
    };
    assert_eq!(colors(&desk).len(), 1, "both have no party");
    send(&mut desk, Action::Run(Command::ColorByStance));
    assert_eq!(colors(&desk).len(), 2);
}

#[test]
fn the_pointer_tells_which_actor_a_marked_name_is() {
    let mut desk = desk_of("Kyiv asks for a truce. Grain goes.", &[]);
    send(&mut desk, Action::AddActor("Ukraine".to_owned(), ActorKind::Party, None));
    let id = desk.state().session().project().actors().next().unwrap().id;
    send(&mut desk, Action::ChangeActor(id, ActorChange::Aliases(vec!["Kyiv".to_owned()])));
    let hover = |desk: &mut Harness<'_, App>| {
        let words = desk.get_by_role(Role::Paragraph).rect();
        desk.hover_at(words.left_top() + egui::vec2(12.0, 15.0));
        desk.run_steps(8);
    };
    assert!(desk.query_by_label("Ukraine").is_none());
    hover(&mut desk);
    desk.get_by_label("Ukraine");
    send(&mut desk, Action::Run(Command::ToggleNames));
    hover(&mut desk);
    assert!(desk.query_by_label("Ukraine").is_none(), "they are switched off");
    send(&mut desk, Action::MarkWords("grain, truce".to_owned()));
    assert_eq!(desk.state().state().keywords, ["grain", "truce"]);
    let built = desk.state().derived().keywords.built();
    desk.run_steps(10);
    assert_eq!(desk.state().derived().keywords.built(), built, "not once a frame");
}

#[test]
fn the_search_looks_right() {
    let mut desk = desk_of(WORDS, &["full ceasefire", "host the next round"]);
    find(&mut desk, "kyiv");
    desk.snapshot("find_in_article");
}
