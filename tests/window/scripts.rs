//! Articles in many scripts: read from the side at which they begin, chosen and marked where they stand.

use std::path::Path;
use std::sync::Arc;

use crate::support::projects::scripts;
use crate::support::renderer::CpuRenderer;
use demarche::model::IdSource;
use demarche::session::Session;
use demarche::storage;
use demarche::ui::action::Action;
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use demarche::ui::{App, Faces};
use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{FontData, FontFamily, Pos2, Rect, Role, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

struct Nobody;

impl Picker for Nobody {
    fn pick(&self, _ask: &Ask) -> Picked {
        Picked::Cancelled
    }
}

/// A window on the article whose title begins so, with the faces of the tests and none of the system.
fn desk(title: &str, scale: f32) -> Harness<'static, App> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fonts");
    let face = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let faces = [face("NotoNaskhArabic-subset.ttf"), face("NotoSansHebrew-subset.ttf")];
    let project = scripts();
    let source = project.sources().find(|source| source.title.starts_with(title)).unwrap().id;
    let mut session = Session::on(project, IdSource::seeded(7));
    session.code_as("Ada");
    let mut app = App::new(session, Worker::inline(Arc::new(Nobody)), "Ada")
        .with_faces(Faces::of_files(faces.to_vec()));
    let ctx = egui::Context::default();
    app.send(Action::Wear(LookChoice::Light), &ctx);
    app.send(Action::Choose(source), &ctx);
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1_000.0, 560.0))
        .with_pixels_per_point(scale)
        .with_max_steps(32)
        .allow_missing_glyphs()
        .renderer(CpuRenderer::default())
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    for face in faces {
        harness.ctx.add_font(for_titles(face));
    }
    harness.run();
    harness
}

/// A face behind those of the window's own words.
fn for_titles(face: Vec<u8>) -> FontInsert {
    let families = ["sans", "sans-semibold", "serif", "serif-semibold"];
    let families = families.map(|name| FontFamily::Name(name.into())).into_iter();
    FontInsert {
        name: format!("{} bytes", face.len()),
        data: FontData::from_owned(face),
        families: families
            .chain([FontFamily::Proportional])
            .map(|family| InsertFontFamily { family, priority: FontPriority::Lowest })
            .collect(),
    }
}

/// Where the paragraph stands that has these words.
fn paragraph(desk: &Harness<'_, App>, words: &str) -> Rect {
    let mut all = desk.query_all_by_role(Role::Paragraph);
    all.rfind(|node| node.accesskit_node().label().unwrap_or_default().contains(words)).unwrap().rect()
}

fn drag(desk: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    desk.drag_at(from);
    desk.run();
    desk.hover_at(from.lerp(to, 0.5));
    desk.run();
    desk.hover_at(to);
    desk.run();
    desk.drop_at(to);
    desk.run();
}

/// The words that are chosen.
fn chosen(desk: &Harness<'_, App>) -> String {
    let app = desk.state();
    let text = app.session().project().text_of(app.state().source.unwrap()).unwrap();
    text.slice(app.state().selection.unwrap()).unwrap().to_owned()
}

#[test]
fn words_from_right_to_left_are_chosen_from_the_right() {
    for (title, first) in [("محادثات", "اجتمعت الوفود"), ("השיחות", "המשלחות נפגשו")]
    {
        let mut desk = desk(title, 1.0);
        let words = paragraph(&desk, first);
        let start = pos2(words.right() - 1.0, words.top() + 14.0);
        drag(&mut desk, start, start - egui::vec2(80.0, 0.0));
        assert_eq!(chosen(&desk), first);
    }
}

#[test]
fn a_click_chooses_the_statement_under_it() {
    for (title, words) in [("محادثات", "وقال مندوب"), ("Переговори", "Ми хочемо")]
    {
        let mut desk = desk(title, 1.0);
        desk.set_size(egui::vec2(1_000.0, 700.0));
        desk.run();
        let rect = paragraph(&desk, words);
        let from = if title.starts_with('П') { rect.left() + 60.0 } else { rect.right() - 200.0 };
        let at = pos2(from, rect.top() + 14.0);
        desk.drag_at(at);
        desk.drop_at(at);
        desk.run();
        let app = desk.state();
        let statement = app.session().project().statement(app.state().statement.unwrap()).unwrap();
        assert!(["نريد", "Ми хочемо"].iter().any(|begin| statement.quote.starts_with(begin)));
    }
}

