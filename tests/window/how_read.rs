//! How a file of the import list is read: columns, separator, encoding, parts; and a file that was changed.
//! Each is said in the window, and the article that is added has exactly the words that were shown.

use std::path::Path;
use std::sync::Arc;

use crate::support::program::Desk;
use crate::support::window::{Answers, send};
use demarche::import::Field;
use demarche::model::Source;
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::{Dialog, Tab};
use demarche::ui::worker::Worker;
use egui::accesskit::Toggled;
use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

type Window = Harness<'static, App>;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

/// A window in which a file of these bytes was opened.
fn opened(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) -> Window {
    desk.write(name, bytes);
    let mut window = empty();
    open(&mut window, desk, name);
    window
}

/// A window so high that all details are in view; wrong encodings give letters that no font of ours has.
fn empty() -> Window {
    let worker = Worker::inline(Arc::new(Answers::default()));
    let app = App::new(Session::new("Talks", 7), worker, "Ada");
    let builder = Harness::builder().with_size(vec2(1440.0, 1800.0)).with_max_steps(32);
    let mut window = builder.allow_missing_glyphs().build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    window.run();
    window
}

fn open(window: &mut Window, desk: &Desk, name: &str) {
    send(window, Action::OpenAny(desk.path(name)));
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).scroll_to_me();
    window.run();
    window.get_by_role_and_label(role, name).click();
    window.run();
}

/// Chooses from the menu behind a chip.
fn choose(window: &mut Window, chip: &str, value: &str) {
    click(window, Role::ComboBox, chip);
    click(window, Role::Button, value);
}

/// Whether words are shown, in the list or above it.
fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// The first line of the list.
fn choose_line(window: &mut Window, at: usize) {
    let lines: Vec<String> = window
        .query_all_by_role(Role::ListBoxOption)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    window.get_by_role_and_label(Role::ListBoxOption, &lines[at]).click();
    window.run();
}

/// Every article with its words, in the order in which they were added.
fn articles(window: &Window) -> Vec<(Source, String)> {
    let project = window.state().session().project();
    let mut sources: Vec<_> = project.sources().map(|source| Source::clone(source)).collect();
    sources.sort_by_key(|source| source.order);
    let words = |source: &Source| project.text_of(source.id).unwrap().as_str().to_owned();
    sources.into_iter().map(|source| (source.clone(), words(&source))).collect()
}

fn add_all(window: &mut Window) {
    let adds = window.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let add =
        adds.into_iter().find(|label| label.starts_with("Add all") || label.starts_with("Add the rest"));
    match add {
        Some(label) => click(window, Role::Button, &label),
        None => click(window, Role::Button, "Add"),
    }
}

#[test]
fn the_columns_of_a_table_are_shown_and_changed() {
    let desk = Desk::new();
    let table = "name;when;said by;body;lead\n\
        Envoys leave;14 March 2022;Ada;\"They left the harbour.\";\"A lead of the first article\"\n\
        Boats return;soon;Bo;\"Nine boats came back.\";\"A lead of the second article\"\n\
        Nothing;2022;Cy;;\n";
    let mut window = opened(&desk, "articles.csv", table);
    assert_eq!(window.state().state().tab, Tab::Incoming);
    choose_line(&mut window, 0);
    click(&mut window, Role::Button, "Columns…");
    window.get_by_label("3 rows, guessed from the names of the columns");
    assert!(shows(&window, "Rows without text, left out: 4"));
    choose(&mut window, "Title", "name");
    choose(&mut window, "Date", "when");
    choose(&mut window, "Author", "said by");
    let columns = window.state().state().incoming.list.rows()[0].options.columns.clone().unwrap();
    assert_eq!(columns.fields.get(&Field::Author), Some(&2), "{columns:?}");
    window.get_by_label("3 rows, as you said");
    assert!(shows(&window, "\"soon\" is not a date that we can read"));
    window.get_by_label("14 March 2022? · Ada · 4 words");
    choose(&mut window, "Text", "lead");
    window.get_by_label("14 March 2022? · Ada · 6 words");
    choose(&mut window, "Text", "body");
    assert!(shows(&window, "14 March 2022? · Ada · 4 words"));
    click(&mut window, Role::Button, "Done");
    add_all(&mut window);
    let [(first, words), (second, others)] = articles(&window).try_into().unwrap();
    assert_eq!((words.as_str(), others.as_str()), ("They left the harbour.", "Nine boats came back."));
    assert_eq!((first.title.as_str(), first.author.as_str()), ("Envoys leave", "Ada"));
    assert_eq!(first.published.unwrap().when.to_string(), "2022-03-14");
    assert_eq!(second.published, None);
    assert_eq!(first.attributes[0].text, "A lead of the first article");
    let how = "csv --column text=4 --column title=1 --column author=3 --column date=2";
    assert_eq!(first.provenance.unwrap().reader, how);
}

