//! The figure: beside the text always, in full size on its own tab.

mod across;
mod bars;
mod event_lines;
mod event_list;
mod fields;
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

use egui::{Panel, RichText, Ui};

use super::action::Action;
use super::derived::Counted;
use super::state::{CellKey, FigureSide};
use super::view::View;
use super::widget::chip::chip;
use across::Zoom;
use event_list::EventList;
use plot::{Asked, Chosen};
use quotes::Quotes;

/// The height of the plot beside the text, in points.
const LIVE_HEIGHT: f32 = 216.0;

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
        figure_ui(ui, view, counted, Asked { height: LIVE_HEIGHT, zoom: None, top: None });
        if !view.state.cells.is_empty() {
            ui.add_space(12.0);
            self.quotes.ui(ui, view, counted);
        }
    }
}

/// The figure in full size.
#[derive(Default)]
pub struct FiguresTab {
    naming: Option<saved::Naming>,
    zoom: Zoom,
    events: EventList,
    quotes: Quotes,
}

impl FiguresTab {
    /// All chips, a large plot, and at the right the quotes behind the chosen bars, or the events.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        self.side_ui(ui, view);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(36, 24)).show(ui, |ui| {
            let Some(counted) = head_ui(ui, view, |ui, view| options::all_ui(ui, view, &mut self.naming))
            else {
                return;
            };
            self.zoom_ui(ui, view, counted);
            let height = (ui.available_height() - 132.0).clamp(200.0, 900.0);
            figure_ui(ui, view, counted, Asked { height, zoom: Some(&mut self.zoom), top: None });
        });
    }

    fn side_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let quoted = view.derived.figure().and_then(|answer| answer.as_ref().ok());
        let quoted = quoted.filter(|_| !view.state.cells.is_empty());
        if quoted.is_none() && view.state.figure_side != FigureSide::Events {
            return;
        }
        let frame = egui::Frame::new().fill(view.look().panel).inner_margin(16);
        let panel = Panel::right("beside figure").frame(frame).default_size(380.0).size_range(280.0..=640.0);
        panel.show(ui, |ui| match quoted {
            Some(counted) => self.quotes.ui(ui, view, counted),
            None => self.events.ui(ui, view),
        });
    }

    /// While a part of the figure is in view: which one, the way back to all of it, and the offer to
    /// count nothing else.
    fn zoom_ui(&mut self, ui: &mut Ui, view: &View<'_>, counted: &Counted) {
        let figure = &counted.figure;
        if !self.zoom.is_close(figure) {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            let shown = self.zoom.columns(figure);
            let ends = shown.first().zip(shown.last());
            let label = |place: &usize| figure.x.columns.get(*place).map_or("", |it| it.label.as_str());
            if let Some((first, last)) = ends {
                let words = format!("Shown: {} to {}", label(first), label(last));
                ui.label(RichText::new(words).color(view.look().muted));
            }
            if chip(ui, view, "Show all")
                .on_hover_text("Double click, or 0 while the figure has the focus")
                .clicked()
            {
                self.zoom.reset();
            }
            if let Some(range) = ends.and_then(|(first, last)| across::dates(figure, *first, *last))
                && chip(ui, view, "Count only these dates").clicked()
            {
                let mut spec = view.state.figure.clone();
                (spec.filter.from, spec.filter.to) = (Some(range.0), Some(range.1));
                view.send(Action::Figure(spec));
                self.zoom.reset();
            }
        });
        ui.add_space(6.0);
    }
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
    if counted.figure.is_empty() {
        ui.add_space(24.0);
        ui.label(RichText::new(counted.figure.empty).color(view.look().muted));
        if view.project.statements().len() == 0 {
            return;
        }
    } else if let Some(chosen) = plot::plot_ui(ui, view, &counted.figure, asked) {
        view.send(Action::ShowCells(choice(ui, &view.state.cells, chosen)));
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
