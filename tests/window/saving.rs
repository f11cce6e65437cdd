//! The window saves by itself, at the end and when it is told to end; a failure is told and tried again.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use crate::support::disk::{Fault, FaultyDisk};
use crate::support::window::{Answers, send, window};
use demarche::model::IdSource;
use demarche::session::{Pace, Session};
use demarche::storage::{self, FileHash};
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::Dialog;
use demarche::ui::theme::LookChoice;
use demarche::ui::worker::{Picked, Worker};
use demarche::ui::{App, Ending};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// A window on a project in a real file, recorded beside it.
struct Desk {
    _folder: tempfile::TempDir,
    file: PathBuf,
    journals: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (file, journals) = (folder.path().join("talks.ron"), folder.path().join("journals"));
        Session::new("Talks", 1).save_as(&file).unwrap();
        Self { _folder: folder, file, journals }
    }

    fn window(&self) -> Harness<'static, App> {
        let opened = Session::open_recorded(&self.file, IdSource::seeded(5), &self.journals, Pace::Inline);
        window(opened.unwrap().session, LookChoice::Light, Answers::default())
    }

    fn title(&self) -> String {
        storage::open(&self.file).unwrap().project.title().to_owned()
    }
}

fn retitle(harness: &mut Harness<'_, App>, title: &str) {
    send(harness, Action::Retitle(title.to_owned()));
}

/// Lets so many seconds pass.
fn wait(harness: &mut Harness<'_, App>, seconds: f32) {
    let mut passed = 0.0;
    while passed < seconds {
        harness.step();
        passed += harness.ctx.input(|input| input.predicted_dt).max(0.01);
    }
}

/// Presses the system's button that closes the window; gives whether it would close now.
fn closes(harness: &mut Harness<'_, App>) -> bool {
    let viewport = egui::ViewportId::ROOT;
    harness.input_mut().viewports.entry(viewport).or_default().events = vec![egui::ViewportEvent::Close];
    harness.step();
    let is_sent = |harness: &Harness<'_, App>, wanted: &egui::ViewportCommand| {
        harness.output().viewport_output.get(&viewport).is_some_and(|it| it.commands.contains(wanted))
    };
    if !is_sent(harness, &egui::ViewportCommand::CancelClose) {
        return true;
    }
    let mut closes = is_sent(harness, &egui::ViewportCommand::Close);
    for _ in 0..4 {
        harness.step();
        closes |= is_sent(harness, &egui::ViewportCommand::Close);
    }
    closes
}

#[test]
fn what_has_a_file_is_saved_by_itself_when_nothing_is_changed_for_a_moment() {
    let desk = Desk::new();
    let mut harness = desk.window();
    retitle(&mut harness, "One");
    wait(&mut harness, 1.0);
    retitle(&mut harness, "Two");
    wait(&mut harness, 1.0);
    assert_eq!(desk.title(), "Talks", "work goes on, so nothing is written yet");
    wait(&mut harness, 2.0);
    assert_eq!(desk.title(), "Two");
    assert!(!harness.state().session().is_changed());
    retitle(&mut harness, "Three");
    send(&mut harness, Action::Run(Command::Undo));
    wait(&mut harness, 3.0);
    assert_eq!(desk.title(), "Two", "a save ends a step of typing");
}

#[test]
fn it_can_be_turned_off_and_then_only_records() {
    let desk = Desk::new();
    let mut harness = desk.window();
    send(&mut harness, Action::Run(Command::ToggleAutosave));
    retitle(&mut harness, "One");
    wait(&mut harness, 5.0);
    assert!(desk.title() == "Talks" && harness.state().session().is_changed());
    assert!(closes(&mut harness), "nothing would be lost, so nothing is asked");
    assert_eq!(desk.title(), "Talks");
    drop(harness);
    assert_eq!(desk.window().state().session().project().title(), "One");
}

#[test]
fn closing_saves_first() {
    let desk = Desk::new();
    let mut harness = desk.window();
    retitle(&mut harness, "One");
    assert_eq!(desk.title(), "Talks");
    assert!(closes(&mut harness));
    assert_eq!(desk.title(), "One");
}

#[test]
fn going_to_another_project_saves_this_one_first() {
    let desk = Desk::new();
    let mut harness = desk.window();
    retitle(&mut harness, "One");
    send(&mut harness, Action::Run(Command::NewProject));
    assert_eq!(desk.title(), "One");
    assert_eq!(harness.state().session().path(), None);
    assert!(harness.state().session().project().title() != "One");
}

