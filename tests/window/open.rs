//! One article, opened by each of the ways that there are, is the same article.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::support::program::Desk;
use crate::support::window::{Answers, send, window};
use demarche::model::{IdSource, Project, Source};
use demarche::session::Session;
use demarche::storage;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::{Dialog, NO_SYSTEM_DIALOG, Tab};
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// What is hard to carry unchanged: curly quotes, marks that combine, other letters, blank lines, blanks at the end of a line, and a date that only the words tell.
const ARTICLE: &str = "World > Talks > Envoys leave\n\nEnvoys leave\n\nPublished: 29 March 2022\n\n“We want a \
                       truce”, said the envoy from Zu\u{308}rich.  \n\nПереговори тривають.\n";

fn empty() -> Session {
    Session::new("Talks", 7)
}

/// A folder with the article as a file.
fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    desk.write("talks.txt", ARTICLE);
    let path = desk.path("talks.txt");
    (desk, path)
}

fn by_window(answers: Answers, open: impl FnOnce(&mut Harness<'static, App>)) -> String {
    let mut harness = window(empty(), LookChoice::Light, answers);
    open(&mut harness);
    harness.run();
    take_up(&mut harness);
    record(harness.state().session().project())
}

/// The article begins as a web page does, so the import list asks whether that belongs to it; Enter adds it
/// as it is.
fn take_up(harness: &mut Harness<'_, App>) {
    if harness.state().state().tab == Tab::Incoming {
        harness.get_by_label("Envoys leave, ready");
        press(harness, Modifiers::NONE, Key::Enter);
    }
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn type_path(harness: &mut Harness<'_, App>, path: &Path) {
    harness.event(Event::Text(path.display().to_string()));
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

/// The project's file with its ids and what follows from them left out; it must hold one article.
fn record(project: &Project) -> String {
    assert_eq!(project.sources().len(), 1, "one article is there");
    let source = project.sources().next().unwrap();
    let file = storage::write(project);
    let file = file.replace(&project.id().to_string(), "PROJECT").replace(&source.id.to_string(), "SOURCE");
    let (file, _sum) = file.rsplit_once("// sum:").expect("a file has its sum");
    file.to_owned()
}

/// The record as the path prompt gives it.
fn by_prompt(path: &Path) -> String {
    by_window(Answers::default(), |harness| {
        press(harness, Modifiers::COMMAND, Key::L);
        type_path(harness, path);
    })
}

#[test]
fn the_article_is_whole_and_dated() {
    let (_desk, path) = desk();
    let mut harness = window(empty(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::OpenAny(path));
    assert_eq!(harness.state().state().tab, Tab::Incoming);
    take_up(&mut harness);
    assert_eq!(harness.state().state().tab, Tab::Read);
    let project = harness.state().session().project();
    let source = project.sources().next().unwrap();
    assert_eq!(project.text_of(source.id).unwrap().as_str(), ARTICLE);
    assert_eq!((source.title.as_str(), source.file.as_str()), ("Envoys leave", "talks.txt"));
    assert_eq!(source.published.as_ref().unwrap().when.to_string(), "2022-03-29");
}

#[test]
fn the_command_line_gives_what_the_prompt_gives() {
    let (desk, path) = desk();
    desk.run_with(&["new", "talks.ron", "--name", "Talks"]);
    desk.done("import talks.ron talks.txt");
    let (session, notices) = Session::open(&desk.path("talks.ron"), IdSource::seeded(1)).unwrap();
    assert!(notices.is_empty());
    assert_eq!(record(session.project()), by_prompt(&path));
}

#[test]
fn the_file_dialog_gives_what_the_prompt_gives() {
    let (_desk, path) = desk();
    let answers = Answers::of(vec![Picked::Paths(vec![path.clone()])]);
    let dialog = by_window(answers, |harness| {
        press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    });
    assert_eq!(dialog, by_prompt(&path));
}

/// A desktop without file dialogs.
struct Nobody;

impl Picker for Nobody {
    fn pick(&self, _: &Ask) -> Picked {
        Picked::Unavailable
    }
}

#[test]
fn where_no_dialog_answers_the_prompt_comes_up_and_gives_the_same() {
    let (_desk, path) = desk();
    let app = App::new(empty(), Worker::inline(Arc::new(Nobody)), "Ada");
    let builder = Harness::builder().with_size(egui::vec2(900.0, 600.0)).with_max_steps(32);
    let mut harness = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.run();
    send(&mut harness, Action::Run(Command::OpenArticles));
    let hint = Some(NO_SYSTEM_DIALOG.to_owned());
    assert_eq!(harness.state().state().dialog, Some(Dialog::OpenPath { hint }));
    harness.get_by_label(NO_SYSTEM_DIALOG);
    type_path(&mut harness, &path);
    take_up(&mut harness);
    assert_eq!(record(harness.state().session().project()), by_prompt(&path));
}

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

#[test]
fn a_dropped_file_gives_what_the_prompt_gives() {
    let (_desk, path) = desk();
    let dropped = by_window(Answers::default(), |harness| {
        harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        harness.run();
    });
    assert_eq!(dropped, by_prompt(&path));
}

#[test]
fn several_dropped_files_and_folders_are_one_step() {
    let (desk, path) = desk();
    desk.write("more/second.txt", "Second\n\nThey met again.");
    let mut harness = window(empty(), LookChoice::Light, Answers::default());
    let folder = desk.path("more");
    for path in [path, folder] {
        harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    harness.run();
    assert_eq!(harness.state().state().tab, Tab::Incoming);
    assert_eq!(harness.state().session().project().sources().len(), 0);
    harness.get_by_label("Add all 2").click();
    harness.run();
    assert_eq!(harness.state().session().project().sources().len(), 2);
    assert_eq!(harness.state().state().tab, Tab::Read);
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!(harness.state().session().project().sources().len(), 0);
}

/// The articles of a project in their order, each with its words; all under one id.
fn articles(project: &Project) -> Vec<(Source, String)> {
    let mut sources: Vec<&Source> = project.sources().map(AsRef::as_ref).collect();
    sources.sort_by_key(|source| source.order);
    let id = IdSource::seeded(0).fresh().into();
    let words = |source: &Source| project.text_of(source.id).unwrap().as_str().to_owned();
    sources.into_iter().map(|source| (Source { id, ..source.clone() }, words(source))).collect()
}

/// Every format, and what is doubtful or holds several articles, comes the same by every way.
#[test]
fn every_format_gives_the_same_by_every_way() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let names = [
        "html/json-ld.html",
        "html/windows-1251.htm",
        "docx/plain.docx",
        "odt/plain.odt",
        "rtf/plain.rtf",
        "eml/plain.eml",
        "pdf/printed.pdf",
        "table/full.csv",
        "table/list.json",
        "bundle/counter.txt",
        "bundle/koi8-r.txt",
        "markdown/front-matter.md",
        "epub/two-chapters.epub",
    ];
    for name in names {
        let path = fixtures.join(name);
        let (desk, given) = (Desk::new(), path.to_str().unwrap());
        desk.run_with(&["new", "talks.ron", "--name", "Talks"]);
        desk.run_with(&["import", "talks.ron", given]);
        let (session, _) = Session::open(&desk.path("talks.ron"), IdSource::seeded(1)).unwrap();
        let expected = articles(session.project());
        assert!(!expected.is_empty(), "{name}");
        let same = |answers: Answers, open: &dyn Fn(&mut Harness<'static, App>)| {
            let mut harness = window(empty(), LookChoice::Light, answers);
            open(&mut harness);
            harness.run();
            press(&mut harness, Modifiers::COMMAND, Key::Enter);
            press(&mut harness, Modifiers::COMMAND, Key::Enter);
            assert_eq!(articles(harness.state().session().project()), expected, "{name}");
        };
        same(Answers::default(), &|harness| {
            harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        });
        same(Answers::of(vec![Picked::Paths(vec![path.clone()])]), &|harness| {
            press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        });
        same(Answers::default(), &|harness| {
            press(harness, Modifiers::COMMAND, Key::L);
            type_path(harness, &path);
        });
    }
}

/// The project's file without what only files have: name, bytes, time.
fn without_file(record: &str) -> String {
    let (before, rest) = record.split_once(" file: \"talks.txt\",").unwrap_or((record, ""));
    let (before, rest) =
        if rest.is_empty() { record.split_once(" provenance: (").unwrap() } else { (before, rest) };
    let rest = rest.split_once("\"), ").map_or(rest, |(_, rest)| rest);
    format!("{before} {rest}")
}

/// What is pasted came from no file; all else is the same.
#[test]
fn pasting_gives_what_the_prompt_gives_without_the_name_of_a_file() {
    let (_desk, path) = desk();
    let pasted = by_window(Answers::default(), |harness| {
        press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
        harness.event(Event::Paste(ARTICLE.replace('\n', "\r\n")));
        harness.run();
        press(harness, Modifiers::COMMAND, Key::Enter);
    });
    let opened = by_prompt(&path);
    assert!(opened.contains("file: \"talks.txt\", provenance: (") && opened.contains("changed: \""));
    assert!(!pasted.contains("file: ") && !pasted.contains("changed: "));
    assert_eq!(without_file(&pasted), without_file(&opened));
}

/// The dialog brings the clipboard's words along; who pastes once more out of habit does not double them.
#[test]
fn pasting_again_out_of_habit_doubles_nothing() {
    let paste = |times: usize| {
        by_window(Answers::default(), |harness| {
            press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
            for _ in 0..times {
                harness.event(Event::Paste(ARTICLE.to_owned()));
                harness.run();
            }
            press(harness, Modifiers::COMMAND, Key::Enter);
        })
    };
    assert_eq!(paste(2), paste(1));
}

#[test]
fn an_empty_window_names_the_way_from_files_to_a_figure() {
    let mut harness = window(Session::on_empty("Untitled project"), LookChoice::Light, Answers::default());
    for step in ["Open articles", "Mark a passage", "Say who demands what"] {
        assert!(harness.query_all_by_label(step).next().is_some(), "{step}");
    }
    // The example is offered at the left and in the middle.
    harness.query_all_by_label("Open the example").next().expect("a button").click();
    harness.run();
    assert!(harness.query_all_by_label("Mark a passage").next().is_none());
    assert_eq!(harness.state().session().project().sources().len(), 10);
}

#[test]
fn a_project_without_a_title_is_called_as_its_file_and_undo_takes_that_back() {
    let (desk, path) = desk();
    let mut harness = window(Session::on_empty("Untitled project"), LookChoice::Light, Answers::default());
    send(&mut harness, Action::OpenAny(path));
    let title = |harness: &Harness<'_, App>| harness.state().session().project().title().to_owned();
    assert_eq!(title(&harness), "Untitled project");
    send(&mut harness, Action::SaveAs(desk.path("winter talks.ron")));
    assert_eq!(title(&harness), "winter talks");
    let written = std::fs::read_to_string(desk.path("winter talks.ron")).unwrap();
    assert!(written.contains("title: \"winter talks\""), "{written}");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(title(&harness), "Untitled project");
    // A title that was given stays.
    send(&mut harness, Action::Retitle("Talks of the winter".to_owned()));
    send(&mut harness, Action::SaveAs(desk.path("copy.ron")));
    assert_eq!(title(&harness), "Talks of the winter");
}
