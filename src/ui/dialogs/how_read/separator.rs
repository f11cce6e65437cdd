//! What parts a text into several articles.

use egui::{Id, Key, RichText, Ui};

use crate::analysis::plural;
use crate::import::{ReadOptions, Separator};
use crate::session::import::{ImportRow, ReadFile};

use super::super::super::view::View;
use super::super::super::widget::field::Field;
use super::super::card;

/// The line of one's own that is being typed.
#[derive(Debug, Default)]
pub(super) struct Separators {
    line: String,
    is_open: bool,
}

impl Separators {
    /// The kinds of separators; gives how the file is to be read from now on.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        row: &ImportRow,
        read: &ReadFile,
    ) -> Option<ReadOptions> {
        let bundle = read.reading.bundle.as_ref();
        let said = match bundle {
            None => "One article: nothing parts it".to_owned(),
            Some(bundle) => {
                let how = if bundle.is_guess { "Guessed" } else { "As you said" };
                let articles = plural(bundle.articles as u64, "article");
                match bundle.example.as_str() {
                    "" => format!("{how}: {articles}; nothing in it parts it so"),
                    example => format!("{how}: {articles}, parted at lines like “{example}”"),
                }
            }
        };
        card::quiet(ui, view, &said);
        ui.add_space(8.0);
        // An empty circle is seen by its line.
        ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::new(1.0, view.look().muted);
        let now = bundle.map_or(Separator::None, |bundle| bundle.separator.clone());
        let mut wanted = None;
        for separator in [Separator::None].into_iter().chain(Separator::KNOWN) {
            if ui.radio(now == separator && !self.is_open, separator.words()).clicked() {
                self.is_open = false;
                wanted = Some(separator);
            }
        }
        let is_own = matches!(now, Separator::Line(_));
        if ui.radio(is_own || self.is_open, "Lines of exactly these words").clicked() {
            self.is_open = true;
        }
        if let (Separator::Line(words), false) = (&now, self.is_open) {
            self.line.clone_from(words);
            self.is_open = true;
        }
        if self.is_open {
            wanted = self.line_ui(ui, view).or(wanted);
        }
        if row.options.bundle.is_some() {
            ui.add_space(8.0);
            if card::plain_button(ui, "Guess again") {
                self.is_open = false;
                return Some(ReadOptions { bundle: None, ..row.options.clone() });
            }
        }
        let wanted = wanted.filter(|wanted| *wanted != now || row.options.bundle.is_none())?;
        Some(ReadOptions { bundle: Some(wanted), ..row.options.clone() })
    }

    /// The field for a line of one's own; gives it when it is entered.
    fn line_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Option<Separator> {
        let id = Id::unique("separator line");
        let mut entered = None;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 90.0).max(80.0);
            let field =
                Field::new("Words of the line", &mut self.line).bare().id(id).hint("#####").width(width);
            let response = field.show(ui, view);
            let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let can_be = !self.line.trim().is_empty();
            let is_pressed = ui.add_enabled_ui(can_be, |ui| card::plain_button(ui, "Part here")).inner;
            if can_be && (is_entered || is_pressed) {
                entered = Some(Separator::Line(self.line.trim().to_owned()));
            }
        });
        let words = RichText::new("A line that is exactly this ends one article and begins the next");
        ui.label(words.font(view.theme.caption()).color(view.look().muted));
        entered
    }
}
