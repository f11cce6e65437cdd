//! Scaffold.
use super::super::App;
use super::super::command::Command;

impl App {
    pub(super) fn ask_path(&mut self, _command: Command, _ctx: &egui::Context) {}
}
