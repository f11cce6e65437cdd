//! What a frame costs: the whole window, laid out, painted and tessellated, without a display.
//!
//! The times are those of the window's thread; what a worker does beside it is told in a line of its own.
//! `cargo bench --bench frame [-- --keep NAME] [--file | --figures]`; `--file` is opening and saving only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench"
)]

mod support;

#[path = "support/figures.rs"]
mod figures;

use std::sync::Arc;
use std::time::{Duration, Instant};

use demarche::model::{ByteIndex, IdSource, Project, SourceId, Span, Stance};
use demarche::session::Session;
use demarche::storage;
use demarche::ui::App;
use demarche::ui::action::{Action, CodeWish, Pick};
use demarche::ui::command::Command;
use demarche::ui::state::{FindMode, Query};
use demarche::ui::worker::{Ask, Picked, Picker, Worker};
use egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect,
    TouchPhase, pos2, vec2,
};
use peak_alloc::PeakAlloc;
use support::{SEED, Samples, Table, corpus, corpus_of, cpu};

/// Counts what the heap holds.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const SMALL: (usize, usize) = (4_000, 20);

fn main() {
    let mut table = Table::new("frame");
    let asked = |word| std::env::args().any(|argument| argument == word);
    let project = corpus(SEED, 10_000, 200_000);
    // `--figures` measures the tab of figures only.
    if asked("--figures") {
        let mut window = Window::on(project);
        window.settle();
        figures::figures(&mut table, "L", &mut window);
        return table.finish();
    }
    opening_and_saving(&mut table, "L", &project);
    if asked("--file") {
        return table.finish();
    }
    scene(&mut table, "1 MB", corpus_of(SEED, &[SMALL, (1_000_000, 5_000)]));
    scene(&mut table, "10 MB", corpus_of(SEED, &[SMALL, (10_000_000, 100_000)]));
    scene(&mut table, "L", project);
    table.finish();
}

/// Frames while a project comes from its file and goes there, beside the window.
fn opening_and_saving(table: &mut Table, size: &str, project: &Project) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("corpus.ron");
    storage::save(&path, project, None).unwrap();
    let mut window = Window::on(corpus(SEED, 10, 100));
    window.app = window.app.with_journals(folder.path().join("journals"));
    window.settle();
    window.send(Action::OpenProject(path.clone()));
    let (mut during, started) = (Samples::default(), Instant::now());
    let taken = loop {
        let frame = window.frame_at_its_time();
        if window.app.session().path().is_some() {
            break frame;
        }
        during.push(frame);
    };
    let wait = started.elapsed().as_secs_f64() * 1e3;
    table.put_frames(&format!("{size}: frames while it is opened"), &during, (3.0, 8.0));
    table.note(&format!("{size}: the same, by the wall clock"), &format!("{wait:>9.0}"));
    table.note(&format!("{size}: the frame that takes it up"), &format!("{taken:>9.3}"));
    table.put_frames(
        &format!("{size}: the frames after that"),
        &window.frames(60, |_| Vec::new()),
        (3.0, 8.0),
    );
    window.send(Action::Retitle("Corpus, renamed".to_owned()));
    window.send(Action::Run(Command::Save));
    let (mut during, started) = (Samples::default(), Instant::now());
    while window.app.session().is_changed() {
        during.push(window.frame_at_its_time());
    }
    let wait = started.elapsed().as_secs_f64() * 1e3;
    table.put_frames(&format!("{size}: frames while it is saved"), &during, (3.0, 8.0));
    table.note(&format!("{size}: the same, by the wall clock"), &format!("{wait:>9.0}"));
}

