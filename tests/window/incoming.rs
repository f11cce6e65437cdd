//! The import list as a person uses it, by the names that a screen reader says.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::support::program::Desk;
use crate::support::window::{Answers, send, window};
use demarche::model::{DateStatus, Project, Source};
use demarche::session::Session;
use demarche::session::import::{Stage, Standing};
use demarche::ui::App;
use demarche::ui::action::{Action, IncomingWish};
use demarche::ui::command::Command;
use demarche::ui::state::{Dialog, Tab};
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Worker;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, App>;

/// A file that is dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn empty() -> Session {
    Session::new("Talks", 7)
}

fn open(session: Session) -> Window {
    window(session, LookChoice::Light, Answers::default())
}

/// A window in which each frame reads one step further.
fn open_stepping() -> Window {
    let app = App::new(empty(), Worker::stepping(Arc::new(Answers::default())), "Ada");
    let builder = Harness::builder().with_size(vec2(1440.0, 900.0)).with_max_steps(32);
    let mut harness = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.step();
    harness
}

/// Words that no other number gives.
fn words(number: usize) -> String {
    let words: Vec<String> = (0..60).map(|at| format!("word{}", number * 1000 + at)).collect();
    format!("Round {number}\n\n{}.", words.join(" "))
}

fn drop_all(harness: &mut Window, paths: impl IntoIterator<Item = PathBuf>) {
    for path in paths {
        harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
}

/// Drops files and lets the window settle.
fn dropped(session: Session, desk: &Desk, names: &[&str]) -> Window {
    let mut harness = open(session);
    drop_all(&mut harness, names.iter().map(|name| desk.path(name)));
    harness.run();
    harness
}

fn press(harness: &mut Window, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn keys(harness: &mut Window, keys: &[Key]) {
    for key in keys {
        press(harness, Modifiers::NONE, *key);
    }
}

fn type_words(harness: &mut Window, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run();
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Puts other words into the field of this name, and goes on by Enter.
fn fill(harness: &mut Window, role: Role, name: &str, words: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run();
    press(harness, Modifiers::COMMAND, Key::A);
    type_words(harness, words);
    press(harness, Modifiers::NONE, Key::Enter);
}

fn project(harness: &Window) -> &Project {
    harness.state().session().project()
}

fn titles(harness: &Window) -> Vec<String> {
    let mut sources: Vec<&Source> = project(harness).sources().map(AsRef::as_ref).collect();
    sources.sort_by_key(|source| source.order);
    sources.into_iter().map(|source| source.title.clone()).collect()
}

fn tab(harness: &Window) -> Tab {
    harness.state().state().tab
}

/// How the files of the list stand, in its order.
fn standings(harness: &Window) -> Vec<Standing> {
    let list = &harness.state().state().incoming.list;
    list.leaves().map(|line| list.standing(line)).collect()
}

fn count(harness: &Window, wanted: Standing) -> usize {
    standings(harness).into_iter().filter(|standing| *standing == wanted).count()
}

/// A thousand files of all kinds: most are plain articles, some are read by other readers, hold the same
/// words, or cannot be read.
fn thousand(desk: &Desk) -> Vec<PathBuf> {
    let name = |number: usize| match number % 20 {
        3 => format!("{number:04}.html"),
        7 => format!("{number:04}.csv"),
        11 => format!("{number:04}.docx"),
        _ => format!("{number:04}.txt"),
    };
    let content = |number: usize| match number % 20 {
        3 => format!(
            "<html><body><article><h1>Round {number}</h1><p>{}</p></article></body></html>",
            words(number)
        ),
        7 => format!(
            "title,text\nFirst {number},{}\nSecond {number},{}\n",
            words(number),
            words(number + 5000)
        ),
        11 => "no archive".to_owned(),
        15 => String::new(),
        19 => words(number - 1),
        _ => words(number),
    };
    (0..1000).for_each(|number| desk.write(&name(number), content(number)));
    (0..1000).map(|number| desk.path(&name(number))).collect()
}

#[test]
fn a_thousand_mixed_files_are_one_step_and_one_undo() {
    let desk = Desk::new();
    let mut harness = open(empty());
    drop_all(&mut harness, thousand(&desk));
    harness.run();
    assert_eq!(tab(&harness), Tab::Incoming);
    harness.get_by_label("1,000 files");
    let shown = harness.query_all_by_role(Role::ListBoxOption).count();
    assert!((5..40).contains(&shown), "{shown} lines were laid out");
    // Of 20 files one is broken, one empty, one a copy, and one a table of two articles.
    harness.get_by_label("Not read 100");
    harness.get_by_label("Add all 900");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(project(&harness).sources().len(), 900);
    assert_eq!(count(&harness, Standing::Problem), 100, "what cannot be read stays in the list");
    assert_eq!(harness.state().session().undo_label(), Some("Add 900 articles"));
    let there = |standing: &Standing| matches!(standing, Standing::There(Some(_)));
    assert_eq!(standings(&harness).iter().filter(|it| there(it)).count(), 50, "the copies are there now");
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!(project(&harness).sources().len(), 0);
    assert_eq!(count(&harness, Standing::Ready), 950, "they can be added again");
    send(&mut harness, Action::Run(Command::Redo));
    assert_eq!(project(&harness).sources().len(), 900);
}

#[test]
fn progress_is_true_and_what_was_added_stays_when_the_rest_is_stopped() {
    let desk = Desk::new();
    let mut harness = open_stepping();
    drop_all(&mut harness, thousand(&desk));
    harness.step();
    harness.step();
    for read in 1..=30 {
        // A file begins in one frame and ends in the next.
        harness.step();
        assert_eq!(count(&harness, Standing::Reading), 1);
        harness.step();
        assert_eq!(harness.state().state().incoming.list.progress(), Some((read, 1000)));
    }
    harness.step();
    harness.get_by_label("30 of 1,000 files read");
    let bar = harness.get_by_label("Files read").accesskit_node().numeric_value();
    assert!((bar.unwrap() - 3.0).abs() < 0.01, "{bar:?}");
    // One reads and adds meanwhile.
    for key in [Key::ArrowDown, Key::Enter, Key::Enter] {
        harness.key_press(key);
        harness.step();
    }
    harness.step();
    assert_eq!(titles(&harness), ["Round 0", "Round 1"]);
    send_step(&mut harness, Action::Show(Tab::Read));
    let words = harness.get_by_label_contains("Reading 3").accesskit_node().label().unwrap();
    assert!(words.ends_with(" of 1,000"), "{words}");
    harness.get_by_label("Stop").click();
    for _ in 0..8 {
        harness.step();
    }
    assert_eq!(count(&harness, Standing::Waiting) + count(&harness, Standing::Reading), 0);
    assert!(count(&harness, Standing::Stopped) > 950);
    assert_eq!(titles(&harness), ["Round 0", "Round 1"]);
    send_step(&mut harness, Action::Run(Command::ShowIncoming));
    harness.get_by_label("Read the rest");
}

fn send_step(harness: &mut Window, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().send(action, &ctx);
    harness.step();
}

#[test]
fn reading_can_be_stopped_at_any_moment_and_taken_up_again() {
    for steps in 0..12 {
        let desk = Desk::new();
        (0..5).for_each(|number| desk.write(&format!("{number}.txt"), words(number)));
        let mut harness = open_stepping();
        drop_all(&mut harness, (0..5).map(|number| desk.path(&format!("{number}.txt"))));
        harness.run_steps(1 + steps);
        send_step(&mut harness, Action::Incoming(IncomingWish::Stop));
        harness.run_steps(14);
        let (ready, stopped) = (count(&harness, Standing::Ready), count(&harness, Standing::Stopped));
        assert_eq!(ready + stopped, 5, "after {steps} steps: {:?}", standings(&harness));
        assert_eq!(harness.state().state().incoming.list.progress(), None);
        if stopped > 0 {
            harness.get_by_label("Read the rest").click();
            harness.run_steps(16);
        }
        assert_eq!(count(&harness, Standing::Ready), 5, "after {steps} steps: {:?}", standings(&harness));
    }
}

#[test]
fn one_clean_file_is_an_article_at_once() {
    let desk = Desk::new();
    desk.write("2022-03-29_note.txt", words(1));
    let mut harness = dropped(empty(), &desk, &["2022-03-29_note.txt"]);
    assert_eq!((tab(&harness), titles(&harness)), (Tab::Read, vec!["Round 1".to_owned()]));
    assert!(harness.query_by_label("Import").is_none(), "there is nothing to decide");
    let date = project(&harness).sources().next().unwrap().published.clone().unwrap();
    assert_eq!((date.status, date.from.as_str()), (DateStatus::Guessed, "file name"));
    // Once more: the article is shown, and nothing is added.
    drop_all(&mut harness, [desk.path("2022-03-29_note.txt")]);
    harness.run();
    assert_eq!((tab(&harness), project(&harness).sources().len()), (Tab::Read, 1));
    harness.get_by_label("The project has these words already: here they are");
}

#[test]
fn fields_are_changed_where_they_stand_and_beside_the_list() {
    let desk = Desk::new();
    desk.write("a.txt", words(1));
    desk.write("b.txt", words(2));
    let mut harness = dropped(empty(), &desk, &["a.txt", "b.txt"]);
    keys(&mut harness, &[Key::ArrowDown]);
    click(&mut harness, "Edit title: Round 1");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_words(&mut harness, "The first round");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    fill(&mut harness, Role::TextInput, "Outlet", "The Coast Daily");
    fill(&mut harness, Role::TextInput, "Date", "29.3.2022");
    harness.get_by_label("The first round, ready");
    assert_eq!(project(&harness).sources().len(), 0);
    // Escape leaves a field as it was.
    click(&mut harness, "Edit date: 2022-03-29");
    type_words(&mut harness, "2019");
    keys(&mut harness, &[Key::Escape]);
    assert_eq!(tab(&harness), Tab::Incoming);
    keys(&mut harness, &[Key::Enter]);
    assert_eq!(titles(&harness), ["The first round"]);
    let source = project(&harness).sources().next().unwrap().as_ref().clone();
    let date = source.published.unwrap();
    assert_eq!((source.outlet.as_str(), date.when.to_string().as_str()), ("The Coast Daily", "2022-03-29"));
    assert_eq!((date.status, date.from.as_str()), (DateStatus::Confirmed, "typed"));
    harness.get_by_label("The first round, added");
    // The next line is chosen, so Enter goes on.
    keys(&mut harness, &[Key::Enter]);
    assert_eq!((titles(&harness).len(), tab(&harness)), (2, Tab::Read));
}

#[test]
fn what_is_no_date_is_not_taken() {
    let desk = Desk::new();
    desk.write("a.txt", words(1));
    desk.write("b.txt", words(2));
    let mut harness = dropped(empty(), &desk, &["a.txt", "b.txt"]);
    keys(&mut harness, &[Key::ArrowDown]);
    fill(&mut harness, Role::TextInput, "Date", "3/4/2022");
    harness.get_by_label("\"3/4/2022\" may mean 2022-04-03 or 2022-03-04: which one?");
    click(&mut harness, "3 April 2022");
    keys(&mut harness, &[Key::Enter]);
    let source = project(&harness).sources().next().unwrap();
    assert_eq!(source.published.as_ref().unwrap().when.to_string(), "2022-04-03");
}

#[test]
fn a_guessed_date_is_accepted_by_a_key_or_with_all_that_are_shown() {
    let desk = Desk::new();
    let names = ["2022-03-01.txt", "2022-03-02.txt", "2022-03-03.txt", "d.txt"];
    names.iter().enumerate().for_each(|(number, name)| desk.write(name, words(number)));
    let status = |harness: &Window| -> Vec<Option<DateStatus>> {
        let mut sources: Vec<_> = project(harness).sources().collect();
        sources.sort_by_key(|source| source.order);
        sources.iter().map(|source| source.published.as_ref().map(|date| date.status)).collect()
    };
    let (guessed, confirmed) = (Some(DateStatus::Guessed), Some(DateStatus::Confirmed));

    let mut harness = dropped(empty(), &desk, &names);
    harness.get_by_label("Accept 3 dates shown");
    keys(&mut harness, &[Key::ArrowDown]);
    harness.get_by_label("guessed: file name");
    keys(&mut harness, &[Key::D]);
    harness.get_by_label("accepted, file name");
    harness.get_by_label("Accept 2 dates shown");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(status(&harness), [confirmed, guessed, guessed, None]);

    let mut harness = dropped(empty(), &desk, &names);
    click(&mut harness, "Accept 3 dates shown");
    assert!(harness.query_by_label_contains("Accept").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(status(&harness), [confirmed, confirmed, confirmed, None]);
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_takes_its_words_or_another_try() {
    let desk = Desk::new();
    desk.write("2022-03-29_scan.txt", "");
    desk.write("b.txt", "");
    desk.write("c.txt", words(3));
    let mut harness = dropped(empty(), &desk, &["2022-03-29_scan.txt", "b.txt", "c.txt"]);
    harness.get_by_label("Not read 2");
    keys(&mut harness, &[Key::ArrowDown]);
    harness.get_by_label("There are no words in it; check that the file was saved completely");
    click(&mut harness, "Paste its text…");
    harness.get_by_label("Paste the text of 2022-03-29_scan.txt");
    harness.event(Event::Paste(words(1)));
    harness.run();
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!((harness.state().state().dialog.clone(), tab(&harness)), (None, Tab::Incoming));
    harness.get_by_label("Round 1, ready");
    // The other one is saved completely meanwhile.
    desk.write("b.txt", words(2));
    keys(&mut harness, &[Key::ArrowDown]);
    click(&mut harness, "Try again");
    harness.get_by_label("Round 2, ready");
    click(&mut harness, "Add all 3");
    assert_eq!(titles(&harness), ["Round 1", "Round 2", "Round 3"]);
    let pasted = project(&harness).sources().find(|source| source.title == "Round 1").unwrap();
    assert_eq!(pasted.file, "2022-03-29_scan.txt");
    assert_eq!(pasted.published.as_ref().unwrap().when.to_string(), "2022-03-29");
}

#[test]
fn a_folder_that_was_missing_is_read_when_it_is_there() {
    let desk = Desk::new();
    let mut harness = dropped(empty(), &desk, &["later"]);
    keys(&mut harness, &[Key::ArrowDown]);
    harness.get_by_label("There is no such file or folder");
    desk.write("later/a.txt", words(1));
    desk.write("later/b.txt", words(2));
    click(&mut harness, "Try again");
    assert_eq!(standings(&harness), [Standing::Ready, Standing::Ready]);
}

#[test]
fn what_is_there_already_or_nearly_is_pointed_out() {
    let desk = Desk::new();
    desk.write("one.txt", words(1));
    let mut harness = dropped(empty(), &desk, &["one.txt"]);
    let first = project(&harness).sources().next().unwrap().id;
    desk.write("same.txt", words(1).replace('\n', "\r\n"));
    desk.write("near.txt", words(1).replace("Round 1", "The first round"));
    desk.write("other.txt", words(2));
    desk.write("copy.txt", words(2));
    drop_all(&mut harness, ["same.txt", "near.txt", "other.txt", "copy.txt"].map(|name| desk.path(name)));
    harness.run();
    assert_eq!(
        standings(&harness),
        [Standing::There(Some(first)), Standing::Ready, Standing::Ready, Standing::Ready]
    );
    let line = harness.get_by_label("The first round, ready").value().unwrap();
    assert!(line.contains("nearly the same words as “Round 1”"), "{line}");
    click(&mut harness, "To check 2");
    let copy = harness.get_by_label("Round 2, ready").value().unwrap();
    assert!(copy.contains("the same words as “Round 2” (other.txt)"), "{copy}");
    click(&mut harness, "All");
    // Only what is like nothing else is added with all.
    click(&mut harness, "Add 1");
    assert_eq!(titles(&harness), ["Round 1", "Round 2"]);
    assert_eq!(tab(&harness), Tab::Incoming, "one is to be decided still");
    keys(&mut harness, &[Key::Home, Key::ArrowDown]);
    harness.get_by_label_contains("of 100 words agree with");
    click(&mut harness, "“Round 1”");
    assert_eq!((tab(&harness), harness.state().state().source), (Tab::Read, Some(first)));
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    click(&mut harness, "Add the other 1");
    assert_eq!(titles(&harness), ["Round 1", "Round 2", "The first round"]);
}

#[test]
fn the_project_may_change_while_files_are_read() {
    let desk = Desk::new();
    (0..4).for_each(|number| desk.write(&format!("{number}.txt"), words(number)));
    let mut harness = open_stepping();
    drop_all(&mut harness, (0..4).map(|number| desk.path(&format!("{number}.txt"))));
    harness.run_steps(4);
    send_step(&mut harness, Action::Show(Tab::Read));
    send_step(&mut harness, Action::Paste { title: String::new(), words: words(3) });
    harness.run_steps(12);
    assert_eq!(tab(&harness), Tab::Read, "nothing takes one away from reading");
    harness.get_by_label("All files were read: 3 articles can be added");
    assert_eq!(count(&harness, Standing::Ready), 3);
    assert!(matches!(standings(&harness)[3], Standing::There(Some(_))));
    send_step(&mut harness, Action::Run(Command::Undo));
    harness.step();
    assert_eq!(count(&harness, Standing::Ready), 4);
}

#[test]
fn articles_of_one_file_are_lines_of_their_own() {
    let desk = Desk::new();
    desk.write(
        "rows.csv",
        format!("title,text\nFirst,{}\nSecond,{}\nThird,{}\n", words(1), words(2), words(3)),
    );
    let mut harness = dropped(empty(), &desk, &["rows.csv"]);
    assert_eq!(tab(&harness), Tab::Incoming);
    harness.get_by_label("rows.csv, ready");
    keys(&mut harness, &[Key::Home, Key::ArrowDown, Key::ArrowDown, Key::Delete]);
    harness.get_by_label("Second, left out");
    keys(&mut harness, &[Key::Home, Key::Enter]);
    assert_eq!(titles(&harness), ["First", "Third"]);
    assert_eq!(tab(&harness), Tab::Read);
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    keys(&mut harness, &[Key::Home, Key::ArrowDown, Key::ArrowDown, Key::Delete, Key::ArrowUp, Key::ArrowUp]);
    harness.get_by_label("Second, ready");
    keys(&mut harness, &[Key::Home, Key::Enter]);
    assert_eq!(titles(&harness), ["First", "Third", "Second"]);
}

#[test]
fn one_goes_to_the_list_and_back_by_keys() {
    let desk = Desk::new();
    desk.write("a.txt", words(1));
    desk.write("b.txt", words(2));
    let mut harness = open(empty());
    send(&mut harness, Action::Show(Tab::Figures));
    drop_all(&mut harness, ["a.txt", "b.txt"].map(|name| desk.path(name)));
    harness.run();
    keys(&mut harness, &[Key::Escape]);
    assert_eq!(tab(&harness), Tab::Figures);
    harness.get_by_role_and_label(Role::Tab, "Import");
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    // While no line is chosen Enter adds all; then nothing is left to decide.
    keys(&mut harness, &[Key::Enter]);
    assert_eq!((titles(&harness).len(), tab(&harness)), (2, Tab::Read));
    assert!(harness.query_by_role_and_label(Role::Tab, "Import").is_none());
    // A list in which nothing is to be decided makes way for the next.
    desk.write("c.txt", words(3));
    desk.write("d.txt", words(4));
    drop_all(&mut harness, ["c.txt", "d.txt"].map(|name| desk.path(name)));
    harness.run();
    assert_eq!(standings(&harness), [Standing::Ready, Standing::Ready]);
    click(&mut harness, "Clear the list");
    assert_eq!((standings(&harness).len(), titles(&harness).len(), tab(&harness)), (0, 2, Tab::Read));
}

#[test]
fn pasted_words_that_look_like_a_web_page_come_to_the_list() {
    let page = format!("Home > World > Talks\n\n{}\n\nScroll to Top\n", words(1));
    let mut harness = open(empty());
    send(&mut harness, Action::Paste { title: "My title".to_owned(), words: page });
    assert_eq!((tab(&harness), project(&harness).sources().len()), (Tab::Incoming, 0));
    harness.get_by_label("My title, ready");
    keys(&mut harness, &[Key::Enter]);
    assert_eq!(titles(&harness), ["My title"]);
    assert_eq!(project(&harness).sources().next().unwrap().file, "");
}

#[test]
fn a_file_of_a_kind_that_nobody_reads_is_passed_over_in_a_folder_and_told() {
    let desk = Desk::new();
    desk.write("talks/a.txt", words(1));
    desk.write("talks/b.txt", words(2));
    desk.write("talks/cover.jpg", "no words");
    let mut harness = dropped(empty(), &desk, &["talks"]);
    harness.get_by_label("cover.jpg, other kind");
    click(&mut harness, "Add all 2");
    harness.get_by_label("Added 2 articles, 1 of a kind that cannot be read");
    assert_eq!(tab(&harness), Tab::Read);
}

#[test]
fn leaving_the_project_gives_up_its_list() {
    let desk = Desk::new();
    (0..4).for_each(|number| desk.write(&format!("{number}.txt"), words(number)));
    let mut harness = open_stepping();
    drop_all(&mut harness, (0..4).map(|number| desk.path(&format!("{number}.txt"))));
    harness.run_steps(4);
    send_step(&mut harness, Action::Run(Command::NewProject));
    harness.run_steps(12);
    assert!(!matches!(harness.state().state().dialog, Some(Dialog::Unsaved(_))));
    let list = &harness.state().state().incoming.list;
    assert!(list.is_empty() && list.progress().is_none());
    assert!(list.rows().iter().all(|row| !matches!(row.stage, Stage::Reading)));
}
