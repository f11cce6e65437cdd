//! Scaffold.
use std::path::PathBuf;

use super::super::App;
use super::super::state::Pending;

impl App {
    pub(super) fn open_project(&mut self, _path: PathBuf, _ctx: &egui::Context) {}
    pub(super) fn open_any(&mut self, _path: PathBuf, _ctx: &egui::Context) {}
    pub(super) fn save_to(&mut self, _path: PathBuf, _ctx: &egui::Context) {}
    pub(super) fn save(&mut self, _ctx: &egui::Context) {}
    pub(super) fn export(&mut self, _path: PathBuf, _ctx: &egui::Context) {}
    pub(super) fn discard(&mut self, _ctx: &egui::Context) {}
    pub(super) fn leave_for(&mut self, _pending: Pending, _ctx: &egui::Context) {}
    pub(in crate::ui) fn follow_close(
        &self,
        _ctx: &egui::Context,
        _queue: &std::cell::RefCell<Vec<super::super::action::Action>>,
    ) {
    }
    pub(in crate::ui) fn receive(&mut self, ctx: &egui::Context) {
        for done in self.worker.finished() {
            done(self, ctx);
        }
    }
}
