//! The comparison that is shown, and taking over what was chosen in it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::{Transaction, compare};
use crate::model::RecordId;
use crate::session::Comparison;

use super::super::App;
use super::super::state::{Dialog, OtherVersions, ShownComparison};

impl App {
    /// Lists what the project can be compared with.
    pub(super) fn list_versions(&mut self, ctx: &egui::Context) {
        let Some(versions) = self.session.other_versions() else { return };
        let journals = self.journals.clone();
        let find = move || versions.find(journals.as_deref());
        self.worker.start("", ctx, find, |app, _, (asides, copies)| {
            app.state.dialog = Some(Dialog::Restored(OtherVersions::of(&asides, &copies)));
        });
    }

    /// Leaves a copy of a sync service as it is: it is told no more, unless it changes.
    pub(super) fn leave_copy(&mut self, path: PathBuf, ctx: &egui::Context) {
        if let Some(Dialog::Restored(found)) = &mut self.state.dialog {
            found.others.retain(|(_, versus)| versus.path() != path);
            if found.others.is_empty() && found.sentences.is_empty() {
                self.state.dialog = None;
            }
        }
        let Some(folder) = self.journals.clone() else { return };
        let leave = move || crate::session::leave_copy(&folder, &path);
        self.worker.start("", ctx, leave, |app, ctx, left| {
            if let Err(error) = left {
                app.complain(&super::capitalized(&error.to_string()), ctx);
            }
        });
    }

    /// Shows what differs.
    pub(super) fn show_comparison(&mut self, comparison: Comparison) {
        let revision = self.session.revision();
        self.state.comparison =
            Some(ShownComparison { comparison: Arc::new(comparison), revision, chosen: BTreeSet::new() });
        self.state.dialog = Some(Dialog::Compare);
    }

    /// Chooses records of the comparison, or no longer.
    pub(super) fn choose_theirs(&mut self, ids: &[RecordId], is_chosen: bool) {
        let Some(shown) = &mut self.state.comparison else { return };
        for id in ids {
            if is_chosen {
                shown.chosen.insert(*id);
            } else {
                shown.chosen.remove(id);
            }
        }
    }

    /// Makes the chosen records what they are in theirs, as one step, and compares again.
    ///
    /// Where there is much to take over that is gathered beside the window.
    pub(super) fn take_theirs(&mut self, ctx: &egui::Context) {
        let Some(shown) = self.state.comparison.clone() else { return };
        let (mine, revision) = (self.session.project().clone(), self.session.revision());
        let job = move || (compare::take(&mine, &shown.comparison.theirs, &shown.chosen), shown);
        self.worker.start("Taking over…", ctx, job, move |app, ctx, (change, shown)| {
            if app.session.revision() == revision {
                app.commit_theirs(change, &shown, ctx);
            }
        });
    }

    fn commit_theirs(&mut self, change: Transaction, shown: &ShownComparison, ctx: &egui::Context) {
        if let Err(error) = self.session.commit(change) {
            return self.complain(&super::capitalized(&error.to_string()), ctx);
        }
        let count = shown.chosen.len();
        let words = if count == 1 { "1 record".to_owned() } else { format!("{count} records") };
        self.say(&format!("Took over {words}; undo takes it back"), ctx);
        self.forget_missing();
        let (mine, comparison) = (self.session.project().clone(), shown.comparison.as_ref().clone());
        self.worker.start(
            "Comparing…",
            ctx,
            move || comparison.again(&mine),
            |app, _, comparison| app.show_comparison(comparison),
        );
    }
}
