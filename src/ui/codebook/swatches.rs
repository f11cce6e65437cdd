//! Choosing a color: automatic, a place of the palette, or one of one's own.

use egui::{Color32, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, vec2};

use crate::model::{Color, PALETTE_PLACES};

use super::super::view::View;
use super::super::widget::chip::segments;
use super::super::widget::field::caption;
use super::draft::{DraftField, Drafts};

const SIDE: f32 = 20.0;

/// Shows the colors; `choose` gets the one that is chosen, none for automatic.
pub(super) fn color_ui(
    ui: &mut Ui,
    view: &View<'_>,
    drafts: &mut Drafts,
    id: egui::Id,
    current: Option<Color>,
    choose: impl Fn(Option<Color>),
) {
    caption(ui, view, "Color");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.set_max_width((SIDE + 4.0) * f32::from(PALETTE_PLACES / 2));
        for place in 0..PALETTE_PLACES {
            let color = Color::Place(place);
            if place_ui(ui, view, view.theme.color(color), place, current == Some(color)).clicked() {
                choose(Some(color));
            }
        }
    });
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 30.0;
        let automatic = segments(
            ui,
            view,
            (&[()], current.is_none().then_some(&())),
            view.look().accent,
            |()| "Automatic",
        );
        if automatic.is_some() && current.is_some() {
            choose(None);
        }
        let own = match current {
            Some(own @ Color::Rgb(_)) => own.to_string(),
            _ => String::new(),
        };
        let field = DraftField {
            id: id.with("hex"),
            caption: "Own color",
            is_bare: true,
            hint: "#RRGGBB",
            current: &own,
        };
        ui.allocate_ui(vec2(120.0, 30.0), |ui| {
            ui.vertical(|ui| {
                if let Some(color) = drafts.show(ui, view, &field, read_own) {
                    choose(color);
                }
            });
        });
    });
}

/// Reads `#C2502A` or `c2502a`; nothing at all is automatic.
fn read_own(words: &str) -> Result<Option<Color>, String> {
    if words.is_empty() {
        return Ok(None);
    }
    let digits = words.strip_prefix('#').unwrap_or(words);
    format!("#{digits}")
        .parse()
        .map(Some)
        .map_err(|_| format!("\"{words}\" is not a color: six digits as in #C2502A"))
}

fn place_ui(ui: &mut Ui, view: &View<'_>, color: Color32, place: u8, is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::click());
    let look = view.look();
    ui.painter().rect_filled(rect.shrink(2.0), 4.0, color);
    if is_chosen || response.has_focus() || response.hovered() {
        let line = if is_chosen { look.text } else { look.muted };
        ui.painter().rect_stroke(
            Rect::from_center_size(rect.center(), rect.size()),
            5.0,
            (1.5, line),
            StrokeKind::Inside,
        );
    }
    let name = format!("Palette color {}", place + 1);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, &name));
    response
}
