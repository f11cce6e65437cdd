//! One line of the list: a year, or an article with progress, date, headline, outlet and count.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, FontId, Rect, Role, Sense, Stroke, TextFormat, Ui, WidgetInfo, vec2};

use crate::model::Progress;

use super::super::action::Action;
use super::super::command::Command;
use super::super::derived::SourceRow;
use super::super::view::View;
use super::menu;

/// A headline takes no more lines than this.
pub(super) const MOST_LINES: u8 = 3;

/// Where things stand in a row, from its left or right edge.
const DOT: f32 = 11.0;
const DATE: f32 = 23.0;
const TITLE: f32 = 76.0;
const RIGHT: f32 = 9.0;
/// Above and below the words.
const PAD: f32 = 8.0;
/// The height of a line of the headline, and of the outlet.
const LINE: f32 = 18.0;
const OUTLET: f32 = 17.0;

/// What all rows of the list have in common in this frame.
#[derive(Clone, Copy)]
pub(super) struct RowPlace {
    /// Whether the list has the focus.
    pub has_focus: bool,
    /// Whether a row must say its year, since no heading does.
    pub has_year: bool,
    /// The width of the numbers at the right.
    pub counts: f32,
}

/// The width of the headlines in a list of this width.
pub(super) fn title_width(width: f32, counts: f32) -> f32 {
    (width - TITLE - RIGHT - counts - 8.0).max(40.0)
}

/// The height of an article whose headline takes so many lines.
pub(super) fn height(row: &SourceRow, lines: u8) -> f32 {
    let outlet = if row.outlet.is_empty() { 0.0 } else { OUTLET };
    2.0 * PAD + f32::from(lines) * LINE + outlet
}

/// A year.
pub(super) fn heading_ui(ui: &Ui, view: &View<'_>, rect: Rect, year: &str) {
    let font = FontId::new(view.theme.measures.type_scale.caption.size, view.theme.strong().family);
    let place = rect.left_bottom() + vec2(super::header::INDENT, -14.0);
    ui.painter().text(place, Align2::LEFT_CENTER, year, font, view.look().muted);
}

/// An article; gives how many lines its headline takes.
pub(super) fn row_ui(ui: &mut Ui, view: &View<'_>, rect: Rect, row: &SourceRow, place: RowPlace) -> u8 {
    let id = ui.scope_id().with(("article", row.id));
    let response = ui.interact(rect, id, Sense::CLICK);
    let is_chosen = view.state.source == Some(row.id);
    let look = view.look();
    let radius = f32::from(view.theme.measures.radii.card);
    if is_chosen || response.context_menu_opened() {
        ui.painter().rect_filled(rect, radius, look.chip);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, look.chip.gamma_multiply(0.55));
    }
    if is_chosen && place.has_focus {
        ui.painter().rect_stroke(rect, radius, (1.5, look.accent), egui::StrokeKind::Inside);
    }
    let lines = words_ui(ui, view, rect, row, place);
    progress_ui(ui, view, rect, &row.progress);
    let label = label(row);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &label));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(is_chosen);
        node.set_description(row.progress.label());
    });
    if response.clicked() {
        view.send(Action::Choose(row.id));
        // Whatever was typed in lets go, so that the keys of the article work at once.
        ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
    }
    response.context_menu(|ui| menu::row_menu_ui(ui, view, row));
    if row.is_guess {
        response.on_hover_text(guess_words(ui, view, row));
    }
    lines
}

/// "Istanbul: no ceasefire, 29 March 2022, 26 statements".
fn label(row: &SourceRow) -> String {
    let plural = if row.statements == 1 { "" } else { "s" };
    format!("{}, {}, {} statement{plural}", row.title, row.full_date, row.statements)
}