/// Everything that is measured in one project: in its longest article, coming from its shortest.
fn scene(table: &mut Table, size: &str, project: Project) {
    let length = |id: &SourceId| project.text_of(*id).unwrap().len();
    let mut sources: Vec<SourceId> = project.sources().map(|source| source.id).collect();
    sources.sort_by_key(length);
    let (short, long) = (sources[0], sources[sources.len() - 1]);
    let mut window = Window::on(project);
    let ((), opening) = cpu(|| window.settle());
    table.note(&format!("{size}: the window's first frames"), &format!("{opening:>9.3}"));
    window.choose(short);
    window.settle();
    // What the worker lets go of when the figure is counted would hide what the layout takes.
    while window.app.derived().figure_counts() == 0 {
        std::thread::sleep(Duration::from_millis(2));
        window.settle();
    }
    layout_memory(table, size, &mut window, long);
    let mut first = Samples::default();
    for _ in 0..15 {
        window.choose(short);
        window.settle();
        window.choose(long);
        first.push(window.frame(Vec::new()));
    }
    table.put(&format!("{size}: first frame after choosing the article"), &first, Some(16.0));
    window.settle();
    table.put_frames(&format!("{size}: steady"), &window.frames(300, |_| Vec::new()), (3.0, 8.0));
    table.put_frames(&format!("{size}: scrolling"), &window.frames(300, scrolling), (4.0, 8.0));
    table.put_frames(&format!("{size}: dragging a selection"), &window.frames(300, dragging), (4.0, 8.0));
    window.send(Action::Select(None));
    window.settle();
    finding(table, size, &mut window);
    commits(table, size, &mut window);
    if size == "L" {
        figures::figures(table, size, &mut window);
    }
}

/// What the heap holds more while the long article is shown than while the short one was: places, lanes,
/// the lines in view, and what egui keeps of them.
fn layout_memory(table: &mut Table, size: &str, window: &mut Window, long: SourceId) {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    window.choose(long);
    window.frame(Vec::new());
    let peak = HEAP.peak_usage().saturating_sub(before);
    window.settle();
    let held = HEAP.current_usage().saturating_sub(before);
    table.put_bytes(&format!("{size}: memory for layout, held"), held, Some(30.0));
    table.put_bytes(&format!("{size}: the same, while it is made"), peak, Some(30.0));
    let own = window.app.reader_work().bytes;
    table.put_bytes(&format!("{size}: of it what the reader keeps of the whole"), own, None);
}

/// Words are looked for while frames go on: those until what was found is there, and those with its marks.
fn finding(table: &mut Table, size: &str, window: &mut Window) {
    let (mut during, mut wait, mut count) = (Samples::default(), Samples::default(), 0);
    window.send(Action::Run(Command::Find));
    window.settle();
    for at in 0..5 {
        let asked = [
            (FindMode::Words, ["re", "th", "ta", "ce", "переговори"]),
            (FindMode::WholeWords, ["the", "envoy", "once", "talks", "ministers"]),
            (FindMode::Pattern, [r"\w+ed\b", r"[A-Z]\w+", r"\bt\w*s\b", r"(the|a) \w+", r"\w{9,}"]),
        ];
        for (mode, words) in asked {
            let query = Query { words: words[at].to_owned(), mode, is_exact: false };
            let (started, searches) = (Instant::now(), window.app.derived().found.searches());
            window.send(Action::Find(query));
            during.push(window.frame(Vec::new()));
            while window.app.derived().found.searches() == searches
                || window.app.derived().found.is_searching()
            {
                std::thread::sleep(Duration::from_millis(2));
                during.push(window.frame(Vec::new()));
            }
            wait.push(started.elapsed().as_secs_f64() * 1e3);
            count += window.app.derived().found.hits().len();
        }
    }
    table.put_frames(&format!("{size}: frames while words are looked for"), &during, (4.0, 8.0));
    table.put(&format!("{size}: from the words to what was found, by the wall clock"), &wait, None);
    table.note(&format!("{size}: found in all 15 searches"), &format!("{count:>9}"));
    let next = window.frames(100, |at| {
        let pressed = at % 2 == 0;
        let (key, modifiers) = (egui::Key::F3, Modifiers::NONE);
        vec![Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }]
    });
    table.put_frames(&format!("{size}: going from find to find"), &next, (4.0, 8.0));
    table.put_frames(&format!("{size}: scrolling among finds"), &window.frames(300, scrolling), (4.0, 8.0));
    window.send(Action::Run(Command::LeaveFind));
    window.settle();
}

