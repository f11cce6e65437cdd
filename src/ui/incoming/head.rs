//! The head of the list: how much there is of what, how far reading is, and what is done to all.

use egui::{Align, Button, Layout, ProgressBar, RichText, Ui, vec2};

use crate::analysis::{plural, thousands};
use crate::model::DateStatus;
use crate::session::import::{ArticleKey, Counts, ListLine, Standing};

use super::super::action::{Action, IncomingWish};
use super::super::state::ShownLines;
use super::super::view::View;
use super::super::widget::chip::{chip, segments};
use super::super::widget::guard::changing_ui;
use super::articles;

/// Title, numbers, buttons; then the filter or the progress.
pub(super) fn head_ui(ui: &mut Ui, view: &View<'_>, lines: &[ListLine]) {
    let counts = view.state.incoming.list.counts();
    ui.horizontal(|ui| {
        ui.label(RichText::new("Import").font(view.theme.panel_title()).color(view.look().text));
        ui.add_space(4.0);
        quiet(ui, view, &numbers(&counts));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if chip(ui, view, "Clear the list").clicked() {
                view.send(Action::Incoming(IncomingWish::Clear));
            }
            dates_ui(ui, view, lines);
            add_ui(ui, view, &counts);
        });
    });
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let shown = segments(
            ui,
            view,
            (&ShownLines::ALL, Some(&view.state.incoming.shown)),
            view.look().accent,
            |shown| shown.label(),
        );
        if let Some(shown) = shown {
            view.send(Action::Incoming(IncomingWish::Show(shown)));
        }
        progress_ui(ui, view);
    });
}

/// "1,000 files, 3 not read, 12 there already".
fn numbers(counts: &Counts) -> String {
    let some = |count: usize, what: &str| (count > 0).then(|| format!("{} {what}", thousands(count as u128)));
    let parts = [
        Some(plural(counts.files as u64, "file")),
        some(counts.clear + counts.alike, "ready"),
        some(counts.added, "added"),
        some(counts.there, "there already"),
        some(counts.left_out, "left out"),
        some(counts.other_kind, "of another kind"),
        some(counts.problems, "not read"),
        some(counts.stopped, "stopped"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn add_ui(ui: &mut Ui, view: &View<'_>, counts: &Counts) {
    let look = view.look();
    let words = match (counts.clear, counts.alike) {
        (0, 0) => return,
        (0, alike) => format!("Add the other {}", thousands(alike as u128)),
        (clear, _) => format!("Add all {}", thousands(clear as u128)),
    };
    let label = RichText::new(words).font(view.theme.strong()).color(look.on_accent);
    let button = Button::new(label).fill(look.accent).min_size(vec2(72.0, 28.0));
    if changing_ui(ui, view, |ui| ui.add(button).on_hover_text("Ctrl+Enter").clicked()) {
        view.send(Action::Incoming(IncomingWish::AddAll));
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

fn progress_ui(ui: &mut Ui, view: &View<'_>) {
    let Some((read, all)) = view.state.incoming.list.progress() else { return };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if chip(ui, view, "Stop reading").clicked() {
            view.send(Action::Incoming(IncomingWish::Stop));
        }
        quiet(ui, view, &progress_words(view));
        let part = if all == 0 { 0.0 } else { ratio(read, all) };
        ui.add(ProgressBar::new(part).desired_width(120.0).desired_height(6.0).fill(view.look().accent));
    });
}

/// "312 of 1,000 read".
fn progress_words(view: &View<'_>) -> String {
    match view.state.incoming.list.progress() {
        Some((read, all)) if all > 0 => {
            format!("{} of {} read", thousands(read as u128), thousands(all as u128))
        }
        _ => "Looking for files…".to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "files are counted in thousands, far below 2^24")]
fn ratio(part: usize, all: usize) -> f32 {
    part as f32 / all as f32
}

fn quiet(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.label(RichText::new(words).color(view.look().muted));
}
