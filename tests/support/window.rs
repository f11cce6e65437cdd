//! The whole window without a display: driven by accessible names, pictured by the CPU renderer.

use std::sync::{Arc, Mutex};

use demarche::model::{IdSource, SourceId};
use demarche::session::Session;
use demarche::ui::action::Action;
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use demarche::ui::{App, theme::LookChoice};
use egui_kittest::Harness;

use super::renderer::CpuRenderer;

/// A picker that answers by itself, each answer once.
#[derive(Default)]
pub struct Answers(Mutex<Vec<Picked>>);

impl Answers {
    /// Answers with these, the first first.
    pub fn of(answers: Vec<Picked>) -> Self {
        Self(Mutex::new(answers.into_iter().rev().collect()))
    }
}

impl Picker for Answers {
    fn pick(&self, _ask: &Ask) -> Picked {
        self.0.lock().unwrap().pop().unwrap_or(Picked::Cancelled)
    }
}

/// A window on a session, 1440 by 900 points, in a look.
pub fn window(session: Session, look: LookChoice, answers: Answers) -> Harness<'static, App> {
    let mut app = App::new(session, Worker::inline(Arc::new(answers)), "Ada");
    let wear = Action::Wear(look);
    app.send(wear, &egui::Context::default());
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_max_steps(32)
        .renderer(CpuRenderer::default())
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    harness.run();
    harness
}

/// A session on a copy of the example, coded as its coder, with ids and clock that repeat.
pub fn example() -> Session {
    let bytes = include_bytes!("../../projects/peace-talks.ron");
    let mut session = Session::copy_of(bytes, "peace-talks.ron".as_ref(), IdSource::seeded(7))
        .unwrap()
        .with_clock(|| jiff::Timestamp::from_second(1_700_000_000).unwrap());
    session.code_as("Demarche");
    session
}

/// Wishes something as a view would, and lets the window settle.
pub fn send(harness: &mut Harness<'_, App>, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().send(action, &ctx);
    harness.run();
}

/// The article with this title.
pub fn source(harness: &Harness<'_, App>, title: &str) -> SourceId {
    let project = harness.state().session().project();
    project.sources().find(|source| source.title == title).unwrap().id
}
