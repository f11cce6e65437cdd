//! Scaffold.
use egui::Ui;

use super::view::View;

/// Scaffold.
pub(super) fn palette_ui(_ui: &mut Ui, _view: &View<'_>) {}
