//! The looks as data: colors of one theme, and the measures that all themes share.

use serde::Deserialize;

/// The tokens of one look, as `assets/theme/light.ron` and `dark.ron` hold them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LookTokens {
    pub name: String,
    pub app: String,
    pub panel: String,
    pub paper: String,
    pub line: String,
    pub chip: String,
    pub field: String,
    pub text: String,
    pub muted: String,
    pub faint: String,
    pub accent: String,
    pub selection: String,
    pub on_accent: String,
    pub highlight_alpha: f32,
    pub good: String,
    pub warn: String,
    pub bad: String,
    pub shadow: ShadowTokens,
}

/// The one soft shadow.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShadowTokens {
    pub color: String,
    pub alpha: f32,
    pub x: i8,
    pub y: i8,
    pub blur: u8,
    pub spread: u8,
}

/// What all looks share, as `assets/theme/palette.ron` holds it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Every text style there is.
    pub type_scale: TypeScale,
    /// Gaps and paddings in points, all multiples of 4.
    pub spacing: Spacing,
    /// Corner radii in points.
    pub radii: Radii,
    /// Lengths that more than one room uses, in points.
    pub lengths: Lengths,
    /// Durations in milliseconds.
    pub motion: Motion,
}

/// Every text style there is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeScale {
    /// Captions and hints.
    pub caption: TypeStep,
    /// The interface.
    pub ui: TypeStep,
    /// Names and emphasis in the interface.
    pub ui_strong: TypeStep,
    /// Titles of panels.
    pub panel_title: TypeStep,
    /// Quotes in lists.
    pub quote: TypeStep,
    /// The article.
    pub reading: TypeStep,
    /// The article's headline.
    pub reading_title: TypeStep,
}

/// One text style.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeStep {
    /// The face's name, as in `assets/fonts`.
    pub face: String,
    /// 400 regular, 600 semibold.
    pub weight: u16,
    /// Size in points.
    pub size: f32,
    /// Distance of lines in points.
    pub line: f32,
}

/// Gaps and paddings in points.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are their meaning: from thin to page-wide")]
pub struct Spacing {
    pub hair: f32,
    pub small: f32,
    pub medium: f32,
    pub large: f32,
    pub wide: f32,
    pub page: f32,
}

/// Corner radii in points.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radii {
    /// Buttons, chips, fields.
    pub control: u8,
    /// Rows and cards.
    pub card: u8,
    /// What floats.
    pub popup: u8,
}

/// Lengths in points.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lengths {
    /// The thickness of lines.
    pub line: f32,
    /// The thickness of the line under a highlight.
    pub highlight_line: f32,
    /// The first width of the articles panel.
    pub sources_panel: f32,
    /// The first width of the figure panel.
    pub figure_panel: f32,
    /// The widest line of an article at the usual size.
    pub reading_measure: f32,
}

/// Durations in milliseconds; 0 where motion is off.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are their meaning: from quick to slow")]
pub struct Motion {
    pub quick: f32,
    pub usual: f32,
    pub slow: f32,
}
