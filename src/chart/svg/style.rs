//! How an SVG looks: its size, its font and its colors.

use crate::chart::palette::Look;

/// Size, font and colors of a picture; colors are sRGB, `#RRGGBB`.
#[derive(Debug, Clone, PartialEq)]
pub struct SvgStyle {
    /// The width of the picture in CSS pixels; at least 320.
    pub width: f64,
    /// The height of the field with the marks in CSS pixels; title, legend and footnote add to it.
    pub plot_height: f64,
    /// The fonts, in the order in which they are tried.
    pub font: &'static str,
    /// Whether the title is drawn; the picture has it as its name in any case.
    pub shows_title: bool,
    /// In which look the palette is taken.
    pub look: Look,
    /// The ground.
    pub paper: &'static str,
    /// Words.
    pub text: &'static str,
    /// Words of less weight; still 4.5:1 on the paper.
    pub muted: &'static str,
    /// Lines.
    pub line: &'static str,
    /// How thick lines at the steps of a scale are; none is one pixel.
    pub hairline: Option<&'static str>,
    /// How thick the lines of a figure are.
    pub stroke: &'static str,
    /// The same in the legend.
    pub piece: &'static str,
    /// How dense the bands of intervals are, from 0 to 1.
    pub band: &'static str,
}

/// Inter where it is installed, else what looks like it, with Cyrillic and Greek.
const FONT: &str = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif";

impl SvgStyle {
    /// That of a look.
    pub fn of(look: Look) -> Self {
        match look {
            Look::Light => Self::light(),
            Look::Dark => Self::dark(),
            Look::Print => Self::print(),
        }
    }

    /// On white paper, for pages.
    pub fn light() -> Self {
        Self {
            width: 760.0,
            plot_height: 280.0,
            font: FONT,
            shows_title: true,
            look: Look::Light,
            paper: "#FFFFFF",
            text: "#1E2227",
            muted: "#5C626A",
            line: "#E5E2DC",
            hairline: None,
            stroke: "2",
            piece: "2.5",
            band: "0.16",
        }
    }

    /// On dark paper.
    pub fn dark() -> Self {
        Self {
            look: Look::Dark,
            paper: "#202327",
            text: "#E3E5E8",
            muted: "#9AA1A9",
            line: "#363B42",
            ..Self::light()
        }
    }

    /// In black on white paper: patterns and markers in place of colors, and thin lines, so that nothing
    /// is lost on paper without colors or in a copier.
    pub fn print() -> Self {
        Self {
            look: Look::Print,
            text: "#000000",
            muted: "#1A1A1A",
            line: "#8C8C8C",
            hairline: Some("0.5"),
            stroke: "1.4",
            piece: "1.4",
            band: "0.09",
            ..Self::light()
        }
    }
}

impl Default for SvgStyle {
    fn default() -> Self {
        Self::light()
    }
}
