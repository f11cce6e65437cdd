//! Files that would freeze or end a program, dropped on the window: it goes on, and each ends as a line.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::support::dice::Dice;
use crate::support::window::Answers;
use demarche::session::Session;
use demarche::session::import::Stage;
use demarche::ui::App;
use demarche::ui::action::Action;
use demarche::ui::worker::Worker;
use egui_kittest::Harness;

/// A good article, and what else there is in a folder of bad luck; how many files.
fn fill(folder: &Path) -> usize {
    let at = |name: &str| folder.join(name);
    fs::write(at("good.txt"), "Talks go on\n29 March 2022\n\nThey met for a third day.\n").unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe.html")).status().unwrap().success());
    File::create(at("zeros.txt")).unwrap().set_len(1 << 30).unwrap();
    File::create(at("large.pdf")).unwrap().set_len(200 << 20).unwrap();
    fs::write(at("line\nend \u{202e}fdp.txt"), [0_u8; 64]).unwrap();
    fs::write(at("nothing.docx"), "").unwrap();
    let sound = include_bytes!("../fixtures/pdf/printed.pdf");
    let mut dice = Dice::seeded(11);
    for number in 0..24 {
        let mut bytes = sound.to_vec();
        for _ in 0..20 {
            let place = dice.below(bytes.len());
            bytes[place] = u8::try_from(dice.below(256)).unwrap();
        }
        fs::write(at(&format!("damaged-{number}.pdf")), bytes).unwrap();
    }
    30
}

#[test]
fn frames_go_on_while_hostile_files_are_read_and_each_ends_as_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let count = fill(folder.path());
    let worker = Worker::threaded(Arc::new(Answers::default()));
    let app = App::new(Session::new("Talks", 1), worker, "Ada")
        .with_import_program(env!("CARGO_BIN_EXE_demarche").into());
    let builder = Harness::builder().with_size(egui::vec2(1200.0, 800.0));
    let mut window = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    window.step();
    let ctx = window.ctx.clone();
    window.state_mut().send(Action::Import(vec![folder.path().to_owned()]), &ctx);
    let (mut frames, end) = (0, Instant::now() + Duration::from_mins(2));
    while window.state().state().incoming.list.progress().is_some() {
        assert!(Instant::now() < end, "still reading after {frames} frames");
        window.step();
        frames += 1;
    }
    assert!(frames >= 10, "{frames} frames while {count} files were read");
    let rows = window.state().state().incoming.list.rows().to_vec();
    assert_eq!(rows.len(), count);
    for row in &rows {
        let name = row.name();
        assert!(!name.contains(['\n', '\u{202e}']), "{name}");
        match &row.stage {
            Stage::Read(_) => assert!(name == "good.txt" || name.starts_with("damaged"), "{name}"),
            Stage::Failed(failure) => assert!(!failure.reason.is_empty() && name != "good.txt", "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}
