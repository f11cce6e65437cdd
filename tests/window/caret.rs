//! The reading caret: where keys and clicks put it, what it chooses, and how it is told.

use std::sync::Arc;

use crate::support::window;
use crate::support::window::{Answers, send};
use demarche::edit::sources;
use demarche::model::{Source, SourceId, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::theme::LookChoice;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const WORDS: &str = "Moscow said that it would reduce its operations near the two cities, and that its army would leave. Kyiv asks for a full ceasefire and for guarantees from several states.\n\n\
                     Ankara offered to host the next round. Cafe\u{301}s are shut. Kyiv agrees.";

/// A window on two articles; the first is shown.
fn desk() -> Harness<'static, App> {
    desk_on(WORDS)
}

fn desk_on(words: &str) -> Harness<'static, App> {
    let mut session = Session::new("Talks", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    for (order, (title, words)) in [("Round four", words), ("Round five", "Other words.")].iter().enumerate()
    {
        let text = Arc::new(Text::normalize(words));
        let id: SourceId = session.ids().fresh().into();
        let source = Source::new(id, order as u64 + 1, text.id(), title);
        session.commit(sources::add(Arc::clone(&text), source)).unwrap();
    }
    session.code_as("Ada");
    let mut desk = window::window(session, LookChoice::Light, Answers::default());
    let first = window::source(&desk, "Round four");
    send(&mut desk, Action::Choose(first));
    desk
}

fn press(desk: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run();
}

/// The words before and after the caret, three letters each.
fn around(desk: &Harness<'_, App>, words: &str) -> String {
    let place = desk.state().state().caret().unwrap().place.0;
    let before: String = words[..place].chars().rev().take(6).collect();
    let after: String = words[place..].chars().take(6).collect();
    format!("{}|{after}", before.chars().rev().collect::<String>())
}

fn selected(desk: &Harness<'_, App>) -> String {
    let span = desk.state().state().selection.expect("a passage is chosen");
    WORDS[span.range()].to_owned()
}

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;

#[test]
fn keys_lead_the_caret_through_the_article() {
    let mut desk = desk();
    let steps = [
        (NONE, Key::ArrowRight, "M|oscow "),
        (CTRL, Key::ArrowRight, "Moscow| said "),
        (CTRL, Key::ArrowRight, "w said| that "),
        (CTRL, Key::ArrowLeft, "oscow |said t"),
        (ALT, Key::ArrowRight, "leave.| Kyiv "),
        (ALT, Key::ArrowRight, "tates.|\n\nAnka"),
        (ALT, Key::ArrowLeft, "eave. |Kyiv a"),
        (CTRL, Key::ArrowDown, "tates.|\n\nAnka"),
        (NONE, Key::ArrowRight, "tes.\n\n|Ankara"),
        (NONE, Key::ArrowLeft, "tates.|\n\nAnka"),
        (CTRL, Key::ArrowUp, "|Moscow"),
        (CTRL, Key::End, "grees.|"),
        (CTRL, Key::Home, "|Moscow"),
    ];
    for (modifiers, key, expected) in steps {
        press(&mut desk, modifiers, key);
        assert_eq!(around(&desk, WORDS), expected, "{modifiers:?} {key:?}");
    }
}

#[test]
fn lines_are_those_on_screen() {
    let mut desk = desk();
    press(&mut desk, NONE, Key::End);
    let end = desk.state().state().caret().unwrap().place.0;
    assert!(end > 40 && end < 160, "the first of several lines ends at {end}");
    assert_eq!(&WORDS[end..=end], " ", "before the blank at which it breaks");
    press(&mut desk, NONE, Key::Home);
    assert_eq!(around(&desk, WORDS), "|Moscow");
    press(&mut desk, NONE, Key::ArrowDown);
    assert_eq!(desk.state().state().caret().unwrap().place.0, end + 1, "the start of the second line");
    press(&mut desk, NONE, Key::ArrowUp);
    assert_eq!(around(&desk, WORDS), "|Moscow");
    for _ in 0..3 {
        press(&mut desk, NONE, Key::ArrowDown);
    }
    assert_eq!(around(&desk, WORDS), "tes.\n\n|Ankara", "over the empty line");
}