/// A window whose disk fails at each operation that writes, from the beginning.
fn broken(kind: ErrorKind) -> (Harness<'static, App>, FaultyDisk, PathBuf) {
    let path = Path::new("/nowhere/talks.ron").to_path_buf();
    let bytes = storage::write(Session::new("Talks", 1).project());
    let disk = FaultyDisk::with(&[(&path, bytes.as_bytes())]).fail_at(0, Fault::FromNowOn(kind));
    let project = storage::read(bytes.as_bytes(), &path).unwrap();
    let opened = storage::OpenedFile {
        project: project.project,
        trail: project.trail,
        notices: Vec::new(),
        hash: FileHash::of(bytes.as_bytes()),
    };
    let journals = tempfile::tempdir().unwrap().keep();
    let (session, _) = Session::opened(&path, opened, IdSource::seeded(5));
    let session = session.recorded_in(&journals, Pace::Inline).with_disk(Arc::new(disk.clone()));
    (window(session, LookChoice::Light, Answers::of(vec![Picked::Unavailable])), disk, path)
}

#[test]
fn a_save_that_fails_is_told_with_the_ways_on() {
    let (mut harness, disk, path) = broken(ErrorKind::StorageFull);
    let old = disk.bytes(&path);
    retitle(&mut harness, "One");
    send(&mut harness, Action::Run(Command::Save));
    let Some(Dialog::NotSaved { why, pending: None }) = &harness.state().state().dialog else {
        panic!("{:?}", harness.state().state().dialog);
    };
    assert!(why.starts_with("There is no room left on the disk") && why.ends_with("talks.ron"), "{why}");
    harness.get_by_label("Try again").click();
    harness.run();
    assert!(matches!(harness.state().state().dialog, Some(Dialog::NotSaved { .. })));
    assert_eq!(disk.bytes(&path), old);
    let mended = disk.fail_at(usize::MAX, Fault::PowerCut);
    harness.get_by_label("Try again").click();
    harness.run();
    assert!(harness.state().state().dialog.is_none() && !harness.state().session().is_changed());
    assert!(mended.bytes(&path) != old);
}

#[test]
fn a_save_that_fails_by_itself_asks_nothing_and_is_tried_again() {
    let (mut harness, disk, path) = broken(ErrorKind::NotFound);
    let old = disk.bytes(&path);
    retitle(&mut harness, "One");
    wait(&mut harness, 4.0);
    assert!(harness.state().state().dialog.is_none());
    let told: Vec<_> = harness.state().state().notices.iter().map(|it| it.words.clone()).collect();
    assert!(told.iter().any(|words| words.starts_with("Not saved; it is tried again")), "{told:?}");
    let count = disk.count();
    wait(&mut harness, 20.0);
    assert_eq!(disk.count(), count, "not without end");
    let mended = disk.fail_at(usize::MAX, Fault::PowerCut);
    wait(&mut harness, 60.0);
    assert!(mended.bytes(&path) != old && !harness.state().session().is_changed());
    let told = &harness.state().state().notices;
    assert!(!told.iter().any(|it| it.words.starts_with("Not saved")), "it is not true any more: {told:?}");
}

#[test]
fn closing_where_nothing_can_be_written_asks_once_and_keeps_the_record() {
    let (mut harness, _, _) = broken(ErrorKind::ReadOnlyFilesystem);
    retitle(&mut harness, "One");
    assert!(!closes(&mut harness));
    assert!(matches!(harness.state().state().dialog, Some(Dialog::NotSaved { pending: Some(_), .. })));
    harness.get_by_label("Close without saving").click();
    harness.run();
    assert!(closes(&mut harness));
}