#[test]
fn as_it_was_takes_every_change_of_columns_back() {
    let desk = Desk::new();
    let mut window = opened(&desk, "articles.csv", fixture("table/semicolons.csv"));
    choose_line(&mut window, 0);
    click(&mut window, Role::Button, "Columns…");
    choose(&mut window, "Title", "none");
    choose(&mut window, "Text", "section");
    window.get_by_label("2 rows, as you said");
    click(&mut window, Role::Button, "As it was");
    window.get_by_label("2 rows, guessed from the names of the columns");
    assert!(window.query_by_role_and_label(Role::Button, "As it was").is_none());
    click(&mut window, Role::Button, "Done");
    add_all(&mut window);
    let titles: Vec<String> = articles(&window).into_iter().map(|(source, _)| source.title).collect();
    assert_eq!(titles, ["Envoys leave the coast", "After the talks"]);
}

#[test]
fn what_parts_a_text_is_shown_and_changed() {
    let desk = Desk::new();
    let mut window = opened(&desk, "export.txt", fixture("bundle/counter.txt"));
    choose_line(&mut window, 0);
    click(&mut window, Role::Button, "Articles in it…");
    window.get_by_label("Guessed: 5 articles, parted at lines like “Document 1 of 5”");
    assert!(shows(&window, "from line 10"));
    click(&mut window, Role::RadioButton, "One article");
    window.get_by_label("One article: nothing parts it");
    click(&mut window, Role::RadioButton, "Lines of exactly these words");
    window.get_by_role_and_label(Role::TextInput, "Words of the line").focus();
    window.run();
    window.event(Event::Text("Source: The Coast Daily".to_owned()));
    window.run();
    click(&mut window, Role::Button, "Part here");
    window.get_by_label("As you said: 6 articles, parted at lines like “Source: The Coast Daily”");
    click(&mut window, Role::Button, "Guess again");
    window.get_by_label("Guessed: 5 articles, parted at lines like “Document 1 of 5”");
    click(&mut window, Role::RadioButton, "One article");
    click(&mut window, Role::Button, "Done");
    add_all(&mut window);
    let [(_, words)] = articles(&window).try_into().unwrap();
    assert_eq!(words.as_bytes(), fixture("bundle/counter.txt"));
}

#[test]
fn the_encoding_is_chosen_by_how_the_file_begins_in_it() {
    let words = "Переговоры в Стамбуле\n\nСтороны не договорились ни о чём. Москва требует нейтралитета.\n";
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(words);
    let desk = Desk::new();
    let mut window = opened(&desk, "talks.txt", &bytes);
    choose_line(&mut window, 0);
    click(&mut window, Role::Button, "Encoding…");
    window.get_by_role_and_label(Role::RadioButton, "windows-1251");
    assert!(window.query_by_role_and_label(Role::RadioButton, "windows-1256").is_none());
    click(&mut window, Role::Button, "All encodings");
    window.get_by_role_and_label(Role::RadioButton, "windows-1256");
    click(&mut window, Role::RadioButton, "windows-1251");
    assert!(shows(&window, "Read as windows-1251, as you said"));
    let (wrong, _, _) = encoding_rs::WINDOWS_1251.decode(&bytes);
    assert!(shows(&window, wrong.lines().next().unwrap()));
    click(&mut window, Role::RadioButton, "KOI8-R");
    assert!(shows(&window, "Read as KOI8-R, as you said"));
    click(&mut window, Role::Button, "Done");
    add_all(&mut window);
    let [(source, added)] = articles(&window).try_into().unwrap();
    assert_eq!((added.as_str(), source.title.as_str()), (words, "Переговоры в Стамбуле"));
    assert_eq!(source.provenance.unwrap().reader, "text --encoding KOI8-R");
}

#[test]
fn the_encoding_of_a_file_in_an_archive_is_chosen_too() {
    use std::io::Write;
    let words = "Переговоры в Стамбуле\n\nСтороны не договорились ни о чём.\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(words);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("talks.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&bytes).unwrap();
    let desk = Desk::new();
    let mut window = opened(&desk, "all.zip", zip.finish().unwrap().into_inner());
    choose_line(&mut window, 0);
    click(&mut window, Role::Button, "Encoding…");
    assert!(shows(&window, "Read as windows-1251, as found"));
    click(&mut window, Role::RadioButton, "KOI8-U");
    assert!(shows(&window, "Read as KOI8-U, as you said"));
    click(&mut window, Role::Button, "Guess again");
    click(&mut window, Role::Button, "Done");
    add_all(&mut window);
    assert_eq!(articles(&window)[0].1, words);
}

