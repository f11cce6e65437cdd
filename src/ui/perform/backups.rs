//! Backups: listing them, and making the project what one of them holds.

use std::path::PathBuf;

use crate::edit;
use crate::session::{Session, moment};
use crate::storage::{self, Backup, backups};

use super::super::App;
use super::super::state::Dialog;
use super::open::with_derived;

impl App {
    /// Lists the backups of the project.
    pub(super) fn list_backups(&mut self, ctx: &egui::Context) {
        let Some(folder) = self.backups.clone() else {
            return self.complain("The system names no folder of yours, so no backups are kept", ctx);
        };
        let project = self.session.project().id();
        self.worker.start(
            "",
            ctx,
            move || backups(&folder, project),
            |app, _, found| app.state.dialog = Some(Dialog::Backups(found)),
        );
    }

    /// Opens a copy of a project file, in no file.
    pub(super) fn open_copy(&mut self, path: PathBuf, ctx: &egui::Context) {
        self.state.dialog = None;
        let person = self.person.clone();
        let open = move || Session::open_copy(&path).map(|session| with_derived(session, &person));
        self.worker.start("Opening…", ctx, open, |app, ctx, opened| match opened {
            Ok((session, derived)) => {
                app.take_session(session, Some(derived), ctx);
                app.say("This is a copy; it is in no file until you save it", ctx);
            }
            Err(error) => app.complain(&super::capitalized(&error.to_string()), ctx),
        });
    }

    /// Makes the project what a backup holds, as one step that can be undone.
    pub(super) fn restore(&mut self, backup: Backup, ctx: &egui::Context) {
        self.state.dialog = None;
        let (mine, revision) = (self.session.project().clone(), self.session.revision());
        let when = moment(backup.at);
        let job = move || Ok(edit::restore(&mine, &storage::open(&backup.path)?.project));
        self.worker.start(
            "Restoring…",
            ctx,
            job,
            move |app, ctx, restored: Result<_, storage::StorageError>| match restored {
                Err(error) => app.complain(&super::capitalized(&error.to_string()), ctx),
                Ok(_) if app.session.revision() != revision => {
                    app.complain("The project was changed while the backup was read; restore it again", ctx);
                }
                Ok(transaction) if transaction.is_empty() => {
                    app.say(&format!("The project is as the backup of {when} holds it"), ctx);
                }
                Ok(transaction) => {
                    let result = app.session.commit(transaction);
                    if result.is_ok() {
                        app.say(&format!("The project is as it was on {when}; undo takes that back"), ctx);
                    }
                    app.settle(result, ctx);
                }
            },
        );
    }
}
