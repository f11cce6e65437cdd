//! Three articles coded from the first to the last word: with the keyboard alone, and with the mouse
//! alone, through to the saved file.

use std::path::Path;
use std::sync::Arc;

use crate::support::window;
use crate::support::window::Answers;
use demarche::edit::{actors, demands, sources};
use demarche::model::{ActorKind, IdSource, Progress, Source, SourceId, Stance, Text};
use demarche::session::Session;
use demarche::ui::App;
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Picked;
use egui::{Event, Key, Modifiers, Pos2, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const HALT: &str = "The northern council asked for a halt to the shelling. The southern council refused it. The \
                    envoys want open roads and fair prices.";
const OBMIN: &str =
    "Південь просить обміну полоненими. Північ згодна, але хоче гарантій. Посередники мовчать.";
const HILLS: &str = "The envoys met twice in Łódź.\n\nNorth wants a road through the hills, and South wants a pass. \
                     Both left the café.";
const ARTICLES: [(&str, &str); 3] = [("Halt", HALT), ("Обмін", OBMIN), ("Hills", HILLS)];

/// What the file must hold: title, words, actor, demand, stance.
const INTENDED: [(&str, &str, &str, &str, Stance); 9] = [
    ("Halt", "The northern council asked for a halt to the shelling.", "North", "ceasefire", Stance::Demands),
    ("Halt", "The southern council refused it.", "South", "ceasefire", Stance::Rejects),
    ("Halt", "open roads", "South", "roads", Stance::Demands),
    ("Halt", "fair prices", "South", "roads", Stance::Rejects),
    ("Обмін", "Південь просить обміну полоненими", "South", "обмін", Stance::Demands),
    ("Обмін", "хоче гарантій", "North", "гарантії", Stance::Demands),
    ("Hills", "North", "North", "roads", Stance::Demands),
    (
        "Hills",
        "North wants a road through the hills, and South wants a pass. Both left the café.",
        "North",
        "roads",
        Stance::Demands,
    ),
    (
        "Hills",
        "North wants a road through the hills, and South wants a pass. Both left the café.",
        "North",
        "ceasefire",
        Stance::OffersConcession,
    ),
];

fn session(has_codebook: bool) -> Session {
    let mut session = Session::new("By hand", 7).with_clock(|| "2026-03-12T14:05:00Z".parse().unwrap());
    for (order, (title, words)) in ARTICLES.iter().enumerate() {
        let text = Arc::new(Text::normalize(words));
        let id: SourceId = session.ids().fresh().into();
        let source = Source::new(id, order as u64 + 1, text.id(), title);
        session.commit(sources::add(Arc::clone(&text), source)).unwrap();
    }
    if has_codebook {
        for name in ["North", "South"] {
            session
                .create(|project, ids| Ok(actors::add(project, name, ActorKind::Party, None, ids).0))
                .unwrap();
        }
        for name in ["ceasefire", "roads", "обмін", "гарантії"] {
            session.create(|project, ids| Ok(demands::add(project, name, None, ids).0)).unwrap();
        }
    }
    session.code_as("Ada");
    session
}

fn desk(path: &Path, has_codebook: bool) -> Harness<'static, App> {
    let answers = Answers::of(vec![Picked::Paths(vec![path.to_owned()])]);
    window::window(session(has_codebook), LookChoice::Light, answers)
}

fn title(desk: &Harness<'_, App>) -> String {
    let article = desk.get_by_role(Role::Document).accesskit_node().label().unwrap();
    article.strip_prefix("Article: ").unwrap().to_owned()
}

/// Whether the saved file holds exactly what was intended, and every article is done.
fn check_file(path: &Path) {
    let (session, notices) = Session::open(path, IdSource::seeded(1)).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    let project = session.project();
    let order = |title: &str| ARTICLES.iter().position(|(other, _)| *other == title).unwrap();
    let mut found: Vec<_> = project
        .statements()
        .map(|it| {
            let title = project.source(it.source).unwrap().title.clone();
            let actor = project.actor(it.actor.unwrap()).unwrap().name.clone();
            let demand = project.demand(it.demand.unwrap()).unwrap().name.clone();
            (
                (order(&title), it.span, it.order),
                (title, it.quote.to_string(), actor, demand, it.stance.clone().unwrap()),
            )
        })
        .collect();
    found.sort();
    let found: Vec<_> = found
        .iter()
        .map(|(_, (title, words, actor, demand, stance))| {
            (title.as_str(), words.as_str(), actor.as_str(), demand.as_str(), stance.clone())
        })
        .collect();
    assert_eq!(found, INTENDED);
    let coder = project.coders().next().unwrap().id;
    for source in project.sources() {
        assert_eq!(source.progress_of(coder), Progress::Done, "{}", source.title);
    }
}

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// A keyboard and nothing else.
struct Keyboard<'a>(Harness<'a, App>);

