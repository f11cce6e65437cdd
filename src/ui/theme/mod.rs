//! Looks: colors, type and measures from the tokens in `assets/theme`.
//!
//! Every color and text style of the window comes from here; no view makes one.

mod fonts;
mod leftward;
mod reading;
mod style;
mod tokens;

use egui::{Color32, FontFamily, FontId};

use crate::chart::palette::{self, Look as Ground};
use crate::model::Color;

pub use fonts::{install_fonts, reading_face};
pub use leftward::has_leftward;
pub use reading::ReadingType;
pub use style::apply;
pub use tokens::{Lengths, Measures, Motion, Radii, Spacing, TypeScale, TypeStep};

use tokens::LookTokens;

const LIGHT: &str = include_str!("../../../assets/theme/light.ron");
const DARK: &str = include_str!("../../../assets/theme/dark.ron");
const SHARED: &str = include_str!("../../../assets/theme/palette.ron");

/// Which look is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum LookChoice {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The colors of one look, by role.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Whether it is the dark one.
    pub is_dark: bool,
    /// The window's ground.
    pub app: Color32,
    /// Panels at the sides.
    pub panel: Color32,
    /// The page.
    pub paper: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Chips and quiet buttons, the chosen row.
    pub chip: Color32,
    /// Fields to type in.
    pub field: Color32,
    /// Words.
    pub text: Color32,
    /// Words of second rank; still 4.5:1.
    pub muted: Color32,
    /// Ornaments and repeated hints only.
    pub faint: Color32,
    /// What can be pressed or is focused.
    pub accent: Color32,
    /// The ground of what is chosen.
    pub selection: Color32,
    /// Words on a filled accent or party color.
    pub on_accent: Color32,
    /// Done, recorded, in order.
    pub good: Color32,
    /// Worth a look.
    pub warn: Color32,
    /// Wrong.
    pub bad: Color32,
    /// The soft shadow of what floats.
    pub shadow: egui::Shadow,
    /// The part of a color that stands under highlighted words, 0 to 1.
    pub highlight_alpha: f32,
}

/// A look with the measures that all looks share.
#[derive(Debug, Clone)]
pub struct Theme {
    /// The colors.
    pub look: Look,
    /// Type, space, corners, motion.
    pub measures: Measures,
}

impl Theme {
    /// The light theme.
    pub fn light() -> Self {
        Self::of(LIGHT, false)
    }

    /// The dark theme.
    pub fn dark() -> Self {
        Self::of(DARK, true)
    }

    #[expect(clippy::expect_used, reason = "the tokens are part of the program, and a test reads them")]
    fn of(tokens: &str, is_dark: bool) -> Self {
        let tokens: LookTokens = ron::from_str(tokens).expect("the look's tokens are valid");
        let measures = ron::from_str(SHARED).expect("the shared tokens are valid");
        debug_assert_eq!(tokens.name == "dark", is_dark, "each look is read as what it is");
        Self { look: Look::of(&tokens, is_dark), measures }
    }

    /// A palette place or a color of one's own, as this look draws it.
    pub fn color(&self, color: Color) -> Color32 {
        self.look.color(color)
    }

    /// The ground under highlighted words.
    pub fn highlight(&self, color: Color32) -> Color32 {
        color.gamma_multiply(self.look.highlight_alpha)
    }

    /// The font of a text style.
    pub fn font(&self, step: &TypeStep) -> FontId {
        FontId::new(step.size, FontFamily::Name(fonts::family_name(&step.face, step.weight).into()))
    }

    /// The font of captions.
    pub fn caption(&self) -> FontId {
        self.font(&self.measures.type_scale.caption)
    }

    /// The font of names and emphasis.
    pub fn strong(&self) -> FontId {
        self.font(&self.measures.type_scale.ui_strong)
    }

    /// The font of panel titles.
    pub fn panel_title(&self) -> FontId {
        self.font(&self.measures.type_scale.panel_title)
    }

    /// The font of quotes in lists.
    pub fn quote(&self) -> FontId {
        self.font(&self.measures.type_scale.quote)
    }
}

impl Look {
    fn of(tokens: &LookTokens, is_dark: bool) -> Self {
        let color = |hex: &str| rgb(read_hex(hex));
        let [red, green, blue] = read_hex(&tokens.shadow.color);
        Self {
            is_dark,
            app: color(&tokens.app),
            panel: color(&tokens.panel),
            paper: color(&tokens.paper),
            line: color(&tokens.line),
            chip: color(&tokens.chip),
            field: color(&tokens.field),
            text: color(&tokens.text),
            muted: color(&tokens.muted),
            faint: color(&tokens.faint),
            accent: color(&tokens.accent),
            selection: color(&tokens.selection),
            on_accent: color(&tokens.on_accent),
            good: color(&tokens.good),
            warn: color(&tokens.warn),
            bad: color(&tokens.bad),
            shadow: egui::Shadow {
                offset: [tokens.shadow.x, tokens.shadow.y],
                blur: tokens.shadow.blur,
                spread: tokens.shadow.spread,
                color: rgb([red, green, blue]).gamma_multiply(tokens.shadow.alpha),
            },
            highlight_alpha: tokens.highlight_alpha,
        }
    }

    /// What dims the window under a question.
    pub fn veil(&self) -> Color32 {
        Color32::BLACK.gamma_multiply(if self.is_dark { 0.28 } else { 0.12 })
    }

    /// A palette place or a color of one's own, as this look draws it.
    pub fn color(&self, color: Color) -> Color32 {
        rgb(palette::rgb(color, self.ground()))
    }

    /// What stands for groups without a color: "(no party)".
    pub fn neutral(&self) -> Color32 {
        rgb(palette::neutral(self.ground()))
    }

    /// The one color of a heat map, from near the paper, at 0, to strong, at 1.
    pub fn strength(&self, strength: f64) -> Color32 {
        rgb(palette::strength(strength, self.ground()))
    }

    /// The color of words that are read on a color.
    pub fn words_on(&self, ground: Color32) -> Color32 {
        rgb(palette::words_on([ground.r(), ground.g(), ground.b()]))
    }

    fn ground(&self) -> Ground {
        if self.is_dark { Ground::Dark } else { Ground::Light }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where colors are made")]
fn rgb([red, green, blue]: [u8; 3]) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// Reads `#RRGGBB`; anything else is a loud magenta that no review overlooks.
fn read_hex(hex: &str) -> [u8; 3] {
    match hex.parse() {
        Ok(Color::Rgb(channels)) => channels,
        _ => [255, 0, 255],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_are_valid_colors() {
        for theme in [Theme::light(), Theme::dark()] {
            let loud = rgb([255, 0, 255]);
            let look = &theme.look;
            let all =
                [look.app, look.panel, look.paper, look.line, look.chip, look.field, look.text, look.muted];
            assert!(all.iter().all(|color| *color != loud));
        }
    }
}
