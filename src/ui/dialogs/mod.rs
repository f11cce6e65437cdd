//! What floats above the window: prompts, the sheet of keys, questions; and the system's dialogs.

mod about;
mod backups;
mod card;
mod compare;
mod correct;
mod damaged;
mod history;
mod how_read;
mod in_use;
mod keys;
mod name;
mod name_patterns;
mod not_saved;
mod open_path;
mod opening;
mod outside;
mod paste;
mod picker;
mod restored;
mod save_path;
mod typed_path;
mod unsaved;

use egui::Ui;

use super::state::Dialog;
use super::view::View;

use compare::Compare;
use correct::Correct;
use history::History;
use how_read::HowRead;
use keys::KeySheet;
use name::Name;
use name_patterns::NamePatterns;
use open_path::{OpenPath, PathUse};
use paste::Paste;
use save_path::SavePath;

pub use picker::SystemPicker;

/// What floats, and what is being typed there.
#[derive(Default)]
pub struct Dialogs {
    shown: Option<Dialog>,
    /// How often it has been shown since it was opened.
    times: usize,
    form: Form,
    keys: KeySheet,
    /// What was typed over an article's text when its dialog was left by Escape.
    left: Option<Correct>,
}

/// What is being typed.
#[derive(Default)]
enum Form {
    #[default]
    None,
    Open(OpenPath),
    Save(SavePath),
    Paste(Paste),
    Name(Name),
    NamePatterns(NamePatterns),
    Compare(Compare),
    History(History),
    HowRead(Box<HowRead>),
    Correct(Box<Correct>),
}

impl Dialogs {
    /// Shows the dialog that is wanted, if any.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.turn_to_wanted(view);
        self.times += 1;
        let first = Opening { times: self.times };
        match (&view.state.dialog, &mut self.form) {
            (Some(Dialog::OpenPath { hint }), Form::Open(form)) => {
                form.ui(ui, view, (PathUse::Open, hint.as_deref()), first);
            }
            (Some(Dialog::ComparePath { hint }), Form::Open(form)) => {
                form.ui(ui, view, (PathUse::Compare, hint.as_deref()), first);
            }
            (Some(Dialog::SavePath { kind, hint, .. }), Form::Save(form)) => {
                form.ui(ui, view, (*kind, hint.as_deref()), first);
            }
            (Some(Dialog::Paste), Form::Paste(form)) => form.ui(ui, view, None, first),
            (Some(Dialog::PasteFor { row, name }), Form::Paste(form)) => {
                form.ui(ui, view, Some((*row, name)), first);
            }
            (Some(Dialog::HowRead { row, .. }), Form::HowRead(form)) => form.ui(ui, view, *row),
            (Some(Dialog::NamePatterns { names }), Form::NamePatterns(form)) => {
                form.ui(ui, view, names, first);
            }
            (Some(Dialog::Name(kind)), Form::Name(form)) => form.ui(ui, view, *kind, first),
            (Some(Dialog::CorrectText), Form::Correct(form)) => {
                let is_over = form.ui(ui, view, first);
                if is_over {
                    self.form = Form::None;
                }
            }
            (Some(Dialog::Keys), _) => self.keys.ui(ui, view),
            (Some(Dialog::Unsaved(pending)), _) => unsaved::unsaved_ui(ui, view, pending, first),
            (Some(Dialog::Restored(found)), _) => restored::restored_ui(ui, view, found, first),
            (Some(Dialog::Outside(change)), _) => outside::outside_ui(ui, view, change, first),
            (Some(Dialog::Compare), Form::Compare(form)) => form.ui(ui, view),
            (Some(Dialog::History), Form::History(form)) => form.ui(ui, view, first),
            (Some(Dialog::InUse { path, who }), _) => in_use::in_use_ui(ui, view, (path, who), first),
            (Some(Dialog::Damaged(damaged)), _) => damaged::damaged_ui(ui, view, damaged, first),
            (Some(Dialog::Backups(found)), _) => backups::backups_ui(ui, view, found, first),
            (Some(Dialog::NotSaved { why, pending }), _) => {
                not_saved::not_saved_ui(ui, view, (why, pending.as_ref()), first);
            }
            (Some(Dialog::Opening), _) => {
                if let Some(facts) = &view.session.opening {
                    opening::opening_ui(ui, view, facts, first);
                }
            }
            (Some(Dialog::About), _) => about::about_ui(ui, view),
            _ => {}
        }
    }

    /// Begins the dialog that is wanted, where it is another one than in the frame before.
    fn turn_to_wanted(&mut self, view: &View<'_>) {
        if self.shown == view.state.dialog {
            return;
        }
        self.shown.clone_from(&view.state.dialog);
        self.times = 0;
        self.keys = KeySheet::default();
        let before = std::mem::replace(&mut self.form, form_of(view));
        if let Form::Correct(form) = before {
            self.left = Some(*form);
        }
        if view.state.dialog == Some(Dialog::CorrectText) {
            let left = self.left.take().filter(|_| view.state.renewal.is_none());
            let form = left.and_then(|left| left.resumed(view)).or_else(|| Correct::new(view));
            self.form = form.map_or(Form::None, |form| Form::Correct(Box::new(form)));
        }
    }
}

/// How often a dialog has been shown since it was opened.
#[derive(Debug, Clone, Copy)]
struct Opening {
    times: usize,
}

impl Opening {
    /// How often a field asks for the focus: a new area is measured before it is shown, and what is
    /// only measured cannot keep it.
    const FOCUS_TIMES: usize = 3;

    /// Whether the dialog has just been opened, so that its first field takes the focus.
    fn takes_focus(self) -> bool {
        self.times <= Self::FOCUS_TIMES
    }

    /// Whether its first field has the focus now for the first time.
    fn is_ready_now(self) -> bool {
        self.times == Self::FOCUS_TIMES
    }
}

fn form_of(view: &View<'_>) -> Form {
    match &view.state.dialog {
        Some(Dialog::OpenPath { .. } | Dialog::ComparePath { .. }) => Form::Open(OpenPath::default()),
        Some(Dialog::SavePath { name, .. }) => Form::Save(SavePath::new(name, view)),
        Some(Dialog::Paste | Dialog::PasteFor { .. }) => Form::Paste(Paste::default()),
        Some(Dialog::Name(kind)) => Form::Name(Name::new(*kind, view)),
        Some(Dialog::HowRead { row, part }) => Form::HowRead(Box::new(HowRead::new(view, *row, *part))),
        Some(Dialog::NamePatterns { .. }) => Form::NamePatterns(NamePatterns::new(view)),
        Some(Dialog::Compare) => Form::Compare(Compare::default()),
        Some(Dialog::History) => Form::History(History::default()),
        _ => Form::None,
    }
}
