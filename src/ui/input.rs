//! How the window takes the keyboard and the pointer, where it is not as egui has it.

use egui::Context;

/// A button that is held longer than this many seconds before it is let go was not clicked.
const LONGEST_CLICK: f64 = 3.0;

/// Sets it for a window, once.
pub(super) fn settle(ctx: &Context) {
    ctx.options_mut(|options| {
        // The keys of the table do it, in steps of their own.
        options.zoom_with_keyboard = false;
        // egui counts from frame to frame: on a machine that is busy a quick click seemed a long one, and
        // went nowhere.
        options.input_options.max_click_duration = LONGEST_CLICK;
    });
}
