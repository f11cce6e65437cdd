//! Work that may take longer than a frame: dialogs of the system, reading, writing.
//!
//! A job runs on a thread of its own and sends back one [`Done`], or one a step; the window asks for what
//! is done at the start of each frame and never waits. Tests use [`Worker::inline`], where a job is done
//! before `start` returns, or [`Worker::stepping`], where each frame goes one step.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use crate::session::Pace;

use super::command::Command;

/// What came out of a system dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// These paths.
    Paths(Vec<PathBuf>),
    /// The person closed it.
    Cancelled,
    /// No dialog can be shown here.
    Unavailable,
}

/// What a dialog is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The command that asks.
    pub command: Command,
    /// The file name that is offered when writing.
    pub name: String,
}

/// Shows the system's file dialogs; tests bring one that answers by itself.
pub trait Picker: Send + Sync {
    /// Asks the person; blocks until they answered.
    fn pick(&self, ask: &Ask) -> Picked;
}

/// A job's result: what is to happen with the application, on its own thread.
pub type Done = Box<dyn FnOnce(&mut super::App, &egui::Context) + Send>;

/// What a job sends: its number, whether it is over with this, and what is to happen.
type Sent = (u64, bool, Done);

/// The steps of a job, where frames carry them out.
type Steps = Box<dyn Iterator<Item = Sent>>;

/// How jobs are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// On threads.
    Threaded,
    /// At once.
    Inline,
    /// At once, but those that go in steps go one a frame.
    Stepping,
}

/// Runs jobs beside the window.
pub struct Worker {
    sender: Sender<Sent>,
    receiver: Receiver<Sent>,
    picker: Arc<dyn Picker>,
    running: Vec<(u64, String)>,
    steps: Vec<Steps>,
    jobs: u64,
    how: How,
}

impl Worker {
    /// A worker with threads.
    pub fn threaded(picker: Arc<dyn Picker>) -> Self {
        Self::new(picker, How::Threaded)
    }

    /// A worker that does each job at once, so that tests need not wait.
    pub fn inline(picker: Arc<dyn Picker>) -> Self {
        Self::new(picker, How::Inline)
    }

    /// The same, but jobs that go in steps go one step a frame, so that tests can look between.
    pub fn stepping(picker: Arc<dyn Picker>) -> Self {
        Self::new(picker, How::Stepping)
    }

    fn new(picker: Arc<dyn Picker>, how: How) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, picker, running: Vec::new(), steps: Vec::new(), jobs: 0, how }
    }

    /// Who shows the system's dialogs.
    pub fn picker(&self) -> Arc<dyn Picker> {
        Arc::clone(&self.picker)
    }

    /// Starts a job under a name that the status bar shows (an empty one shows nothing); `then` takes its
    /// result up in the window.
    pub fn start<T: Send + 'static>(
        &mut self,
        name: &str,
        ctx: &egui::Context,
        job: impl FnOnce() -> T + Send + 'static,
        then: impl FnOnce(&mut super::App, &egui::Context, T) + Send + 'static,
    ) {
        self.jobs += 1;
        let (number, sender, ctx) = (self.jobs, self.sender.clone(), ctx.clone());
        self.running.push((number, name.to_owned()));
        let run = move || {
            let result = job();
            let done: Done = Box::new(move |app, ctx| then(app, ctx, result));
            // The window may be gone by now; then nobody waits for the result.
            sender.send((number, true, done)).ok();
            ctx.request_repaint();
        };
        if self.how != How::Threaded {
            run();
        } else if std::thread::Builder::new().name("worker".to_owned()).spawn(run).is_err() {
            self.running.pop();
        }
    }

    /// Starts a job that goes in steps, each part of it on a thread of its own; `take` takes each step up
    /// in the window, in the order in which they come, and `then` follows the last.
    pub fn start_steps<S: Send + 'static>(
        &mut self,
        ctx: &egui::Context,
        parts: Vec<impl Iterator<Item = S> + Send + 'static>,
        take: impl Fn(&mut super::App, &egui::Context, S) + Clone + Send + 'static,
        then: impl FnOnce(&mut super::App, &egui::Context) + Send + 'static,
    ) {
        self.jobs += 1;
        let number = self.jobs;
        self.running.push((number, String::new()));
        let step = move |step: S| -> Sent {
            let take = take.clone();
            (number, false, Box::new(move |app, ctx| take(app, ctx, step)))
        };
        let last: Sent = (number, true, Box::new(then));
        match self.how {
            How::Threaded => self.spawn_parts(ctx, parts, &step, last),
            How::Stepping => {
                let steps = parts.into_iter().flatten().map(step).chain([last]);
                self.steps.push(Box::new(steps));
                ctx.request_repaint();
            }
            How::Inline => {
                let steps = parts.into_iter().flatten().map(step).chain([last]);
                steps.for_each(|sent| _ = self.sender.send(sent));
                ctx.request_repaint();
            }
        }
    }

    fn spawn_parts<S: Send + 'static>(
        &self,
        ctx: &egui::Context,
        parts: Vec<impl Iterator<Item = S> + Send + 'static>,
        step: &(impl Fn(S) -> Sent + Clone + Send + 'static),
        last: Sent,
    ) {
        // Whoever lets go of it last sends what comes last.
        let ending =
            Arc::new(Ending { sender: self.sender.clone(), ctx: ctx.clone(), last: Mutex::new(Some(last)) });
        for part in parts {
            let (step, ending) = (step.clone(), Arc::clone(&ending));
            let run = move || {
                for sent in part.map(step) {
                    // The window may be gone by now; then nobody waits for the rest.
                    if ending.sender.send(sent).is_err() {
                        return;
                    }
                    ending.ctx.request_repaint();
                }
            };
            // Where no thread can be had, what the part would have done stays undone.
            std::thread::Builder::new().name("worker".to_owned()).spawn(run).ok();
        }
    }

    /// How a session's journal is written: as jobs are done.
    pub fn pace(&self) -> Pace {
        if self.how == How::Threaded { Pace::Threaded } else { Pace::Inline }
    }

    /// What is done by now.
    pub fn finished(&mut self) -> Vec<Done> {
        let mut finished: Vec<Sent> = self.receiver.try_iter().collect();
        finished.extend(self.steps.iter_mut().filter_map(Iterator::next));
        let over = finished.iter().filter(|(_, is_last, _)| *is_last);
        let over: Vec<u64> = over.map(|(number, _, _)| *number).collect();
        self.running.retain(|(number, _)| !over.contains(number));
        finished.into_iter().map(|(_, _, done)| done).collect()
    }

    /// What runs now, in words.
    pub fn busy(&self) -> Option<String> {
        self.running.iter().find(|(_, name)| !name.is_empty()).map(|(_, name)| name.clone())
    }
}

/// Sends what comes last when all parts of a job are over.
struct Ending {
    sender: Sender<Sent>,
    ctx: egui::Context,
    last: Mutex<Option<Sent>>,
}

impl Drop for Ending {
    fn drop(&mut self) {
        let last = self.last.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(last) = last {
            // The window may be gone by now.
            self.sender.send(last).ok();
        }
        self.ctx.request_repaint();
    }
}
