//! The figure: beside the text always, in full size on its own tab.

mod across;
mod bars;
mod compare;
mod event_lines;
mod event_list;
mod fields;
mod fine;
mod kind;
mod lasso;
mod legend;
mod options;
mod plot;
mod quotes;
mod saved;
mod shapes;
mod sheet;
mod texture;
mod tip;

use egui::{Key, Panel, Popup, RichText, Ui};

use super::action::Action;
use super::derived::Counted;
use super::state::{Beside, CellKey, FigureSide, Pane};
use super::view::View;
use super::widget::chip::chip;
use across::Zoom;
use event_list::EventList;
use plot::{Asked, Chosen};
use quotes::Quotes;

/// The height of the plot beside the text, in points.
const LIVE_HEIGHT: f32 = 216.0;

/// The room for legend and rule below a large plot, in points.
const BELOW_PLOT: f32 = 132.0;

/// How strong a figure is drawn while a newer one is counted.
const OUTDATED: f32 = 0.5;

/// The figure beside the text.
#[derive(Default)]
pub struct LiveFigure {
    quotes: Quotes,
}

impl LiveFigure {
    /// Title, chips, plot, legend and rule; below, the quotes behind the chosen bars.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(counted) = head_ui(ui, view, options::short_ui) else { return };
        figure_ui(
            ui,
            view,
            counted,
            Asked { pane: Pane::Shown, height: LIVE_HEIGHT, zoom: None, scale: None },
        );
        if let Some(quoted) = quoted(view) {
            ui.add_space(12.0);
            self.quotes.ui(ui, view, quoted, false);
        }
    }
}

/// The figure in full size.
#[derive(Default)]
pub struct FiguresTab {
    naming: Option<saved::Naming>,
    folded: Option<bool>,
    all_beside: bool,
    /// Whether a field to type in had the focus a frame ago: Escape takes it away before anybody sees it.
    is_typing: bool,
    zoom: Zoom,
    zoom_beside: Zoom,
    events: EventList,
    quotes: Quotes,
}

impl FiguresTab {
    /// All chips, a large plot or two, and at the right the quotes behind the chosen bars, or the events.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.escape(ui, view);
        self.side_ui(ui, view);
        let margin = if ui.available_width() < 760.0 { 20 } else { 36 };
        egui::Frame::new().inner_margin(egui::Margin::symmetric(margin, 20)).show(ui, |ui| {
            egui::ScrollArea::vertical().id_salt("figures").auto_shrink(false).show(ui, |ui| {
                let options = |ui: &mut Ui, view: &View<'_>| {
                    options::all_ui(ui, view, &mut self.naming, &mut self.folded);
                };
                let counted = head_ui(ui, view, options);
                match (&view.state.beside, counted) {
                    (None, None) => {}
                    (None, Some(counted)) => self.one_ui(ui, view, counted),
                    (Some(beside), counted) => self.two_ui(ui, view, beside, counted),
                }
            });
        });
    }

    /// Lets go of the chosen bars, where Escape leaves no field, menu or drag.
    fn escape(&mut self, ui: &Ui, view: &View<'_>) {
        let was_typing = std::mem::replace(&mut self.is_typing, ui.ctx().text_edit_focused());
        let is_escape = ui.input(|input| input.key_pressed(Key::Escape) && !input.pointer.any_down());
        if is_escape && !was_typing && !Popup::is_any_open(ui.ctx()) && !view.state.cells.is_empty() {
            view.send(Action::ShowCells(Vec::new()));
        }
    }

    fn one_ui(&mut self, ui: &mut Ui, view: &View<'_>, counted: &Counted) {
        zoom_ui(ui, view, (&mut self.zoom, counted), true);
        let height = (ui.available_height() - BELOW_PLOT).clamp(200.0, 900.0);
        let asked = Asked { pane: Pane::Shown, height, zoom: Some(&mut self.zoom), scale: None };
        figure_ui(ui, view, counted, asked);
    }

    /// The shown figure and the one that it is compared with, side by side.
    fn two_ui(&mut self, ui: &mut Ui, view: &View<'_>, beside: &Beside, shown: Option<&Counted>) {
        let answer = view.derived.beside();
        let other = answer.and_then(|answer| answer.as_ref().ok());
        ui.columns_const(|[left, right]| {
            if let Some(shown) = shown {
                left.label(RichText::new(&shown.figure.title).font(view.theme.strong()));
            }
            compare::head_ui(right, view, (beside, other), &mut self.all_beside);
            if let Some(Err(reason)) = answer {
                right.label(RichText::new(reason).color(view.look().bad));
            }
        });
        let scale = compare::scale(beside, shown, other);
        let height = (ui.available_height() - BELOW_PLOT).clamp(200.0, 900.0);
        ui.columns_const(|[left, right]| {
            if let Some(shown) = shown {
                zoom_ui(left, view, (&mut self.zoom, shown), true);
                let zoom = Some(&mut self.zoom);
                left.push_id("shown", |ui| {
                    figure_ui(ui, view, shown, Asked { pane: Pane::Shown, height, zoom, scale });
                });
            }
            if let Some(other) = other {
                zoom_ui(right, view, (&mut self.zoom_beside, other), false);
                let zoom = Some(&mut self.zoom_beside);
                right.push_id("beside", |ui| {
                    figure_ui(ui, view, other, Asked { pane: Pane::Beside, height, zoom, scale });
                });
            }
        });
    }

    fn side_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let quoted = quoted(view);
        if quoted.is_none() && view.state.figure_side != FigureSide::Events {
            return;
        }
        let frame = egui::Frame::new().fill(view.look().panel).inner_margin(16);
        let most = 640.0_f32.min(ui.available_width() * 0.5).max(280.0);
        let panel = Panel::right("beside figure").frame(frame).default_size(380.0).size_range(260.0..=most);
        panel.show(ui, |ui| match quoted {
            Some(counted) => self.quotes.ui(ui, view, counted, true),
            None => self.events.ui(ui, view),
        });
    }
}

