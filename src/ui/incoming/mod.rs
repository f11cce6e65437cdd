//! The import list: files on their way in, what was found in them, and what is to be decided.

mod cell;
mod detail;
mod head;
mod keys;
mod list;
mod row;

use egui::{Frame, Margin, Panel, Ui};

use crate::session::import::{ArticleKey, ListLine};

use super::state::ShownLines;
use super::view::View;

use cell::Editing;
use detail::Detail;

/// From this width on, in points, the details stand beside the list, else below it.
const BESIDE: f32 = 820.0;

/// The tab of the import list.
#[derive(Default)]
pub struct IncomingTab {
    lines: Vec<ListLine>,
    filled: Option<(u64, ShownLines)>,
    /// The line that was chosen when the list looked last; another one is brought into view.
    seen: Option<ListLine>,
    editing: Option<Editing>,
    detail: Detail,
}

impl IncomingTab {
    /// The tab.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.fill(view);
        self.keys(ui, view);
        let look = view.look();
        let head = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 16, bottom: 8 });
        let head = Panel::top("incoming head").frame(head).show_separator_line(false);
        let shown = head.show(ui, |ui| head::head_ui(ui, view, &self.lines));
        head::progress_ui(ui, view, shown.response.rect);
        let frame =
            Frame::new().fill(look.panel).inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 8 });
        let width = ui.available_width();
        let panel = if width >= BESIDE {
            let size = (width * 0.37).clamp(340.0, 460.0);
            Panel::right("incoming details").default_size(size).size_range(300.0..=width * 0.6)
        } else {
            let height = ui.available_height();
            Panel::bottom("incoming details below")
                .default_size(height * 0.5)
                .size_range(140.0..=height * 0.75)
        };
        panel.frame(frame).show(ui, |ui| self.detail.ui(ui, view));
        Frame::new()
            .inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 0 })
            .show(ui, |ui| self.list_ui(ui, view));
    }

    /// Brings the lines up to date.
    fn fill(&mut self, view: &View<'_>) {
        let incoming = &view.state.incoming;
        let now = Some((incoming.list.changes(), incoming.shown));
        if self.filled != now {
            self.lines = incoming.lines();
            self.filled = now;
        }
    }
}

/// The articles of lines, those of a file with several among them once.
fn articles(lines: &[ListLine]) -> Vec<ArticleKey> {
    lines.iter().filter_map(|line| line.key()).collect()
}
