//! Where the coding bar floats: beside the passage, never over it.

use egui::{Align2, Pos2, Rect, pos2};

use super::super::widget::row::HEIGHT;

/// The most and the fewest lines of the list.
const LINES: (usize, usize) = (7, 2);
/// The distance from the passage and from the page's edges.
const GAP: f32 = 12.0;

/// Where the bar floats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The corner that is held fast.
    pub corner: Pos2,
    /// Which corner that is.
    pub pivot: Align2,
    /// How many lines its list may have.
    pub lines: usize,
}

/// The place of a bar that is `width` wide and, without its list, `height` high.
///
/// Below the passage if the bar with its longest list has room there, else above, else where there
/// is more room; so it does not jump while the list gets shorter. Without a passage in view it
/// stands at the page's bottom edge.
pub fn spot(passage: Option<Rect>, page: Rect, width: f32, height: f32) -> Spot {
    let left = |wanted: f32| wanted.min(page.right() - GAP - width).max(page.left() + GAP);
    let Some(passage) = passage else {
        let corner = pos2(left(page.center().x - width / 2.0), page.bottom() - GAP);
        return Spot { corner, pivot: Align2::LEFT_BOTTOM, lines: LINES.0 };
    };
    let below = page.bottom() - GAP - (passage.bottom() + GAP);
    let above = passage.top() - GAP - (page.top() + GAP);
    let full = height + rows(LINES.0);
    let is_below = below >= full || (above < full && below >= above);
    let x = left(passage.left());
    let room = if is_below { below } else { above };
    let (mut lines, fewest) = LINES;
    while lines > fewest && height + rows(lines) > room {
        lines -= 1;
    }
    if is_below {
        Spot { corner: pos2(x, passage.bottom() + GAP), pivot: Align2::LEFT_TOP, lines }
    } else {
        Spot { corner: pos2(x, passage.top() - GAP), pivot: Align2::LEFT_BOTTOM, lines }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn rows(lines: usize) -> f32 {
    lines as f32 * HEIGHT
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    const PAGE: Rect = Rect::from_min_max(pos2(268.0, 44.0), pos2(1028.0, 872.0));

    /// The rectangle of the bar with its longest allowed list.
    fn bar(passage: Rect, page: Rect) -> Rect {
        let found = spot(Some(passage), page, 560.0, 140.0);
        let size = vec2(560.0, 140.0 + rows(found.lines));
        Rect::from_min_size(found.corner - size * found.pivot.to_sign().max(egui::Vec2::ZERO), size)
    }

    fn passage(top: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(304.0, top), vec2(600.0, height))
    }

    #[test]
    fn it_stands_below_or_above_and_never_covers_the_passage() {
        for top in [60.0, 200.0, 400.0, 500.0, 600.0, 840.0] {
            let passage = passage(top, 29.0);
            let bar = bar(passage, PAGE);
            assert!(!bar.intersects(passage), "{top}: {bar}");
            assert!(PAGE.contains_rect(bar), "{top}: {bar}");
        }
    }

    #[test]
    fn a_short_window_gets_a_shorter_list() {
        let page = Rect::from_min_max(pos2(0.0, 44.0), pos2(700.0, 560.0));
        let passage = passage(240.0, 58.0);
        let bar = bar(passage, page);
        assert!(bar.height() < 140.0 + rows(LINES.0));
        assert!(!bar.intersects(passage));
    }

    #[test]
    fn a_passage_out_of_view_leaves_it_at_the_bottom_edge() {
        let found = spot(None, PAGE, 560.0, 140.0);
        assert_eq!((found.corner.y, found.pivot), (PAGE.bottom() - GAP, Align2::LEFT_BOTTOM));
    }
}
