//! The main job in the window: open, drag, code, see the figure grow, undo, redo, save, reopen.

use crate::support::window::{Answers, example, send, source, window};
use demarche::model::IdSource;
use demarche::session::Session;
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::Picked;
use demarche::ui::{App, state::Tab};
use egui::{Key, Modifiers, Pos2, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

/// How many statements the live figure counts.
fn counted(harness: &Harness<'_, App>) -> u64 {
    harness.state().derived().figure().unwrap().as_ref().unwrap().table.statements
}

fn statements(harness: &Harness<'_, App>) -> usize {
    harness.state().session().project().statements().len()
}

/// The line of the paragraph that begins with these words, from its first to its last letter.
fn first_line(harness: &Harness<'_, App>, words: &str) -> (Pos2, Pos2) {
    let paragraph = harness.get_by(|node| {
        node.role() == Role::Paragraph && node.label().is_some_and(|label| label.starts_with(words))
    });
    let rect = paragraph.rect();
    (rect.left_top() + egui::vec2(2.0, 14.0), rect.left_top() + egui::vec2(rect.width() * 0.5, 14.0))
}

fn drag(harness: &mut Harness<'_, App>, (from, to): (Pos2, Pos2)) {
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from.lerp(to, 0.5));
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

fn type_words(harness: &mut Harness<'_, App>, words: &str) {
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run();
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn a_passage_is_coded_undone_saved_and_comes_back_equal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let answers = Answers::of(vec![Picked::Paths(vec![path.clone()])]);
    let mut harness = window(example(), LookChoice::Light, answers);
    let article = source(&harness, "Guarantees and neutrality: open questions");
    send(&mut harness, Action::Choose(article));
    let (before, figure_before) = (statements(&harness), counted(&harness));
    let opening = harness.state().session().project().text_of(article).unwrap().as_str();
    let words: String = opening.lines().find(|line| line.len() > 200).unwrap().chars().take(20).collect();

    let line = first_line(&harness, &words);
    drag(&mut harness, line);
    let span = harness.state().state().selection.expect("the drag chose a passage");
    assert!(harness.state().state().bar_open, "the coding bar opened");
    type_words(&mut harness, "ru");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_words(&mut harness, "neut");
    press(&mut harness, Modifiers::NONE, Key::Enter);

    assert_eq!(statements(&harness), before + 1);
    assert_eq!(counted(&harness), figure_before + 1, "the figure grew");
    let project = harness.state().session().project();
    let statement = project.statements_of(article).next().unwrap().clone();
    assert_eq!(statement.span, Some(span));
    assert_eq!(project.actor(statement.actor.unwrap()).unwrap().name, "Russia");
    assert_eq!(project.demand(statement.demand.unwrap()).unwrap().name, "Neutral status");
    assert!(!harness.state().state().bar_open);

    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!((statements(&harness), counted(&harness)), (before, figure_before));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!((statements(&harness), counted(&harness)), (before + 1, figure_before + 1));

    assert!(harness.state().session().is_changed());
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.run();
    assert!(!harness.state().session().is_changed(), "saved");
    let (again, notices) = Session::open(&path, IdSource::seeded(1)).unwrap();
    assert!(notices.is_empty());
    assert_eq!(again.project(), harness.state().session().project());
}

#[test]
fn the_same_pair_takes_two_keys() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let before = statements(&harness);
    press(&mut harness, Modifiers::NONE, Key::S);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_words(&mut harness, "ukr");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    type_words(&mut harness, "ceasef");
    press(&mut harness, Modifiers::ALT, Key::R);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(statements(&harness), before + 1);
    press(&mut harness, Modifiers::NONE, Key::S);
    press(&mut harness, Modifiers::NONE, Key::Period);
    assert_eq!(statements(&harness), before + 2);
    let project = harness.state().session().project();
    let mut newest: Vec<_> = project.statements().collect();
    newest.sort_by_key(|statement| std::cmp::Reverse(statement.order));
    assert_eq!((newest[0].actor, newest[0].demand), (newest[1].actor, newest[1].demand));
    assert_eq!(newest[0].stance, Some(demarche::model::Stance::Rejects));
    assert_ne!(newest[0].span, newest[1].span);
}