fn is_kept(window: &Window, name: &str) -> bool {
    let node = window.get_by_role_and_label(Role::CheckBox, name);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn lines_of_a_web_page_in_plain_text_are_offered_and_taken_out() {
    let desk = Desk::new();
    let mut window = opened(&desk, "talks.txt", fixture("bundle/web-page.txt"));
    choose_line(&mut window, 0);
    assert!(is_kept(&window, "Home > World > Talks") && is_kept(&window, "Close"));
    click(&mut window, Role::RadioButton, "Article");
    assert!(!is_kept(&window, "Home > World > Talks") && !is_kept(&window, "Close"));
    assert!(!shows(&window, "look like parts of a web page"), "what was decided is no doubt any more");
    click(&mut window, Role::CheckBox, "Coast Agency via Getty Images");
    assert!(is_kept(&window, "Coast Agency via Getty Images"));
    add_all(&mut window);
    let [(source, words)] = articles(&window).try_into().unwrap();
    let whole = String::from_utf8(fixture("bundle/web-page.txt")).unwrap();
    let twice = "The harbour on Sunday, as it was.\n";
    let expected = whole
        .replace("Home > World > Talks\n\n", "")
        .replacen(twice, "", 1)
        .split_once("\n\nClose")
        .unwrap()
        .0
        .to_owned();
    assert_eq!(words, expected);
    assert_eq!(source.title, "Envoys leave the coast");
    let removed: Vec<String> = source.provenance.unwrap().removed.into_iter().map(|it| it.words).collect();
    assert_eq!(removed, ["Home > World > Talks", twice.trim(), "Close", "What's Hot", "Scroll to Top"]);
}

#[test]
fn of_a_web_page_what_was_left_out_is_taken_back() {
    let desk = Desk::new();
    // One that leaves nothing to decide would be added at once.
    desk.write("other.txt", "Another\n\nOther words.\n");
    desk.write("talks.html", fixture("html/time-only.html"));
    let mut window = empty();
    send(&mut window, Action::Import(vec![desk.path("talks.html"), desk.path("other.txt")]));
    choose_line(&mut window, 0);
    assert!(!is_kept(&window, "By Ada Example"));
    click(&mut window, Role::RadioButton, "Whole page");
    assert!(is_kept(&window, "By Ada Example") && is_kept(&window, "Most read"));
    click(&mut window, Role::RadioButton, "Article");
    click(&mut window, Role::CheckBox, "By Ada Example");
    click(&mut window, Role::Button, "Add");
    let [(source, words)] = articles(&window).try_into().unwrap();
    assert!(words.starts_with("By Ada Example\n\nThe envoys"), "{words}");
    assert_eq!(source.title, "Envoys leave the coast");
    let removed: Vec<String> = source.provenance.unwrap().removed.into_iter().map(|it| it.words).collect();
    assert!(!removed.contains(&"By Ada Example".to_owned()) && removed.contains(&"Most read".to_owned()));
}

#[test]
fn parts_can_be_taken_out_of_any_text() {
    let desk = Desk::new();
    desk.write("one.txt", "Envoys leave\n\nThey left the harbour.\n\nA note of the library that kept it.\n");
    desk.write("two.txt", "Another\n\nOther words.\n");
    let mut window = empty();
    send(&mut window, Action::Import(vec![desk.path("one.txt"), desk.path("two.txt")]));
    choose_line(&mut window, 0);
    click(&mut window, Role::Button, "Leave out parts…");
    click(&mut window, Role::CheckBox, "A note of the library that kept it.");
    click(&mut window, Role::Button, "Add");
    let [(source, words)] = articles(&window).try_into().unwrap();
    assert_eq!(words, "Envoys leave\n\nThey left the harbour.");
    let removed = source.provenance.unwrap().removed.remove(0);
    assert_eq!(removed.why, "left out by hand");
}

#[test]
fn a_file_that_was_changed_is_pointed_out_and_corrects_its_article() {
    let desk = Desk::new();
    let before = "Envoys leave\n\nThey left teh harbour on Monday evening after eleven hours of talks.\n";
    let mut window = opened(&desk, "talks.txt", before);
    assert_eq!(articles(&window).len(), 1);
    let after = before.replace("teh", "the");
    desk.write("talks.txt", &after);
    open(&mut window, &desk, "talks.txt");
    assert_eq!(window.state().state().tab, Tab::Incoming, "it is not simply added");
    assert_eq!(articles(&window).len(), 1);
    window.get_by_label("Changed since it was added as");
    click(&mut window, Role::Button, "Correct the article…");
    assert_eq!(window.state().state().dialog, Some(Dialog::CorrectText));
    click(&mut window, Role::Button, "Correct");
    let [(source, words)] = articles(&window).try_into().unwrap();
    assert_eq!(words, after);
    assert_eq!(source.provenance.unwrap().size, after.len() as u64);
    send(&mut window, Action::Run(Command::Undo));
    assert_eq!(articles(&window)[0].1, before);
}

#[test]
fn a_changed_file_can_be_added_as_another_article() {
    let desk = Desk::new();
    let before = "Envoys leave\n\nThey left teh harbour on Monday evening after eleven hours of talks.\n";
    let mut window = opened(&desk, "talks.txt", before);
    desk.write("talks.txt", before.replace("teh", "the"));
    open(&mut window, &desk, "talks.txt");
    window.key_press_modifiers(Modifiers::NONE, Key::Escape);
    window.run();
    send(&mut window, Action::Run(Command::ShowIncoming));
    click(&mut window, Role::Button, "Add");
    assert_eq!(articles(&window).len(), 2);
}
