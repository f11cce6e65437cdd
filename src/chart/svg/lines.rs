//! Words on several lines.

use super::markup::{Element, Markup};
use super::width::wrap;

/// Lines of one size, one below the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    /// The lines.
    pub(super) all: Vec<String>,
    /// The size of the letters.
    pub(super) size: f64,
    /// From one baseline to the next.
    pub(super) step: f64,
    /// Where the first line starts.
    pub(super) x: f64,
    /// The upper edge of the first line.
    pub(super) top: f64,
}

impl Lines {
    /// Words wrapped to a width.
    pub(super) fn wrapped(words: &str, size: f64, x: f64, top: f64, room: f64) -> Self {
        Self { all: wrap(words, size, room), size, step: (size * 1.45).round(), x, top }
    }

    /// The edge below the last line.
    pub(super) fn bottom(&self) -> f64 {
        self.top + self.step * super::markup::count(self.all.len())
    }

    /// Writes them, each with the attributes of an element.
    pub(super) fn draw(&self, markup: &mut Markup, element: &Element) {
        let mut baseline = self.top + f64::midpoint(self.step, self.size * 0.72);
        for line in &self.all {
            markup.text(&element.clone().at(self.x, baseline).number("font-size", self.size), line);
            baseline += self.step;
        }
    }
}
