//! The quotes behind the chosen bars: filtered further, recoded, exported; each leads to its passage.

mod head;
mod listed;
mod recode;
mod row;

use std::collections::BTreeSet;

use egui::Ui;

use crate::model::StatementId;

use super::super::derived::Counted;
use super::super::view::View;
use listed::{Listed, Sieve};

/// The list of quotes, and what is typed and chosen in it.
#[derive(Default)]
pub(super) struct Quotes {
    sieve: Sieve,
    listed: Listed,
    /// The quotes that are ticked; none stands for all.
    ticked: BTreeSet<StatementId>,
}

impl Quotes {
    /// Head, filter and list. The list is virtual, so that a bar of 100,000 costs what is seen; it is put
    /// together again only where the figure, the choice or the filter changed.
    ///
    /// Where there is little room, only title, count and list are shown, and nothing is filtered.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, counted: &Counted, has_room: bool) {
        if self.listed.refresh(view, counted, &mut self.sieve) {
            let behind: BTreeSet<StatementId> = self.listed.behind().iter().copied().collect();
            self.ticked.retain(|id| behind.contains(id));
        }
        self.head_ui(ui, view, counted, has_room);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = egui::ScrollArea::vertical().id_salt("quotes").auto_shrink(false);
        let shown = self.listed.shown();
        let mut touched = None;
        area.show_rows(ui, row::HEIGHT, shown.len(), |ui, rows| {
            for id in shown.get(rows).unwrap_or_default() {
                if row::quote_ui(ui, view, *id, self.ticked.contains(id)) {
                    touched = Some(*id);
                }
            }
        });
        if let Some(id) = touched
            && !self.ticked.remove(&id)
        {
            self.ticked.insert(id);
        }
    }

    /// What recoding and export are about: the ticked ones in view, else all in view.
    fn meant(&self) -> Vec<StatementId> {
        let shown = self.listed.shown();
        let ticked: Vec<_> = shown.iter().copied().filter(|id| self.ticked.contains(id)).collect();
        if ticked.is_empty() { shown.to_vec() } else { ticked }
    }
}
