//! The head of the list: how much there is of what, how far reading is, and what is done to all.

use egui::{Align, Button, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::analysis::{plural, thousands};
use crate::model::DateStatus;
use crate::session::import::{ArticleKey, Counts, ListLine, Standing};

use super::super::action::{Action, IncomingWish};
use super::super::state::ShownLines;
use super::super::view::View;
use super::super::widget::chip::{chip, segments};
use super::super::widget::guard::changing_ui;
use super::articles;

/// Title, numbers and buttons; the filter; how far reading is.
pub(super) fn head_ui(ui: &mut Ui, view: &View<'_>, lines: &[ListLine]) {
    let counts = view.state.incoming.counts;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.label(RichText::new("Import").font(view.theme.panel_title()).color(view.look().text));
        ui.add_space(4.0);
        quiet(ui, view, &progress_words(view, &counts));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            add_ui(ui, view, &counts, lines);
            dates_ui(ui, view, lines);
        });
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        filter_ui(ui, view, &counts);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| end_ui(ui, view, &counts));
    });
}

/// Which lines are shown, with how many there are.
fn filter_ui(ui: &mut Ui, view: &View<'_>, counts: &Counts) {
    let settled = counts.added + counts.there + counts.left_out + counts.other_kind;
    let numbers = |shown: ShownLines| match shown {
        ShownLines::All => None,
        ShownLines::Ready => Some(counts.sure),
        ShownLines::Doubtful => Some(counts.clear + counts.alike - counts.sure),
        ShownLines::Problems => Some(counts.problems + counts.stopped),
        ShownLines::Settled => Some(settled),
    };
    let words = |shown: ShownLines| {
        let count = numbers(shown).map(|count| format!(" {}", thousands(count as u128)));
        (shown, format!("{}{}", shown.label(), count.unwrap_or_default()))
    };
    let current = view.state.incoming.shown;
    let is_offered = |shown: &ShownLines| *shown == current || numbers(*shown).is_none_or(|count| count > 0);
    let choices: Vec<(ShownLines, String)> =
        ShownLines::ALL.into_iter().filter(is_offered).map(words).collect();
    let current = choices.iter().find(|(shown, _)| *shown == current);
    let pressed = segments(ui, view, (&choices, current), view.look().accent, |(_, words)| words.as_str());
    if let Some((shown, _)) = pressed {
        view.send(Action::Incoming(IncomingWish::Show(shown)));
    }
}

/// What ends the reading, goes on with it, or empties the list.
fn end_ui(ui: &mut Ui, view: &View<'_>, counts: &Counts) {
    let list = &view.state.incoming.list;
    if list.progress().is_some() {
        if chip(ui, view, "Stop reading").clicked() {
            view.send(Action::Incoming(IncomingWish::Stop));
        }
        return;
    }
    if chip(ui, view, "Clear the list").clicked() {
        view.send(Action::Incoming(IncomingWish::Clear));
    }
    if counts.stopped > 0 && chip(ui, view, "Read the rest").clicked() {
        let stopped = list.rows().iter().filter(|row| list.standing(row.id.into()) == Standing::Stopped);
        view.send(Action::Incoming(IncomingWish::Retry(stopped.map(|row| row.id).collect())));
    }
}

/// "12 files", while they are read "312 of 1,000 files read".
fn progress_words(view: &View<'_>, counts: &Counts) -> String {
    match view.state.incoming.list.progress() {
        None => plural(counts.files as u64, "file"),
        Some((_, 0)) => "looking for files…".to_owned(),
        Some((read, all)) => {
            format!("{} of {} read", thousands(read as u128), plural(all as u64, "file"))
        }
    }
}

/// A thin line below the head that grows while files are read.
pub(super) fn progress_ui(ui: &Ui, view: &View<'_>, rect: Rect) {
    let Some((read, all)) = view.state.incoming.list.progress() else { return };
    let part = if all == 0 { 0.0 } else { ratio(read, all) };
    let line = Rect::from_min_max(rect.left_bottom() - vec2(0.0, 2.0), rect.right_bottom());
    ui.painter().rect_filled(line, 0.0, view.look().chip);
    let done = Rect::from_min_size(line.min, vec2(line.width() * part, line.height()));
    ui.painter().rect_filled(done, 0.0, view.look().accent);
    let response = ui.interact(line, ui.make_persistent_id("import progress"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, "Files read"));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_numeric_value(f64::from(part) * 100.0);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
}

fn add_ui(ui: &mut Ui, view: &View<'_>, counts: &Counts, lines: &[ListLine]) {
    let look = view.look();
    let is_doubtful = view.state.incoming.shown == ShownLines::Doubtful;
    let doubtful = counts.clear + counts.alike - counts.sure;
    let (words, wish) = match (counts.clear, counts.alike) {
        _ if is_doubtful && doubtful > 0 => {
            let shown = lines.iter().copied().filter(|line| line.article.is_some()).collect();
            (format!("Add {} shown", thousands(doubtful as u128)), IncomingWish::Add(shown))
        }
        (0, 0) => return,
        // The details of the only line have a button of their own.
        _ if counts.files == 1 && counts.clear + counts.alike == 1 => return,
        (0, alike) => (format!("Add the other {}", thousands(alike as u128)), IncomingWish::AddAll),
        (1, _) => ("Add 1".to_owned(), IncomingWish::AddAll),
        (clear, _) => (format!("Add all {}", thousands(clear as u128)), IncomingWish::AddAll),
    };
    let label = RichText::new(words).font(view.theme.strong()).color(look.on_accent);
    let button = Button::new(label).fill(look.accent).min_size(vec2(72.0, 28.0));
    if changing_ui(ui, view, |ui| ui.add(button).on_hover_text("Ctrl+Enter").clicked()) {
        view.send(Action::Incoming(wish));
    }
}

fn dates_ui(ui: &mut Ui, view: &View<'_>, lines: &[ListLine]) {
    let guessed = guessed_dates(view, lines);
    if !guessed.is_empty() {
        let words = format!("Accept {} shown", plural(guessed.len() as u64, "date"));
        if chip(ui, view, &words).clicked() {
            view.send(Action::Incoming(IncomingWish::AcceptDates(guessed)));
        }
    }
}

/// The articles among these lines whose date can be accepted.
pub(super) fn guessed_dates(view: &View<'_>, lines: &[ListLine]) -> Vec<ArticleKey> {
    let list = &view.state.incoming.list;
    let is_guessed = |key: &ArticleKey| {
        let date = list.article(*key).and_then(|article| article.draft.published.as_ref());
        date.is_some_and(|date| date.status == DateStatus::Guessed)
            && list.standing((*key).into()) == Standing::Ready
    };
    articles(lines).into_iter().filter(is_guessed).collect()
}

#[expect(clippy::cast_precision_loss, reason = "files are counted in thousands, far below 2^24")]
fn ratio(part: usize, all: usize) -> f32 {
    part as f32 / all as f32
}

fn quiet(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.label(RichText::new(words).color(view.look().muted));
}
