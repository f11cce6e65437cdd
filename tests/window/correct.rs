//! Correcting an article's text in the window: typed, looked at, placed by hand, done, taken back.

use std::sync::Arc;

use crate::support::window;
use crate::support::window::{Answers, send};
use demarche::edit::statements::Coding;
use demarche::edit::{sources, statements};
use demarche::import::{ArticleDraft, ReadOptions};
use demarche::model::{ByteIndex, Source, SourceId, Span, Text};
use demarche::session::Session;
use demarche::session::import::{Draft, Guard, point_out_alike, read_paths};
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish};
use demarche::ui::command::Command;
use demarche::ui::state::Dialog;
use demarche::ui::theme::LookChoice;
use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const WORDS: &str =
    "We want a truce now. Nobody wants teh ports back.\nAnkara hosts the next round of talks.";

/// A window on one article with these passages coded.
fn desk(words: &str, passages: &[&str]) -> Harness<'static, App> {
    let mut session = Session::new("Talks", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    session.code_as("Ada");
    let text = Arc::new(Text::normalize(words));
    let id: SourceId = session.ids().fresh().into();
    session.commit(sources::add(Arc::clone(&text), Source::new(id, 1, text.id(), "Round four"))).unwrap();
    for passage in passages {
        let start = words.find(passage).unwrap();
        let span = Span::new(ByteIndex(start), ByteIndex(start + passage.len())).unwrap();
        let coding = Coding { source: id, span, actor: None, demand: None, stance: None };
        session.perform(|project, author, ids| statements::code(project, coding, author, ids)).unwrap();
    }
    window::window(session, LookChoice::Light, Answers::default())
}

/// Opens the dialog and replaces its words.
fn typed(desk: &mut Harness<'_, App>, words: &str) {
    send(desk, Action::Run(Command::CorrectArticle));
    desk.get_by_role_and_label(Role::MultilineTextInput, "Text of the article").focus();
    desk.run();
    desk.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.run();
    desk.event(Event::Paste(words.to_owned()));
    desk.run();
}

fn click(desk: &mut Harness<'_, App>, name: &str) {
    desk.get_by_role_and_label(Role::Button, name).click();
    desk.run();
}

/// Each statement: whether it has a passage, and its words.
fn shown(desk: &Harness<'_, App>) -> Vec<(bool, String)> {
    let mut all: Vec<_> = desk.state().session().project().statements().collect();
    all.sort_by_key(|it| it.order);
    all.iter().map(|it| (it.span.is_some(), it.quote.to_string())).collect()
}

fn words(desk: &Harness<'_, App>) -> String {
    let project = desk.state().session().project();
    project.texts().next().unwrap().as_str().to_owned()
}

#[test]
fn a_typed_correction_shows_what_it_does_and_is_one_step() {
    let mut desk = desk(WORDS, &["a truce", "teh ports", "hosts the next round of talks"]);
    send(&mut desk, Action::Run(Command::CorrectArticle));
    desk.get_by_label("3 stay");
    desk.get_by_label("Nothing is changed yet");
    let after = "Today: we want a truce now. Nobody wants the ports back.\nIt is over.";
    typed(&mut desk, after);
    desk.get_by_label("1 stays, 1 changes, 1 not found");
    desk.get_by_label("→ the ports");
    assert_eq!(words(&desk), WORDS, "nothing happens before one says so");
    click(&mut desk, "Correct");
    assert_eq!(desk.state().state().dialog, None);
    assert_eq!(words(&desk), after);
    let expected = [(true, "a truce"), (true, "the ports"), (false, "hosts the next round of talks")];
    assert_eq!(shown(&desk), expected.map(|(is_placed, words)| (is_placed, words.to_owned())));
    send(&mut desk, Action::Run(Command::Undo));
    assert_eq!(words(&desk), WORDS);
    assert!(shown(&desk).iter().all(|(is_placed, _)| *is_placed));
}

#[test]
fn what_is_not_found_is_placed_by_hand_at_the_selection() {
    let mut desk = desk(WORDS, &["hosts the next round of talks"]);
    typed(&mut desk, "We want a truce now.\nRound five is hosted there.");
    desk.get_by_label("0 stay, 1 not found");
    let place = "Place at the selection: hosts the next round of talks";
    assert!(desk.get_by_label(place).accesskit_node().is_disabled(), "nothing is chosen in the text");
    desk.get_by_role_and_label(Role::MultilineTextInput, "Text of the article").focus();
    for _ in 0.."Round five".len() {
        desk.key_press_modifiers(Modifiers::NONE, Key::ArrowLeft);
    }
    desk.run();
    desk.key_press_modifiers(Modifiers::SHIFT, Key::Home);
    desk.run();
    click(&mut desk, place);
    desk.get_by_label("Placed by hand");
    click(&mut desk, "Correct");
    let (is_placed, quote) = shown(&desk).remove(0);
    assert!(is_placed && quote.starts_with("Round five"), "{quote}");
}

