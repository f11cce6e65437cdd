//! A slow drive: the window goes on while it is written to, and says so.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::support::window::{Answers, send};
use demarche::model::IdSource;
use demarche::session::{OpenAnswer, Opener, Pace, Recorded, Session, Way};
use demarche::storage::{self, Disk, DiskFile, RealDisk, Standing};
use demarche::ui::action::Action;
use demarche::ui::command::Command;
use demarche::ui::state::{Dialog, SaveKind};
use demarche::ui::worker::Worker;
use demarche::ui::{App, Beginning};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// A real disk on which nothing that is synced comes to an end before the gate is opened.
#[derive(Debug, Clone, Default)]
struct SlowDisk(Arc<(Mutex<Gate>, Condvar)>);

#[derive(Debug, Default)]
struct Gate {
    is_shut: bool,
    waiting: usize,
}

#[derive(Debug)]
struct SlowFile(SlowDisk, Box<dyn DiskFile>);

impl SlowDisk {
    fn shut(&self) {
        self.0.0.lock().unwrap().is_shut = true;
    }

    fn open(&self) {
        self.0.0.lock().unwrap().is_shut = false;
        self.0.1.notify_all();
    }

    /// How many operations hang now.
    fn waiting(&self) -> usize {
        self.0.0.lock().unwrap().waiting
    }

    fn pass(&self) {
        let mut gate = self.0.0.lock().unwrap();
        gate.waiting += 1;
        // A test that fails must come to an end too.
        let (mut opened, waited) =
            self.0.1.wait_timeout_while(gate, Duration::from_secs(20), |gate| gate.is_shut).unwrap();
        if waited.timed_out() {
            opened.is_shut = false;
        }
        gate = opened;
        gate.waiting -= 1;
    }

    fn slow(&self, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(SlowFile(self.clone(), file))
    }
}

impl Disk for SlowDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn open(&self, path: &Path) -> io::Result<(u64, Box<dyn Read>)> {
        self.pass();
        RealDisk.open(path)
    }

    fn look(&self, path: &Path) -> io::Result<Standing> {
        self.pass();
        RealDisk.look(path)
    }

    fn place(&self, path: &Path) -> PathBuf {
        self.pass();
        RealDisk.place(path)
    }

    fn create_beside(&self, target: &Path) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
        self.pass();
        let (path, file) = RealDisk.create_beside(target)?;
        Ok((path, self.slow(file)))
    }

    fn open_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.pass();
        Ok(self.slow(RealDisk.open_private(path)?))
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.create_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass();
        RealDisk.sync_folder(folder)
    }

    fn sweep(&self, target: &Path) {
        RealDisk.sweep(target);
    }
}

impl DiskFile for SlowFile {
    fn size(&self) -> io::Result<u64> {
        self.1.size()
    }

    fn set_size(&mut self, size: u64) -> io::Result<()> {
        self.1.set_size(size)
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.0.pass();
        self.1.write_at(at, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.pass();
        self.1.sync()
    }

    fn is_held(&self) -> bool {
        self.1.is_held()
    }
}

/// A window with threads, as the program has it, on a project on a slow disk.
fn desk() -> (tempfile::TempDir, PathBuf, SlowDisk, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let (file, journals) = (folder.path().join("talks.ron"), folder.path().join("journals"));
    Session::new("Talks", 1).save_as(&file).unwrap();
    let disk = SlowDisk::default();
    let opened = storage::open(&file).unwrap();
    let (session, _) = Session::opened(&file, opened, IdSource::seeded(5));
    let session = session.with_disk(Arc::new(disk.clone())).recorded_in(&journals, Pace::Threaded);
    let app = App::new(session, Worker::threaded(Arc::new(Answers::default())), "Ada");
    let mut harness = Harness::builder().build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.step();
    (folder, file, disk, harness)
}

fn title_in(file: &Path) -> String {
    storage::open(file).unwrap().project.title().to_owned()
}

/// Shows frames until something holds; gives how many.
fn frames_until(harness: &mut Harness<'_, App>, holds: impl Fn(&Harness<'_, App>) -> bool) -> usize {
    let end = Instant::now() + Duration::from_secs(30);
    let mut frames = 0;
    while !holds(harness) {
        assert!(Instant::now() < end, "it does not come about in {frames} frames");
        harness.step();
        frames += 1;
    }
    frames
}

