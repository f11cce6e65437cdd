//! The figure: beside the text always, in full size on its own tab.

mod bars;
mod kind;
mod legend;
mod options;
mod plot;
mod quotes;
mod saved;
mod texture;

use egui::{Panel, RichText, Ui};

use super::action::Action;
use super::derived::Counted;
use super::view::View;

/// The height of the plot beside the text, in points.
const LIVE_HEIGHT: f32 = 216.0;

/// How strong a figure is drawn while a newer one is counted.
const OUTDATED: f32 = 0.5;

/// The figure beside the text.
#[derive(Default)]
pub struct LiveFigure;

impl LiveFigure {
    /// Title, chips, plot, legend and rule; below, the quotes behind the chosen bar.
    pub fn ui(ui: &mut Ui, view: &View<'_>) {
        let Some(counted) = head_ui(ui, view, options::short_ui) else { return };
        figure_ui(ui, view, counted, LIVE_HEIGHT);
        if let Some(cell) = &view.state.cell {
            ui.add_space(12.0);
            quotes::quotes_ui(ui, view, counted, cell);
        }
    }
}

/// The figure in full size.
#[derive(Default)]
pub struct FiguresTab {
    naming: Option<saved::Naming>,
}

impl FiguresTab {
    /// All chips, a large plot, and the quotes behind the chosen bar at the right.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if let (Some(Ok(counted)), Some(cell)) = (view.derived.figure(), &view.state.cell) {
            let frame = egui::Frame::new().fill(view.look().panel).inner_margin(16);
            Panel::right("quotes").frame(frame).default_size(380.0).size_range(280.0..=640.0).show(
                ui,
                |ui| {
                    quotes::quotes_ui(ui, view, counted, cell);
                },
            );
        }
        egui::Frame::new().inner_margin(egui::Margin::symmetric(36, 24)).show(ui, |ui| {
            let Some(counted) = head_ui(ui, view, |ui, view| options::all_ui(ui, view, &mut self.naming))
            else {
                return;
            };
            let height = (ui.available_height() - 132.0).clamp(200.0, 900.0);
            figure_ui(ui, view, counted, height);
        });
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

fn figure_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted, height: f32) {
    ui.scope(|ui| {
        if view.derived.is_counting() {
            ui.multiply_opacity(OUTDATED);
        }
        plot_and_rule_ui(ui, view, counted, height);
    });
}

fn plot_and_rule_ui(ui: &mut Ui, view: &View<'_>, counted: &Counted, height: f32) {
    if counted.figure.is_empty() {
        ui.add_space(24.0);
        ui.label(RichText::new(counted.figure.empty).color(view.look().muted));
        if view.project.statements().len() == 0 {
            return;
        }
    } else if let Some(cell) = plot::plot_ui(ui, view, &counted.figure, height) {
        let is_open = view.state.cell.as_ref() == Some(&cell);
        view.send(Action::ShowCell((!is_open).then_some(cell)));
    }
    ui.add_space(4.0);
    legend::legend_ui(ui, view, counted);
    ui.add_space(6.0);
    legend::rule_ui(ui, view, &counted.figure);
}
