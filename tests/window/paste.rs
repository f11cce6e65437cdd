//! Pasting a web page that was copied in a browser: as its article, with what was left out, or as text.

use std::sync::{Arc, Mutex};

use crate::support::window::{Answers, send};
use demarche::model::Source;
use demarche::session::Session;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::worker::Worker;
use demarche::ui::{App, Clipboard};
use egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const PAGE: &str = include_str!("../fixtures/html/time-only.html");
/// What a browser puts on the clipboard of it as text.
const FLAT: &str = "Home World Sport\nEnvoys leave the coast\nBy Ada Example\n14 March 2022 The envoys left.";

/// How many letters of a part its name has.
const TOLD: usize = 80;

/// What was copied last, as HTML.
#[derive(Clone, Default)]
struct Copied(Arc<Mutex<Option<String>>>);

impl Clipboard for Copied {
    fn page(&self) -> Option<String> {
        self.0.lock().unwrap().clone()
    }
}

struct Desk {
    harness: Harness<'static, App>,
    copied: Copied,
}

impl Desk {
    fn new() -> Self {
        let copied = Copied::default();
        let worker = Worker::inline(Arc::new(Answers::default()));
        let app = App::new(Session::new("Talks", 7), worker, "Ada").with_clipboard(Arc::new(copied.clone()));
        let builder = Harness::builder().with_size(egui::vec2(1200.0, 900.0)).with_max_steps(32);
        let mut harness = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
        harness.run();
        Self { harness, copied }
    }

    /// Copies a page in a browser, then pastes it as an article.
    fn paste(&mut self, html: &str, flat: &str) {
        *self.copied.0.lock().unwrap() = Some(html.to_owned()).filter(|html| !html.is_empty());
        send(&mut self.harness, Action::Run(Command::PasteArticle));
        self.harness.event(Event::Paste(flat.to_owned()));
        self.harness.run();
    }

    fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.harness.run();
    }

    /// The article that was added, with its words.
    fn added(&self) -> (Source, String) {
        let project = self.harness.state().session().project();
        let source = project.sources().max_by_key(|source| source.order).unwrap();
        (Source::clone(source), project.text_of(source.id).unwrap().as_str().to_owned())
    }
}

/// The words of the file's snapshot.
fn article() -> String {
    let draft = include_str!("../fixtures/html/time-only.draft");
    let lines = draft.lines().filter_map(|line| line.strip_prefix('|'));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_copied_page_becomes_its_article_and_not_flat_text() {
    let mut desk = Desk::new();
    desk.paste(PAGE, FLAT);
    desk.click(Role::Button, "Add");
    let (source, words) = desk.added();
    assert_eq!(words, article());
    assert_eq!((source.title.as_str(), source.author.as_str()), ("Envoys leave the coast", "Ada Example"));
    assert_eq!(source.published.unwrap().when.to_string(), "2022-03-14");
    assert_eq!(source.file, "");
    let origin = source.provenance.unwrap();
    assert_eq!((origin.reader.as_str(), origin.size), ("html", PAGE.len() as u64));
    assert_eq!(origin.removed[0].words, "Home World Sport");
    send(&mut desk.harness, Action::Run(Command::Undo));
    assert_eq!(desk.harness.state().session().project().sources().len(), 0);
}

#[test]
fn it_can_be_taken_as_text_with_every_word() {
    let mut desk = Desk::new();
    desk.paste(PAGE, FLAT);
    desk.click(Role::RadioButton, "Text");
    desk.harness.get_by_role_and_label(Role::MultilineTextInput, "Words of the article");
    desk.click(Role::Button, "Add");
    let (source, words) = desk.added();
    assert_eq!(words, FLAT);
    assert_eq!(source.provenance.unwrap().reader, "text");
}

#[test]
fn what_is_left_out_is_shown_and_a_click_takes_it_back_or_out() {
    let mut desk = Desk::new();
    desk.paste(PAGE, FLAT);
    let is_kept = |desk: &Desk, name: &str| {
        let node = desk.harness.get_by_role_and_label(Role::CheckBox, name);
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    let whole = article();
    let (first, rest) = whole.split_once("\n\n").unwrap();
    let told: String = first.chars().take(TOLD).collect();
    assert!(!is_kept(&desk, "By Ada Example") && is_kept(&desk, &told));
    desk.click(Role::CheckBox, "By Ada Example");
    desk.click(Role::CheckBox, &told);
    assert!(is_kept(&desk, "By Ada Example") && !is_kept(&desk, &told));
    desk.click(Role::Button, "Add");
    let (source, words) = desk.added();
    assert_eq!(words, format!("By Ada Example\n\n{rest}"));
    let removed: Vec<_> = source.provenance.unwrap().removed;
    assert!(
        removed
            .iter()
            .any(|it| it.why == "left out by hand" && first.starts_with(it.words.trim_end_matches('…')))
    );
    assert!(!removed.iter().any(|it| it.words == "By Ada Example"));
    // What the page tells stays, whichever of its words are taken.
    assert_eq!((source.title.as_str(), source.author.as_str()), ("Envoys leave the coast", "Ada Example"));
}

#[test]
fn the_whole_page_and_the_article_are_one_click() {
    let mut desk = Desk::new();
    desk.paste(PAGE, FLAT);
    desk.click(Role::Button, "Whole page");
    desk.click(Role::CheckBox, "Most read");
    desk.click(Role::Button, "Article only");
    desk.click(Role::Button, "Whole page");
    desk.click(Role::Button, "Add");
    let (source, words) = desk.added();
    assert!(
        words.starts_with("Home World Sport\n\nEnvoys leave the coast") && words.contains("Most read"),
        "{words}"
    );
    assert_eq!(source.provenance.unwrap().removed, []);
}

#[test]
fn where_page_and_text_say_the_same_nothing_is_asked_and_the_record_is_one() {
    let text = "Talks end\n\nThey met.\n\nThey left.";
    let mut desk = Desk::new();
    desk.paste("<p>Talks end</p><p>They met.</p><p>They left.</p>", text);
    assert!(desk.harness.query_by_role_and_label(Role::RadioButton, "Web page").is_none());
    desk.click(Role::Button, "Add");
    let with_page = desk.added();
    let mut plain = Desk::new();
    plain.paste("", text);
    plain.click(Role::Button, "Add");
    assert_eq!(plain.added(), with_page);
}

#[test]
fn another_page_pasted_again_takes_the_place_of_the_first() {
    let mut desk = Desk::new();
    desk.paste(PAGE, FLAT);
    let second = "<h1>Boats return</h1><p>Nine boats came back to the harbour on Sunday, and a tenth on the day \
                  after; nobody had counted on more than five of them.</p><footer>All rights reserved</footer>";
    *desk.copied.0.lock().unwrap() = Some(second.to_owned());
    desk.harness.event(Event::Paste("Boats return Nine boats".to_owned()));
    desk.harness.run();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    desk.harness.run();
    let (source, words) = desk.added();
    assert_eq!(source.title, "Boats return");
    assert!(words.contains("Nine boats") && words.ends_with("five of them."), "{words}");
}

#[test]
fn a_page_that_cannot_be_read_is_told_and_its_text_is_there() {
    let mut desk = Desk::new();
    desk.paste("<p> </p>", FLAT);
    let told = "The copied page cannot be read, this is its text. There are no words in it; check that the file was \
                saved completely: pasted text";
    desk.harness.get_by_label(told);
    desk.click(Role::Button, "Add");
    assert_eq!(desk.added().1, FLAT);
}
