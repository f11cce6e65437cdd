//! The type of articles: larger, looser, wider, by keys and by the small menu; what is read stays in place.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::support::window;
use crate::support::window::{Answers, send};
use demarche::edit::sources;
use demarche::model::{ByteIndex, Source, SourceId, Span, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish};
use demarche::ui::command::Command;
use demarche::ui::settings::Settings;
use demarche::ui::theme::{LookChoice, ReadingType};
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A window on one article of these words.
fn desk(title: &str, words: &str) -> Harness<'static, App> {
    let mut session = Session::new("Talks", 7);
    let text = Arc::new(Text::normalize(words));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), title))).unwrap();
    session.code_as("Ada");
    window::window(session, LookChoice::Light, Answers::default())
}

fn long_article() -> String {
    (0..400).fold(String::new(), |mut words, at| {
        let more = "and some more words of it ".repeat(at % 17);
        writeln!(words, "Paragraph number {at} begins here, {more}and ends.").unwrap();
        words
    })
}

/// The paragraph with these words: its top.
fn top_of(desk: &Harness<'_, App>, words: &str) -> f32 {
    let mut all = desk.query_all_by_role(Role::Paragraph);
    let node = all.rfind(|node| node.accesskit_node().label().unwrap_or_default().contains(words));
    node.unwrap_or_else(|| panic!("{words} is not in view")).rect().top()
}

fn reading(desk: &Harness<'_, App>) -> ReadingType {
    desk.state().state().reading
}

#[test]
fn keys_set_the_type() {
    let mut desk = desk("Talks", "Some words");
    let usual = ReadingType::default();
    for (modifiers, key, expected) in [
        (Modifiers::ALT, Key::Plus, ReadingType { size: 18.0, ..usual }),
        (Modifiers::ALT, Key::Minus, usual),
        (Modifiers::ALT, Key::CloseBracket, ReadingType { leading: 1.8, ..usual }),
        (Modifiers::ALT, Key::Num0, usual),
        (Modifiers::COMMAND, Key::OpenBracket, ReadingType { letters: 70.0, ..usual }),
    ] {
        desk.key_press_modifiers(modifiers, key);
        desk.run();
        assert_eq!(reading(&desk), expected);
    }
}

#[test]
fn the_small_menu_sets_it_too() {
    let mut desk = desk("Talks", "Some words");
    desk.get_by_label("Type of articles").click();
    desk.run();
    for _ in 0..2 {
        desk.get_by_label("Text: larger").click();
        desk.run();
    }
    assert!((reading(&desk).size - 19.0).abs() < 0.01);
    desk.get_by_label("Text: as usual").click();
    desk.run();
    assert_eq!(reading(&desk), ReadingType::default());
}

#[test]
fn what_is_read_stays_where_it_is() {
    let words = long_article();
    let mut desk = desk("Talks", &words);
    let place = words.find("Paragraph number 200 ").unwrap();
    desk.hover_at(egui::pos2(600.0, 500.0));
    let span = Span::new(ByteIndex(place), ByteIndex(place + 9)).unwrap();
    let wish = CodeWish { span, actor: None, party: None, demand: None, stance: None, keep: false };
    send(&mut desk, Action::Code(wish));
    let statement = desk.state().session().latest_statement().unwrap();
    send(&mut desk, Action::Reveal(statement));
    // The line at the top of the view is the one that stays; nudge it so that it is a paragraph's first.
    let top = top_of(&desk, "Paragraph number 200 ");
    desk.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 56.0 - top),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    desk.run();
    let before = top_of(&desk, "Paragraph number 200 ");
    for command in [Command::TextLarger, Command::LinesApart, Command::ColumnNarrower, Command::TextUsual] {
        for _ in 0..3 {
            send(&mut desk, Action::Run(command));
            let now = top_of(&desk, "Paragraph number 200 ");
            assert!((now - before).abs() < 2.0, "{command:?} moved it from {before} to {now}");
        }
    }
}

#[test]
fn the_type_is_kept_for_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let kept =
        Settings { reading: ReadingType { size: 20.0, ..ReadingType::default() }, ..Settings::default() };
    kept.keep(&path).unwrap();
    let read = Settings::load(&path);
    assert_eq!(read.reading, kept.reading);
    std::fs::write(&path, "(reading: (size: 900, leading: 0.1))").unwrap();
    assert_eq!(
        Settings::load(&path).reading.sound(),
        ReadingType { size: 36.0, leading: 1.3, letters: 75.0 }
    );
}

#[test]
fn a_headline_that_the_words_begin_with_is_shown_once() {
    let desk = desk("Talks fail", "Talks fail\nThey went home.");
    let titles = desk.query_all_by_role(Role::Paragraph);
    let heights: Vec<f32> = titles.map(|node| node.rect().height()).collect();
    assert!(heights[0] > heights[1], "the headline is set larger: {heights:?}");
    assert!(desk.get_by_label("Edit title: Talks fail").rect().width() < 60.0);
}