/// The figure in which bars are chosen, where some are.
fn quoted<'a>(view: &View<'a>) -> Option<&'a Counted> {
    let answer = match view.state.cells_in {
        Pane::Shown => view.derived.figure(),
        Pane::Beside => view.derived.beside(),
    };
    answer.and_then(|answer| answer.as_ref().ok()).filter(|_| !view.state.cells.is_empty())
}

/// While a part of a figure is in view: which one, the way back to all of it, and, where it can be, the
/// offer to count nothing else.
fn zoom_ui(ui: &mut Ui, view: &View<'_>, (zoom, counted): (&mut Zoom, &Counted), may_count: bool) {
    let figure = &counted.figure;
    if !zoom.is_close(figure) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let shown = zoom.columns(figure);
        let ends = shown.first().zip(shown.last());
        let label = |place: &usize| figure.x.columns.get(*place).map_or("", |it| it.label.as_str());
        if let Some((first, last)) = ends {
            let words = format!("Shown: {} to {}", label(first), label(last));
            ui.label(RichText::new(words).color(view.look().muted));
        }
        let hint = "Double click, or 0 while the figure has the focus";
        if chip(ui, view, "Show all").on_hover_text(hint).clicked() {
            zoom.reset();
        }
        if let Some(range) = ends.and_then(|(first, last)| across::dates(figure, *first, *last))
            && may_count
            && chip(ui, view, "Count only these dates").clicked()
        {
            let mut spec = view.state.figure.clone();
            (spec.filter.from, spec.filter.to) = (Some(range.0), Some(range.1));
            view.send(Action::Figure(spec));
            zoom.reset();
        }
    });
    ui.add_space(6.0);
}

/// Title and chips; the counted figure, or why there is none in its place.
fn head_ui<'a>(ui: &mut Ui, view: &View<'a>, chips: impl FnOnce(&mut Ui, &View<'_>)) -> Option<&'a Counted> {
    let answer = view.derived.figure();
    let title = match answer {
        Some(Ok(counted)) => counted.figure.title.as_str(),
        _ => "Figure",
    };
    ui.label(RichText::new(title).font(view.theme.panel_title()));
    ui.add_space(4.0);
    chips(ui, view);
    ui.add_space(8.0);
    match answer? {
        Ok(counted) => Some(counted),
        Err(reason) => {
            ui.label(RichText::new(reason).color(view.look().bad));
            None
        }
    }
}

fn figure_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted, asked: Asked<'_>) {
    ui.scope(|ui| {
        if view.derived.is_counting() {
            ui.multiply_opacity(OUTDATED);
        }
        plot_and_rule_ui(ui, view, counted, asked);
    });
}

fn plot_and_rule_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted, asked: Asked<'_>) {
    let pane = asked.pane;
    if counted.figure.is_empty() {
        ui.add_space(24.0);
        ui.label(RichText::new(counted.figure.empty).color(view.look().muted));
        if view.project.statements().len() == 0 {
            return;
        }
    } else if let Some(chosen) = plot::plot_ui(ui, view, &counted.figure, asked) {
        let before = if view.state.cells_in == pane { view.state.cells.as_slice() } else { &[] };
        let cells = choice(ui, before, chosen);
        view.send(match pane {
            Pane::Shown => Action::ShowCells(cells),
            Pane::Beside => Action::ShowCellsBeside(cells),
        });
    }
    ui.add_space(4.0);
    legend::legend_ui(ui, view, counted);
    ui.add_space(6.0);
    legend::rule_ui(ui, view, &counted.figure);
}

/// The bars that are chosen after a click or a lasso: a second click lets go, Ctrl adds and takes away.
fn choice(ui: &Ui, before: &[CellKey], chosen: Chosen) -> Vec<CellKey> {
    let adds = ui.input(|input| input.modifiers.command);
    let mut cells = if adds { before.to_vec() } else { Vec::new() };
    match chosen {
        Chosen::Mark(cell) if before.contains(&cell) && (adds || before.len() == 1) => {
            cells.retain(|other| *other != cell);
        }
        Chosen::Mark(cell) => cells.push(cell),
        Chosen::Lasso(several) => {
            let new: Vec<_> = several.into_iter().filter(|cell| !cells.contains(cell)).collect();
            cells.extend(new);
        }
    }
    cells
}
