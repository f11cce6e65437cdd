//! Which column of a table holds what.

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use crate::analysis::plural;
use crate::import::{Columns, Field, ReadOptions, Table};
use crate::session::import::{ImportRow, ReadFile};

use super::super::super::view::View;
use super::super::super::widget::chip::{menu_chip, menu_choice};
use super::super::super::widget::field::caption;
use super::super::card;

/// How many code points of a cell are shown.
const CELL: usize = 40;
/// How many rows are shown.
const ROWS: usize = 3;

/// The columns with the rows that the table begins with; gives how it is to be read from now on.
pub(super) fn columns_ui(
    ui: &mut Ui,
    view: &View<'_>,
    row: &ImportRow,
    read: &ReadFile,
) -> Option<ReadOptions> {
    let table = read.reading.table.as_ref()?;
    let how = if table.is_guess { "guessed from the names of the columns" } else { "as you said" };
    card::quiet(ui, view, &format!("{}, {how}", plural(table.rows as u64, "row")));
    ui.add_space(6.0);
    let mut columns = table.columns.clone();
    if let Some(Chosen::Column(at)) = column_ui(ui, view, ("Text", Some(columns.text)), table, None) {
        columns.fields.retain(|_, taken| *taken != at);
        columns.text = at;
    }
    for field in Field::ALL {
        let now = columns.fields.get(&field).copied();
        match column_ui(ui, view, (name_of(field), now), table, Some(columns.text)) {
            Some(Chosen::Column(at)) => {
                columns.fields.retain(|_, taken| *taken != at);
                columns.fields.insert(field, at);
            }
            Some(Chosen::Nothing) => _ = columns.fields.remove(&field),
            None => {}
        }
    }
    ui.add_space(4.0);
    card::quiet(ui, view, "What stands in other columns is kept with each article under the column's name");
    ui.add_space(8.0);
    sample_ui(ui, view, table, &columns);
    if !table.is_guess {
        ui.add_space(8.0);
        if card::plain_button(ui, "Guess again") {
            return Some(ReadOptions { columns: None, ..row.options.clone() });
        }
    }
    (columns != table.columns).then(|| ReadOptions { columns: Some(columns), ..row.options.clone() })
}

/// What was chosen from the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Nothing,
    Column(usize),
}

/// A column to choose; gives what was chosen now.
fn column_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (name, now): (&str, Option<usize>),
    table: &Table,
    text: Option<usize>,
) -> Option<Chosen> {
    let value = now.and_then(|at| table.header.get(at)).map_or("none", String::as_str);
    let mut chosen = None;
    let menu = |ui: &mut Ui| {
        if text.is_some() && menu_choice(ui, now.is_none(), "none") {
            chosen = Some(Chosen::Nothing);
        }
        for (at, header) in table.header.iter().enumerate().filter(|(at, _)| Some(*at) != text) {
            if menu_choice(ui, now == Some(at), &cut(header)) {
                chosen = Some(Chosen::Column(at));
            }
        }
    };
    ui.push_id(name, |ui| {
        menu_chip(ui, view, name, &cut(value), |ui| ScrollArea::vertical().max_height(320.0).show(ui, menu));
    });
    chosen
}

fn name_of(field: Field) -> &'static str {
    match field {
        Field::Title => "Title",
        Field::Published => "Date",
        Field::Outlet => "Outlet",
        Field::Author => "Author",
        Field::Url => "Address",
        Field::Language => "Language",
    }
}

/// The first rows as they stand in the file, with what each column is taken for.
fn sample_ui(ui: &mut Ui, view: &View<'_>, table: &Table, columns: &Columns) {
    let look = view.look();
    caption(ui, view, "First rows of the table");
    let area = ScrollArea::horizontal().id_salt("first rows").auto_shrink([false, true]);
    area.show(ui, |ui| {
        Grid::new("sample").striped(true).spacing([14.0, 4.0]).show(ui, |ui| {
            for (at, header) in table.header.iter().enumerate() {
                let fields = columns.fields.iter().find(|(_, taken)| **taken == at);
                let taken =
                    if columns.text == at { Some("Text") } else { fields.map(|(it, _)| name_of(*it)) };
                ui.vertical(|ui| {
                    ui.label(RichText::new(cut(header)).font(view.theme.strong()).color(look.text));
                    let (words, color) = taken.map_or(("kept", look.muted), |taken| (taken, look.accent));
                    ui.label(RichText::new(words).font(view.theme.caption()).color(color));
                });
            }
            ui.end_row();
            for cells in table.sample.iter().take(ROWS) {
                for at in 0..table.header.len() {
                    let cell = cells.get(at).map(|cell| cut(cell)).unwrap_or_default();
                    ui.add(Label::new(RichText::new(cell).color(look.text)).extend());
                }
                ui.end_row();
            }
        });
        ui.add_space(8.0);
    });
}

/// The beginning of a cell on one line.
fn cut(cell: &str) -> String {
    let mut words: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(CELL) {
        words.truncate(end);
        words.push('…');
    }
    words
}