#[test]
fn frames_go_on_while_a_save_hangs_and_the_window_says_that_it_saves() {
    let (_folder, file, disk, mut harness) = desk();
    let ctx = harness.ctx.clone();
    harness.state_mut().send(Action::Retitle("One".to_owned()), &ctx);
    frames_until(&mut harness, |it| it.state().session().recorded() == Recorded::All);
    disk.shut();
    harness.state_mut().send(Action::Run(Command::Save), &ctx);
    frames_until(&mut harness, |_| disk.waiting() > 0);
    // Three hundred frames, and work in them, while nothing comes back from the disk.
    for number in 0..300 {
        if number % 100 == 50 {
            harness.state_mut().send(Action::Retitle(format!("Title {number}")), &ctx);
        }
        harness.step();
        // On a busy machine it may have begun by itself before, and tells how far it is.
        assert!(harness.query_by_label_contains("Saving…").is_some(), "frame {number}");
    }
    assert!(disk.waiting() > 0, "it hangs no more");
    assert_eq!(harness.state().session().recorded(), Recorded::Waiting);
    assert_eq!(harness.state().session().project().title(), "Title 250");
    assert_eq!(title_in(&file), "Talks");
    disk.open();
    frames_until(&mut harness, |it| it.state().session().recorded() == Recorded::All);
    frames_until(&mut harness, |it| it.query_by_label_contains("Saving…").is_none());
    assert_eq!(title_in(&file), "One");
    // What was done meanwhile is saved by itself, as ever.
    frames_until(&mut harness, |it| !it.state().session().is_changed());
    assert_eq!(title_in(&file), "Title 250");
}

#[test]
fn closing_waits_for_a_slow_save_with_a_word_and_a_second_wish_goes_at_once() {
    let (_folder, file, disk, mut harness) = desk();
    let ctx = harness.ctx.clone();
    harness.state_mut().send(Action::Retitle("One".to_owned()), &ctx);
    frames_until(&mut harness, |it| it.state().session().recorded() == Recorded::All);
    disk.shut();
    assert!(!asks_to_close(&mut harness), "it closes before the save is done");
    for _ in 0..50 {
        harness.step();
        assert!(!is_closing(&harness));
    }
    harness.get_by_label_contains("Saving before closing");
    // All is recorded, so whoever does not want to wait need not.
    assert!(asks_to_close(&mut harness));
    disk.open();
    frames_until(&mut harness, |_| title_in(&file) == "One");
}

#[test]
fn a_slow_journal_keeps_no_frame_waiting() {
    let (_folder, _, disk, mut harness) = desk();
    let ctx = harness.ctx.clone();
    disk.shut();
    for number in 0..100 {
        harness.state_mut().send(Action::Retitle(format!("Title {number}")), &ctx);
        harness.step();
    }
    assert_eq!(harness.state().session().project().title(), "Title 99");
    assert_eq!(harness.state().session().recorded(), Recorded::Waiting);
    disk.open();
    frames_until(&mut harness, |it| it.state().session().recorded() == Recorded::All);
    send(&mut harness, Action::Run(Command::Undo));
}

#[test]
fn a_drive_that_does_not_answer_is_waited_for_beside_the_window_when_one_saves_to_it() {
    let (folder, file, disk, harness) = desk();
    drop(harness);
    let before = fs::read(&file).unwrap();
    let opened = Session::open_shared(&file, None, Pace::Threaded, Way::ReadOnly).unwrap();
    let OpenAnswer::Opened(opened) = opened else { panic!("in use") };
    let session = opened.session.with_disk(Arc::new(disk.clone()));
    let app = App::new(session, Worker::threaded(Arc::new(Answers::default())), "Ada");
    let mut harness = Harness::builder().build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.step();
    disk.shut();
    // The very file that is only looked at, by another name: that must be asked of the drive.
    let other = folder.path().join(".").join("talks.ron");
    let ctx = harness.ctx.clone();
    harness.state_mut().send(Action::SaveAs(other), &ctx);
    frames_until(&mut harness, |_| disk.waiting() > 0);
    for frame in 0..100 {
        harness.step();
        assert!(harness.query_by_label("Saving…").is_some(), "frame {frame}");
    }
    assert!(disk.waiting() > 0, "it hangs no more");
    disk.open();
    frames_until(&mut harness, |it| it.state().state().dialog.is_some());
    let dialog = harness.state().state().dialog.clone();
    let is_told = |why: &str| why.contains("reading only") && why.contains("another name");
    assert!(matches!(&dialog, Some(Dialog::NotSaved { why, .. }) if is_told(why)), "{dialog:?}");
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(harness.state().session().read_only().is_some());
}

