//! What a screen reader is told: the article with its paragraphs and statements, and every control by name.

use crate::support::window;
use crate::support::window::{Answers, example, send};
use demarche::model::Span;
use demarche::session::Versus;
use demarche::storage::FileHash;
use demarche::ui::App;
use demarche::ui::action::{Action, IncomingWish};
use demarche::ui::command::Command;
use demarche::ui::state::{Damaged, Dialog, NameKind, OtherVersions, OutsideChange, Pending, SaveKind, Tab};
use demarche::ui::theme::LookChoice;
use egui::{Key, Modifiers, Role, accesskit};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};

/// Whether one can press it, type into it, choose it or come to it by Tab.
fn is_control(node: &AccessKitNode<'_>) -> bool {
    let data = node.data();
    let acts = [accesskit::Action::Click, accesskit::Action::Focus, accesskit::Action::SetValue];
    let is_text = matches!(node.role(), Role::Document | Role::TextInput | Role::MultilineTextInput);
    is_text || acts.into_iter().any(|action| data.supports_action(action))
}

/// All that is told, a line each, as deep as it stands.
fn tree(desk: &Harness<'_, App>) -> Vec<String> {
    fn walk(node: AccessKitNode<'_>, depth: usize, lines: &mut Vec<String>) {
        let (label, value) = (node.label().unwrap_or_default(), node.value().unwrap_or_default());
        lines.push(format!("{}{:?} “{label}” {value}", "  ".repeat(depth), node.role()));
        node.children().for_each(|child| walk(child, depth + 1, lines));
    }
    let mut lines = Vec::new();
    walk(desk.root().accesskit_node(), 0, &mut lines);
    lines
}

/// Every control that is shown has a name.
fn check_names(desk: &Harness<'_, App>, at: &str) {
    fn nameless<'tree>(node: AccessKitNode<'tree>, found: &mut Vec<AccessKitNode<'tree>>) {
        let name = node.label().or_else(|| node.labelled_by().find_map(|by| by.label().or(by.value())));
        if is_control(&node) && name.unwrap_or_default().trim().is_empty() {
            found.push(node);
        }
        node.children().for_each(|child| nameless(child, found));
    }
    let mut found = Vec::new();
    nameless(desk.root().accesskit_node(), &mut found);
    let told: Vec<String> =
        found.iter().map(|node| format!("{:?} at {:?}", node.role(), node.raw_bounds())).collect();
    assert!(found.is_empty(), "{at}: without a name: {told:#?} in\n{}", tree(desk).join("\n"));
}

fn press(desk: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run();
}

/// The example, an article of it with statements in view, the first of them chosen.
fn desk() -> Harness<'static, App> {
    let mut desk = window::window(example(), LookChoice::Light, Answers::default());
    let project = desk.state().session().project();
    let statement = project.statements().find(|it| it.span.is_some()).unwrap().id;
    send(&mut desk, Action::Reveal(statement));
    desk
}

#[test]
fn the_article_holds_its_paragraphs_and_statements_and_the_caret() {
    let mut desk = desk();
    let article = desk.get_by_role(Role::Document);
    let inside: Vec<AccessKitNode<'_>> = {
        fn all<'tree>(node: AccessKitNode<'tree>, found: &mut Vec<AccessKitNode<'tree>>) {
            found.push(node);
            node.children().for_each(|child| all(child, found));
        }
        let mut found = Vec::new();
        all(article.accesskit_node(), &mut found);
        found
    };
    let app = desk.state();
    let text = app.session().project().text_of(app.state().source.unwrap()).unwrap().as_str();
    let paragraphs: Vec<String> =
        inside.iter().filter(|it| it.role() == Role::Paragraph).filter_map(AccessKitNode::label).collect();
    assert!(paragraphs.len() > 2);
    for words in &paragraphs {
        let words = words.split(" (").next().unwrap();
        assert!(text.contains(words), "a paragraph of the article: {words}");
    }
    assert!(paragraphs.iter().any(|words| words.ends_with("coded)")), "{paragraphs:#?}");
    let statements: Vec<String> = inside
        .iter()
        .filter_map(AccessKitNode::label)
        .filter(|label| label.starts_with("Statement: "))
        .collect();
    assert!(!statements.is_empty());
    let runs = inside.iter().filter(|it| it.role() == Role::TextRun);
    let told: String = runs.filter_map(AccessKitNode::value).collect();
    assert!(paragraphs.iter().all(|words| told.contains(words.split(' ').next().unwrap())));
    assert!(inside.iter().any(|it| it.role() == Role::Slider), "the edges of the chosen statement");
    press(&mut desk, Modifiers::COMMAND, Key::ArrowRight);
    let article = desk.get_by_role(Role::Document);
    assert!(article.accesskit_node().data().text_selection().is_some(), "where the caret stands");
}

