//! Words that are typed but not taken yet: names, dates, colors must be whole before they count.

use std::collections::HashMap;

use egui::{Id, Key, RichText, Ui};

use super::super::view::View;
use super::super::widget::field::Field;

/// The words in fields that take them on Enter or when the focus goes.
#[derive(Default)]
pub(super) struct Drafts(HashMap<Id, Draft>);

#[derive(Default)]
struct Draft {
    words: String,
    is_typed: bool,
    /// Why the words were refused last.
    refusal: Option<String>,
}

/// A field that takes its words on Enter or when the focus goes.
pub(super) struct DraftField<'a> {
    pub(super) id: Id,
    pub(super) caption: &'a str,
    /// Whether the caption is left to the screen reader.
    pub(super) is_bare: bool,
    pub(super) hint: &'a str,
    /// What holds now; refused words give way to it.
    pub(super) current: &'a str,
}

impl Drafts {
    /// Shows a field; gives what the words mean when they are taken. What `read` refuses is said
    /// under the field, and what held before stands in it again.
    pub(super) fn show<T>(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        field: &DraftField<'_>,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let draft = self.0.entry(field.id).or_default();
        if !draft.is_typed {
            field.current.clone_into(&mut draft.words);
        }
        let widget = Field::new(field.caption, &mut draft.words).id(field.id).hint(field.hint);
        let widget = widget.wrong(draft.refusal.is_some());
        let widget = if field.is_bare { widget.bare() } else { widget };
        let response = widget.show(ui, view);
        if response.changed() {
            draft.is_typed = true;
            draft.refusal = None;
        }
        if response.gained_focus() {
            draft.refusal = None;
        }
        let mut taken = None;
        if draft.is_typed && !ui.memory(|memory| memory.has_focus(field.id)) {
            draft.is_typed = false;
            let is_given_up = ui.input(|input| input.key_pressed(Key::Escape));
            if !is_given_up && draft.words.trim() != field.current {
                match read(draft.words.trim()) {
                    Ok(value) => taken = Some(value),
                    Err(refusal) => draft.refusal = Some(refusal),
                }
            }
        }
        if let Some(refusal) = &draft.refusal {
            let words = RichText::new(refusal).font(view.theme.caption()).color(view.look().bad);
            ui.add(egui::Label::new(words).wrap());
        }
        taken
    }

    /// Forgets what was refused, as when another entry is chosen.
    pub(super) fn forgive(&mut self) {
        self.0.retain(|_, draft| draft.is_typed);
    }
}