impl Keyboard<'_> {
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run();
    }

    fn times(&mut self, count: usize, modifiers: Modifiers, key: Key) {
        for _ in 0..count {
            self.press(modifiers, key);
        }
    }

    /// Words, then Enter, in the field that has the focus and this name.
    fn answer(&mut self, field: &str, words: &str) {
        assert!(self.0.get_by_role_and_label(Role::TextInput, field).is_focused(), "{field} for {words}");
        self.0.event(Event::Text(words.to_owned()));
        self.0.run();
        self.press(NONE, Key::Enter);
    }

    fn go_to(&mut self, wanted: &str) {
        self.times(3, ALT, Key::ArrowUp);
        while title(&self.0) != wanted {
            self.press(ALT, Key::ArrowDown);
        }
    }

    fn halt(&mut self) {
        self.press(CTRL, Key::Home);
        self.press(NONE, Key::S);
        self.press(NONE, Key::Enter);
        self.answer("Actor", "North");
        self.press(NONE, Key::Enter);
        self.answer("Demand", "ceasefire");
        self.press(NONE, Key::S);
        self.press(NONE, Key::Enter);
        self.answer("Actor", "South");
        self.press(NONE, Key::Enter);
        self.press(ALT, Key::R);
        self.answer("Demand", "cease");
        // "open roads", word by word; the comma repeats the actor.
        self.times(3, CTRL, Key::ArrowRight);
        self.press(NONE, Key::ArrowRight);
        self.times(2, CTRL | SHIFT, Key::ArrowRight);
        self.press(NONE, Key::Comma);
        self.answer("Demand", "roads");
        // "fair prices" carries the same pair, but against it.
        self.press(CTRL, Key::ArrowRight);
        self.press(NONE, Key::ArrowRight);
        self.times(2, CTRL | SHIFT, Key::ArrowRight);
        self.press(NONE, Key::Period);
        self.press(NONE, Key::R);
    }

    fn exchange(&mut self) {
        self.press(CTRL, Key::Home);
        self.press(NONE, Key::S);
        self.press(NONE, Key::Enter);
        self.answer("Actor", "sou");
        self.answer("Demand", "обмін");
        // The period does not belong to it.
        self.press(SHIFT, Key::ArrowLeft);
        // Backwards over the end of the second sentence.
        self.times(2, ALT, Key::ArrowRight);
        self.press(NONE, Key::ArrowLeft);
        self.times(2, CTRL | SHIFT, Key::ArrowLeft);
        self.press(NONE, Key::Enter);
        self.answer("Actor", "nor");
        self.answer("Demand", "гарантії");
        // One too much, deleted again.
        self.times(2, ALT, Key::ArrowRight);
        self.press(NONE, Key::S);
        self.press(NONE, Key::Period);
        self.press(NONE, Key::Delete);
        self.press(NONE, Key::Escape);
    }

    fn hills(&mut self) {
        self.press(CTRL, Key::Home);
        self.times(2, CTRL, Key::ArrowDown);
        // The sentence, then the paragraph, with two demands.
        self.times(2, NONE, Key::S);
        self.press(NONE, Key::Enter);
        self.answer("Actor", "nor");
        assert!(self.0.get_by_role_and_label(Role::TextInput, "Demand").is_focused());
        self.0.event(Event::Text("roads".to_owned()));
        self.0.run();
        self.press(CTRL, Key::Enter);
        self.press(ALT, Key::C);
        self.answer("Demand", "cease");
        // Its first word with a pinned pair; `o` goes round the statements on the words.
        self.press(NONE, Key::O);
        self.press(SHIFT, Key::P);
        self.press(NONE, Key::Escape);
        self.press(CTRL, Key::ArrowUp);
        self.press(CTRL | SHIFT, Key::ArrowRight);
        self.press(NONE, Key::Num1);
    }
}

#[test]
fn three_articles_are_coded_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("by-hand.ron");
    let mut keyboard = Keyboard(desk(&path, false));
    keyboard.go_to("Halt");
    keyboard.halt();
    keyboard.press(CTRL, Key::D);
    keyboard.go_to("Обмін");
    keyboard.exchange();
    keyboard.press(CTRL, Key::D);
    keyboard.go_to("Hills");
    keyboard.hills();
    keyboard.press(CTRL, Key::D);
    keyboard.press(CTRL, Key::S);
    keyboard.0.run();
    check_file(&path);
}

/// A mouse and nothing else.
struct Mouse<'a>(Harness<'a, App>);

