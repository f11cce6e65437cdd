//! The log of the project: looking at a point of it, and going back there.

use std::sync::Arc;

use crate::session::{Past, Point};

use super::super::App;
use super::super::state::{Dialog, ShownPast};

impl App {
    /// Shows the log, from its end.
    pub(super) fn open_history(&mut self, ctx: &egui::Context) {
        let chosen = self.session.trail().len();
        self.state.past = Some(ShownPast {
            past: self.session.past(),
            revision: self.session.revision(),
            chosen,
            point: None,
        });
        self.state.dialog = Some(Dialog::History);
        self.look_at_point(chosen, ctx);
    }

    /// Looks at the point after so many steps, beside the window.
    pub(super) fn look_at_point(&mut self, count: usize, ctx: &egui::Context) {
        let Some(shown) = &mut self.state.past else { return };
        (shown.chosen, shown.point) = (count, None);
        let (past, revision) = (shown.past.clone(), shown.revision);
        let look = move || {
            let point = past.point(count);
            point.map(Arc::new).map_err(|error| super::capitalized(&error.to_string()))
        };
        self.worker.start("", ctx, look, move |app, _, point| {
            if let Some(shown) = &mut app.state.past
                && (shown.chosen, shown.revision) == (count, revision)
            {
                shown.point = Some(point);
            }
        });
    }

    /// Makes the project what it was at the point that is looked at, as one step.
    pub(super) fn go_back(&mut self, ctx: &egui::Context) {
        let Some(shown) = self.state.past.take() else { return };
        self.state.dialog = None;
        let Some(Ok(point)) = shown.point else { return };
        let (mine, revision) = (self.session.project().clone(), self.session.revision());
        let when = moment_of(&shown.past, &point);
        let label = format!("Go back to {when}");
        let job = move || point.change(&mine, &label);
        self.worker.start("Going back…", ctx, job, move |app, ctx, change| {
            if app.session.revision() != revision {
                return app.complain("The project was changed meanwhile; choose the point again", ctx);
            }
            let result = app.session.commit(change);
            if result.is_ok() {
                app.say(&format!("The project is as it was on {when}; undo takes that back"), ctx);
            }
            app.settle(result, ctx);
        });
    }
}

/// When a point was reached, or what it stands before.
fn moment_of(past: &Past, point: &Point) -> String {
    let step = point.count.checked_sub(1).and_then(|last| past.trail().step(last));
    let first = past.trail().step(point.count);
    match (step, first) {
        (Some(step), _) => crate::session::moment(step.at),
        (None, Some(first)) => format!("{}, before that step", crate::session::moment(first.at)),
        (None, None) => "now".to_owned(),
    }
}