#[test]
fn a_backup_is_listed_compared_and_restored_as_one_step() {
    let desk = Desk::new();
    let backups = desk.file.parent().unwrap().join("backups");
    let opened = Session::open_recorded(&desk.file, IdSource::seeded(5), &desk.journals, Pace::Inline);
    let app = App::new(opened.unwrap().session, Worker::inline(Arc::new(Answers::default())), "Ada");
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_max_steps(32)
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app.with_backups(backups));
    harness.run();
    retitle(&mut harness, "One");
    send(&mut harness, Action::Run(Command::Save));
    retitle(&mut harness, "Two");
    let listed = |harness: &mut Harness<'_, App>| {
        send(harness, Action::Run(Command::Backups));
        let Some(Dialog::Backups(found)) = harness.state().state().dialog.clone() else { panic!("no list") };
        found
    };
    let found = listed(&mut harness);
    assert_eq!(found.len(), 2, "the file as it was opened, and the save");
    harness.get_all_by_label_contains("Compare with the backup").next().unwrap().click();
    harness.run();
    assert_eq!(harness.state().state().dialog, Some(Dialog::Compare));
    let title = |harness: &Harness<'_, App>| harness.state().session().project().title().to_owned();
    let one = found.iter().find(|it| storage::open(&it.path).unwrap().project.title() == "One").unwrap();
    send(&mut harness, Action::Restore(one.clone()));
    assert_eq!(title(&harness), "One");
    send(&mut harness, Action::Run(Command::Undo));
    assert_eq!(title(&harness), "Two");
    send(&mut harness, Action::OpenCopy(one.path.clone()));
    harness.run();
    assert_eq!(title(&harness), "One");
    assert!(harness.state().session().path().is_none(), "a copy is in no file");
    assert_eq!(storage::open(&desk.file).unwrap().project.title(), "Two", "what was open is saved before");
    send(&mut harness, Action::Discard);
    send(&mut harness, Action::OpenProject(desk.file.clone()));
    harness.run();
    assert_eq!(title(&harness), "Two");
    fs::write(&one.path, "damaged").unwrap();
    send(&mut harness, Action::Restore(one.clone()));
    assert_eq!(title(&harness), "Two", "a damaged backup is told and changes nothing");
    assert!(harness.state().state().notices.iter().any(|it| it.is_problem));
}

const CHILD: &str = "DEMARCHE_TEST_ENDING_CHILD";

/// A window in a process of its own that codes until it is told to end; for the next test.
#[test]
fn child_that_is_told_to_end() {
    let Some(folder) = std::env::var_os(CHILD).map(PathBuf::from) else { return };
    let opened = Session::open_recorded(
        &folder.join("talks.ron"),
        Session::fresh_ids(),
        &folder.join("journals"),
        Pace::Threaded,
    );
    let worker = Worker::threaded(Arc::new(Answers::default()));
    let app = App::new(opened.unwrap().session, worker, "Ada");
    let mut harness = Harness::builder().build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    let ending = Ending::listen(&harness.ctx);
    let ctx = harness.ctx.clone();
    let app = std::mem::replace(
        harness.state_mut(),
        App::new(Session::new("", 1), Worker::inline(Arc::new(Answers::default())), ""),
    );
    *harness.state_mut() = app.with_ending(ending);
    for number in 1_u32.. {
        harness.state_mut().send(Action::Retitle(format!("Talks {number}")), &ctx);
        harness.step();
        println!("\ndid {number}");
        let commands = &harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        if commands.contains(&egui::ViewportCommand::Close) {
            // As the system's window does: it is asked whether it may, and goes.
            println!("\nclosed at {number}");
            return;
        }
    }
}

#[cfg(unix)]
#[test]
fn told_to_end_it_saves_and_goes() {
    for signal in ["TERM", "INT", "HUP"] {
        let desk = Desk::new();
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "saving::child_that_is_told_to_end", "--nocapture"])
            .env(CHILD, desk.file.parent().unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut did = 0;
        while did < 5 {
            let line = lines.next().expect("the child stopped by itself");
            did = line.strip_prefix("did ").map_or(did, |number| number.parse::<u32>().unwrap());
        }
        // By the shell, which has the command built in: a bare machine has no program for it.
        let words = format!("kill -s {signal} {}", child.id());
        let kill = Process::new("sh").args(["-c", &words]).status().unwrap();
        assert!(kill.success());
        let rest: Vec<String> = lines.collect();
        assert!(child.wait().unwrap().success(), "{signal}: it ended by itself, with all threads");
        let closed = rest.iter().find_map(|line| line.strip_prefix("closed at ")).expect("it closed");
        let saved: u32 = desk.title().strip_prefix("Talks ").expect("it was saved").parse().unwrap();
        let (closed, least) = (closed.parse::<u32>().unwrap(), did);
        assert!((least..=closed).contains(&saved), "{signal}: {saved} of {closed}");
        let again = Session::open_recorded(&desk.file, IdSource::seeded(9), &desk.journals, Pace::Inline);
        assert_eq!(again.unwrap().session.project().title(), format!("Talks {closed}"), "{signal}");
        assert!(fs::metadata(&desk.file).unwrap().len() > 0);
    }
}