impl Mouse<'_> {
    fn click(&mut self, role: Role, name: &str) {
        self.0.get_by_role_and_label(role, name).click();
        self.0.run();
    }

    /// The middle of the line, before the nth byte of these words as they stand on screen.
    fn place(&self, words: &str, nth: usize) -> Pos2 {
        let line = self
            .0
            .query_all_by_role(Role::TextRun)
            .filter(|run| run.accesskit_node().parent().is_some_and(|it| it.role() == Role::Paragraph))
            .find(|run| run.value().is_some_and(|line| line.contains(words)))
            .unwrap_or_else(|| panic!("{words} on one line"));
        let value = line.value().unwrap();
        let at = value.find(words).unwrap() + nth;
        let letter = value[..at].chars().count();
        let data = line.accesskit_node();
        let data = data.data();
        let starts = data.character_positions().unwrap();
        let x = starts
            .get(letter)
            .copied()
            .unwrap_or_else(|| starts.last().unwrap() + data.character_widths().unwrap().last().unwrap());
        Pos2::new(line.rect().left() + x, line.rect().center().y)
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.0.drag_at(from);
        self.0.run();
        for step in 1..=4_u8 {
            self.0.hover_at(from.lerp(to, f32::from(step) / 4.0));
            self.0.run();
        }
        self.0.drop_at(to);
        self.0.run();
    }

    /// Drags from the start of some words to the end of others, each on one line.
    fn take(&mut self, first: &str, last: &str) {
        let (from, to) = (self.place(first, 0), self.place(last, last.len()));
        self.drag(from + egui::vec2(1.0, 0.0), to - egui::vec2(1.0, 0.0));
    }

    /// A line of the bar for each, and the stance.
    fn code(&mut self, actor: &str, demand: &str, stance: &str, button: &str) {
        self.click(Role::ListBoxOption, actor);
        self.click(Role::ListBoxOption, demand);
        self.0.get_all_by_role_and_label(Role::RadioButton, stance).last().unwrap().click();
        self.0.run();
        self.click(Role::Button, button);
    }

    fn open(&mut self, wanted: &str) {
        let rows: Vec<Pos2> = self
            .0
            .query_all_by_label_contains(wanted)
            .filter(|node| node.rect().right() < 300.0 && node.rect().height() > 20.0)
            .map(|node| node.rect().center())
            .collect();
        self.0.drag_at(rows[0]);
        self.0.run();
        self.0.drop_at(rows[0]);
        self.0.run();
        assert_eq!(title(&self.0), wanted);
    }

    fn menu(&mut self, menu: &str, command: &str) {
        self.click(Role::Button, "Menu");
        self.click(Role::Button, menu);
        let is_it = |label: String| {
            label
                .strip_prefix(command)
                .is_some_and(|keys| keys.is_empty() || keys.trim_start().starts_with("Ctrl"))
        };
        {
            let lines = self.0.query_all_by_role(Role::Button);
            let mut lines = lines.filter(|line| line.accesskit_node().label().is_some_and(is_it));
            lines.next().unwrap_or_else(|| panic!("{command} in the menu")).click();
        }
        self.0.run();
    }
}

const CODE: &str = "Code the passage";

#[test]
fn three_articles_are_coded_with_the_mouse_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("by-hand.ron");
    let mut mouse = Mouse(desk(&path, true));
    mouse.open("Halt");
    mouse.take("The northern", "shelling.");
    mouse.code("North", "ceasefire", "demands", CODE);
    mouse.take("The southern", "refused it.");
    mouse.code("South", "ceasefire", "rejects", CODE);
    mouse.take("open", "roads");
    mouse.code("South", "roads", "demands", CODE);
    mouse.take("fair", "prices");
    mouse.code("South", "roads", "rejects", CODE);
    mouse.menu("Code", "Mark article done");
    mouse.open("Обмін");
    mouse.take("Південь", "полоненими");
    mouse.code("South", "обмін", "demands", CODE);
    mouse.take("хоче", "гарантій");
    mouse.code("North", "гарантії", "demands", CODE);
    mouse.take("мовчать", "мовчать");
    mouse.code("North", "гарантії", "demands", CODE);
    mouse.click(Role::Button, "Delete");
    mouse.menu("Code", "Mark article done");
    mouse.open("Hills");
    let (from, to) = (mouse.place("North wants", 1), mouse.place("café.", "café.".len()));
    mouse.drag(from, to + egui::vec2(20.0, 0.0));
    mouse.code("North", "roads", "demands", "Code and another");
    mouse.click(Role::ListBoxOption, "ceasefire");
    mouse.0.get_all_by_role_and_label(Role::RadioButton, "offers concession").last().unwrap().click();
    mouse.0.run();
    mouse.click(Role::Button, CODE);
    mouse.take("North", "North");
    mouse.code("North", "roads", "demands", CODE);
    mouse.menu("Code", "Mark article done");
    mouse.menu("Project", "Save");
    mouse.0.run();
    check_file(&path);
}

/// The handle at the end of the statement that was coded last hangs where the next sentence begins.
#[test]
fn the_next_sentence_is_drawn_from_where_the_last_one_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut mouse = Mouse(desk(&folder.path().join("by-hand.ron"), true));
    mouse.open("Halt");
    mouse.take("The northern", "shelling.");
    mouse.code("North", "ceasefire", "demands", CODE);
    assert!(mouse.0.query_by_role_and_label(Role::Slider, "End of the statement").is_some());
    let low = egui::vec2(1.0, 5.0);
    let (from, to) = (mouse.place("The southern", 0), mouse.place("refused it.", "refused it.".len()));
    mouse.drag(from + low, to + low);
    let app = mouse.0.state();
    let chosen = app.state().selection.unwrap();
    assert_eq!(&HALT[chosen.range()], "The southern council refused it.");
    let coded = app.session().project().statements().next().unwrap();
    assert_eq!(&*coded.quote, "The northern council asked for a halt to the shelling.");
}
