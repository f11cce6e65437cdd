//! Where things stand on screen in this frame, told by one room for another.

use std::cell::Cell;

use egui::Rect;

use crate::model::StatementId;

/// The chosen passage as it is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Painted {
    /// The rectangle around all its lines that are in view.
    pub passage: Rect,
    /// The part of the window that shows the article.
    pub page: Rect,
}

/// Where things stand on screen in this frame.
#[derive(Debug, Default)]
pub struct Stage {
    /// The chosen passage, where it is in view.
    pub selection: Cell<Option<Painted>>,
    /// The statement that is pointed at in a list beside the article.
    pub pointed: Cell<Option<StatementId>>,
}