#[test]
fn a_column_is_held_over_a_short_line() {
    let words = "A long first line of words.\nShort.\nA long third line of words.";
    let mut desk = desk_on(words);
    press(&mut desk, NONE, Key::End);
    press(&mut desk, NONE, Key::ArrowDown);
    assert_eq!(around(&desk, words), "Short.|\nA lon");
    press(&mut desk, NONE, Key::ArrowDown);
    assert!(desk.state().state().caret().unwrap().place.0 > words.len() - 4);
}

#[test]
fn shift_extends_and_no_grapheme_is_cut() {
    let mut desk = desk();
    press(&mut desk, CTRL, Key::End);
    for _ in 0..2 {
        press(&mut desk, ALT, Key::ArrowLeft);
    }
    for _ in 0..5 {
        press(&mut desk, SHIFT, Key::ArrowRight);
    }
    assert_eq!(selected(&desk), "Cafe\u{301}s");
    press(&mut desk, SHIFT, Key::ArrowLeft);
    press(&mut desk, SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&desk), "Caf");
    press(&mut desk, CTRL | SHIFT, Key::ArrowRight);
    assert_eq!(selected(&desk), "Cafe\u{301}s");
    press(&mut desk, ALT | SHIFT, Key::ArrowRight);
    assert_eq!(selected(&desk), "Cafe\u{301}s are shut.");
    press(&mut desk, SHIFT, Key::Home);
    assert!(
        selected(&desk).starts_with("Ankara") && selected(&desk).ends_with("round. "),
        "{}",
        selected(&desk)
    );
    press(&mut desk, NONE, Key::ArrowRight);
    assert_eq!(desk.state().state().selection, None);
    assert!(around(&desk, WORDS).ends_with("|Cafe\u{301}s"), "{}", around(&desk, WORDS));
}

#[test]
fn s_takes_the_sentence_under_the_caret_and_then_the_paragraph() {
    let mut desk = desk();
    press(&mut desk, ALT, Key::ArrowRight);
    press(&mut desk, CTRL, Key::ArrowRight);
    press(&mut desk, NONE, Key::S);
    assert_eq!(selected(&desk), "Kyiv asks for a full ceasefire and for guarantees from several states.");
    press(&mut desk, NONE, Key::S);
    assert!(selected(&desk).starts_with("Moscow said") && selected(&desk).ends_with("states."));
}

#[test]
fn a_click_puts_the_caret_and_shift_click_extends_from_it() {
    let mut desk = desk();
    let at = desk.get_by_label_contains("Ankara offered").rect().left_top() + egui::vec2(1.0, 14.0);
    desk.drag_at(at);
    desk.run();
    desk.drop_at(at);
    desk.run();
    assert_eq!(around(&desk, WORDS), "tes.\n\n|Ankara");
    assert!(desk.get_by_role(Role::Document).is_focused());
    press(&mut desk, CTRL | SHIFT, Key::ArrowRight);
    assert_eq!(selected(&desk), "Ankara");
}

#[test]
fn enter_is_no_click_on_the_article() {
    let mut desk = desk();
    let at = desk.get_by_label_contains("Ankara offered").rect().left_top() + egui::vec2(1.0, 14.0);
    desk.drag_at(at);
    desk.run();
    desk.drop_at(at);
    desk.run();
    press(&mut desk, NONE, Key::S);
    press(&mut desk, NONE, Key::Enter);
    assert!(desk.state().state().bar_open);
    assert_eq!(selected(&desk), "Ankara offered to host the next round.");
}

#[test]
fn every_article_keeps_its_caret() {
    let mut desk = desk();
    press(&mut desk, ALT, Key::ArrowRight);
    let (first, other) = (window::source(&desk, "Round four"), window::source(&desk, "Round five"));
    send(&mut desk, Action::Choose(other));
    press(&mut desk, CTRL, Key::ArrowRight);
    send(&mut desk, Action::Choose(first));
    assert_eq!(around(&desk, WORDS), "leave.| Kyiv ");
    send(&mut desk, Action::Choose(other));
    assert_eq!(around(&desk, "Other words."), "Other| words");
}

