//! The faces for scripts that run from right to left: the bundled one first, then those of the system.

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{Alignment, AlignmentOptions, FontContext, LayoutContext, LineHeight, StyleProperty};
use std::sync::Arc;

use super::super::super::theme::reading_face;
use super::super::page::Type;

/// Faces for reading that systems bring, tried in this order where they are installed. Left to itself the
/// search for a face takes any that has the letters, such as one for headlines or for commentaries.
const PLAIN: [&str; 14] = [
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Amiri",
    "David CLM",
    "Frank Ruehl CLM",
    "Geeza Pro",
    "Arial Hebrew",
    "Traditional Arabic",
    "David",
    "Segoe UI",
    "Arial",
    "DejaVu Sans",
];

/// The faces that are known, and what laying out with them needs.
pub struct Faces {
    fonts: FontContext,
    scratch: LayoutContext<()>,
    /// The names of the faces that are tried first, as a list in the manner of CSS.
    first: String,
}

impl Faces {
    /// The bundled face and all that are installed. Looking them up takes tenths of a second.
    pub fn of_system() -> Self {
        let mut faces = Self::with(CollectionOptions { shared: false, system_fonts: true }, Vec::new());
        let plain = PLAIN.map(|name| format!("\"{name}\""));
        faces.first = std::iter::once(faces.first).chain(plain).collect::<Vec<String>>().join(", ");
        faces
    }

    /// The bundled face and those in these files, none of the system: the same on every machine.
    pub fn of_files(files: Vec<Vec<u8>>) -> Self {
        Self::with(CollectionOptions { shared: false, system_fonts: false }, files)
    }

    fn with(options: CollectionOptions, files: Vec<Vec<u8>>) -> Self {
        let mut collection = Collection::new(options);
        let bundled = Blob::new(Arc::new(reading_face()));
        let files = files.into_iter().map(|file| Blob::new(Arc::new(file)));
        let mut names = Vec::new();
        for file in std::iter::once(bundled).chain(files) {
            for (family, _) in collection.register_fonts(file, None) {
                names.extend(collection.family_name(family).map(|name| format!("\"{name}\"")));
            }
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            scratch: LayoutContext::new(),
            first: names.join(", "),
        }
    }

    /// Lays words out as one paragraph, its lines at the side at which its script begins.
    pub(super) fn lay_out(&mut self, words: &str, measures: Type) -> parley::Layout<()> {
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, words, 1.0, false);
        builder.push_default(parley::FontFamily::Source(self.first.as_str().into()));
        builder.push_default(StyleProperty::FontSize(measures.size));
        builder.push_default(LineHeight::Absolute(measures.line));
        let mut layout = builder.build(words);
        layout.break_all_lines(Some(measures.width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        layout
    }
}

impl std::fmt::Debug for Faces {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Faces").field("first", &self.first).finish_non_exhaustive()
    }
}
