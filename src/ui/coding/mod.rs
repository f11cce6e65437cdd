//! Scaffold.
use egui::Ui;

use super::view::View;

/// Scaffold.
#[derive(Default)]
pub struct CodingBar {}

impl CodingBar {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}

/// Scaffold.
#[derive(Default)]
pub struct StatementPanel {}

impl StatementPanel {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}