#[test]
fn the_caret_is_told_to_whom_cannot_see_it() {
    let mut desk = desk();
    press(&mut desk, CTRL, Key::ArrowRight);
    press(&mut desk, CTRL | SHIFT, Key::ArrowRight);
    let article = desk.get_by_role_and_label(Role::Document, "Article: Round four");
    let told = *article.accesskit_node().data().text_selection().expect("the article tells its caret");
    assert_eq!((told.anchor.character_index, told.focus.character_index), (6, 11));
    let paragraph = desk.get_by_label_contains("Moscow said");
    assert_eq!(paragraph.accesskit_node().role(), Role::Paragraph);
    assert_eq!(paragraph.accesskit_node().data().text_selection(), Some(&told));
    let is_inside = |id| {
        let mut above = paragraph.accesskit_node().parent();
        while let Some(node) = above {
            if node.id() == id {
                return true;
            }
            above = node.parent();
        }
        false
    };
    assert!(is_inside(article.accesskit_node().id()), "the paragraph stands in the article");
    let line = paragraph.accesskit_node().children().next().expect("a paragraph has lines");
    assert_eq!(line.role(), Role::TextRun);
    assert!(line.data().value().unwrap().starts_with("Moscow said"));
}

#[test]
fn a_step_in_a_long_article_costs_what_is_seen() {
    let words = "Some words of a sentence that is neither long nor short. ".repeat(180_000);
    let mut desk = desk_on(&words);
    let cost = |desk: &mut Harness<'_, App>, modifiers, key| {
        let before = desk.state().reader_work().pieces;
        press(desk, modifiers, key);
        desk.state().reader_work().pieces - before
    };
    let usual = cost(&mut desk, NONE, Key::ArrowRight);
    let in_all = desk.state().reader_work().pieces_in_all as u64;
    assert!(in_all > 1_000);
    for (modifiers, key) in
        [(CTRL, Key::End), (NONE, Key::ArrowUp), (ALT, Key::ArrowLeft), (NONE, Key::PageUp)]
    {
        let now = cost(&mut desk, modifiers, key);
        assert!(now <= 4 * usual + 12, "{key:?}: {now} pieces, usually {usual} of {in_all}");
    }
    let place = desk.state().state().caret().unwrap().place.0;
    assert!(place > words.len() - 20_000 && place < words.len());
}

/// A drag that is held at the lower edge goes on over paragraphs that come into view.
#[test]
fn a_selection_goes_on_at_the_edge_over_paragraphs() {
    let words =
        (0..80).fold(String::new(), |words, at| format!("{words}Line {at} of an article has words in it.\n"));
    let mut desk = desk_on(&words);
    let at = desk.get_by_label_contains("Line 0 of").rect().left_top() + egui::vec2(1.0, 14.0);
    desk.drag_at(at);
    desk.run();
    for step in 1..=4_u8 {
        desk.hover_at(at + egui::vec2(120.0, (864.0 - at.y) * f32::from(step) / 4.0));
        desk.run_steps(2);
    }
    let end = |desk: &Harness<'_, App>| desk.state().state().selection.unwrap().end().0;
    let seen = end(&desk);
    desk.run_steps(40);
    let further = end(&desk);
    assert!(further > seen + 200, "{seen} and then {further}");
    desk.drop_at(at + egui::vec2(120.0, 864.0 - at.y));
    desk.run();
    assert_eq!(desk.state().state().selection.unwrap().start().0, 0);
    assert!(desk.state().state().bar_open, "it can be coded");
}

/// A click beyond the end of a line that wraps puts the caret there, not to where the next line begins.
#[test]
fn a_click_beside_a_line_keeps_to_the_line() {
    let mut desk = desk();
    let paragraph = desk.get_by_label_contains("Moscow said").rect();
    for line in 0..2_u8 {
        let at = egui::pos2(paragraph.right() + 20.0, paragraph.top() + 14.0 + 29.0 * f32::from(line));
        desk.drag_at(at);
        desk.run();
        desk.drop_at(at);
        desk.run();
        let place = desk.state().state().caret().unwrap().place.0;
        assert!(WORDS[place..].starts_with(' '), "before the blank: {}", around(&desk, WORDS));
        press(&mut desk, NONE, Key::End);
        assert_eq!(desk.state().state().caret().unwrap().place.0, place, "the line's own end");
    }
}
