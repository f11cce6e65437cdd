//! The fields of the chosen line, changed where they stand.

use egui::{CursorIcon, Key, Rect, Role, Sense, TextEdit, Ui, UiBuilder, WidgetInfo};

use crate::import::Field;
use crate::model::{Dated, TypedDateError, When, read_typed};
use crate::session::import::{ArticleKey, ListLine};

use super::super::action::{Action, IncomingWish};
use super::super::view::View;
use super::IncomingTab;
use super::row::{Columns, cell_rect, changeable};

/// A field that is open for typing.
#[derive(Debug)]
pub(super) struct Editing {
    key: ArticleKey,
    field: Field,
    words: String,
    is_new: bool,
}

/// The name of a field on screen.
pub(super) fn label(field: Field) -> &'static str {
    match field {
        Field::Title => "Title",
        Field::Published => "Date",
        Field::Outlet => "Outlet",
        Field::Author => "Author",
        Field::Url => "Address",
        Field::Language => "Language",
    }
}

impl IncomingTab {
    /// The fields of the chosen line: a click opens one.
    pub(super) fn cells_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (line, rect): (ListLine, Rect),
        columns: &Columns,
    ) {
        let list = &view.state.incoming.list;
        let Some(key) = changeable(list, line) else { return };
        for field in Field::ALL {
            let Some(range) = columns.of_field(field) else { continue };
            let cell = cell_rect(rect, range);
            if self.editing.as_ref().is_some_and(|it| it.key == key && it.field == field) {
                self.field_ui(ui, view, cell);
                continue;
            }
            let Some(article) = list.article(key) else { continue };
            let value = article.value(field);
            let response = ui.interact(cell, ui.make_persistent_id((key, label(field))), Sense::click());
            let name = format!("Edit {}: {value}", label(field).to_lowercase());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if response.on_hover_cursor(CursorIcon::Text).clicked() {
                self.editing = Some(Editing { key, field, words: value, is_new: true });
            }
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, view: &View<'_>, cell: Rect) {
        let Some(editing) = &mut self.editing else { return };
        let mut child = ui.new_child(UiBuilder::new().max_rect(cell));
        let edit = TextEdit::singleline(&mut editing.words).desired_width(cell.width());
        let response = child.add(edit);
        let name = label(editing.field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("{name} in the list")));
        if std::mem::take(&mut editing.is_new) {
            response.request_focus();
            return;
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.editing = None;
        } else if response.lost_focus() {
            match send_typed(view, editing.key, editing.field, &editing.words) {
                Ok(()) => self.editing = None,
                // It stays open until it can be read, or is left by Escape.
                Err(error) => {
                    editing.is_new = true;
                    view.send(Action::Say(error.to_string()));
                }
            }
        }
    }
}

/// Sends what was typed into a field; fails where it is to be a date and cannot be read.
pub(super) fn send_typed(
    view: &View<'_>,
    key: ArticleKey,
    field: Field,
    words: &str,
) -> Result<(), TypedDateError> {
    let wish = match (field, words.trim()) {
        (Field::Published, "") => IncomingWish::SetDate(key, None),
        (Field::Published, words) => IncomingWish::SetDate(key, Some(typed(read_typed(words)?))),
        (field, words) => IncomingWish::Write(key, field, words.to_owned()),
    };
    view.send(Action::Incoming(wish));
    Ok(())
}

/// A date that a person typed.
pub(super) fn typed(when: When) -> Dated {
    Dated { from: "typed".to_owned(), ..Dated::confirmed(when) }
}
