//! Where the coding bar floats: beside the passage, never over it.

use egui::{Pos2, Rect, pos2};

use super::super::widget::row::HEIGHT;

/// The most and the fewest lines of the list.
const LINES: (usize, usize) = (7, 2);
/// The distance from the passage and from the page's edges.
const GAP: f32 = 12.0;

/// Where the bar floats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Its upper left corner.
    pub corner: Pos2,
    /// How many lines its list may have.
    pub lines: usize,
}

/// The place of a bar that is `width` wide and, without its list, `height` high; `longest` is how many lines its
/// list has at most.
///
/// Below the passage if the bar with its longest list has room there, else above, else where there
/// is more room. Its fields stay where they are while the list gets shorter and longer, so that nothing moves
/// away under the pointer. Without a passage in view it stands at the page's bottom edge.
pub fn spot(passage: Option<Rect>, page: Rect, width: f32, (height, longest): (f32, usize)) -> Spot {
    let left = |wanted: f32| wanted.min(page.right() - GAP - width).max(page.left() + GAP);
    let tall = |lines: usize| height + rows(lines.min(longest));
    let (mut lines, fewest) = LINES;
    let Some(passage) = passage else {
        let corner = pos2(left(page.center().x - width / 2.0), page.bottom() - GAP - tall(lines));
        return Spot { corner, lines };
    };
    let below = page.bottom() - GAP - (passage.bottom() + GAP);
    let above = passage.top() - GAP - (page.top() + GAP);
    let is_below = below >= tall(lines) || (above < tall(lines) && below >= above);
    let room = if is_below { below } else { above };
    while lines > fewest && tall(lines) > room {
        lines -= 1;
    }
    let top = if is_below { passage.bottom() + GAP } else { passage.top() - GAP - tall(lines) };
    Spot { corner: pos2(left(passage.left()), top), lines }
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
        let found = spot(Some(passage), page, 560.0, (140.0, 40));
        Rect::from_min_size(found.corner, vec2(560.0, 140.0 + rows(found.lines)))
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
        let found = spot(None, PAGE, 560.0, (140.0, 3));
        assert!((found.corner.y + 140.0 + rows(3) - (PAGE.bottom() - GAP)).abs() < 0.1);
    }

    #[test]
    fn a_short_list_stands_close_above_the_passage() {
        let passage = passage(840.0, 29.0);
        let found = spot(Some(passage), PAGE, 560.0, (140.0, 3));
        assert!((found.corner.y + 140.0 + rows(3) - (passage.top() - GAP)).abs() < 0.1);
    }
}
