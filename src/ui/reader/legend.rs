//! What the colors of the statements in view stand for, and the choice of it.

use egui::{FontId, Frame, Margin, Panel, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::action::Action;
use super::super::state::ColorBy;
use super::super::view::View;
use super::super::widget::chip::{menu_chip, menu_choice};
use super::super::widget::color::{Meaning, SWATCH, swatch};

/// More names than these are counted, not written.
const MOST: usize = 10;

/// The names of the colors in view, in the order of the article.
#[derive(Debug, Default)]
pub(super) struct Legend {
    entries: Vec<Meaning>,
    /// Those of the frame before.
    before: Vec<Meaning>,
}

impl Legend {
    /// Forgets the frame before.
    pub fn clear(&mut self) {
        self.before = std::mem::take(&mut self.entries);
    }

    /// Whether the colors in view are others than in the frame before.
    pub fn is_another(&self) -> bool {
        self.entries != self.before
    }

    /// Notes what a color in view stands for.
    pub fn note(&mut self, meaning: Meaning) {
        if !self.entries.iter().any(|entry| entry.name == meaning.name) {
            self.entries.push(meaning);
        }
    }

    /// Draws the strip below the article: the choice, then the names.
    pub fn ui(&self, ui: &mut Ui, view: &View<'_>) {
        let frame = Frame::new().fill(view.look().paper).inner_margin(Margin::symmetric(16, 3));
        let panel = Panel::bottom("legend").frame(frame).resizable(false).exact_size(32.0);
        panel.show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                menu_chip(ui, view, "Color by", view.state.color_by.label(), |ui| {
                    for color_by in ColorBy::ALL {
                        if menu_choice(ui, color_by == view.state.color_by, color_by.label()) {
                            view.send(Action::ColorBy(color_by));
                        }
                    }
                });
                for (at, entry) in self.entries.iter().enumerate() {
                    if at >= MOST || !entry_ui(ui, view, entry) {
                        let more = format!("and {} more", self.entries.len() - at);
                        ui.label(egui::RichText::new(more).size(12.0).color(view.look().muted));
                        break;
                    }
                }
            });
        });
    }
}

/// A color and its name; false where there is no room for it.
fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Meaning) -> bool {
    let font = FontId::proportional(12.0);
    let galley = ui.painter().layout_no_wrap(entry.name.clone(), font, view.look().muted);
    let size = vec2(SWATCH + 6.0 + galley.size().x, 18.0);
    if ui.available_width() < size.x + 90.0 {
        return false;
    }
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    swatch(ui, rect.left_center(), entry.color);
    let at = pos2(rect.left() + SWATCH + 6.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, view.look().muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &entry.name));
    true
}
