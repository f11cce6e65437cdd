//! Scaffold.
use egui::Ui;

use super::view::View;

/// Scaffold.
#[derive(Default)]
pub struct ArticlesPanel {}

impl ArticlesPanel {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}