/// Where the caret stands that a screen reader is told: how far from the left, how far down, and the letters
/// of the part of its line.
fn told_caret(desk: &Harness<'_, App>) -> (f64, f64, String) {
    let article = desk.get_by_role(Role::Document);
    let told = *article.accesskit_node().data().text_selection().expect("the article tells its caret");
    let paragraph = desk
        .query_all_by_role(Role::Paragraph)
        .find(|node| node.accesskit_node().data().text_selection() == Some(&told))
        .expect("so does its paragraph");
    let number = told.focus.node;
    let runs = paragraph.accesskit_node().children().collect::<Vec<_>>();
    let run = runs.iter().find(|run| run.role() == Role::TextRun && is_node(run, number)).unwrap();
    let data = run.data();
    let (starts, widths) = (data.character_positions().unwrap(), data.character_widths().unwrap());
    let at = told.focus.character_index;
    let passed = starts.get(at).copied().unwrap_or_else(|| starts[at - 1] + widths[at - 1]);
    let bounds = data.bounds().unwrap();
    let is_leftward = data.text_direction() == Some(egui::accesskit::TextDirection::RightToLeft);
    let x = if is_leftward { bounds.x1 - f64::from(passed) } else { bounds.x0 + f64::from(passed) };
    (x, bounds.y0, data.value().unwrap().to_owned())
}

/// Whether a node in the tree of the tests is the one that was told by this number.
fn is_node(node: &egui_kittest::kittest::AccessKitNode<'_>, number: egui::accesskit::NodeId) -> bool {
    node.locate().0 == number
}

fn press(desk: &mut Harness<'_, App>, modifiers: egui::Modifiers, key: egui::Key) {
    desk.key_press_modifiers(modifiers, key);
    desk.run();
}

fn place(desk: &Harness<'_, App>) -> usize {
    desk.state().state().caret().unwrap().place.0
}

#[test]
fn arrows_lead_to_their_side_where_words_run_from_right_to_left() {
    use egui::{Key, Modifiers};
    for (title, toward) in
        [("محادثات", Key::ArrowLeft), ("השיחות", Key::ArrowLeft), ("Переговори", Key::ArrowRight)]
    {
        let mut desk = desk(title, 1.0);
        press(&mut desk, Modifiers::COMMAND, Key::Home);
        let back = if toward == Key::ArrowLeft { Key::ArrowRight } else { Key::ArrowLeft };
        for step in 0..18 {
            let (before, from) = (told_caret(&desk), place(&desk));
            press(&mut desk, Modifiers::NONE, toward);
            let after = told_caret(&desk);
            let is_left = after.0 < before.0;
            assert_eq!(is_left, toward == Key::ArrowLeft, "{title} {step}: {before:?} {after:?}");
            assert_eq!(after.1.to_bits(), before.1.to_bits(), "on the same line");
            assert!(place(&desk) > from, "one reads on");
        }
        press(&mut desk, Modifiers::NONE, back);
        let from = place(&desk);
        press(&mut desk, Modifiers::COMMAND, toward);
        assert!(place(&desk) > from, "a word on");
        press(&mut desk, Modifiers::COMMAND, back);
        press(&mut desk, Modifiers::COMMAND, back);
        assert!(place(&desk) < from, "two words back");
    }
}

