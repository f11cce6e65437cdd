//! The dialog in which a person says what the names of files tell, with what that gives for some of them.

use std::sync::Arc;

use egui::{Align, Button, Id, Label, Layout, RichText, ScrollArea, Ui, vec2};

use crate::import::{Candidate, NamePattern, told_by_name};

use super::super::action::Action;
use super::super::view::View;
use super::super::widget::field::{Field, caption};
use super::{Opening, card};

/// The height of a line of the preview, in points.
const LINE: f32 = 22.0;
/// Names to try patterns on where none are at hand.
const EXAMPLES: [&str; 4] = [
    "2022-03-29_reuters.txt",
    "The Guardian - Envoys leave (29 March 2022).html",
    "20220329 TASS.pdf",
    "notes.txt",
];

/// The patterns as they are typed.
#[derive(Default)]
pub(super) struct NamePatterns {
    typed: Vec<String>,
    /// How many fields there were ever, so that a new one takes the focus.
    asked_focus: usize,
}

impl NamePatterns {
    /// The dialog as it opens: with the patterns that hold now.
    pub(super) fn new(view: &View<'_>) -> Self {
        let mut typed: Vec<String> = view.state.name_patterns.iter().map(ToString::to_string).collect();
        if typed.is_empty() {
            typed.push(String::new());
        }
        Self { asked_focus: typed.len(), typed }
    }

    /// The dialog.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, names: &Arc<[String]>, opening: Opening) {
        card::card_ui(ui, view, "Patterns for file names", 720.0, |ui| {
            let words = "What stands where in the names of your files, as {date}_{outlet}: the first pattern that fits \
                         is taken, and what it tells is a guess until you accept it. There are {title}, {date}, \
                         {outlet}, {author}, {url}, {language}, and {*} for what tells nothing.";
            card::quiet(ui, view, words);
            ui.add_space(8.0);
            let parsed = self.fields_ui(ui, view, opening);
            ui.add_space(8.0);
            let patterns: Vec<(usize, NamePattern)> =
                parsed.iter().enumerate().filter_map(|(at, it)| Some((at, it.clone()?.ok()?))).collect();
            preview_ui(ui, view, names, &patterns);
            let is_sound = parsed.iter().flatten().all(Result::is_ok);
            card::buttons_ui(ui, view, |ui| {
                let save = ui.add_enabled_ui(is_sound, |ui| card::main_button(ui, view, "Use")).inner;
                if save.on_disabled_hover_text("A pattern is wrong: see what is said under it").clicked() {
                    view.send(Action::Dialog(None));
                    view.send(Action::UseNamePatterns(patterns.into_iter().map(|(_, it)| it).collect()));
                }
            });
        });
    }

    /// The fields, what is wrong with each under it; gives what each is, none for an empty one.
    fn fields_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        opening: Opening,
    ) -> Vec<Option<Result<NamePattern, String>>> {
        let mut parsed = Vec::with_capacity(self.typed.len());
        let (mut removed, mut raised) = (None, None);
        let asks_focus = std::mem::replace(&mut self.asked_focus, self.typed.len()) < self.typed.len();
        for (at, typed) in self.typed.iter_mut().enumerate() {
            let is = Some(typed.trim()).filter(|typed| !typed.is_empty());
            let is = is.map(|typed| typed.parse::<NamePattern>().map_err(|error| error.to_string()));
            let id = Id::unique(("name pattern", at));
            if asks_focus || (at == 0 && opening.takes_focus()) {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            ui.horizontal(|ui| {
                let name = format!("Pattern {}", at + 1);
                let width = ui.available_width() - 150.0;
                let is_wrong = matches!(is, Some(Err(_)));
                let field = Field::new(&name, typed).bare().id(id).hint("{date}_{outlet}").width(width);
                field.wrong(is_wrong).show(ui, view);
                if small_button(ui, "Up", &format!("Try pattern {} earlier", at + 1), at > 0) {
                    raised = Some(at);
                }
                if small_button(ui, "Remove", &format!("Remove pattern {}", at + 1), true) {
                    removed = Some(at);
                }
            });
            if let Some(Err(problem)) = &is {
                card::problem(ui, view, &card::capitalized(problem));
            }
            parsed.push(is);
        }
        if card::plain_button(ui, "Another pattern") {
            self.typed.push(String::new());
        }
        if let Some(at) = raised {
            self.typed.swap(at - 1, at);
        }
        if let Some(at) = removed {
            self.typed.remove(at);
            self.asked_focus = self.typed.len();
        }
        parsed
    }
}

/// What the patterns tell of the names at hand, else of examples.
fn preview_ui(ui: &mut Ui, view: &View<'_>, names: &Arc<[String]>, patterns: &[(usize, NamePattern)]) {
    let plain: Vec<NamePattern> = patterns.iter().map(|(_, pattern)| pattern.clone()).collect();
    let (count, head) = match names.len() {
        0 => (EXAMPLES.len(), "What they tell of names such as these".to_owned()),
        1 => (1, "What they tell of your file".to_owned()),
        count => (count, format!("What they tell of your {count} files")),
    };
    caption(ui, view, &head);
    let area = ScrollArea::vertical().id_salt("names").max_height(LINE * 9.0).auto_shrink([false, true]);
    area.show_rows(ui, LINE, count, |ui, rows| {
        for at in rows {
            let name =
                names.get(at).map(String::as_str).or_else(|| EXAMPLES.get(at).copied()).unwrap_or_default();
            let told = told_by_name(&plain, name);
            let told = told.and_then(|(at, told)| Some((patterns.get(at)?.0, told)));
            line_ui(ui, view, name, told);
        }
    });
}

fn line_ui(ui: &mut Ui, view: &View<'_>, name: &str, told: Option<(usize, Vec<Candidate>)>) {
    let look = view.look();
    let (words, color) = match told {
        None => ("no pattern fits".to_owned(), look.muted),
        Some((at, told)) => {
            let told: Vec<String> =
                told.iter().map(|it| format!("{} {}", it.field.as_str(), it.value)).collect();
            (format!("{} (pattern {})", told.join(", "), at + 1), look.text)
        }
    };
    let size = vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let half = (ui.available_width() * 0.45).max(120.0);
        ui.allocate_ui_with_layout(vec2(half, size.y), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(half);
            ui.add(Label::new(RichText::new(name).color(look.muted)).truncate()).on_hover_text(name);
        });
        let label = Label::new(RichText::new(&words).color(color)).truncate();
        ui.add(label).on_hover_text(words);
    });
}

fn small_button(ui: &mut Ui, words: &str, name: &str, is_enabled: bool) -> bool {
    let button = ui.add_enabled(is_enabled, Button::new(words).min_size(vec2(44.0, 26.0)));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, name));
    button.clicked()
}
