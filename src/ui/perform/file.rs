//! Project files: open, save, export, and the question before work would be lost.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::session::{Saved, Session, Snapshot};
use crate::storage::{self, OpenedFile, StorageError};

use super::super::App;
use super::super::action::Action;
use super::super::command::Command;
use super::super::state::{Dialog, Pending};

/// The example that is opened where no project is named.
const EXAMPLE: &[u8] = include_bytes!("../../../projects/peace-talks.ron");

impl App {
    /// Takes up what workers have done.
    pub(in crate::ui) fn receive(&mut self, ctx: &egui::Context) {
        for done in self.worker.finished() {
            done(self, ctx);
        }
    }

    /// Asks before closing where something is in no file.
    pub(in crate::ui) fn follow_close(&self, ctx: &egui::Context, queue: &RefCell<Vec<Action>>) {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if is_asked && self.session.is_changed() && !self.may_close {
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

    /// Opens a project file, after a question where something is in no file.
    pub(super) fn open_project(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.leave_for(Pending::Open(path), ctx);
    }

    /// Leaves the project for something else, after a question where something is in no file.
    pub(super) fn leave_for(&mut self, pending: Pending, ctx: &egui::Context) {
        if self.session.is_changed() {
            self.state.dialog = Some(Dialog::Unsaved(pending));
        } else {
            self.go_on(pending, ctx);
        }
    }

    /// Goes on with what a question interrupted, without saving.
    pub(super) fn discard(&mut self, ctx: &egui::Context) {
        if let Some(Dialog::Unsaved(pending)) = self.state.dialog.take() {
            self.go_on(pending, ctx);
        }
    }

    fn go_on(&mut self, pending: Pending, ctx: &egui::Context) {
        match pending {
            Pending::Close => {
                self.may_close = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Pending::New => self.take_session(Session::on_empty("Untitled project")),
            Pending::Example => {
                match Session::copy_of(EXAMPLE, Path::new("peace-talks.ron"), Session::fresh_ids()) {
                    Ok(session) => {
                        self.take_session(session);
                        self.code_as_the_example();
                    }
                    Err(error) => self.complain(&error.to_string(), ctx),
                }
            }
            Pending::Open(path) => {
                let job = {
                    let path = path.clone();
                    move || storage::open(&path)
                };
                self.worker
                    .start("Opening…", ctx, job, move |app, ctx, opened| app.opened(path, opened, ctx));
            }
        }
    }

    fn opened(&mut self, path: PathBuf, opened: Result<OpenedFile, StorageError>, ctx: &egui::Context) {
        match opened {
            Ok(opened) => {
                let (session, notices) = Session::opened(&path, opened, Session::fresh_ids());
                self.take_session(session);
                self.remember(path);
                for notice in notices {
                    self.complain(&super::capitalized(&notice.to_string()), ctx);
                }
            }
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }

    /// Works on another session from now on.
    fn take_session(&mut self, session: Session) {
        self.session = session;
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
        match self.session.snapshot() {
            Some(snapshot) => self.start_save(snapshot, ctx),
            None => self.ask_path(Command::SaveAs, ctx),
        }
    }

    /// Writes the project to another file.
    pub(super) fn save_to(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.state.dialog = None;
        let path = if path.extension().is_some() { path } else { path.with_extension("ron") };
        self.start_save(self.session.snapshot_to(path), ctx);
    }

    fn start_save(&mut self, snapshot: Snapshot, ctx: &egui::Context) {
        self.session.seal();
        self.worker.start("Saving…", ctx, move || snapshot.save(), |app, ctx, saved| app.saved(saved, ctx));
    }

    fn saved(&mut self, saved: Result<Saved, StorageError>, ctx: &egui::Context) {
        let pending = self.after_save.take();
        match saved {
            Ok(saved) => {
                self.session.note_saved(saved);
                if let Some(path) = self.session.path() {
                    self.remember(path.to_owned());
                }
                if let Some(pending) = pending {
                    self.go_on(pending, ctx);
                }
            }
            Err(error) => self.complain(&super::capitalized(&error.to_string()), ctx),
        }
    }

    /// Puts a file at the top of those opened last.
    fn remember(&mut self, path: PathBuf) {
        self.state.recent.retain(|other| *other != path);
        self.state.recent.insert(0, path);
        self.state.recent.truncate(10);
    }
}
