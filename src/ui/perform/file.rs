//! Project files: open, save, export, and the question before work would be lost.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::coders;
use crate::session::{Lock, Locked, OpenAnswer, OpenedSession, Recorded, Saved, Session, Snapshot, Way};
use crate::storage::StorageError;

use super::super::App;
use super::super::action::Action;
use super::super::command::Command;
use super::super::state::{Dialog, Pending};

/// The example that is opened where no project is named.
const EXAMPLE: &[u8] = include_bytes!("../../../projects/peace-talks.ron");

/// The title of a project before anybody gave it one.
const UNTITLED: &str = "Untitled project";

impl App {
    /// Takes up what workers have done.
    pub(in crate::ui) fn receive(&mut self, ctx: &egui::Context) {
        for done in self.worker.finished() {
            done(self, ctx);
        }
    }

    /// Asks before closing where something would be lost.
    pub(in crate::ui) fn follow_close(&self, ctx: &egui::Context, queue: &RefCell<Vec<Action>>) {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if is_asked && self.session.is_at_risk() && !self.may_close {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            queue.borrow_mut().push(Action::Dialog(Some(Dialog::Unsaved(Pending::Close))));
        }
    }

    /// Opens whatever a path names.
    pub(super) fn open_any(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.state.dialog = None;
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
            self.open_project(path, ctx);
        } else {
            self.import_paths(vec![path], ctx);
        }
    }

    /// Opens a project file, after a question where something would be lost.
    pub(super) fn open_project(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.leave_for(Pending::Open(path, Way::Ask), ctx);
    }

    /// Leaves the project for something else, after a question where something would be lost.
    pub(super) fn leave_for(&mut self, pending: Pending, ctx: &egui::Context) {
        if self.session.is_at_risk() {
            self.state.dialog = Some(Dialog::Unsaved(pending));
        } else {
            self.go_on(pending, ctx);
        }
    }

    /// Goes on with what a question interrupted, without saving.
    pub(super) fn discard(&mut self, ctx: &egui::Context) {
        if let Some(Dialog::Unsaved(pending)) = self.state.dialog.take() {
            self.is_unwanted = true;
            self.go_on(pending, ctx);
        }
    }

    fn go_on(&mut self, pending: Pending, ctx: &egui::Context) {
        match pending {
            Pending::Close => {
                self.may_close = true;
                if self.is_unwanted {
                    self.session.discard_unsaved();
                }
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Pending::New => self.take_session(Session::on_empty(UNTITLED), ctx),
            Pending::Example => {
                match Session::copy_of(EXAMPLE, Path::new("peace-talks.ron"), Session::fresh_ids()) {
                    Ok(session) => {
                        self.take_session(session, ctx);
                        self.code_as_the_example();
                    }
                    Err(error) => self.complain(&error.to_string(), ctx),
                }
            }
            Pending::Rescue(path) => self.open_rescued(&path, ctx),
            Pending::Open(path, way) => {
                let (named, folder, pace) = (path.clone(), self.journals.clone(), self.worker.pace());
                let release = self.session.release_journal();
                let job = move || {
                    // It may be the very project that is open.
                    release();
                    Session::open_shared(&named, folder.as_deref(), pace, way)
                };
                self.worker
                    .start("Opening…", ctx, job, move |app, ctx, opened| app.opened(path, opened, ctx));
            }
        }
    }

    fn opened(&mut self, path: PathBuf, opened: Result<OpenAnswer, StorageError>, ctx: &egui::Context) {
        match opened {
            Ok(OpenAnswer::Opened(opened)) => {
                let OpenedSession { session, notices, restored, remarks, copies } = *opened;
                self.take_session(session, ctx);
                self.remember(path);
                for words in notices.iter().map(ToString::to_string).chain(remarks) {
                    self.complain(&super::capitalized(&words), ctx);
                }
                self.state.dialog = Dialog::of_restored(&restored, &copies);
            }
            Ok(OpenAnswer::InUse(who)) => {
                self.is_unwanted = false;
                self.state.dialog = Some(Dialog::InUse { path, who: who.to_string() });
            }
            Err(error) if error.may_be_salvaged() => {
                self.is_unwanted = false;
                self.look_what_can_be_read(path, error.to_string(), ctx);
            }
            Err(error) => {
                self.is_unwanted = false;
                self.complain(&super::capitalized(&error.to_string()), ctx);
            }
        }
    }

    /// Says once why something is not recorded, and looks again soon while something is on its way.
    pub(in crate::ui) fn follow_journal(&mut self, ctx: &egui::Context) {
        let failure = match self.session.recorded() {
            Recorded::Failed(why) => Some(why),
            Recorded::Waiting => {
                ctx.request_repaint_after(std::time::Duration::from_millis(30));
                return;
            }
            Recorded::Off | Recorded::All => None,
        };
        if failure != self.told {
            if let Some(why) = &failure {
                self.complain(&format!("Not recorded, save to keep your work: {why}"), ctx);
            }
            self.told = failure;
        }
    }

    /// Works on another session from now on.
    pub(super) fn take_session(&mut self, session: Session, ctx: &egui::Context) {
        let session = match &self.journals {
            Some(folder) if session.read_only().is_none() => {
                session.recorded_from_here(folder, self.worker.pace())
            }
            _ => session,
        };
        let old = std::mem::replace(&mut self.session, session);
        if std::mem::take(&mut self.is_unwanted) {
            old.discard_unsaved();
        }
        // The last lines of its journal are waited for there.
        self.worker.start("", ctx, move || drop(old), |_, _, ()| {});
        self.session.code_as(&self.person);
        self.state.begin_project(self.session.live_figure());
        self.show_first_article();
    }

    /// In a copy of the example one goes on as its coder, so that its figure grows with what one tries.
    pub(in crate::ui) fn code_as_the_example(&mut self) {
        let name =
            self.session.reader().and_then(|id| self.session.project().coder(id)).map(|it| it.name.clone());
        self.session.code_as(&name.unwrap_or_default());
    }

    /// Writes the project to its file; asks for one where it has none.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        if let Some(Dialog::Unsaved(pending)) = &self.state.dialog {
            self.after_save = Some(pending.clone());
            self.state.dialog = None;
        }
        match self.session.snapshot().filter(|_| self.session.read_only().is_none()) {
            Some(snapshot) => self.start_save(snapshot, ctx),
            None => self.ask_path(Command::SaveAs, ctx),
        }
    }

    /// Writes the project to another file.
    pub(super) fn save_to(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.state.dialog = None;
        let path = if path.extension().is_some() { path } else { path.with_extension("ron") };
        if let Some(why) = self.session.why_not_to(&path) {
            return self.complain(&super::capitalized(&format!("{why}: {}", path.display())), ctx);
        }
        self.title_after(&path, ctx);
        self.start_save(self.session.snapshot_to(path), ctx);
    }

    /// A project that nobody gave a title is called as its file from now on; undo takes that back.
    fn title_after(&mut self, path: &Path, ctx: &egui::Context) {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if self.session.project().title() != UNTITLED || name.trim().is_empty() {
            return;
        }
        if let Err(error) = self.session.commit(coders::retitle(self.session.project(), &name)) {
            self.complain(&error.to_string(), ctx);
        }
    }

    fn start_save(&mut self, snapshot: Snapshot, ctx: &egui::Context) {
        self.session.seal();
        let is_own = Some(snapshot.path()) == self.session.path();
        let then = move |app: &mut Self, ctx: &egui::Context, saved| app.saved(saved, is_own, ctx);
        let job = move || {
            let lock = if is_own { None } else { lock_for(snapshot.path())? };
            Ok((snapshot.save()?, lock))
        };
        self.worker.start("Saving…", ctx, job, then);
    }

    fn saved(
        &mut self,
        saved: Result<(Saved, Option<Arc<Lock>>), StorageError>,
        is_own: bool,
        ctx: &egui::Context,
    ) {
        let pending = self.after_save.take();
        match saved {
            Ok((saved, lock)) => {
                self.session.note_saved(saved);
                if !is_own {
                    let before = self.session.hold(lock);
                    // Its file is removed there.
                    self.worker.start("", ctx, move || drop(before), |_, _, ()| {});
                }
                if let Some(path) = self.session.path() {
                    self.remember(path.to_owned());
                }
                if let Some(pending) = pending {
                    self.go_on(pending, ctx);
                }
            }
            Err(error) => {
                if matches!(error, StorageError::ChangedOutside { .. }) && is_own {
                    return self.tell_in_the_way(ctx);
                }
                if is_own {
                    self.session.note_not_saved();
                }
                self.complain(&super::capitalized(&error.to_string()), ctx);
            }
        }
    }

    /// Puts a file at the top of those opened last.
    fn remember(&mut self, path: PathBuf) {
        self.state.recent.retain(|other| *other != path);
        self.state.recent.insert(0, path);
        self.state.recent.truncate(10);
    }
}

/// The lock of a file that is about to be written; refused where somebody has it open.
fn lock_for(path: &Path) -> Result<Option<Arc<Lock>>, StorageError> {
    match Lock::take(path) {
        Locked::Ours(lock, _) => Ok(Some(lock)),
        Locked::InUse(who) => Err(StorageError::InUse { who: who.to_string(), path: path.to_owned() }),
        Locked::Impossible => Ok(None),
    }
}