#[test]
fn every_control_has_a_name() {
    let mut desk = desk();
    check_names(&desk, "the article with a statement");
    let app = desk.state();
    let text = app.session().project().text_of(app.state().source.unwrap()).unwrap();
    let passage = Span::new(demarche::model::ByteIndex(0), text.len());
    send(&mut desk, Action::Select(passage));
    send(&mut desk, Action::OpenBar);
    check_names(&desk, "the coding bar");
    desk.event(egui::Event::Text("Somebody new".to_owned()));
    desk.run();
    press(&mut desk, Modifiers::NONE, Key::Enter);
    check_names(&desk, "a new actor");
    press(&mut desk, Modifiers::NONE, Key::Escape);
    check_import_list(&mut desk);
    send(&mut desk, Action::Run(Command::Find));
    check_names(&desk, "find");
    send(&mut desk, Action::Run(Command::LeaveFind));
    for tab in [Tab::Statements, Tab::Figures, Tab::Codebook] {
        send(&mut desk, Action::Show(tab));
        check_names(&desk, &format!("{tab:?}"));
    }
    send(&mut desk, Action::Show(Tab::Read));
    for dialog in dialogs() {
        send(&mut desk, Action::Dialog(Some(dialog.clone())));
        assert!(desk.state().state().dialog.is_some(), "{dialog:?}");
        check_names(&desk, &format!("{dialog:?}"));
        send(&mut desk, Action::Dialog(None));
    }
    for command in [Command::History, Command::Events] {
        send(&mut desk, Action::Run(command));
        check_names(&desk, &format!("{command:?}"));
        send(&mut desk, Action::Dialog(None));
        send(&mut desk, Action::Show(Tab::Read));
    }
    send(&mut desk, Action::Run(Command::CorrectArticle));
    check_names(&desk, "a text to be corrected");
}

/// The import list, with each line of it chosen once.
fn check_import_list(desk: &mut Harness<'_, App>) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("ready.txt"), "Talks go on\n29 March 2022\n\nThe delegations met for a third day.\n")
        .unwrap();
    std::fs::write(path("two.csv"), "title,text\nOne,They met in the morning.\nTwo,They parted.\n").unwrap();
    send(desk, Action::Import(["ready.txt", "two.csv", "missing.txt"].map(path).to_vec()));
    send(desk, Action::Show(Tab::Incoming));
    let lines = desk.state().state().incoming.lines();
    assert!(lines.len() >= 5, "{lines:?}");
    for line in lines {
        send(desk, Action::Incoming(IncomingWish::Choose(Some(line))));
        check_names(desk, &format!("the import list, {line:?}"));
    }
    send(desk, Action::Incoming(IncomingWish::Clear));
    send(desk, Action::Show(Tab::Read));
}

/// One of each that needs nothing but itself; what is listed in them, too.
fn dialogs() -> Vec<Dialog> {
    let words = || "Why it is so".to_owned();
    let hint = || Some(words());
    let save = |kind| Dialog::SavePath { kind, name: "talks".to_owned(), hint: hint() };
    let restored = OtherVersions {
        sentences: vec![words()],
        others: vec![("A copy".to_owned(), Versus::File("copy.ron".into()))],
    };
    let lost = vec!["A statement".to_owned()];
    let damaged =
        Damaged { path: "talks.ron".into(), why: words(), readable: "all but one line".to_owned(), lost };
    let outside = OutsideChange { hash: FileHash::of(b"other"), at: Some("12 March 2026".to_owned()) };
    vec![
        Dialog::OpenPath { hint: hint() },
        Dialog::ComparePath { hint: hint() },
        save(SaveKind::Project),
        save(SaveKind::Statements),
        save(SaveKind::Figure),
        Dialog::Paste,
        Dialog::Palette,
        Dialog::Keys,
        Dialog::Unsaved(Pending::Close),
        Dialog::InUse { path: "talks.ron".into(), who: "Ben has it open".to_owned() },
        Dialog::Damaged(damaged),
        Dialog::Backups(Vec::new()),
        Dialog::NotSaved { why: words(), pending: Some(Pending::New) },
        Dialog::Name(NameKind::Coder),
        Dialog::Name(NameKind::Project),
        Dialog::Name(NameKind::Keywords),
        Dialog::Restored(restored),
        Dialog::Outside(outside),
        Dialog::About,
    ]
}
