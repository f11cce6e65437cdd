//! Being told to end: by Ctrl+C in a terminal, by SIGTERM, at the end of the desktop's session.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the program was told to end. A copy tells the same.
#[derive(Debug, Clone, Default)]
pub struct Ending(Arc<AtomicBool>);

impl Ending {
    /// Listens to the system from now on, and wakes this window when it asks to end; one listener for a
    /// process. Whoever asks a second time does not wait for a last save: what was done is recorded.
    ///
    /// Where the system lets nobody listen, it ends the program as any other, and nothing is lost either.
    pub fn listen(ctx: &egui::Context) -> Self {
        let (ending, ctx) = (Self::default(), ctx.clone());
        let told = ending.clone();
        let listening = ctrlc::set_handler(move || {
            if told.0.swap(true, Ordering::AcqRel) {
                std::process::exit(1);
            }
            ctx.request_repaint();
        });
        _ = listening;
        ending
    }

    /// Whether it was.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
