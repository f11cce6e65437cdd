//! Scaffold.
use egui::Ui;

use super::view::View;
use super::worker::{Ask, Picked, Picker};

/// Scaffold.
#[derive(Default)]
pub struct Dialogs {}

impl Dialogs {
    /// Scaffold.
    pub fn ui(&mut self, _ui: &mut Ui, _view: &View<'_>) {}
}

/// Scaffold.
pub struct SystemPicker;

impl Picker for SystemPicker {
    fn pick(&self, _ask: &Ask) -> Picked {
        Picked::Unavailable
    }
}
