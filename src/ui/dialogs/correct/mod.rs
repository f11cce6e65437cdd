//! The dialog in which the words of an article are corrected: the text at the left, what becomes of its
//! statements at the right, before anything happens.

mod editor;
mod list;

use egui::{RichText, Ui, vec2};

use crate::edit::sources::Origin;
use crate::model::{SourceId, Span, TextId};

use super::super::action::Action;
use super::super::view::View;
use super::{Opening, card};

use editor::Editor;
use list::Rows;

/// The width of the dialog where there is room, in points.
const WIDTH: f32 = 1160.0;

/// A text that is being corrected.
pub(super) struct Correct {
    source: SourceId,
    before: TextId,
    editor: Editor,
    rows: Rows,
    /// The state of the words that was last sent to be compared, and how often one was.
    sent: Option<(u64, u64)>,
    is_resumed: bool,
    /// The file that the words came from.
    origin: Option<Origin>,
}

impl Correct {
    /// The words of the article that is shown; the cursor stands where one reads.
    pub fn new(view: &View<'_>) -> Option<Self> {
        let (source, text) = view.source().zip(view.text())?;
        let renewal = view.state.renewal.as_ref().filter(|renewal| renewal.source == source.id);
        let mut editor = Editor::of(renewal.map_or(text.as_str(), |renewal| &renewal.words));
        let statement = || view.project.statement(view.state.statement?)?.span;
        let origin = renewal.map(|renewal| renewal.origin.clone());
        if origin.is_some() {
            // They differ from those of the article before anybody typed.
            editor.revision = 1;
        } else if let Some(span) = view.state.selection.or_else(statement) {
            editor.show(span);
        }
        let (source, before) = (source.id, text.id());
        Some(Self { source, before, editor, rows: Rows::default(), sent: None, is_resumed: false, origin })
    }

    /// What was typed for the article that is shown, taken up again after the dialog was left by Escape.
    pub fn resumed(mut self, view: &View<'_>) -> Option<Self> {
        let is_current = view.source()?.id == self.source && view.text()?.id() == self.before;
        let is_changed = self.editor.revision > 0;
        (self.sent, self.is_resumed) = (None, true);
        (is_current && is_changed).then_some(self)
    }

    /// The dialog; gives whether what was typed is of no use any more.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, opening: Opening) -> bool {
        if view.source().is_none_or(|source| source.id != self.source) {
            view.send(Action::Dialog(None));
            return true;
        }
        self.compare(view);
        let mut is_over = false;
        let room = ui.ctx().content_rect().size() - vec2(64.0, 96.0);
        card::card_ui(ui, view, "Correct article text", WIDTH, |ui| {
            card::quiet(ui, view, &self.opening_words());
            ui.add_space(8.0);
            let height = (room.y - 190.0).max(160.0);
            let list = (ui.available_width() * 0.38).clamp(250.0, 440.0);
            let text = ui.available_width() - list - 16.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                ui.vertical(|ui| {
                    ui.set_width(text);
                    if opening.is_ready_now()
                        && view.state.selection.is_none()
                        && view.state.statement.is_none()
                    {
                        self.editor.show_start();
                    }
                    self.editor.ui(ui, view, height);
                });
                ui.vertical(|ui| {
                    ui.set_width(list);
                    self.list_ui(ui, view, height);
                });
            });
            is_over = self.buttons_ui(ui, view);
        });
        is_over
    }

    fn opening_words(&self) -> String {
        let rest = "Every statement is carried over; what could not be is listed and nothing happens before you press Correct.";
        match &self.origin {
            None => format!("Type or paste the right words. {rest}"),
            Some(Origin { file, .. }) if file.is_empty() => {
                format!("These are the words as they are now. {rest}")
            }
            Some(Origin { file, .. }) => format!("These are the words that {file} has now. {rest}"),
        }
    }

    /// Sends the words to be compared where they changed and no comparison is under way.
    fn compare(&mut self, view: &View<'_>) {
        let (revision, serial) = self.sent.unwrap_or((u64::MAX, 0));
        let is_back = self.sent.is_none()
            || view.state.correction.as_ref().is_some_and(|compared| compared.serial == serial);
        if is_back && revision != self.editor.revision {
            self.sent = Some((self.editor.revision, serial + 1));
            view.send(Action::CompareText { words: self.editor.words(), serial: serial + 1 });
        }
    }

    /// Whether the comparison that is there is of the words that are there.
    fn is_current(&self, view: &View<'_>) -> bool {
        let compared = view.state.correction.as_ref().map(|compared| compared.serial);
        self.sent
            .is_some_and(|(revision, serial)| revision == self.editor.revision && compared == Some(serial))
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>, height: f32) {
        let is_current = self.is_current(view);
        let Some(compared) = &view.state.correction else {
            return card::quiet(ui, view, "Comparing…");
        };
        match &compared.outcome {
            Err(problem) => card::problem(ui, view, problem),
            Ok(correction) => {
                self.rows.follow(correction, compared.serial);
                let words = RichText::new(self.rows.summary()).font(view.theme.strong());
                ui.add(egui::Label::new(words.color(view.look().text)).wrap());
                if correction.is_same_text() {
                    card::quiet(ui, view, "Nothing is changed yet");
                }
                ui.add_space(6.0);
                let state = (self.editor.chosen, is_current);
                let wanted: Option<Span> = self.rows.ui(ui, view, correction, state, height - 50.0);
                if let Some(span) = wanted {
                    self.editor.show(span);
                }
            }
        }
    }

    /// The buttons; gives whether what was typed is of no use any more.
    fn buttons_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> bool {
        let outcome = view.state.correction.as_ref().map(|compared| &compared.outcome);
        let is_ready = self.is_current(view)
            && outcome.is_some_and(|outcome| outcome.as_ref().is_ok_and(|it| !it.is_same_text()));
        let shared = view.project.sources().any(|other| other.id != self.source && other.text == self.before);
        let mut is_over = false;
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(is_ready, |ui| {
                if card::main_button(ui, view, "Correct").clicked() {
                    view.send(Action::CorrectText(self.origin.clone()));
                    is_over = true;
                }
            });
            if card::plain_button(ui, "Cancel") {
                view.send(Action::Dialog(None));
                is_over = true;
            }
            if self.is_resumed
                && self.editor.revision > 0
                && card::plain_button(ui, "Start again")
                && let Some(fresh) = Self::new(view)
            {
                let sent = self.sent.map(|(_, serial)| (u64::MAX, serial));
                *self = Self { sent, ..fresh };
            }
            if shared {
                let words = "Another article with the same text keeps it as it is";
                ui.label(RichText::new(words).color(view.look().muted));
            }
        });
        is_over
    }
}
