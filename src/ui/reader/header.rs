//! The article's head: title, outlet, date, words, statements and progress, each changed in place.

use egui::{Key, Pos2, Rect, RichText, Role, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, vec2};

use crate::edit::sources::SourceChange;
use crate::model::{Dated, PartialDate, Progress, Source, SourceId, TypedDateError, When, read_typed};

use super::super::action::Action;
use super::super::command::Command;
use super::super::view::View;
use super::super::widget::guard::{changing_ui, why_not_changed};
use super::layout::Setter;
use super::page::Type;
use super::type_menu::type_menu_ui;

/// How far the head may reach into the margin, so that its facts stay on one line.
const BEYOND: f32 = 110.0;

/// What can be typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Outlet,
    Date,
}

impl Field {
    fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Outlet => "Outlet",
            Self::Date => "Date",
        }
    }
}

/// A field that is open for typing.
#[derive(Debug)]
struct Editing {
    source: SourceId,
    field: Field,
    words: String,
    is_new: bool,
    error: Option<TypedDateError>,
}

/// The head's own memory.
#[derive(Debug, Default)]
pub(super) struct Header {
    height: f32,
    editing: Option<Editing>,
}

impl Header {
    /// Its height in the last frame, in points, with the space around it.
    pub fn height(&self) -> f32 {
        if self.height > 0.0 { self.height } else { 130.0 }
    }

    /// Draws the head from a point on, as wide as the words below. The title only where it is wanted, since
    /// words may begin with it.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        source: &Source,
        (at, title): (Pos2, (bool, Type, &Setter)),
    ) {
        let is_over = |editing: &Editing| editing.source != source.id || view.session.read_only.is_some();
        if self.editing.as_ref().is_some_and(is_over) {
            self.editing = None;
        }
        let (has_title, set, setter) = title;
        let width = (set.width + BEYOND).min(ui.clip_rect().right() - at.x - 8.0);
        let rect = Rect::from_min_size(at + vec2(0.0, 40.0), vec2(width, 400.0));
        let mut head = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("head"));
        head.spacing_mut().item_spacing = vec2(8.0, 8.0);
        if has_title || self.is_editing(Field::Title) {
            self.title_ui(&mut head, view, source, (set, setter));
        }
        head.horizontal_wrapped(|ui| {
            if !has_title {
                self.title_link_ui(ui, view, source);
            }
            self.facts_ui(ui, view, source);
            dot(ui, view);
            type_menu_ui(ui, view);
        });
        self.error_ui(&mut head, view, source);
        self.height = (head.min_rect().bottom() - at.y + 20.0).round();
    }

    fn title_ui(&mut self, ui: &mut Ui, view: &View<'_>, source: &Source, (set, setter): (Type, &Setter)) {
        let mut font = view.theme.font(&view.theme.measures.type_scale.reading_title);
        font.size = set.size;
        if self.is_editing(Field::Title) {
            self.field_ui(ui, view, source, (Field::Title, font, ui.available_width()));
            return;
        }
        let title = if source.title.is_empty() { "Untitled" } else { &source.title };
        let layout = setter.lay_out(ui, view, title, set);
        let (rect, response) = ui.allocate_exact_size(layout.size(), Sense::click());
        layout.paint(ui.painter(), rect.min, view.look().text);
        if is_pressed(response, view, &format!("Edit title: {title}"), "") {
            self.open(source, Field::Title, &source.title);
        }
    }

    /// What opens the title, where the words show it already.
    fn title_link_ui(&mut self, ui: &mut Ui, view: &View<'_>, source: &Source) {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words = RichText::new("Title").color(view.look().muted);
        let response = ui.add(egui::Label::new(words).sense(Sense::click()));
        if is_pressed(response, view, &format!("Edit title: {}", source.title), &source.title) {
            self.open(source, Field::Title, &source.title);
        }
        dot(ui, view);
    }

    fn facts_ui(&mut self, ui: &mut Ui, view: &View<'_>, source: &Source) {
        ui.spacing_mut().item_spacing.x = 6.0;
        let row = view.derived.source(source.id);
        let outlet = if source.outlet.is_empty() { "no outlet" } else { &source.outlet };
        self.fact_ui(ui, view, source, (Field::Outlet, outlet, &source.outlet));
        dot(ui, view);
        let (words, typed) =
            source.published.as_ref().map_or(("undated".to_owned(), String::new()), |dated| {
                (dated.when.words(), dated.when.to_string())
            });
        self.fact_ui(ui, view, source, (Field::Date, &words, &typed));
        status_ui(ui, view, source);
        dot(ui, view);
        let count = row.map_or(0, |row| row.words);
        quiet(ui, view, &format!("{count} words"));
        dot(ui, view);
        let statements = view.project.count_of(source.id);
        quiet(
            ui,
            view,
            &if statements == 1 { "1 statement".to_owned() } else { format!("{statements} statements") },
        );
        dot(ui, view);
        progress_ui(ui, view, source);
    }

    fn fact_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        source: &Source,
        (field, words, typed): (Field, &str, &str),
    ) {
        if self.is_editing(field) {
            let font = egui::TextStyle::Body.resolve(ui.style());
            self.field_ui(ui, view, source, (field, font, 190.0));
            return;
        }
        let label = egui::Label::new(RichText::new(words).color(view.look().muted)).sense(Sense::click());
        let name = format!("Edit {}: {words}", field.label().to_lowercase());
        if is_pressed(ui.add(label), view, &name, "Click to change") {
            self.open(source, field, typed);
        }
    }

    fn is_editing(&self, field: Field) -> bool {
        self.editing.as_ref().is_some_and(|editing| editing.field == field)
    }

    fn open(&mut self, source: &Source, field: Field, words: &str) {
        let words = words.to_owned();
        self.editing = Some(Editing { source: source.id, field, words, is_new: true, error: None });
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        source: &Source,
        (field, font, width): (Field, egui::FontId, f32),
    ) {
        let Some(editing) = &mut self.editing else { return };
        let hint = if field == Field::Date { "2022-03-29, March 2022, 2022" } else { "" };
        let edit = TextEdit::singleline(&mut editing.words).font(font).desired_width(width).hint_text(hint);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, field.label()));
        if std::mem::take(&mut editing.is_new) {
            response.request_focus();
            return;
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.editing = None;
        } else if response.lost_focus() {
            self.commit(view, source);
        }
    }

    /// Sends what was typed; a date that cannot be read stays open with the reason.
    fn commit(&mut self, view: &View<'_>, source: &Source) {
        let Some(mut editing) = self.editing.take() else { return };
        let words = editing.words.trim().to_owned();
        let change = match editing.field {
            Field::Title => SourceChange::Title(words),
            Field::Outlet => SourceChange::Outlet(words),
            Field::Date if words.is_empty() => SourceChange::Published(None),
            Field::Date => match read_typed(&words) {
                Ok(when) => SourceChange::Published(Some(typed(when))),
                Err(error) => {
                    editing.error = Some(error);
                    self.editing = Some(editing);
                    return;
                }
            },
        };
        view.send(Action::ChangeSource(source.id, change));
        view.send(Action::Seal);
    }

    fn error_ui(&mut self, ui: &mut Ui, view: &View<'_>, source: &Source) {
        let Some(error) = self.editing.as_ref().and_then(|editing| editing.error.clone()) else { return };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(error.to_string()).color(view.look().bad));
            let TypedDateError::Ambiguous { day_first, month_first, .. } = error else { return };
            for date in [day_first, month_first] {
                if ui.button(date.words()).clicked() {
                    self.take(view, source, date);
                }
            }
        });
    }

    fn take(&mut self, view: &View<'_>, source: &Source, date: PartialDate) {
        self.editing = None;
        view.send(Action::ChangeSource(source.id, SourceChange::Published(Some(typed(When::At(date))))));
    }
}

