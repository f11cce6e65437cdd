//! What the system's clipboard holds beside plain words, which egui brings by itself: web pages.

/// The clipboard; tests bring one of their own.
pub trait Clipboard: Send + Sync {
    /// The web page that was copied, as HTML; none where none was. May take long: never asked by a frame.
    fn page(&self) -> Option<String>;
}

/// The clipboard of the system.
pub(super) struct SystemClipboard;

impl Clipboard for SystemClipboard {
    fn page(&self) -> Option<String> {
        arboard::Clipboard::new().ok()?.get().html().ok().filter(|html| !html.trim().is_empty())
    }
}

/// A clipboard without web pages.
pub(super) struct NoPages;

impl Clipboard for NoPages {
    fn page(&self) -> Option<String> {
        None
    }
}
