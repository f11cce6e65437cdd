//! Where arrows to the left and right lead the caret.

use egui::Context;

use crate::model::walk::Way;
use crate::model::{ByteIndex, Text, caret};

use super::super::state::{Reach, Side};
use super::super::theme::Theme;
use super::Reader;
use super::layout::Laid;

impl Reader {
    /// Where a step to a side of the screen leads from a place, and at which letter the caret stands there.
    ///
    /// Letters are passed as they stand on screen, words and sentences in the direction of the paragraph.
    /// Beyond a paragraph's side goes on what follows it, or what is before it, as it runs.
    pub fn beside(
        &mut self,
        with: (&Context, &Theme),
        text: &Text,
        (place, leans): (ByteIndex, Way),
        (side, reach): (Side, Reach),
    ) -> (ByteIndex, Way) {
        let leap = match reach {
            Reach::Letter => return self.beside_letter(with, text, (place, leans), side),
            Reach::Word => caret::Leap::Word,
            Reach::Sentence => caret::Leap::Sentence,
        };
        let way = side.way(self.is_leftward(with, text, place));
        (caret::leap(text.as_str(), place, leap(way)), Way::Forward)
    }

    /// Whether the paragraph around a place begins at the right.
    pub fn is_leftward(&mut self, with: (&Context, &Theme), text: &Text, place: ByteIndex) -> bool {
        self.lay_around(with, text, place).is_some_and(|laid| laid.layout.is_leftward())
    }

    /// The piece around a place, laid out; none before the first frame.
    fn lay_around(&mut self, with: (&Context, &Theme), text: &Text, place: ByteIndex) -> Option<Laid> {
        let measures = self.lines.measures?;
        self.page.follow(text, measures);
        let at = self.page.piece_of(place);
        self.lay_at(with, text, at)
    }

    fn beside_letter(
        &mut self,
        with: (&Context, &Theme),
        text: &Text,
        (place, leans): (ByteIndex, Way),
        side: Side,
    ) -> (ByteIndex, Way) {
        let words = text.as_str();
        let leap = |from, way| caret::leap(words, from, caret::Leap::Letter(way));
        let laid = self.lay_around(with, text, place).filter(|laid| laid.layout.galley().is_none());
        let Some(laid) = laid else { return (leap(place, side.way(false)), Way::Forward) };
        let piece = laid.piece;
        if let Some((byte, leans)) = laid.layout.beside((place.0 - piece.start, leans), side) {
            return (ByteIndex(piece.start + byte), leans);
        }
        let (border, way) = match side.way(laid.layout.is_leftward()) {
            Way::Forward => (ByteIndex(piece.end), Way::Forward),
            Way::Back => (ByteIndex(piece.start), Way::Back),
        };
        let beyond = if piece.goes_on && way == Way::Forward { border } else { leap(border, way) };
        // At the ends of the text there is nothing further.
        if beyond == border && !piece.goes_on { (place, leans) } else { (beyond, Way::Forward) }
    }
}
