//! Fields whose words count as they are typed; a run of typing is one step of undo.

use egui::{Id, Ui};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::field::Field;

/// A field of some lines; gives its words when they changed.
pub(super) fn words_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (id, caption, hint): (Id, &str, &str),
    current: &str,
    rows: usize,
) -> Option<String> {
    let mut words = current.to_owned();
    let response = Field::new(caption, &mut words).id(id).hint(hint).rows(rows).show(ui, view);
    if response.lost_focus() {
        view.send(Action::Seal);
    }
    response.changed().then_some(words)
}
