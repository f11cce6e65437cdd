//! Noticing that another program changed the file, and what is done about it.

use crate::session::{Content, Looked, Stamp, Versus, Way};
use crate::storage::FileHash;

use super::super::App;
use super::super::state::{Dialog, OutsideChange, Pending};

/// How long the file is left alone between two looks, in seconds.
const PAUSE: f64 = 5.0;

/// How soon another content is looked at again before it is told: a save of our own may just be
/// under way.
const AGAIN: f64 = 0.7;

/// What the window knows of its file on disk.
#[derive(Debug, Default)]
pub struct Watch {
    stamp: Option<Stamp>,
    /// The frame time of the next look, in seconds.
    next: f64,
    is_looking: bool,
    /// Another content that was seen and not told yet.
    seen: Option<FileHash>,
    /// Another content that was told.
    told: Option<FileHash>,
    /// The notice that told that the file is gone.
    gone: Option<u64>,
}

impl App {
    /// Looks at the file beside the window from time to time, and when the window gets the focus.
    pub(in crate::ui) fn follow_file(&mut self, ctx: &egui::Context) {
        let Some(watched) = self.session.watched() else { return };
        let now = ctx.input(|input| input.time);
        let is_back = ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
        if self.watch.is_looking {
            return;
        }
        let rest = self.watch.next - now;
        if rest > 0.0 && !is_back {
            ctx.request_repaint_after_secs(clipped(rest));
            return;
        }
        self.watch.next = now + PAUSE;
        self.watch.is_looking = true;
        let before = self.watch.stamp;
        self.worker.start("", ctx, move || watched.look(before), |app, ctx, looked| app.looked(&looked, ctx));
    }

    fn looked(&mut self, looked: &Looked, ctx: &egui::Context) {
        self.watch.is_looking = false;
        if !self.session.knows_file_as(looked.expected) {
            // It was saved or opened meanwhile.
            self.watch = Watch::default();
            return;
        }
        match looked.now {
            Content::Same => {
                self.watch.stamp = looked.stamp;
                self.watch.seen = None;
                self.watch.told = None;
                let gone = self.watch.gone.take();
                self.state.notices.retain(|notice| Some(notice.id) != gone);
            }
            Content::Gone => {
                let name = self.session.file_name().unwrap_or_default();
                if self.watch.gone.is_none() {
                    self.complain(&format!("{name} was moved or removed; saving writes it again"), ctx);
                    self.watch.gone = self.last_notice();
                }
            }
            Content::Other(hash, _) if self.watch.told == Some(hash) => {}
            Content::Other(hash, at) if self.watch.seen == Some(hash) && self.state.dialog.is_none() => {
                self.watch.told = Some(hash);
                self.tell_outside(hash, at);
            }
            Content::Other(hash, _) => {
                self.watch.seen = Some(hash);
                self.watch.next = ctx.input(|input| input.time) + AGAIN;
            }
        }
    }

    fn tell_outside(&mut self, hash: FileHash, at: Option<jiff::Timestamp>) {
        let change = OutsideChange { hash, at: at.map(crate::session::moment) };
        self.state.dialog = Some(Dialog::Outside(change));
    }

    /// Looks at once at what stands in the way of a save, and tells it.
    pub(super) fn tell_in_the_way(&mut self, ctx: &egui::Context) {
        let Some(watched) = self.session.watched() else { return };
        self.worker.start(
            "",
            ctx,
            move || watched.look(None),
            |app, _, looked| {
                if let Content::Other(hash, at) = looked.now {
                    app.watch.told = Some(hash);
                    app.tell_outside(hash, at);
                }
            },
        );
    }

    /// Saves over what another program wrote, as it was explicitly wished.
    pub(super) fn keep_mine(&mut self, hash: FileHash, ctx: &egui::Context) {
        self.state.dialog = None;
        self.session.replace_theirs(hash);
        self.watch = Watch::default();
        self.save(ctx);
    }

    /// Opens the file as it is now; what is not in it is kept aside.
    pub(super) fn reload(&mut self, ctx: &egui::Context) {
        self.state.dialog = None;
        let Some(path) = self.session.path().map(std::path::Path::to_owned) else { return };
        let way = if self.session.read_only().is_some() { Way::ReadOnly } else { Way::Ask };
        self.watch = Watch::default();
        self.leave_for(Pending::Open(path, way), ctx);
    }

    /// Compares the project with another state of it, beside the window.
    pub(super) fn compare(&mut self, versus: Versus, ctx: &egui::Context) {
        self.state.dialog = None;
        let mine = self.session.project().clone();
        self.worker.start(
            "Comparing…",
            ctx,
            move || versus.compare(&mine),
            |app, ctx, compared| match compared {
                Ok(comparison) => app.show_comparison(comparison),
                Err(error) => app.complain(&super::capitalized(&error.to_string()), ctx),
            },
        );
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most some seconds")]
fn clipped(seconds: f64) -> f32 {
    seconds as f32
}
