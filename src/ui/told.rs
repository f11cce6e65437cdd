//! What a screen reader is told, where egui leaves it out.

use egui::{Context, FullOutput, Plugin, Role};

/// Tells it in every frame of a window.
pub(super) fn settle(ctx: &Context) {
    ctx.add_plugin(ScrollBars);
}

/// Gives the bars of scroll areas a name; egui makes them by itself, and without one.
struct ScrollBars;

impl Plugin for ScrollBars {
    fn debug_name(&self) -> &'static str {
        "names of scroll bars"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let Some(told) = &mut output.platform_output.accesskit_update else { return };
        for (_, node) in &mut told.nodes {
            if node.role() == Role::ScrollBar && node.label().is_none() {
                node.set_label("Scroll bar");
            }
        }
    }
}