/// Whether what opens a field was pressed; where the project is only looked at it says why it opens none.
fn is_pressed(response: egui::Response, view: &View<'_>, name: &str, hint: &str) -> bool {
    let reason = why_not_changed(view);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, reason.is_none(), name));
    if let Some(reason) = reason {
        response.on_hover_text(reason);
        return false;
    }
    let response = response.on_hover_cursor(egui::CursorIcon::Text);
    let response = if hint.is_empty() { response } else { response.on_hover_text(hint) };
    response.clicked()
}

fn typed(when: When) -> Dated {
    Dated { from: "typed".to_owned(), ..Dated::confirmed(when) }
}

fn status_ui(ui: &mut Ui, view: &View<'_>, source: &Source) {
    let Some(dated) = &source.published else { return };
    let look = view.look();
    if dated.status == crate::model::DateStatus::Confirmed {
        ui.label(RichText::new("✓ confirmed").color(look.accent));
        return;
    }
    let from = if dated.from.is_empty() { String::new() } else { format!(" from {}", dated.from) };
    ui.label(RichText::new(format!("guessed{from}")).color(look.warn));
    let button = egui::Button::new(RichText::new("Confirm").color(look.accent));
    let keys = view.state.keymap.words(Command::ConfirmDate, ui.ctx());
    if changing_ui(ui, view, |ui| ui.add(button).on_hover_text(keys).clicked()) {
        view.run(Command::ConfirmDate);
    }
}

fn progress_ui(ui: &mut Ui, view: &View<'_>, source: &Source) {
    let progress = view.derived.source(source.id).map_or(Progress::New, |row| row.progress.clone());
    let words =
        RichText::new(format!("{}\u{a0}▾", progress.label().replace(' ', "\u{a0}"))).color(view.look().muted);
    let response = ui.add(egui::Label::new(words).sense(Sense::click()));
    let reason = why_not_changed(view);
    let name = format!("Progress: {}", progress.label());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, reason.is_none(), &name));
    if let Some(reason) = reason {
        response.on_hover_text(reason);
        return;
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    egui::Popup::menu(&response).show(|ui| {
        for choice in Progress::KNOWN {
            if ui.button(choice.label()).clicked() {
                view.send(Action::MarkProgress(source.id, choice.clone()));
                ui.close();
            }
        }
    });
}

fn dot(ui: &mut Ui, view: &View<'_>) {
    ui.label(RichText::new("·").color(view.look().faint));
}

fn quiet(ui: &mut Ui, view: &View<'_>, words: &str) {
    ui.label(RichText::new(words).color(view.look().muted));
}
