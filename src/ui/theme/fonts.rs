//! The bundled faces: Inter for the interface, Source Serif 4 for reading.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::leftward::Leftward;

const INTER: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
const INTER_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
const SERIF: &[u8] = include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf");
const SERIF_SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf");

/// The family under which a face of a weight is known to egui.
pub(super) fn family_name(face: &str, weight: u16) -> &'static str {
    match (face.starts_with("Source Serif"), weight >= 600) {
        (true, true) => "serif-semibold",
        (true, false) => "serif",
        (false, true) => "sans-semibold",
        (false, false) => "sans",
    }
}

/// The file of the face in which articles are read.
pub fn reading_face() -> &'static [u8] {
    SERIF
}

/// Makes the bundled faces known. Letters that they lack come from the system, where it has them; words from
/// right to left stand in their order wherever they are drawn.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        ("sans", INTER),
        ("sans-semibold", INTER_SEMIBOLD),
        ("serif", SERIF),
        ("serif-semibold", SERIF_SEMIBOLD),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families: [(FontFamily, &[&str]); 6] = [
        (FontFamily::Proportional, &["sans"]),
        (FontFamily::Monospace, &["sans"]),
        (FontFamily::Name("sans".into()), &["sans"]),
        (FontFamily::Name("sans-semibold".into()), &["sans-semibold", "sans"]),
        (FontFamily::Name("serif".into()), &["serif", "sans"]),
        (FontFamily::Name("serif-semibold".into()), &["serif-semibold", "sans-semibold"]),
    ];
    for (family, faces) in families {
        fonts.families.insert(family, faces.iter().map(|face| (*face).to_owned()).collect());
    }
    ctx.set_fonts(fonts);
    ctx.add_plugin(Leftward::default());
}
