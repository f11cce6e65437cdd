//! Leaving a project for another one, and the question before work would be lost.

use std::cell::RefCell;
use std::path::PathBuf;

use crate::session::{Recorded, Session, Way};

use super::super::App;
use super::super::action::Action;
use super::super::derived::Derived;
use super::super::state::{Dialog, Pending};

/// The title of a project before anybody gave it one.
pub(in crate::ui) const UNTITLED: &str = "Untitled project";

impl App {
    /// Takes up what workers have done.
    pub(in crate::ui) fn receive(&mut self, ctx: &egui::Context) {
        for done in self.worker.finished() {
            done(self, ctx);
        }
    }

    /// Asks before closing where something would be lost.
    pub(in crate::ui) fn follow_close(&mut self, ctx: &egui::Context, queue: &RefCell<Vec<Action>>) {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if !is_asked || self.may_close {
            return;
        }
        if self.session.is_at_risk() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            queue.borrow_mut().push(Action::Dialog(Some(Dialog::Unsaved(Pending::Close))));
        } else if self.saves_first(&Pending::Close, ctx) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    /// Closes the window without another question.
    pub(super) fn close_now(&mut self, ctx: &egui::Context) {
        self.may_close = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
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
        // Opened again, it is as it is on disk; what is not in it is recorded.
        let is_same = matches!(&pending, Pending::Open(path, _) if self.session.names_own_file(path));
        if self.session.is_at_risk() {
            self.state.dialog = Some(Dialog::Unsaved(pending));
        } else if is_same || !self.saves_first(&pending, ctx) {
            self.go_on(pending, ctx);
        }
    }

    /// Goes on with what waits for a save that failed; what is recorded stays so.
    pub(super) fn leave_unsaved(&mut self, ctx: &egui::Context) {
        self.take_pending();
        if let Some(pending) = self.after_save.take() {
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

    pub(super) fn go_on(&mut self, pending: Pending, ctx: &egui::Context) {
        self.forget_opening();
        match pending {
            Pending::Close => {
                if self.is_unwanted {
                    self.session.discard_unsaved();
                }
                self.close_now(ctx);
            }
            Pending::New => self.take_session(Session::on_empty(UNTITLED), None, ctx),
            Pending::Example => self.take_example(ctx),
            Pending::Copy(path) => self.open_copy(path, ctx),
            Pending::Rescue(path) => self.open_rescued(path, ctx),
            Pending::Open(path, way) => self.start_opening(path, way, ctx),
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
        if failure != self.told && !self.is_ending() {
            if let Some(why) = &failure {
                self.complain(&format!("Not recorded, save to keep your work: {why}"), ctx);
            }
            self.told = failure;
        }
    }

    /// Works on another session from now on; what is computed from a large one comes with it.
    pub(super) fn take_session(&mut self, session: Session, derived: Option<Derived>, ctx: &egui::Context) {
        let session = match &self.journals {
            Some(folder) if session.read_only().is_none() => {
                session.recorded_from_here(folder, self.worker.pace())
            }
            _ => session,
        };
        let old = std::mem::replace(&mut self.session, session);
        self.session.back_up_in(self.backups.clone());
        if std::mem::take(&mut self.is_unwanted) {
            old.discard_unsaved();
        }
        let before = derived.map(|derived| self.derived.take(derived));
        // The last lines of its journal are waited for there, and a large project takes its time to go.
        self.worker.start("", ctx, move || drop((old, before)), |_, _, ()| {});
        self.session.code_as(&self.person);
        self.saving.begin_session();
        self.state.begin_project(self.session.live_figure());
        self.show_first_article();
    }

    /// Puts a file at the top of those opened last.
    pub(super) fn remember(&mut self, path: PathBuf) {
        self.state.recent.retain(|other| *other != path);
        self.state.recent.insert(0, path);
        self.state.recent.truncate(10);
    }
}
