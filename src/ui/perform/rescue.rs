//! Opening what can be read of a file that cannot be opened.

use std::path::PathBuf;
use std::sync::Arc;

use crate::session::Session;
use crate::storage::{Salvaged, salvage_file};

use super::super::App;
use super::super::state::{Damaged, Dialog};
use super::open::with_derived;

impl App {
    /// Reads beside the window what can be read, and shows what would be missing.
    pub(super) fn look_what_can_be_read(&mut self, path: PathBuf, why: String, ctx: &egui::Context) {
        let named = path.clone();
        self.worker.start(
            "Reading what can be read…",
            ctx,
            move || salvage_file(&named),
            move |app, ctx, read| {
                match read {
                    Ok(salvaged) => {
                        let damaged = damaged(path, why, &salvaged);
                        app.state.rescue = Some(Arc::new(salvaged));
                        app.state.dialog = Some(Dialog::Damaged(damaged));
                    }
                    // Nothing of it can be read: what is wrong with it as a whole is what helps.
                    Err(_) => app.complain(&super::capitalized(&why), ctx),
                }
            },
        );
    }

    /// Works on what could be read from now on, in no file.
    pub(super) fn open_rescued(&mut self, path: PathBuf, ctx: &egui::Context) {
        let Some(salvaged) = self.state.rescue.take() else { return };
        let person = self.person.clone();
        let job = move || (with_derived(Session::rescued(&path, &salvaged), &person), salvaged);
        self.worker.start("Opening…", ctx, job, |app, ctx, ((session, derived), salvaged)| {
            app.take_session(session, Some(derived), ctx);
            for notice in &salvaged.notices {
                app.complain(&super::capitalized(&notice.to_string()), ctx);
            }
            app.say("This is what could be read; it is in no file until you save it under a new name", ctx);
        });
    }
}

fn damaged(path: PathBuf, why: String, salvaged: &Salvaged) -> Damaged {
    let project = &salvaged.project;
    let count = |number: usize, noun: &str| crate::analysis::plural(number as u64, noun);
    let readable = format!(
        "{}, {}, {} and {}",
        count(project.sources().len(), "article"),
        count(project.statements().len(), "statement"),
        count(project.actors().len(), "actor"),
        count(project.demands().len(), "demand")
    );
    let lost = salvaged.lost.iter().map(|lost| match lost.line {
        Some(line) => format!("Line {line}: {}", lost.what),
        None => super::capitalized(&lost.what),
    });
    Damaged { path, why, readable, lost: lost.collect() }
}
