//! Work that may take longer than a frame: dialogs of the system, reading, writing.
//!
//! A job runs on a thread of its own and sends back one [`Done`]; the window asks for what is done
//! at the start of each frame and never waits. Tests use [`Worker::inline`], where a job is done
//! before `start` returns.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

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

/// Runs jobs beside the window.
pub struct Worker {
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    picker: Arc<dyn Picker>,
    running: Vec<(u64, String)>,
    jobs: u64,
    is_inline: bool,
}

impl Worker {
    /// A worker with threads.
    pub fn threaded(picker: Arc<dyn Picker>) -> Self {
        Self::new(picker, false)
    }

    /// A worker that does each job at once, so that tests need not wait.
    pub fn inline(picker: Arc<dyn Picker>) -> Self {
        Self::new(picker, true)
    }

    fn new(picker: Arc<dyn Picker>, is_inline: bool) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, picker, running: Vec::new(), jobs: 0, is_inline }
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
            sender.send((number, done)).ok();
            ctx.request_repaint();
        };
        if self.is_inline {
            run();
        } else if std::thread::Builder::new().name("worker".to_owned()).spawn(run).is_err() {
            self.running.pop();
        }
    }

    /// How a session's journal is written: as jobs are done.
    pub fn pace(&self) -> Pace {
        if self.is_inline { Pace::Inline } else { Pace::Threaded }
    }

    /// What is done by now.
    pub fn finished(&mut self) -> Vec<Done> {
        let finished: Vec<(u64, Done)> = self.receiver.try_iter().collect();
        self.running.retain(|(number, _)| finished.iter().all(|(done, _)| done != number));
        finished.into_iter().map(|(_, done)| done).collect()
    }

    /// What runs now, in words.
    pub fn busy(&self) -> Option<String> {
        self.running.iter().find(|(_, name)| !name.is_empty()).map(|(_, name)| name.clone())
    }
}
