//! Which of the window's panels are unfolded, in a wide window and in a narrow one.

/// Which panels are unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panels {
    /// The articles at the left.
    pub sources: bool,
    /// The figure and the statement at the right.
    pub figure: bool,
    /// In a narrow window, which has room for one of them beside the text: whether it is the figure.
    pub figure_first: bool,
}

impl Panels {
    /// In a window less wide than this, in points, two panels would squeeze the text.
    pub const NARROW: f32 = 1000.0;

    /// Whether the articles are shown in a window of this width, in points.
    pub fn shows_sources(self, width: f32) -> bool {
        self.sources && (width >= Self::NARROW || !self.figure_first)
    }

    /// Whether the figure is shown in a window of this width, in points.
    pub fn shows_figure(self, width: f32) -> bool {
        if width < Self::NARROW { self.figure_first } else { self.figure }
    }

    /// Folds or unfolds the articles; in a narrow window they take the figure's place.
    pub fn toggle_sources(&mut self, width: f32) {
        self.sources = !self.shows_sources(width);
        self.figure_first &= width >= Self::NARROW;
    }

    /// Folds or unfolds the figure; in a narrow window it takes the articles' place.
    pub fn toggle_figure(&mut self, width: f32) {
        if width < Self::NARROW {
            self.figure_first = !self.figure_first;
        } else {
            self.figure = !self.figure;
        }
    }
}
