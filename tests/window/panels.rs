//! The articles panel, the dialogs and the palette, driven by their accessible names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use demarche::model::{DateStatus, IdSource, Progress};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::{Command, Menu};
use demarche::ui::derived::SourceRow;
use demarche::ui::state::{Dialog, Pending, SaveKind, Tab};
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const EXAMPLE: &[u8] = include_bytes!("../../projects/peace-talks.ron");
const PALETTE: &str = "Search or run a command";

/// No dialog of the system answers here.
struct Nobody;

impl Picker for Nobody {
    fn pick(&self, _: &Ask) -> Picked {
        Picked::Unavailable
    }
}

type Window = Harness<'static, App>;

fn window(session: Session) -> Window {
    let app = App::new(session, Worker::inline(Arc::new(Nobody)), "me");
    let builder = Harness::builder().with_size([1440.0, 1000.0]);
    let mut window = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    settle(&mut window);
    window
}

fn example() -> Window {
    let session = Session::copy_of(EXAMPLE, Path::new("peace-talks.ron"), IdSource::seeded(1)).unwrap();
    window(session)
}

/// A few frames: one for the wish, one for what it shows, and those that a new area needs.
fn settle(window: &mut Window) {
    window.run_steps(5);
}

fn send(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().send(action, &ctx);
    settle(window);
}

fn open(window: &mut Window, dialog: Dialog) {
    send(window, Action::Dialog(Some(dialog)));
}

/// Types into what has the focus.
fn type_words(window: &mut Window, words: &str) {
    window.event(Event::Text(words.to_owned()));
    settle(window);
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    settle(window);
}

fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    settle(window);
}

fn rows(window: &Window) -> Vec<SourceRow> {
    window.state().derived().sources().to_vec()
}

fn name_of(row: &SourceRow) -> String {
    let plural = if row.statements == 1 { "" } else { "s" };
    format!("{}, {}, {} statement{plural}", row.title, row.full_date, row.statements)
}

fn listed_titles(window: &Window) -> Vec<String> {
    let rows = rows(window);
    let title = |id| rows.iter().find(|row| row.id == id).unwrap().title.clone();
    window.state().state().listed.iter().map(|id| title(*id)).collect()
}

#[test]
fn the_filter_narrows_the_list_and_its_order_is_told() {
    let mut window = example();
    assert_eq!(listed_titles(&window).len(), rows(&window).len());
    window.get_by_label("Filter articles").click();
    settle(&mut window);
    type_words(&mut window, "ISTANBUL 2022");
    let titles = listed_titles(&window);
    let expected: Vec<String> = rows(&window)
        .iter()
        .filter(|row| row.heading == "2022" && row.haystack.contains("istanbul"))
        .map(|row| row.title.clone())
        .collect();
    assert!(!expected.is_empty() && expected.len() < rows(&window).len());
    assert_eq!(titles, expected);
    let hidden = rows(&window).into_iter().find(|row| row.heading == "2025").unwrap();
    assert!(window.query_by_label(&name_of(&hidden)).is_none());
    click(&mut window, "Clear the filter");
    assert!(window.query_by_label(&name_of(&hidden)).is_some());
}

#[test]
fn what_the_filter_hides_can_be_shown_again() {
    let mut window = example();
    window.get_by_label("Filter articles").click();
    settle(&mut window);
    type_words(&mut window, "no such words");
    assert!(window.query_by_label("No article has “no such words”").is_some());
    click(&mut window, "Show all articles");
    assert_eq!(listed_titles(&window).len(), rows(&window).len());
}

#[test]
fn a_click_shows_the_article_and_in_the_list_the_arrows_go_on() {
    let mut window = example();
    let rows = rows(&window);
    click(&mut window, &name_of(&rows[1]));
    assert_eq!(window.state().state().source, Some(rows[1].id));
    window.get_by_role(Role::ListBox).focus();
    settle(&mut window);
    press(&mut window, Key::ArrowDown);
    assert_eq!(window.state().state().source, Some(rows[2].id));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowUp);
    assert_eq!(window.state().state().source, Some(rows[0].id));
    assert!(window.get_by_label(&name_of(&rows[0])).accesskit_node().is_selected() == Some(true));
}

