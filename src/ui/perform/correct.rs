//! Correcting the text of the article that is shown: comparing beside the window, then one step.

use std::sync::Arc;

use crate::edit::EditError;
use crate::edit::sources::{self, Correction, Origin};
use crate::import::ArticleDraft;
use crate::model::carry::Carried;
use crate::model::{SourceId, Span, StatementId, TextId};

use super::super::App;
use super::super::state::{Compared, Dialog, Renewal};

impl App {
    /// Opens the dialog on the article that is shown.
    pub(super) fn open_correction(&mut self) {
        if self.state.dialog == Some(Dialog::CorrectText) {
            return;
        }
        self.state.correction = None;
        self.state.renewal = None;
        self.state.bar_open = false;
        self.state.dialog = Some(Dialog::CorrectText);
    }

    /// Opens the dialog on an article with the words that its file has now.
    pub(super) fn correct_from(&mut self, source: SourceId, article: &ArticleDraft, ctx: &egui::Context) {
        if self.session.project().source(source).is_none() {
            return self
                .complain("The article that was added from this file is gone: add it as a new one", ctx);
        }
        self.state.dialog = None;
        self.refresh();
        self.choose_source(source);
        self.open_correction();
        let origin = Origin { file: article.file.clone(), provenance: article.origin() };
        self.state.renewal = Some(Renewal { source, words: article.text.as_str().into(), origin });
    }

    /// Compares the article with these words, beside the window; what was placed by hand stays so.
    pub(super) fn compare_text(&mut self, words: Arc<str>, serial: u64, ctx: &egui::Context) {
        let Some(source) = self.state.source else { return };
        let project = self.session.project().clone();
        let older = self.state.correction.clone();
        let job = move || {
            let mut correction = Correction::of(&project, source, &words)?;
            if let Some(Compared { outcome: Ok(older), .. }) = &older {
                correction.keep_placed(&project, older);
            }
            Ok(correction)
        };
        self.worker.start("", ctx, job, move |app, _, outcome: Result<Correction, EditError>| {
            let is_wanted = app.state.dialog == Some(Dialog::CorrectText) && app.state.source == Some(source);
            if is_wanted {
                let outcome = outcome.map_err(|error| super::capitalized(&error.to_string()));
                app.state.correction = Some(Compared { serial, outcome });
            }
        });
    }

    /// Places a statement in the corrected text by hand, or leaves it without a passage.
    pub(super) fn place_by_hand(&mut self, id: StatementId, span: Option<Span>, ctx: &egui::Context) {
        let Some(Compared { outcome: Ok(correction), .. }) = &mut self.state.correction else { return };
        if let Err(error) = correction.place(self.session.project(), id, span) {
            self.complain(&super::capitalized(&error.to_string()), ctx);
        }
    }

    /// Gives the article the corrected text, as one step, and says what became of its statements.
    pub(super) fn correct_text(
        &mut self,
        origin: Option<Origin>,
        ctx: &egui::Context,
    ) -> Result<bool, EditError> {
        let Some(Compared { outcome: Ok(correction), .. }) = self.state.correction.take() else {
            return Ok(false);
        };
        let correction = correction.from_file(origin);
        if self.session.coder_name().is_empty() {
            self.session.code_as(&self.login.clone());
        }
        self.state.dialog = None;
        let before = self.shown_text();
        let changed =
            self.session.perform(|project, author, _| sources::correct(project, &correction, author))?;
        self.let_go_of_text(before);
        if changed {
            let unplaced = correction.placings().iter().filter(|it| it.now == Carried::Lost).count();
            let rest = match unplaced {
                0 => String::new(),
                1 => ". 1 statement has no passage now: it stands in the table".to_owned(),
                count => format!(". {count} statements have no passage now: they stand in the table"),
            };
            self.say(&format!("Corrected the article text{rest}"), ctx);
        }
        Ok(changed)
    }

    /// The words that are shown.
    pub(super) fn shown_text(&self) -> Option<TextId> {
        self.state.source.and_then(|id| self.session.project().source(id)).map(|source| source.text)
    }

    /// Lets go of passages of other words than those that are shown now.
    pub(super) fn let_go_of_text(&mut self, before: Option<TextId>) {
        if self.shown_text() != before {
            self.state.selection = None;
            self.state.source.iter().for_each(|id| _ = self.state.carets.remove(id));
            self.state.around = None;
            self.state.bar_open = false;
        }
    }
}
