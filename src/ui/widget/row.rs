//! A row of a list to choose from: a name with matched letters in bold, and a remark at the right.

use std::ops::Range;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, Response, Role, Sense, TextFormat, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::view::View;
use super::color::{SWATCH, swatch};

/// The height of a row in points.
pub const HEIGHT: f32 = 28.0;

/// A row of a list to choose from.
#[derive(Default)]
pub struct Row<'a> {
    /// The name; also the accessible one.
    pub name: &'a str,
    /// Which of its bytes are bold, ascending.
    pub bold: &'a [Range<usize>],
    /// Muted words after it.
    pub after: &'a str,
    /// Muted words at the right end.
    pub right: &'a str,
    /// A square of a color before it.
    pub swatch: Option<Color32>,
    /// Whether it is the one that Enter takes.
    pub is_chosen: bool,
}

impl Row<'_> {
    /// Draws it over the whole width.
    pub fn show(&self, ui: &mut Ui, view: &View<'_>) -> Response {
        let look = view.look();
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::CLICK);
        let radius = f32::from(view.theme.measures.radii.control);
        if self.is_chosen {
            ui.painter().rect_filled(rect, radius, look.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius, look.chip);
        }
        let inner = rect.shrink2(vec2(10.0, 0.0));
        let remark = if self.is_chosen { look.text } else { look.muted };
        let right = ui.painter().text(
            inner.right_center(),
            Align2::RIGHT_CENTER,
            self.right,
            view.theme.caption(),
            remark,
        );
        let mut left = inner.left();
        if let Some(color) = self.swatch {
            swatch(ui, inner.left_center(), color);
            left += SWATCH + 8.0;
        }
        let mut job = self.job(ui, view);
        job.wrap = TextWrapping::truncate_at_width((right.left() - 8.0 - left).max(40.0));
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, look.text);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, self.is_chosen, self.name));
        response
    }

    fn job(&self, ui: &Ui, view: &View<'_>) -> LayoutJob {
        let look = view.look();
        let body = TextStyle::Body.resolve(ui.style());
        let plain = TextFormat::simple(body, look.text);
        let bold = TextFormat::simple(view.theme.strong(), look.text);
        let mut job = LayoutJob::default();
        let mut at = 0;
        for range in self.bold {
            job.append(self.name.get(at..range.start).unwrap_or_default(), 0.0, plain.clone());
            job.append(self.name.get(range.clone()).unwrap_or_default(), 0.0, bold.clone());
            at = range.end;
        }
        job.append(self.name.get(at..).unwrap_or_default(), 0.0, plain);
        if !self.after.is_empty() {
            let muted = if self.is_chosen { look.text } else { look.muted };
            job.append(self.after, 8.0, TextFormat::simple(view.theme.caption(), muted));
        }
        job
    }
}