/// Between "UNO" and the Hebrew beside it one place of the words is at two of the screen.
#[test]
fn a_click_where_the_direction_changes_puts_the_caret_to_the_side_that_was_clicked() {
    let mut desk = desk("השיחות", 1.0);
    let latin = desk
        .query_all_by_role(Role::TextRun)
        .find(|run| run.accesskit_node().data().value().is_some_and(|words| words.contains("UNO")))
        .and_then(|run| run.accesskit_node().data().bounds())
        .expect("Latin letters among the Hebrew");
    #[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
    let (left, y) = (latin.x0 as f32, f64::midpoint(latin.y0, latin.y1) as f32);
    let mut seen = std::collections::BTreeMap::new();
    for step in 0_u8..30 {
        // Long enough after the last one to be no double click.
        desk.run_steps(3);
        let at = pos2(left - 6.0 + f32::from(step) * 3.0, y);
        desk.drag_at(at);
        desk.drop_at(at);
        desk.run();
        assert!(desk.state().state().caret().is_some(), "clicked at {at:?} beside {latin:?}");
        let (x, ..) = told_caret(&desk);
        assert!((x - f64::from(at.x)).abs() < 12.0, "clicked at {}, drawn at {x}", at.x);
        seen.entry(place(&desk)).or_insert_with(Vec::new).push(x.round());
    }
    let apart = |all: &Vec<f64>| all.iter().any(|x| (x - all[0]).abs() > 20.0);
    assert!(seen.values().any(apart), "a place was clicked from both sides: {seen:?}");
}

#[test]
fn shift_with_an_arrow_takes_the_letters_at_that_side() {
    use egui::{Key, Modifiers};
    let mut desk = desk("השיחות", 1.0);
    press(&mut desk, Modifiers::COMMAND, Key::Home);
    for _ in 0..4 {
        press(&mut desk, Modifiers::SHIFT, Key::ArrowLeft);
    }
    assert_eq!(chosen(&desk), "המשל");
    press(&mut desk, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(chosen(&desk), "המש");
    press(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(chosen(&desk), "המשלחות");
    press(&mut desk, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(place(&desk), 0, "to the right edge of what was chosen");
}

#[test]
fn an_edge_of_a_statement_moves_to_the_side_of_its_arrow() {
    use egui::{Key, Modifiers};
    let mut desk = desk("השיחות", 1.0);
    press(&mut desk, Modifiers::COMMAND, Key::Home);
    press(&mut desk, Modifiers::NONE, Key::N);
    let quote = |desk: &Harness<'_, App>| {
        let app = desk.state();
        app.session().project().statement(app.state().statement.unwrap()).unwrap().quote.chars().count()
    };
    let handle = |name: &str| desk.get_by_role_and_label(Role::Slider, name).rect().center();
    let (start, end) = (handle("Start of the statement"), handle("End of the statement"));
    let caret = told_caret(&desk);
    assert!((f64::from(start.x) - caret.0).abs() < 2.0, "{start:?} at the right end: {caret:?}");
    let paragraph = paragraph(&desk, "המשלחות");
    assert!(end.x < paragraph.right() - 20.0 && end.y > start.y, "{end:?} at the left end of the last line");
    let before = quote(&desk);
    press(&mut desk, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(quote(&desk), before - 1, "the end is at the left: to the right it gets shorter");
    press(&mut desk, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(quote(&desk), before);
}

#[test]
fn letters_that_no_font_has_are_told_once() {
    let desk = desk("桥上", 1.0);
    let told: Vec<&str> = desk.state().state().notices.iter().map(|notice| notice.words.as_str()).collect();
    assert!(told.iter().any(|words| words.starts_with("No installed font has Chinese letters")), "{told:?}");
    assert_eq!(told.iter().filter(|words| words.contains("Chinese")).count(), 1);
}

#[test]
fn arabic_is_read_from_the_right() {
    let mut desk = desk("محادثات", 1.0);
    let words = paragraph(&desk, "وقال مندوب");
    let start = pos2(words.right() - 60.0, words.top() + 14.0);
    drag(&mut desk, start, start - egui::vec2(180.0, 0.0));
    desk.key_press(egui::Key::Escape);
    desk.run();
    desk.snapshot("arabic");
}

#[test]
fn hebrew_is_sharp_at_every_scale() {
    desk("השיחות", 1.5).snapshot("hebrew_fine");
}

/// The project that `tools/look.sh` opens is the one made here; `UPDATE_SNAPSHOTS=1` writes it.
#[test]
fn the_project_to_look_at_is_as_made() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project/many-scripts.ron");
    let made = storage::write(&scripts());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"), made);
}