fn guess_words(ui: &Ui, view: &View<'_>, row: &SourceRow) -> String {
    let source = view.project.source(row.id);
    let from = source.and_then(|source| source.published.as_ref()).map_or("", |dated| dated.from.as_str());
    let keys = view.state.keymap.words(Command::ConfirmDate, ui.ctx());
    let from = if from.is_empty() { String::new() } else { format!(" from {from}") };
    format!("{}, guessed{from}: confirm with {keys}", capitalized(&row.full_date))
}

/// Date, headline, outlet and count; gives the lines of the headline.
fn words_ui(ui: &Ui, view: &View<'_>, rect: Rect, row: &SourceRow, place: RowPlace) -> u8 {
    let look = view.look();
    let ui_font = egui::TextStyle::Body.resolve(ui.style());
    let small = FontId::new(12.0, ui_font.family.clone());
    let date_font = if row.is_guess { small.clone() } else { ui_font.clone() };
    let top = rect.left_top() + vec2(0.0, PAD);
    let date = if row.is_guess { format!("{}?", row.date) } else { row.date.clone() };
    let date = line(date, &date_font, look.muted, (TITLE - DATE - 1.0, 1), row.is_guess);
    let date = ui.fonts_mut(|fonts| fonts.layout_job(date));
    ui.painter().galley(top + vec2(DATE, 0.0), date, look.muted);
    if place.has_year && row.date != row.heading && row.date != "—" {
        let year = top + vec2(DATE, LINE);
        ui.painter().text(year, Align2::LEFT_TOP, &row.heading, small.clone(), look.muted);
    }
    let room = title_width(rect.width(), place.counts);
    let title = line(row.title.clone(), &view.theme.strong(), look.text, (room, MOST_LINES.into()), false);
    let title = ui.fonts_mut(|fonts| fonts.layout_job(title));
    let lines = u8::try_from(title.rows.len()).unwrap_or(MOST_LINES).clamp(1, MOST_LINES);
    ui.painter().galley(top + vec2(TITLE, 0.0), title, look.text);
    if !row.outlet.is_empty() {
        let under = top + vec2(TITLE, f32::from(lines) * LINE);
        let outlet = line(row.outlet.clone(), &small, look.muted, (room, 1), false);
        let outlet = ui.fonts_mut(|fonts| fonts.layout_job(outlet));
        ui.painter().galley(under, outlet, look.muted);
    }
    let count = rect.right_top() + vec2(-RIGHT, PAD);
    let count_galley = line(row.statements.to_string(), &ui_font, look.muted, (f32::INFINITY, 1), false);
    let count_galley = ui.fonts_mut(|fonts| fonts.layout_job(count_galley));
    ui.painter().galley(count - vec2(count_galley.size().x, 0.0), count_galley, look.muted);
    lines
}

/// Words in one font, cut with an ellipsis after so many lines of this width.
fn line(
    words: String,
    font: &FontId,
    color: Color32,
    (room, rows): (f32, usize),
    is_italic: bool,
) -> LayoutJob {
    let format = TextFormat {
        font_id: font.clone(),
        color,
        line_height: Some(LINE),
        italics: is_italic,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(words, format);
    job.wrap = TextWrapping {
        max_width: room,
        max_rows: rows,
        break_anywhere: rows == 1,
        ..TextWrapping::default()
    };
    job.break_on_newline = false;
    job
}

/// A ring for new, a dot in ochre for begun, in green for done.
fn progress_ui(ui: &Ui, view: &View<'_>, rect: Rect, progress: &Progress) {
    let look = view.look();
    let center = rect.left_top() + vec2(DOT, PAD + LINE / 2.0);
    match progress {
        Progress::Done => ui.painter().circle_filled(center, 3.5, look.good),
        Progress::InProgress => ui.painter().circle_filled(center, 3.5, look.warn),
        Progress::New | Progress::Other(_) => {
            ui.painter().circle_stroke(center, 3.0, Stroke::new(1.2, look.faint))
        }
    };
}

/// Words with a capital at their start.
pub(super) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