#[test]
fn a_changed_one_may_be_left_without_a_passage() {
    let mut desk = desk(WORDS, &["teh ports"]);
    typed(&mut desk, &WORDS.replace("teh", "the"));
    click(&mut desk, "Leave unplaced: teh ports");
    desk.get_by_label("Left without a passage");
    click(&mut desk, "Correct");
    assert_eq!(shown(&desk), [(false, "teh ports".to_owned())]);
}

#[test]
fn escape_keeps_what_was_typed_and_cancel_does_not() {
    let mut desk = desk(WORDS, &["teh ports"]);
    typed(&mut desk, "Something else.");
    desk.key_press(Key::Escape);
    desk.run();
    assert_eq!(desk.state().state().dialog, None);
    send(&mut desk, Action::Run(Command::CorrectArticle));
    desk.get_by_label("0 stay, 1 not found");
    click(&mut desk, "Start again");
    desk.get_by_label("1 stays");
    click(&mut desk, "Cancel");
    send(&mut desk, Action::Run(Command::CorrectArticle));
    assert_eq!(desk.state().state().dialog, Some(Dialog::CorrectText));
    desk.get_by_label("Nothing is changed yet");
    assert_eq!(words(&desk), WORDS);
}

#[test]
fn words_cannot_all_be_taken_away() {
    let mut desk = desk(WORDS, &[]);
    typed(&mut desk, " ");
    desk.get_by_label("The article would have no words left");
    assert!(desk.get_by_role_and_label(Role::Button, "Correct").accesskit_node().is_disabled());
}

#[test]
fn of_a_megabyte_only_what_is_in_view_is_laid_out() {
    let long = "A sentence of some words stands here, and one more. ".repeat(20_000).replace(". A", ".\nA");
    let mut desk = desk(&long, &["stands here"]);
    send(&mut desk, Action::Run(Command::CorrectArticle));
    desk.get_by_label("1 stays");
    let parts = desk.query_all_by_role(Role::MultilineTextInput).count();
    assert!((1..=3).contains(&parts), "{parts} parts of about a hundred");
    desk.get_by_role_and_label(Role::MultilineTextInput, "Text of the article").focus();
    desk.run();
    desk.event(Event::Text("Corrected. ".to_owned()));
    desk.run();
    click(&mut desk, "Correct");
    assert_eq!(words(&desk).len(), long.len() + "Corrected. ".len());
    assert_eq!(shown(&desk), [(true, "stands here".to_owned())]);
}

/// The article that a file holds now, as it is read when the file is added once more.
fn read_again(desk: &Harness<'_, App>, path: &std::path::Path) -> Box<ArticleDraft> {
    let options = ReadOptions::default();
    let mut reads = read_paths(&[path.to_owned()], &options, &Guard::in_this_process());
    point_out_alike(desk.state().session().project(), &mut reads);
    let Ok(Draft::Articles(reading)) = reads.remove(0).result else { panic!("it reads") };
    Box::new(reading.articles.into_iter().next().unwrap())
}

#[test]
fn a_file_that_was_changed_corrects_its_article_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.txt");
    std::fs::write(&path, WORDS).unwrap();
    let mut desk = window::window(Session::new("Talks", 7), LookChoice::Light, Answers::default());
    send(&mut desk, Action::OpenAny(path.clone()));
    let source = desk.state().state().source.unwrap();
    let start = WORDS.find("teh ports").unwrap();
    let span = Span::new(ByteIndex(start), ByteIndex(start + "teh ports".len())).unwrap();
    let wish = CodeWish { span, actor: None, party: None, demand: None, stance: None, keep: false };
    send(&mut desk, Action::Code(wish));
    let before = desk.state().session().project().clone();

    let after = WORDS.replace("teh", "the");
    std::fs::write(&path, &after).unwrap();
    let article = read_again(&desk, &path);
    assert_eq!(article.earlier, Some(source));
    let hash = article.provenance.as_ref().unwrap().hash.clone();
    send(&mut desk, Action::CorrectFrom(source, article));
    assert_eq!(desk.state().state().dialog, Some(Dialog::CorrectText));
    desk.get_by_label("0 stay, 1 changes");
    desk.get_by_label("→ the ports");
    assert_eq!(words(&desk), WORDS, "nothing happens before one says so");
    click(&mut desk, "Correct");
    assert_eq!((words(&desk), shown(&desk)), (after, vec![(true, "the ports".to_owned())]));
    let project = desk.state().session().project();
    assert_eq!(project.sources().len(), 1);
    let corrected = project.source(source).unwrap();
    assert_eq!(corrected.provenance.as_ref().unwrap().hash, hash);
    let note = &corrected.attributes.last().unwrap().text;
    assert!(note.ends_with("; words of the file read again: talks.txt"), "{note}");
    send(&mut desk, Action::Run(Command::Undo));
    assert_eq!(desk.state().session().project(), &before);
}

#[test]
fn the_dialog_looks_right() {
    let passages = ["a truce", "teh ports", "hosts the next round of talks"];
    let mut desk = desk(WORDS, &passages);
    typed(&mut desk, "Today: we want a truce now. Nobody wants the ports back.\nIt is over.");
    desk.snapshot("correct_text");
}
