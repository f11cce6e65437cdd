//! The codebook: the trees of actors and demands, and all that is kept of the chosen one.

mod actor_form;
mod change;
mod demand_form;
mod detail;
mod draft;
mod entry;
mod keys;
mod membership;
mod outline;
mod pick;
mod swatches;
mod tree;
mod uses;
mod words;

use std::collections::BTreeSet;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::view::View;
use draft::Drafts;
use entry::{Entry, Side};
use outline::Outline;
use tree::Touch;
use uses::Uses;

/// From this width on, in points, both trees stand side by side.
const WIDE: f32 = 1100.0;

/// The codebook.
pub struct CodebookTab {
    outline: Outline,
    chosen: Option<Entry>,
    /// The tree that is shown where there is no room for both.
    side: Side,
    folded: BTreeSet<Entry>,
    actor_filter: String,
    demand_filter: String,
    drafts: Drafts,
    /// The other names of the chosen actor as they are typed.
    aliases: String,
    uses: Uses,
    /// The name of an entry that was asked for; it is chosen when it is there.
    awaited: Option<(Side, String)>,
    /// Whether the name field takes the focus.
    wants_name: bool,
    scroll_to: Option<Entry>,
}

impl Default for CodebookTab {
    fn default() -> Self {
        Self {
            outline: Outline::default(),
            chosen: None,
            side: Side::Actors,
            folded: BTreeSet::new(),
            actor_filter: String::new(),
            demand_filter: String::new(),
            drafts: Drafts::default(),
            aliases: String::new(),
            uses: Uses::default(),
            awaited: None,
            wants_name: false,
            scroll_to: None,
        }
    }
}

impl CodebookTab {
    /// The tab.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.outline.refresh(view);
        self.welcome();
        self.chosen = self.chosen.filter(|entry| entry.name(view.project).is_some());
        let is_wide = ui.available_width() >= WIDE;
        let tree = Frame::new().fill(view.look().paper).inner_margin(Margin {
            left: 16,
            right: 12,
            top: 16,
            bottom: 0,
        });
        let sides: &[Side] = if is_wide { &Side::ALL } else { &[self.side] };
        let mut touches: Vec<(Side, Touch)> = Vec::new();
        for side in sides {
            let panel = Panel::left(("codebook", side.label(), is_wide)).frame(tree);
            let touch = panel
                .default_size(310.0)
                .size_range(220.0..=440.0)
                .show(ui, |ui| self.tree_ui(ui, view, *side, !is_wide))
                .inner;
            touches.push((*side, touch));
        }
        let page = Frame::new().fill(view.look().paper).inner_margin(Margin {
            left: 24,
            right: 24,
            top: 16,
            bottom: 0,
        });
        CentralPanel::default().frame(page).show(ui, |ui| self.detail_ui(ui, view));
        // Only after the form: a field that loses the focus by this click still takes its words.
        for (side, touch) in touches {
            if self.touched(view, side, &touch) {
                ui.ctx().request_repaint();
            }
        }
    }

    fn filter(&self, side: Side) -> &str {
        match side {
            Side::Actors => &self.actor_filter,
            Side::Demands => &self.demand_filter,
        }
    }

    fn filter_mut(&mut self, side: Side) -> &mut String {
        match side {
            Side::Actors => &mut self.actor_filter,
            Side::Demands => &mut self.demand_filter,
        }
    }
}
