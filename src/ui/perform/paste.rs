//! Pasting the article of a web page that was copied.

use crate::edit::EditError;
use crate::import::{ArticleDraft, ReadOptions};
use crate::session::import::{add_articles, read_pasted_page};

use super::super::App;
use super::super::state::{Dialog, PastedPage};

impl App {
    /// Looks beside the window whether the clipboard holds a web page, and reads it.
    pub(super) fn look_at_clipboard(&mut self, serial: u64, ctx: &egui::Context) {
        let (clipboard, guard) = (self.clipboard.clone(), self.guard());
        let job = move || match clipboard.page() {
            None => Ok(None),
            Some(html) => read_pasted_page(&html, &ReadOptions::default(), &guard)
                .map(|draft| Some(Box::new(draft)))
                .map_err(|error| super::capitalized(&error.to_string())),
        };
        self.worker.start("", ctx, job, move |app, _, article| {
            if matches!(app.state.dialog, Some(Dialog::Paste | Dialog::PasteFor { .. })) {
                app.state.pasted = Some(PastedPage { serial, article });
            }
        });
    }

    /// Adds articles that were pasted; an empty title leaves them their own.
    pub(super) fn add_pasted(&mut self, title: &str, mut drafts: Vec<ArticleDraft>, ctx: &egui::Context) {
        self.state.dialog = None;
        for draft in drafts.iter_mut().filter(|_| !title.trim().is_empty()) {
            title.trim().clone_into(&mut draft.title);
        }
        let mut first = None;
        let result: Result<bool, EditError> = self.session.create(|project, ids| {
            let (transaction, outcomes) = add_articles(project, drafts, ids);
            first = outcomes.first().map(|outcome| outcome.source());
            Ok(transaction)
        });
        let is_known = result == Ok(false);
        self.settle(result, ctx);
        self.refresh();
        if let Some(source) = first {
            self.choose_source(source);
        }
        if is_known {
            self.say("The project has these words already: here they are", ctx);
        }
    }
}