#[test]
fn the_order_of_the_list_can_be_chosen() {
    let mut window = example();
    click(&mut window, "Sort and show articles");
    click(&mut window, "Title");
    let titles = listed_titles(&window);
    let mut sorted = titles.clone();
    sorted.sort_by_key(|title| title.to_lowercase());
    assert_eq!(titles, sorted);
    let all = titles.len();
    click(&mut window, "Sort and show articles");
    click(&mut window, "Done");
    let done = rows(&window).iter().filter(|row| row.progress == Progress::Done).count();
    assert!(done < all);
    assert_eq!(listed_titles(&window).len(), done);
}

#[test]
fn the_menu_of_a_row_acts_on_that_row() {
    let mut window = example();
    let guessed = rows(&window).into_iter().find(|row| row.is_guess).unwrap();
    window.get_by_label(&name_of(&guessed)).click_secondary();
    settle(&mut window);
    click(&mut window, &format!("Confirm the date: {}", guessed.full_date));
    let source = window.state().session().project().source(guessed.id).unwrap();
    assert_eq!(source.published.as_ref().unwrap().status, DateStatus::Confirmed);
    window.get_by_label(&name_of(&guessed)).click_secondary();
    settle(&mut window);
    click(&mut window, &format!("Remove article with its {} statements", guessed.statements));
    assert!(window.state().session().project().source(guessed.id).is_none());
}

#[test]
fn a_thousand_articles_lay_out_only_what_is_in_view() {
    let mut window = window(Session::new("Many", 1));
    for number in 0..1000 {
        let words = format!("Article number {number}\n\nIts words are about {number}.");
        send_now(&mut window, Action::Paste { title: format!("Article {number}"), words });
    }
    settle(&mut window);
    assert_eq!(window.state().state().listed.len(), 1000);
    let shown = window.query_all_by_role(Role::ListBoxOption).count();
    assert!((5..60).contains(&shown), "{shown} rows");
    let last = *window.state().state().listed.last().unwrap();
    send(&mut window, Action::Choose(last));
    window.run_steps(40);
    let row = rows(&window).into_iter().find(|row| row.id == last).unwrap();
    assert!(window.query_by_label(&name_of(&row)).is_some(), "the chosen row is brought into view");
}

fn send_now(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().send(action, &ctx);
}

#[test]
fn an_empty_project_says_how_to_begin() {
    let mut window = window(Session::new("Empty", 1));
    assert!(window.query_by_label("No articles yet").is_some());
    // In the list of articles and on the empty page: both lead there.
    window.get_all_by_label("Open articles…").next().unwrap().click();
    settle(&mut window);
    let dialog = window.state().state().dialog.clone();
    assert!(matches!(dialog, Some(Dialog::OpenPath { hint: Some(_) })), "{dialog:?}");
}

#[test]
fn the_palette_runs_a_command() {
    let mut window = example();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    settle(&mut window);
    type_words(&mut window, "codeb");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().state().tab, Tab::Codebook);
    assert_eq!(window.state().state().dialog, None);
}

#[test]
fn the_palette_finds_articles_by_their_words() {
    let mut window = example();
    let row = rows(&window)[4].clone();
    open(&mut window, Dialog::Palette);
    type_words(&mut window, &row.title.to_uppercase());
    press(&mut window, Key::Enter);
    assert_eq!(window.state().state().source, Some(row.id));
}

#[test]
fn the_palette_goes_by_arrows_and_closes_by_escape() {
    let mut window = example();
    open(&mut window, Dialog::Palette);
    type_words(&mut window, "look:");
    press(&mut window, Key::ArrowDown);
    let chosen = window.get_by_role_and_label(Role::ListBoxOption, Command::LookDark.label());
    assert_eq!(chosen.accesskit_node().is_selected(), Some(true));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().state().dialog, None);
}

#[test]
fn what_cannot_be_done_now_is_not_run() {
    let mut window = example();
    open(&mut window, Dialog::Palette);
    type_words(&mut window, "redo");
    let redo = window.get_by_role_and_label(Role::ListBoxOption, "Redo");
    assert!(redo.accesskit_node().is_disabled());
    press(&mut window, Key::Enter);
    assert_eq!(window.state().state().dialog, Some(Dialog::Palette));
    assert!(window.query_by_role_and_label(Role::TextInput, PALETTE).is_some());
}

