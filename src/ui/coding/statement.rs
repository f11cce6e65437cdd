//! Scaffold.
use egui::Ui;

use super::super::view::View;

/// Scaffold.
#[derive(Default)]
pub struct StatementPanel {}

impl StatementPanel {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}