#[test]
fn a_path_that_is_typed_is_looked_at_beside_the_window() {
    let (folder, _, disk, mut harness) = desk();
    let typed = folder.path().join("other");
    let dialog = Dialog::SavePath { kind: SaveKind::Project, name: "talks".to_owned(), hint: None };
    let ctx = harness.ctx.clone();
    harness.state_mut().send(Action::Dialog(Some(dialog)), &ctx);
    frames_until(&mut harness, |it| it.query_by_label("Path").is_some_and(|field| field.is_focused()));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.step();
    harness.get_by_label("Path").type_text(&typed.display().to_string());
    harness.step();
    disk.shut();
    harness.key_press(egui::Key::Enter);
    frames_until(&mut harness, |_| disk.waiting() > 0);
    for frame in 0..100 {
        harness.step();
        assert!(harness.query_all_by_label("Looking…").count() > 0, "frame {frame}");
    }
    assert!(disk.waiting() > 0, "it hangs no more");
    disk.open();
    let saved = typed.with_extension("ron");
    frames_until(&mut harness, |it| it.state().session().path() == Some(saved.as_path()));
    assert_eq!(title_in(&saved), "Talks");
}

#[test]
fn whether_a_project_is_the_open_one_is_told_by_its_name_alone() {
    let (_folder, file, disk, harness) = desk();
    disk.shut();
    let session = harness.state().session();
    assert!(session.names_own_file(&file));
    assert!(!session.names_own_file(&file.with_file_name("other.ron")));
    assert_eq!(disk.waiting(), 0);
    disk.open();
}

/// A project that lies on a slow disk, and a window with threads that begins with it.
fn beginning_with(disk: &SlowDisk, file: &Path) -> Harness<'static, App> {
    let opener = Opener { disk: Arc::new(disk.clone()), ..Opener::new(None, Pace::Threaded) };
    let beginning = Beginning::of(None, Some(file), opener);
    let app = App::new(Session::on_empty("Untitled"), Worker::threaded(Arc::new(Answers::default())), "Ada");
    let mut harness = Harness::builder().build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.step();
    let ctx = harness.ctx.clone();
    harness.state_mut().begin(beginning, None, &ctx);
    harness
}

fn talks() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talks.ron");
    Session::new("Talks", 1).save_as(&file).unwrap();
    (folder, file)
}

/// Whether a notice says this, and is seen.
fn is_said(harness: &Harness<'_, App>, words: &str) -> bool {
    let is_there = harness.state().state().notices.iter().any(|notice| notice.words.starts_with(words));
    is_there && harness.query_by_label_contains(words).is_some()
}

fn lock_of(file: &Path) -> PathBuf {
    file.with_file_name(".talks.ron.lock")
}

#[test]
fn the_window_is_there_while_the_last_project_lies_on_a_drive_that_does_not_answer() {
    let (_folder, file) = talks();
    let disk = SlowDisk::default();
    disk.shut();
    let mut harness = beginning_with(&disk, &file);
    // What floats is measured before it is shown.
    harness.step();
    harness.step();
    harness.get_by_label("Waiting for the drive…");
    for frame in 0..100 {
        harness.step();
        assert!(harness.query_by_label("Opening talks.ron").is_some(), "frame {frame}");
    }
    assert!(disk.waiting() > 0, "it hangs no more");
    // After some seconds it is said what may be the matter.
    frames_until(&mut harness, |it| it.query_by_label_contains("Nothing has come from the drive").is_some());
    disk.open();
    frames_until(&mut harness, |it| it.state().session().path() == Some(file.as_path()));
    assert_eq!(harness.state().session().project().title(), "Talks");
    harness.step();
    assert!(harness.query_by_label("Opening talks.ron").is_none());
    assert_eq!(harness.state().state().recent, [file]);
}