#[test]
fn a_missing_path_is_named_and_the_prompt_stays() {
    let mut window = example();
    open(&mut window, Dialog::OpenPath { hint: None });
    type_words(&mut window, " \"/no/such/folder/talks.ron\" ");
    press(&mut window, Key::Enter);
    assert!(window.query_by_label("There is no file or folder /no/such/folder/talks.ron").is_some());
    assert_eq!(window.state().state().dialog, Some(Dialog::OpenPath { hint: None }));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().state().dialog, None);
}

#[test]
fn a_typed_path_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("round five.txt");
    std::fs::write(&path, "Round five\n\nThe talks go on, both sides say.\n").unwrap();
    let mut window = example();
    let before = rows(&window).len();
    open(&mut window, Dialog::OpenPath { hint: None });
    type_words(&mut window, &path.display().to_string());
    press(&mut window, Key::Enter);
    assert_eq!(rows(&window).len(), before + 1);
}

#[test]
fn saving_asks_before_it_replaces_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.ron");
    std::fs::write(&path, "something else").unwrap();
    let mut window = example();
    let name = path.display().to_string();
    let saving = |name| Dialog::SavePath { kind: SaveKind::Project, name, hint: None };
    open(&mut window, saving(folder.path().display().to_string()));
    press(&mut window, Key::Enter);
    let refusal = format!("This is a folder; add a file name: {}", folder.path().display());
    assert!(window.query_by_label(&refusal).is_some());
    open(&mut window, saving(name));
    press(&mut window, Key::Enter);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "something else");
    assert!(window.query_by_label("Replace").is_some());
    press(&mut window, Key::Enter);
    assert!(std::fs::read_to_string(&path).unwrap().contains("Peace talks"));
    assert_eq!(window.state().state().dialog, None);
}

#[test]
fn pasted_words_become_an_article() {
    let mut window = example();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    assert!(window.query_by_label("There are no words yet: paste or type the article").is_some());
    window.event(Event::Paste("Fifth round\n\nNobody expects much of it.".to_owned()));
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Title").click();
    settle(&mut window);
    type_words(&mut window, "The fifth round");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    assert!(listed_titles(&window).contains(&"The fifth round".to_owned()));
}

#[test]
fn the_sheet_names_every_command_with_its_key() {
    let mut window = example();
    press(&mut window, Key::F1);
    for command in Command::ALL {
        let keys = window.state().state().keymap.words(*command, &window.ctx);
        let label = command.label();
        let line = if keys.is_empty() { label.to_owned() } else { format!("{label}: {keys}") };
        assert!(window.query_by_role_and_label(Role::Button, &line).is_some(), "{line}");
    }
    for menu in Menu::ALL {
        assert!(window.query_by_role_and_label(Role::Label, menu.label()).is_some(), "{menu:?}");
    }
}

#[test]
fn the_question_about_unsaved_work_leads_to_a_path_and_can_be_left() {
    let mut window = example();
    open(&mut window, Dialog::Unsaved(Pending::New));
    assert!(window.query_by_label("Save “Peace talks 2022–2025” before beginning another?").is_some());
    click(&mut window, "Save");
    let dialog = window.state().state().dialog.clone();
    let Some(Dialog::SavePath { kind: SaveKind::Project, name, hint: Some(_) }) = dialog else {
        panic!("{dialog:?}");
    };
    assert!(Path::new(&name).extension() == Some("ron".as_ref()));
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("kept.ron");
    send(&mut window, Action::SaveAs(path.clone()));
    assert!(path.exists());
    assert!(window.state().session().project().sources().len() == 0, "a new project follows");
}

#[test]
fn a_key_does_not_reach_what_lies_under_a_dialog() {
    let mut window = example();
    open(&mut window, Dialog::About);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    settle(&mut window);
    assert_eq!(window.state().state().tab, Tab::Read);
    assert_eq!(window.state().state().dialog, Some(Dialog::About));
}
