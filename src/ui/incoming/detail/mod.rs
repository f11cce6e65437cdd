//! The details of the chosen line; each kind of detail is a file of its own.

mod changed;
mod doubts;
mod fields;
mod how;
mod problem;
mod words;

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui, vec2};

use crate::analysis::plural;
use crate::model::harmless;
use crate::session::import::{ImportRow, ListLine, ListedArticle, Stage, Standing};

use super::super::action::{Action, IncomingWish};
use super::super::view::View;
use super::super::widget::chip::chip;
use super::super::widget::guard::changing_ui;

use fields::Fields;
use words::Words;

/// The details of the chosen line, with what is being typed there.
#[derive(Default)]
pub(super) struct Detail {
    fields: Fields,
    words: Words,
}

impl Detail {
    /// Draws them.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let incoming = &view.state.incoming;
        let chosen = incoming.chosen.and_then(|line| Some((line, incoming.list.row(line.row)?)));
        let area = ScrollArea::vertical().id_salt("incoming detail").auto_shrink(false);
        area.show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            match chosen {
                Some((line, row)) => self.line_ui(ui, view, line, row),
                None => nothing_chosen_ui(ui, view),
            }
        });
    }

    /// The parts, from top to bottom. What is about the file as a whole stands above what is about the
    /// article.
    fn line_ui(&mut self, ui: &mut Ui, view: &View<'_>, line: ListLine, row: &ImportRow) {
        title_ui(ui, view, line, row);
        if let (None, Stage::Failed(failure)) = (line.article, &row.stage) {
            problem::problem_ui(ui, view, row, failure);
        }
        doubts::doubts_ui(ui, view, line, row);
        how::how_ui(ui, view, row);
        if let Some(key) = line.key() {
            self.fields.ui(ui, view, key);
            self.words.ui(ui, view, key);
        }
    }
}

/// The file, how the line stands, and what can be done with it.
fn title_ui(ui: &mut Ui, view: &View<'_>, line: ListLine, row: &ImportRow) {
    let look = view.look();
    let name = match line.article {
        Some(at) if row.articles().len() > 1 => {
            format!("{}, article {} of {}", row.name(), at + 1, row.articles().len())
        }
        _ => row.name(),
    };
    let name = RichText::new(name).font(view.theme.strong()).color(look.text);
    let path = harmless(&row.path().to_string_lossy()).into_owned();
    ui.add(egui::Label::new(name).wrap()).on_hover_text(path);
    ui.label(RichText::new(about(view, line, row)).font(view.theme.caption()).color(look.muted));
    ui.add_space(8.0);
    ui.horizontal(|ui| actions_ui(ui, view, line));
    ui.add_space(12.0);
}

/// "640 words · 3 pages · windows-1251 · ready".
fn about(view: &View<'_>, line: ListLine, row: &ImportRow) -> String {
    let list = &view.state.incoming.list;
    let words =
        line.key().and_then(|key| list.article(key)).map(ListedArticle::words).or_else(|| row.words());
    let mut parts = Vec::new();
    parts.extend(words.map(|words| plural(words as u64, "word")));
    parts.extend(row.pages().map(|pages| plural(pages as u64, "page")));
    if let Stage::Read(read) = &row.stage {
        parts.extend(Some(read.reading.encoding.clone()).filter(|encoding| !encoding.is_empty()));
    }
    let standing = if row.is_awaited { "reading…" } else { list.standing(line).words() };
    parts.push(standing.to_owned());
    parts.join(" · ")
}

fn actions_ui(ui: &mut Ui, view: &View<'_>, line: ListLine) {
    let look = view.look();
    let send = |wish| view.send(Action::Incoming(wish));
    let standing = view.state.incoming.list.standing(line);
    if standing == Standing::Ready {
        let words = RichText::new("Add").font(view.theme.strong()).color(look.on_accent);
        let button = Button::new(words).fill(look.accent).min_size(vec2(72.0, 28.0));
        if changing_ui(ui, view, |ui| ui.add(button).on_hover_text("Enter").clicked()) {
            send(IncomingWish::Add(vec![line]));
        }
    }
    let can_go = matches!(standing, Standing::Ready | Standing::Problem | Standing::Stopped);
    if can_go && chip(ui, view, "Leave out").on_hover_text("Delete").clicked() {
        send(IncomingWish::LeaveOut(vec![line], true));
    }
    if standing == Standing::LeftOut && chip(ui, view, "Take back").on_hover_text("Delete").clicked() {
        send(IncomingWish::LeaveOut(vec![line], false));
    }
    if let Standing::Added(Some(id)) = standing
        && chip(ui, view, "Show the article").clicked()
    {
        view.send(Action::Choose(id));
    }
}

/// What the keys do, while no line is chosen.
fn nothing_chosen_ui(ui: &mut Ui, view: &View<'_>) {
    let look = view.look();
    ui.label(RichText::new("Choose a line to see what was found in it").color(look.muted));
    ui.add_space(12.0);
    for (keys, what) in KEYS {
        ui.horizontal(|ui| {
            let keys = RichText::new(keys).font(view.theme.caption()).color(look.text);
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(76.0, 18.0), layout, |ui| {
                ui.set_min_width(76.0);
                ui.label(keys);
            });
            ui.label(RichText::new(what).font(view.theme.caption()).color(look.muted));
        });
    }
}

/// The keys of the list.
const KEYS: [(&str, &str); 6] = [
    ("↑ ↓", "choose a line"),
    ("Enter", "adds the line; all that is ready while none is chosen"),
    ("Ctrl+Enter", "adds all that is ready"),
    ("D", "accepts the guessed date"),
    ("Delete", "leaves the line out, or takes it back"),
    ("Escape", "goes back to reading; the list stays"),
];

/// A clause with a capital at its start.
pub(super) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