#[test]
fn one_can_go_on_without_a_project_whose_drive_does_not_answer_and_nothing_of_it_comes_later() {
    let (_folder, file) = talks();
    for by_key in [false, true] {
        let disk = SlowDisk::default();
        disk.shut();
        let mut harness = beginning_with(&disk, &file);
        frames_until(&mut harness, |it| it.query_by_label("Go on without it").is_some());
        harness.step();
        if by_key {
            harness.key_press(egui::Key::Escape);
        } else {
            harness.get_by_label("Go on without it").click();
        }
        frames_until(&mut harness, |it| is_said(it, "talks.ron was not opened"));
        assert!(disk.waiting() > 0, "it hangs no more");
        let is_example = |harness: &Harness<'_, App>| {
            let session = harness.state().session();
            session.path().is_none() && session.project().sources().len() == 10
        };
        assert!(is_example(&harness));
        harness.state_mut().send(Action::Retitle("Mine".to_owned()), &egui::Context::default());
        disk.open();
        frames_until(&mut harness, |_| disk.waiting() == 0);
        for _ in 0..50 {
            harness.step();
        }
        assert!(is_example(&harness) && harness.state().session().project().title() == "Mine");
        assert!(!lock_of(&file).exists(), "nobody has it open");
    }
}

#[test]
fn opening_another_project_can_be_cancelled_while_its_drive_does_not_answer() {
    let (folder, _, disk, mut harness) = desk();
    let other = folder.path().join("other.ron");
    Session::new("Other", 2).save_as(&other).unwrap();
    let ctx = harness.ctx.clone();
    disk.shut();
    harness.state_mut().send(Action::OpenProject(other.clone()), &ctx);
    frames_until(&mut harness, |it| it.query_by_label("Opening other.ron").is_some());
    // A click beside it neither closes nor cancels it.
    harness.drag_at(egui::pos2(5.0, 300.0));
    harness.drop_at(egui::pos2(5.0, 300.0));
    harness.step();
    harness.get_by_label("Cancel").click();
    frames_until(&mut harness, |it| is_said(it, "other.ron was not opened"));
    // The other way round the second one counts, whichever comes first.
    harness.state_mut().send(Action::OpenProject(other.clone()), &ctx);
    frames_until(&mut harness, |_| disk.waiting() >= 2);
    disk.open();
    frames_until(&mut harness, |it| it.state().session().path() == Some(other.as_path()));
    for _ in 0..30 {
        harness.step();
    }
    assert_eq!(harness.state().session().project().title(), "Other");
}

#[test]
fn a_last_project_that_is_gone_is_told_and_one_begins_with_the_example() {
    let (folder, _) = talks();
    let mut harness = beginning_with(&SlowDisk::default(), &folder.path().join("gone.ron"));
    frames_until(&mut harness, |it| is_said(it, "There is no such file: "));
    assert_eq!(harness.state().session().project().sources().len(), 10);
}

/// Presses the system's button that closes the window; gives whether it closes in the next frame.
fn asks_to_close(harness: &mut Harness<'_, App>) -> bool {
    let viewport = egui::ViewportId::ROOT;
    harness.input_mut().viewports.entry(viewport).or_default().events = vec![egui::ViewportEvent::Close];
    harness.step();
    harness.input_mut().viewports.entry(viewport).or_default().events.clear();
    let commands = &harness.output().viewport_output[&viewport].commands;
    let is_kept = commands.contains(&egui::ViewportCommand::CancelClose);
    !is_kept || commands.contains(&egui::ViewportCommand::Close)
}

fn is_closing(harness: &Harness<'_, App>) -> bool {
    let viewport = egui::ViewportId::ROOT;
    harness.output().viewport_output[&viewport].commands.contains(&egui::ViewportCommand::Close)
}
