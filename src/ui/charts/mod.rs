//! Scaffold.
use egui::Ui;

use super::view::View;

/// Scaffold.
#[derive(Default)]
pub struct LiveFigure {}

impl LiveFigure {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}

/// Scaffold.
#[derive(Default)]
pub struct FiguresTab {}

impl FiguresTab {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}
