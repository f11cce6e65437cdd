//! One frame of the window: every room in its place.

use egui::{CentralPanel, Frame, Id, Margin, Panel, Popup, ScrollArea, Sense, Ui, pos2};

use super::super::state::Tab;
use super::super::view::View;
use super::super::{menu, status, top};
use super::Rooms;

/// Paints everything: what surrounds the middle, the middle, and what floats.
pub(super) fn paint(rooms: &mut Rooms, ui: &mut Ui, view: &View<'_>) {
    let look = view.look();
    // The title's words stand in line with those of the panel below; its ground reaches further left.
    let bar = Margin { left: 8, right: 16, top: 8, bottom: 8 };
    let bar = Frame::new().fill(look.app).inner_margin(bar);
    Panel::top("top").frame(bar).exact_size(44.0).show(ui, |ui| top::top_ui(ui, view));
    let thin = Frame::new().fill(look.app).inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("status").frame(thin).exact_size(28.0).show(ui, |ui| status::status_ui(ui, view));
    let lengths = &view.theme.measures.lengths;
    let side = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(16, 12));
    rooms.articles.follow(view);
    let width = ui.ctx().content_rect().width();
    if view.state.panels.shows_sources(width) {
        Panel::left("articles")
            .frame(side.inner_margin(Margin { left: 8, right: 8, top: 12, bottom: 0 }))
            .default_size(lengths.sources_panel)
            .size_range(200.0..=420.0)
            .show(ui, |ui| rooms.articles.ui(ui, view));
    }
    if view.state.tab == Tab::Read && view.state.panels.shows_figure(width) {
        Panel::right("figure")
            .frame(side)
            .default_size(lengths.figure_panel)
            .size_range(300.0..=640.0_f32.min(width * 0.42))
            .show(ui, |ui| {
                rooms.statement.ui(ui, view);
                if view.state.cells.is_empty() {
                    let area = ScrollArea::vertical().id_salt("live figure").auto_shrink(false);
                    area.show(ui, |ui| rooms.live.ui(ui, view));
                } else {
                    rooms.live.ui(ui, view);
                }
            });
    }
    let page = Frame::new().fill(look.paper);
    CentralPanel::default().frame(page).show(ui, |ui| match view.state.tab {
        Tab::Read => rooms.reader.ui(ui, view),
        Tab::Statements => rooms.statements.ui(ui, view),
        Tab::Figures => rooms.figures.ui(ui, view),
        Tab::Codebook => rooms.codebook.ui(ui, view),
        Tab::Incoming => rooms.incoming.ui(ui, view),
    });
    if view.state.tab == Tab::Read {
        rooms.bar.ui(ui, view);
    }
    if view.state.dialog.is_some() {
        hide_tips(ui);
    }
    rooms.dialogs.ui(ui, view);
    rooms.palette.ui(ui, view);
    menu::notices_ui(ui, view);
}

/// Closes the tips of what lies below a dialog, which a still pointer would keep open above it: an open
/// popup of the same layer does that, and this one shows nothing.
fn hide_tips(ui: &Ui) {
    let nothing = Popup::new(Id::unique("no tips"), ui.ctx().clone(), pos2(0.0, 0.0), ui.layer_id());
    _ = nothing.open(true).frame(Frame::NONE).sense(Sense::hover()).show(|_| {});
}
