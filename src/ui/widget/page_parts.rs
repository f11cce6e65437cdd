//! All the words of a file in parts: those of the article, and in grey between them those that are left
//! out; a click takes one back or out.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Pos2, Rect, Role, ScrollArea, Sense, Stroke, TextFormat, TextStyle, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::import::{Page, Part};

use super::super::view::View;

/// How many letters of a part a screen reader is told.
const TOLD: usize = 80;
/// The room before the words, for the sign of what is left out.
const MARGIN: f32 = 22.0;

/// The parts of a page, of which only those in view are laid out.
#[derive(Debug, Default)]
pub struct PageParts {
    /// The height of each part where it was laid out, at this width.
    heights: Vec<Option<f32>>,
    width: f32,
}

impl PageParts {
    /// The parts in a field of this height; gives the place of the one that was pressed.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, page: &Page, height: f32) -> Option<usize> {
        let look = view.look();
        let frame = egui::Frame::new()
            .fill(look.field)
            .stroke((1.0, look.line))
            .corner_radius(view.theme.measures.radii.control)
            .inner_margin(egui::Margin { left: 4, right: 4, top: 6, bottom: 6 });
        let mut pressed = None;
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical().id_salt("parts of the page").auto_shrink(false);
            area.max_height(height).min_scrolled_height(height).show_viewport(ui, |ui, seen| {
                let corner = ui.max_rect().min;
                pressed = self.parts_ui(ui, view, page, (corner, seen));
            });
        });
        pressed
    }

    /// The parts one after the other, within an area that scrolls; gives the place of the one that was
    /// pressed.
    pub fn flow_ui(&mut self, ui: &mut Ui, view: &View<'_>, page: &Page) -> Option<usize> {
        let corner = ui.cursor().min;
        let seen = ui.clip_rect().translate(-corner.to_vec2());
        self.parts_ui(ui, view, page, (corner, seen))
    }

    fn parts_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        page: &Page,
        (corner, seen): (Pos2, Rect),
    ) -> Option<usize> {
        let width = ui.available_width() - 8.0;
        if self.heights.len() != page.parts().len() || (self.width - width).abs() > 0.5 {
            (self.heights, self.width) = (vec![None; page.parts().len()], width);
        }
        let (mut top, mut pressed) = (0.0, None);
        for (at, part) in page.parts().iter().enumerate() {
            let words = page.words_of(part).trim();
            if words.is_empty() {
                continue;
            }
            let known = self.heights.get(at).copied().flatten();
            let height = known.unwrap_or_else(|| estimate(words, width));
            if top + height >= seen.top() && top <= seen.bottom() {
                let place = Rect::from_min_size(corner + vec2(0.0, top), vec2(width, height));
                let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("part", at)));
                let (height, is_pressed) = part_ui(&mut child, view, part, words);
                if is_pressed {
                    pressed = Some(at);
                }
                if let Some(known) = self.heights.get_mut(at)
                    && *known != Some(height)
                {
                    *known = Some(height);
                    ui.ctx().request_repaint();
                }
            }
            top += self.heights.get(at).copied().flatten().unwrap_or(height);
        }
        ui.allocate_rect(Rect::from_min_size(corner, vec2(width, top)), Sense::hover());
        pressed
    }
}

/// The height of words that were not laid out yet, by their letters.
#[expect(clippy::cast_precision_loss, reason = "an estimate")]
fn estimate(words: &str, width: f32) -> f32 {
    let lines = words.split('\n').count() as f32 + words.len() as f32 * 7.0 / (width - MARGIN).max(80.0);
    lines * 18.0 + 10.0
}

/// One part; gives its height and whether it was pressed.
fn part_ui(ui: &mut Ui, view: &View<'_>, part: &Part, words: &str) -> (f32, bool) {
    let look = view.look();
    let width = ui.available_width();
    let galley = {
        let job = job(ui, view, part, words, width - MARGIN - 8.0);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let height = galley.size().y + 10.0;
    let (place, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let radius = f32::from(view.theme.measures.radii.control);
    if response.hovered() {
        ui.painter().rect_filled(place, radius, look.chip);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(place, radius, (1.5, look.accent), egui::StrokeKind::Inside);
    }
    let sign = place.left_top() + vec2(11.0, 14.0);
    if part.kept {
        ui.painter().vline(
            sign.x,
            (place.top() + 5.0)..=(place.bottom() - 5.0),
            Stroke::new(2.0, look.accent),
        );
    } else {
        ui.painter().text(sign, egui::Align2::CENTER_CENTER, "+", view.theme.strong(), look.muted);
    }
    ui.painter().galley(place.left_top() + vec2(MARGIN, 5.0), galley, look.text);
    response.widget_info(|| {
        let told: String = words.chars().take(TOLD).collect();
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), part.kept, told)
    });
    (height, response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked())
}

/// The words, and after what is left out or doubted the reason.
fn job(ui: &Ui, view: &View<'_>, part: &Part, words: &str, width: f32) -> LayoutJob {
    let look = view.look();
    let color = if part.kept { look.text } else { look.muted };
    let body = TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    job.append(words, 0.0, TextFormat::simple(body, color));
    if !part.why.is_empty() || !part.kept {
        let why = if part.why.is_empty() { "left out by hand" } else { &part.why };
        let italics = TextFormat { italics: true, ..TextFormat::simple(view.theme.caption(), look.muted) };
        job.append(&format!("  {why}"), 0.0, italics);
    }
    job
}