fn commits(table: &mut Table, size: &str, window: &mut Window) {
    let (mut commit, mut after) = (Samples::default(), Samples::default());
    let (mut arrival, mut wait) = (Samples::default(), Samples::default());
    for at in 0..30 {
        let wish = window.wish(at);
        commit.push(cpu(|| window.send(Action::Code(wish))).1);
        let (started, counts) = (Instant::now(), window.app.derived().figure_counts());
        let mut frame = window.frame(Vec::new());
        after.push(frame);
        while window.app.derived().figure_counts() == counts {
            std::thread::sleep(Duration::from_millis(2));
            frame = window.frame(Vec::new());
        }
        arrival.push(frame);
        wait.push(started.elapsed().as_secs_f64() * 1e3);
        window.settle();
    }
    table.put(&format!("{size}: commit of a statement"), &commit, Some(2.0));
    table.put(&format!("{size}: the next frame, with the lanes"), &after, Some(8.0));
    table.put(&format!("{size}: the frame in which the figure is new"), &arrival, Some(8.0));
    table.put(&format!("{size}: from commit to the new figure, by the wall clock"), &wait, None);
}

/// A turn of the wheel over the words.
fn scrolling(at: usize) -> Vec<Event> {
    let delta = vec2(0.0, if at % 100 < 90 { -120.0 } else { 240.0 });
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    };
    vec![Event::PointerMoved(pos2(620.0, 500.0)), wheel]
}

/// A step of a drag from the upper left of the words to the lower right, again and again.
fn dragging(at: usize) -> Vec<Event> {
    let step = u16::try_from(at % 60).unwrap();
    let pos = pos2(480.0 + f32::from(step) * 5.0, 300.0 + f32::from(step) * 6.0);
    let button = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    match step {
        0 => vec![Event::PointerMoved(pos), button(true)],
        59 => vec![Event::PointerMoved(pos), button(false)],
        _ => vec![Event::PointerMoved(pos)],
    }
}

/// Nobody answers the system's dialogs here.
struct Nobody;

impl Picker for Nobody {
    fn pick(&self, _ask: &Ask) -> Picked {
        Picked::Cancelled
    }
}

/// The whole window, 1440 by 900 points.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn on(project: Project) -> Self {
        let mut session = Session::on(project, IdSource::seeded(SEED));
        session.code_as("coder 0");
        let app = App::new(session, Worker::threaded(Arc::new(Nobody)), "coder 0");
        Self { ctx: Context::default(), app, time: 0.0 }
    }

    /// One frame with these events; gives its CPU time in milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let (ctx, app) = (&self.ctx, &mut self.app);
        let (mut textures, milliseconds) = cpu(|| {
            let output = ctx.run_ui(input, |ui| app.ui(ui));
            std::hint::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
            output.textures_delta
        });
        textures.clear();
        milliseconds
    }

    /// A frame, and the pause until the next one is due, so that a worker has its turn.
    fn frame_at_its_time(&mut self) -> f64 {
        let milliseconds = self.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(15));
        milliseconds
    }

    fn frames(&mut self, count: usize, events: impl Fn(usize) -> Vec<Event>) -> Samples {
        let mut samples = Samples::default();
        for at in 0..count {
            samples.push(self.frame(events(at)));
        }
        samples
    }

    fn settle(&mut self) {
        self.frames(4, |_| Vec::new());
    }

    fn send(&mut self, action: Action) {
        self.app.send(action, &self.ctx);
    }

    fn choose(&mut self, source: SourceId) {
        self.send(Action::Choose(source));
    }

    /// A statement on one of the first sentences of the article that is shown.
    fn wish(&self, at: usize) -> CodeWish {
        let project = self.app.session().project();
        let text = project.text_of(self.app.state().source.unwrap()).unwrap();
        let mut ends = text.as_str().match_indices(". ").map(|(end, _)| end).skip(at);
        let (start, end) = (ends.next().unwrap() + 2, ends.next().unwrap() + 1);
        CodeWish {
            span: Span::new(ByteIndex(start), ByteIndex(end)).unwrap(),
            actor: project.actors().nth(7 + at % 30).map(|actor| Pick::Known(actor.id)),
            party: None,
            demand: project.demands().nth(at).map(|demand| Pick::Known(demand.id)),
            stance: Some(Stance::Demands),
            keep: false,
        }
    }
}