#[test]
fn a_bar_leads_to_its_quotes_and_a_quote_to_its_passage() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let symbol = |node: &AccessKitNode<'_>| {
        node.role() == Role::GraphicsSymbol
            && node.label().is_some_and(|label| label.starts_with("Ukraine, 2022"))
    };
    let (center, label) = {
        let bar = harness.get_by(symbol);
        (bar.rect().center(), bar.accesskit_node().label().unwrap())
    };
    let number: usize = label.rsplit(' ').next().unwrap().parse().unwrap();
    harness.hover_at(center);
    harness.run();
    harness.drag_at(center);
    harness.run();
    harness.drop_at(center);
    harness.run();
    assert!(harness.state().state().cells.len() == 1, "the bar was clicked: {label}");
    harness.get_by_label(&format!("{number} quotes"));
    let quote = {
        let first = harness
            .get_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Quote: ")));
        let first = first.expect("the quotes are listed");
        first.click();
        first.accesskit_node().label().unwrap().replace("Quote: ", "")
    };
    harness.run();
    let app = harness.state();
    let chosen = app.state().statement.expect("the quote's statement is chosen");
    let statement = app.session().project().statement(chosen).unwrap();
    assert_eq!(&*statement.quote, quote);
    assert_eq!(app.state().source, Some(statement.source));
    assert_eq!(app.state().tab, Tab::Read);
}

#[test]
fn the_figure_is_counted_once_a_change_and_not_once_a_frame() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let before = harness.state().derived().figure_counts();
    harness.run_steps(10);
    assert_eq!(harness.state().derived().figure_counts(), before);
    send(&mut harness, Action::Run(Command::MarkDone));
    assert!(harness.state().derived().figure_counts() <= before + 1);
}

#[test]
fn files_that_cannot_be_read_stand_in_a_list_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "A headline\n\nKyiv asks for guarantees.").unwrap();
    std::fs::write(folder.path().join("b.txt"), "").unwrap();
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let articles = harness.state().session().project().sources().len();
    send(&mut harness, Action::Import(vec![folder.path().to_owned()]));
    harness.run();
    assert_eq!(harness.state().state().tab, Tab::Incoming, "a list, and no dialog in the way");
    assert_eq!(harness.state().state().dialog, None);
    let line = harness.get_by_label("b.txt, not read");
    assert_eq!(line.value().unwrap(), "There are no words in it; check that the file was saved completely");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().session().project().sources().len(), articles + 1);
    harness.get_by_label("A headline, added");
    harness.get_by_label("b.txt, not read");
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!(harness.state().session().project().sources().len(), articles, "one undo removes the batch");
}

#[test]
fn closing_with_unsaved_work_asks_first() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Retitle("Changed".to_owned()));
    send(&mut harness, Action::Run(Command::NewProject));
    assert_eq!(harness.state().session().project().title(), "Changed", "nothing is lost before the answer");
    send(&mut harness, Action::Discard);
    assert_eq!(harness.state().session().project().sources().len(), 0);
}

#[test]
fn the_name_under_which_one_codes_and_the_title_can_be_changed() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    send(&mut harness, Action::Run(Command::CodeAs));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_words(&mut harness, "Grace");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().session().coder_name(), "Grace");
    send(&mut harness, Action::Run(Command::RenameProject));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    type_words(&mut harness, "Other talks");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().session().project().title(), "Other talks");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().session().project().title(), "Peace talks 2022–2025");
}

/// Pictures of the whole window, light and dark. Look at them when they change.
#[test]
fn pictures() {
    let mut harness = window(example(), LookChoice::Light, Answers::default());
    let article = source(&harness, "Istanbul: less fighting, no ceasefire");
    send(&mut harness, Action::Choose(article));
    harness.snapshot("window-light");
    send(&mut harness, Action::Wear(LookChoice::Dark));
    harness.snapshot("window-dark");
}
