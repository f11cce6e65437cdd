//! What stands between the program and a window: a display, and libraries of the system.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex};

use super::window::WindowError;

/// What names a display on Linux and its like.
#[cfg(all(unix, not(target_os = "macos")))]
const DISPLAYS: [&str; 3] = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];

/// Fails where there is certainly no display, so that nothing of the window is tried.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn require() -> Result<(), WindowError> {
    let is_named = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if DISPLAYS.iter().any(is_named) { Ok(()) } else { Err(WindowError::NoDisplay) }
}

/// Elsewhere the system always has a display, or says so itself.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn require() -> Result<(), WindowError> {
    Ok(())
}

/// Runs the window; a panic of its thread becomes an error that says what is missing or went wrong.
///
/// The window's crates panic where a library of the system cannot be loaded. Panics of other threads
/// are reported as ever.
pub(super) fn guarded(run: impl FnOnce() -> Result<(), WindowError>) -> Result<(), WindowError> {
    let heard = Arc::new(Mutex::new(String::new()));
    let own = std::thread::current().id();
    let previous = Arc::new(panic::take_hook());
    panic::set_hook(Box::new({
        let (heard, previous) = (Arc::clone(&heard), Arc::clone(&previous));
        move |info: &PanicHookInfo<'_>| match heard.lock() {
            Ok(mut heard) if std::thread::current().id() == own => *heard = words(info),
            _ => previous(info),
        }
    }));
    let result = panic::catch_unwind(AssertUnwindSafe(run));
    panic::set_hook(Box::new(move |info| previous(info)));
    result.unwrap_or_else(|_| Err(explained(&heard.lock().map(|heard| heard.clone()).unwrap_or_default())))
}

/// What the system says, without the place in the window's crates where it was heard.
pub(super) fn reason(error: &str) -> String {
    let heard = error.split_once("os error at ").and_then(|(_, place)| place.split_once(": "));
    heard.map_or(error, |(_, reason)| reason).trim().replace('\n', " ")
}

/// The message and, in brackets, its place in the source.
fn words(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("no reason given").replace('\n', " ");
    info.location().map_or_else(|| message.clone(), |place| format!("{message} ({place})"))
}

fn explained(panic: &str) -> WindowError {
    let library = panic
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | ',' | ':' | '(' | ')'))
        .find(|word| word.starts_with("lib") && word.contains(".so"));
    match library {
        Some(library) => WindowError::Library(library.trim_end_matches('.').to_owned()),
        None => WindowError::Stopped(panic.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_no_place_in_foreign_source() {
        let error =
            "winit EventLoopError: os error at /a/b/mod.rs:788: Failed to open connection to X server";
        assert_eq!(reason(error), "Failed to open connection to X server");
        assert_eq!(reason("no GL"), "no GL");
    }

    #[test]
    fn a_missing_library_is_named() {
        let run = || panic!("Library libxkbcommon-x11.so could not be loaded.");
        let error = guarded(run).unwrap_err().to_string();
        assert!(error.contains("libxkbcommon-x11.so is missing"), "{error}");
        assert!(error.contains("`demarche --help`"), "{error}");
        let error = guarded(|| panic!("broken\nthing")).unwrap_err().to_string();
        assert!(error.contains("broken thing") && error.contains("display.rs"), "{error}");
        assert!(!error.contains('\n'), "{error}");
        assert!(guarded(|| Ok(())).is_ok());
    }
}
