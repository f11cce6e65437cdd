//! The words of one row, painted into its columns.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, pos2, vec2};

use crate::model::{DateStatus, PartialDate, When};

use super::super::view::View;
use super::super::widget::color::actor_color;
use super::column::Column;
use super::row::{Row, date_of};

/// Paints the words of a row into a column's rectangle.
pub(super) fn cell_ui(painter: &Painter, view: &View<'_>, row: &Row, column: Column, cell: Rect) {
    let look = view.look();
    let ui_font = view.theme.font(&view.theme.measures.type_scale.ui);
    let statement = &row.statement;
    let plain = |words: &str| {
        words_ui(painter, cell, &[(words, &ui_font, look.text)]);
    };
    let quiet = |words: &str| {
        words_ui(painter, cell, &[(words, &ui_font, look.muted)]);
    };
    match column {
        Column::Quote => {
            let words = one_line(&statement.quote);
            words_ui(painter, cell, &[(&words, &view.theme.quote(), look.text)]);
        }
        Column::Article => {
            quiet(view.project.source(statement.source).map_or("", |source| source.title.as_str()));
        }
        Column::Date => date_ui(painter, view, row, cell),
        Column::Actor => match statement.actor {
            Some(_) => plain(view.actor_name(statement.actor)),
            None => {
                words_ui(painter, cell, &[("no actor yet", &ui_font, look.warn)]);
            }
        },
        Column::Party => match row.party {
            Some(party) => {
                let words = cell.with_min_x(cell.min.x + 16.0);
                let square = Rect::from_center_size(pos2(cell.min.x + 4.0, cell.center().y), vec2(8.0, 8.0));
                painter.rect_filled(square, 2.0, actor_color(view, Some(party)));
                words_ui(painter, words, &[(view.actor_name(Some(party)), &ui_font, look.text)]);
            }
            None => quiet("(no party)"),
        },
        Column::Demand => match statement.demand {
            Some(_) => plain(view.demand_name(statement.demand)),
            None => {
                words_ui(painter, cell, &[("no demand yet", &ui_font, look.warn)]);
            }
        },
        Column::Stance => quiet(statement.stance.as_ref().map_or("", |stance| stance.label())),
        Column::Voice => quiet(statement.voice.as_ref().map_or("", |voice| voice.label())),
        Column::Coder => {
            quiet(view.project.coder(statement.coder).map_or("", |coder| coder.name.as_str()));
        }
    }
}

fn date_ui(painter: &Painter, view: &View<'_>, row: &Row, cell: Rect) {
    let look = view.look();
    let ui_font = view.theme.font(&view.theme.measures.type_scale.ui);
    let published = view.project.source(row.statement.source).and_then(|source| source.published.as_ref());
    let Some(dated) = date_of(row.statement.said.as_ref(), published) else {
        words_ui(painter, cell, &[("undated", &ui_font, look.muted)]);
        return;
    };
    let words = short(dated.when);
    let mark = match (row.statement.said.is_some(), dated.status) {
        (true, _) => "  said",
        (false, DateStatus::Guessed) => "  guessed",
        (false, DateStatus::Confirmed) => "",
    };
    words_ui(painter, cell, &[(&words, &ui_font, look.text), (mark, &view.theme.caption(), look.muted)]);
}

/// "29 Mar 2022", "Mar 2022", "1 Mar – 10 Mar 2022".
pub(super) fn short(when: When) -> String {
    match when {
        When::At(date) => short_date(date),
        When::Between(first, last) => {
            let start = short_date(first);
            let year = format!(" {}", last.year());
            let start = start.strip_suffix(&year).filter(|_| first.month().is_some()).unwrap_or(&start);
            format!("{start} – {}", short_date(last))
        }
    }
}

fn short_date(date: PartialDate) -> String {
    let words = date.words();
    let parts: Vec<String> = words
        .split(' ')
        .map(|part| part.chars().take(if is_month(part) { 3 } else { 4 }).collect())
        .collect();
    parts.join(" ")
}

fn is_month(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

/// The words without line breaks.
pub(super) fn one_line(words: &str) -> Cow<'_, str> {
    if words.contains(['\n', '\t']) { words.replace(['\n', '\t'], " ").into() } else { words.into() }
}

/// Paints words in a row, cut with … where the cell ends.
fn words_ui(painter: &Painter, cell: Rect, parts: &[(&str, &FontId, Color32)]) {
    let galley = truncated(painter, cell.width(), parts);
    let at: Pos2 = pos2(cell.min.x, cell.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, Color32::PLACEHOLDER);
}

fn truncated(painter: &Painter, width: f32, parts: &[(&str, &FontId, Color32)]) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width.max(1.0)), ..LayoutJob::default() };
    for (words, font, color) in parts {
        job.append(words, 0.0, TextFormat::simple((*font).clone(), *color));
    }
    painter.layout_job(job)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_short() {
        for (when, expected) in [
            ("2022-03-29", "29 Mar 2022"),
            ("2022-03", "Mar 2022"),
            ("2022", "2022"),
            ("2022-03-01/2022-03-10", "1 Mar – 10 Mar 2022"),
            ("2021-12-30/2022-01-02", "30 Dec 2021 – 2 Jan 2022"),
            ("2021/2022", "2021 – 2022"),
            ("2022-03/2022-05", "Mar – May 2022"),
        ] {
            assert_eq!(short(when.parse().unwrap()), expected);
        }
    }
}
