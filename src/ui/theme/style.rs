//! A theme as egui's style: quiet grounds, lines instead of boxes, one type scale.

use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Look, Theme};

/// Makes the window wear a theme.
pub fn apply(ctx: &egui::Context, theme: &Theme) {
    let style = style_of(theme);
    ctx.all_styles_mut(|old| *old = style.clone());
}

fn style_of(theme: &Theme) -> Style {
    let scale = &theme.measures.type_scale;
    let mut style = Style { visuals: visuals_of(theme), animation_time: 0.14, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, theme.font(&scale.caption)),
        (TextStyle::Body, theme.font(&scale.ui)),
        (TextStyle::Button, theme.font(&scale.ui)),
        (TextStyle::Heading, theme.font(&scale.panel_title)),
        (TextStyle::Monospace, FontId::monospace(scale.ui.size)),
    ]
    .into();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(8.0, 4.0);
    spacing.interact_size = vec2(24.0, 26.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.icon_width = 16.0;
    spacing.combo_height = 320.0;
    spacing.scroll = egui::style::ScrollStyle::thin();
    style
}

fn visuals_of(theme: &Theme) -> Visuals {
    let look = &theme.look;
    let radii = &theme.measures.radii;
    let base = if look.is_dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(look.muted),
        widgets: widgets_of(look, CornerRadius::same(radii.control)),
        selection: Selection { bg_fill: look.selection, stroke: Stroke::new(1.0, look.accent) },
        hyperlink_color: look.accent,
        faint_bg_color: look.chip,
        extreme_bg_color: look.field,
        text_edit_bg_color: Some(look.field),
        code_bg_color: look.chip,
        warn_fg_color: look.warn,
        error_fg_color: look.bad,
        window_corner_radius: CornerRadius::same(radii.popup),
        window_shadow: look.shadow,
        popup_shadow: look.shadow,
        window_fill: look.panel,
        window_stroke: Stroke::new(1.0, look.line),
        menu_corner_radius: CornerRadius::same(radii.card),
        panel_fill: look.panel,
        button_frame: true,
        striped: false,
        indent_has_left_vline: false,
        ..base
    }
}

fn widgets_of(look: &Look, corner_radius: CornerRadius) -> Widgets {
    let visuals = |fill: Color32, line: Color32, words: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius,
        fg_stroke: Stroke::new(1.0, words),
        expansion: 0.0,
    };
    let pressed = blend(look.chip, look.text, 0.10);
    let hovered = blend(look.chip, look.text, 0.05);
    Widgets {
        noninteractive: visuals(look.panel, look.line, look.text),
        inactive: WidgetVisuals {
            bg_stroke: Stroke::new(1.0, Color32::TRANSPARENT),
            ..visuals(look.chip, look.line, look.text)
        },
        hovered: WidgetVisuals {
            bg_stroke: Stroke::new(1.0, Color32::TRANSPARENT),
            ..visuals(hovered, look.line, look.text)
        },
        active: visuals(pressed, look.accent, look.text),
        open: visuals(pressed, look.line, look.text),
    }
}

/// A color on the way from one to another; `part` 0 to 1.
fn blend(from: Color32, to: Color32, part: f32) -> Color32 {
    from.lerp_to_gamma(to, part)
}
