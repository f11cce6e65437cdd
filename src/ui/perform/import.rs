//! Scaffold.
use std::path::PathBuf;

use super::super::App;

impl App {
    pub(super) fn import_paths(&mut self, _paths: Vec<PathBuf>, _ctx: &egui::Context) {}
    pub(super) fn import_words(&mut self, _title: &str, _words: &str, _ctx: &egui::Context) {}
}
