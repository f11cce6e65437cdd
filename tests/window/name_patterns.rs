//! Patterns for the names of files: typed with a look at what they tell, kept for the person, used in reading.

use crate::support::window::{Answers, send, window};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::settings::Settings;
use demarche::ui::state::Dialog;
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Worker;
use egui::{Event, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

fn opened() -> Harness<'static, App> {
    let mut harness = window(Session::new("Talks", 7), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Run(Command::NamePatterns));
    harness
}

fn type_words(harness: &mut Harness<'_, App>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run();
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn kept(harness: &Harness<'_, App>) -> Vec<String> {
    harness.state().state().name_patterns.iter().map(ToString::to_string).collect()
}

#[test]
fn a_pattern_shows_what_it_tells_before_it_is_used() {
    let mut harness = opened();
    assert_eq!(harness.query_all_by_label("no pattern fits").count(), 4);
    type_words(&mut harness, "{date}_{outlet}");
    harness.get_by_label("date 2022-03-29, outlet reuters (pattern 1)");
    click(&mut harness, "Another pattern");
    type_words(&mut harness, "{date} {outlet}");
    harness.get_by_label("date 2022-03-29, outlet TASS (pattern 2)");
    click(&mut harness, "Try pattern 2 earlier");
    harness.get_by_label("date 2022-03-29, outlet TASS (pattern 1)");
    assert_eq!(kept(&harness), [""; 0], "nothing is used before one says so");
    click(&mut harness, "Use");
    assert_eq!(kept(&harness), ["{date} {outlet}", "{date}_{outlet}"]);
    send(&mut harness, Action::Run(Command::NamePatterns));
    click(&mut harness, "Remove pattern 1");
    click(&mut harness, "Use");
    assert_eq!(kept(&harness), ["{date}_{outlet}"]);
}

#[test]
fn what_is_wrong_is_said_in_words_and_not_used() {
    let mut harness = opened();
    type_words(&mut harness, "{day}_{outlet}");
    harness.get_by_label_contains("{day} is none of {title}, {date}, {outlet}");
    assert!(harness.get_by_role_and_label(Role::Button, "Use").accesskit_node().is_disabled());
    click(&mut harness, "Cancel");
    assert_eq!(kept(&harness), [""; 0]);
}

#[test]
fn files_are_read_by_the_patterns_which_are_kept_for_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let file = folder.path().join("2022-03-29_the_coast.txt");
    std::fs::write(&file, "Envoys leave\n\nThey left the harbour.\n").unwrap();
    let start = |settings: Settings| {
        let worker = Worker::inline(std::sync::Arc::new(Answers::default()));
        let app = App::new(Session::new("Talks", 7), worker, "Ada");
        let app = app.with_settings(settings, path.clone(), &egui::Context::default());
        let builder = Harness::builder().with_size(egui::vec2(1200.0, 900.0)).with_max_steps(32);
        let mut harness = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
        harness.run();
        harness
    };
    let mut harness = start(Settings::default());
    send(&mut harness, Action::Run(Command::NamePatterns));
    type_words(&mut harness, "{date}_{outlet}");
    click(&mut harness, "Use");
    let mut harness = start(Settings::load(&path));
    assert_eq!(kept(&harness), ["{date}_{outlet}"]);
    send(&mut harness, Action::OpenAny(file));
    let project = harness.state().session().project();
    let source = project.sources().next().unwrap();
    assert_eq!((source.outlet.as_str(), source.title.as_str()), ("the coast", "Envoys leave"));
    let published = source.published.as_ref().unwrap();
    assert_eq!(
        (published.when.to_string().as_str(), published.from.as_str()),
        ("2022-03-29", "file name, by your pattern")
    );
    // The names at hand are those of the project's files.
    send(&mut harness, Action::Run(Command::NamePatterns));
    harness.get_by_label("What they tell of your file");
    let Some(Dialog::NamePatterns { names }) = &harness.state().state().dialog else { panic!("it is open") };
    assert_eq!(names.as_ref(), ["2022-03-29_the_coast.txt"]);
}
