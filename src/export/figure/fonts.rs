//! The letters in pictures: Inter as it comes with the program, and no font of the machine, so that
//! the same figure gives the same bytes everywhere.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{self, Tree};
use ttf_parser::Face;

use crate::export::{ExportError, Warning};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(Arc::new(REGULAR)));
    fonts.load_font_source(Source::Binary(Arc::new(SEMIBOLD)));
    fonts.set_sans_serif_family("Inter");
    Arc::new(fonts)
});

/// An SVG as shapes and letters. Fails where the SVG cannot be read, which would be a mistake of ours.
pub(super) fn tree(svg: &str) -> Result<Tree, ExportError> {
    let options =
        usvg::Options { fontdb: Arc::clone(&FONTS), font_family: "Inter".to_owned(), ..Default::default() };
    Tree::from_str(svg, &options).map_err(|error| ExportError::Picture(error.to_string()))
}

/// A warning where the words of a picture have letters that the font cannot draw.
pub(super) fn warnings(svg: &str) -> Vec<Warning> {
    let Ok(face) = Face::parse(REGULAR, 0) else { return Vec::new() };
    let is_missing = |letter: &char| !letter.is_whitespace() && face.glyph_index(*letter).is_none();
    let missing: BTreeSet<char> = svg.chars().filter(is_missing).collect();
    if missing.is_empty() { Vec::new() } else { vec![Warning::LettersMissing(missing.into_iter().collect())] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_draws_what_the_figures_say_and_tells_what_it_cannot() {
        assert_eq!(warnings("<text>Пауза, Ωmega, 50 % – “Kyiv’s” … naïve ≥</text>"), Vec::new());
        let told = warnings("<text>和平 peace 和</text>");
        assert_eq!(told.len(), 1);
        assert!(told[0].to_string().contains("和平") && told[0].to_string().contains(".svg"), "{}", told[0]);
    }

    #[test]
    fn the_bundled_faces_are_found_by_weight() {
        let faces: Vec<(String, u16)> =
            FONTS.faces().map(|face| (face.families[0].0.clone(), face.weight.0)).collect();
        assert_eq!(faces, [("Inter".to_owned(), 400), ("Inter".to_owned(), 600)]);
    }
}
