//! The dialog that takes an article from the clipboard: as the web page that was copied, or as text.

use egui::{Event, Id, Key, Modifiers, RichText, ScrollArea, Ui, ViewportCommand};

use crate::import::ArticleDraft;
use crate::model::Text;
use crate::session::import::RowId;

use super::super::action::{Action, IncomingWish};
use super::super::view::View;
use super::super::widget::chip::segments;
use super::super::widget::field::{Field, caption, select_all};
use super::super::widget::page_parts::PageParts;
use super::{Opening, card};

/// What is typed or pasted.
#[derive(Default)]
pub(super) struct Paste {
    title: String,
    words: String,
    problem: bool,
    /// Whether the clipboard's words have come.
    is_filled: bool,
    /// How often the clipboard was looked into for a web page.
    looks: u64,
    /// The page that was found, with the parts that are kept.
    page: Option<Box<ArticleDraft>>,
    /// Why it cannot be read.
    page_problem: Option<String>,
    way: Way,
    parts: PageParts,
}

/// As what the clipboard is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Way {
    /// The words as they are.
    #[default]
    Text,
    /// The article of the page.
    Page,
}

impl Paste {
    /// The dialog. The clipboard is asked for its words at once, so that one need only add them.
    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, file: Option<(RowId, &str)>, opening: Opening) {
        let is_sent = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let heading = match file {
            None => "Paste as article".to_owned(),
            Some((_, name)) => format!("Paste the text of {name}"),
        };
        self.take_page(view);
        card::card_ui(ui, view, &heading, 680.0, |ui| {
            let (title, words) = (Id::unique("paste title"), Id::unique("paste words"));
            if opening.takes_focus() {
                ui.memory_mut(|memory| memory.request_focus(words));
            }
            if opening.is_ready_now() {
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            let found = self.shown_page().map(|page| page.title.clone());
            let field = Field::new("Title", &mut self.title).id(title);
            field.hint(found.as_deref().unwrap_or("The first line, if empty")).show(ui, view);
            ui.add_space(6.0);
            self.ways_ui(ui, view);
            let room = (ui.ctx().content_rect().height() - 360.0).clamp(120.0, 420.0);
            match self.way {
                Way::Text => self.words_ui(ui, view, words, room),
                Way::Page => self.page_ui(ui, view, room),
            }
            self.follow_pasting(ui, view, title);
            if self.problem {
                card::problem(ui, view, "There are no words yet: paste or type the article");
            }
            card::buttons_ui(ui, view, |ui| {
                let is_pressed = card::main_button(ui, view, "Add").clicked();
                if is_pressed || is_sent {
                    self.add(view, file.map(|(row, _)| row));
                }
            });
        });
    }

    /// Takes up the page that was found, where it says another thing than the words.
    fn take_page(&mut self, view: &View<'_>) {
        let Some(found) = view.state.pasted.as_ref().filter(|found| found.serial == self.looks) else {
            return;
        };
        // Taken up once: what is done with it from then on is known here only.
        self.looks += 1;
        self.page_problem = found.article.clone().err();
        let page = found.article.clone().ok().flatten();
        let words = Text::normalize(&self.words);
        self.page = page.filter(|page| page.text.as_str().trim() != words.as_str().trim());
        self.way = if self.page.is_some() { Way::Page } else { Way::Text };
        self.parts = PageParts::default();
    }

    fn shown_page(&self) -> Option<&ArticleDraft> {
        self.page.as_deref().filter(|_| self.way == Way::Page)
    }

    /// What came is looked at for a web page; where none of the fields takes it, it is taken here.
    fn follow_pasting(&mut self, ui: &Ui, view: &View<'_>, title: Id) {
        let pasted = ui.input(|input| {
            input.events.iter().rev().find_map(|event| match event {
                Event::Paste(words) => Some(words.clone()),
                _ => None,
            })
        });
        let Some(pasted) = pasted.filter(|_| !ui.memory(|memory| memory.has_focus(title))) else { return };
        if self.way == Way::Page {
            self.words = pasted;
        }
        self.looks += 1;
        view.send(Action::LookAtClipboard(self.looks));
    }

    /// The choice between page and text, where there is one.
    fn ways_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if self.page.is_none() {
            caption(ui, view, "Words");
            if let Some(problem) = &self.page_problem {
                card::quiet(
                    ui,
                    view,
                    &format!("The copied page cannot be read, this is its text. {problem}"),
                );
            }
            return;
        }
        ui.horizontal(|ui| {
            ui.label(RichText::new("Take what was copied as").color(view.look().muted));
            let ways = [Way::Page, Way::Text];
            let pressed = segments(ui, view, (&ways, Some(&self.way)), view.look().accent, |way| match way {
                Way::Page => "Web page",
                Way::Text => "Text",
            });
            self.way = pressed.unwrap_or(self.way);
        });
        ui.add_space(4.0);
    }

    fn words_ui(&mut self, ui: &mut Ui, view: &View<'_>, words: Id, room: f32) {
        let area = ScrollArea::vertical().id_salt("pasted").max_height(room).min_scrolled_height(room);
        area.show(ui, |ui| {
            let field = Field::new("Words of the article", &mut self.words).bare().id(words).rows(14);
            if field.hint("Paste or type the article").show(ui, view).changed() {
                self.problem = false;
                if !std::mem::replace(&mut self.is_filled, true) {
                    self.choose_all(ui, words);
                }
            }
        });
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &View<'_>, room: f32) {
        let Some(article) = self.page.as_deref_mut() else { return };
        let Some(mut page) = article.page.clone() else { return };
        let pressed = self.parts.ui(ui, view, &page, room - 28.0);
        ui.add_space(4.0);
        let mut is_changed = false;
        if let Some(at) = pressed {
            page.keep(at, !page.parts().get(at).is_some_and(|part| part.kept));
            is_changed = true;
        }
        ui.horizontal(|ui| {
            if card::plain_button(ui, "Article only") {
                page.keep_article();
                is_changed = true;
            }
            if card::plain_button(ui, "Whole page") {
                page.keep_all();
                is_changed = true;
            }
            let told = RichText::new(told(article)).color(view.look().muted);
            ui.add(egui::Label::new(told).truncate());
        });
        if is_changed {
            article.turn_to(page);
            self.problem = false;
        }
    }

    /// What came from the clipboard is chosen: who pastes out of habit replaces it and does not double it.
    fn choose_all(&self, ui: &Ui, field: Id) {
        let has_come = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))));
        if has_come {
            select_all(ui, field, &self.words);
        }
    }

    fn add(&mut self, view: &View<'_>, file: Option<RowId>) {
        let words = self.shown_page().map_or(self.words.as_str(), |page| page.text.as_str());
        if words.trim().is_empty() {
            self.problem = true;
            return;
        }
        let (title, words) = (self.title.trim().to_owned(), words.to_owned());
        view.send(Action::Dialog(None));
        let page = self.page.take().filter(|_| self.way == Way::Page);
        view.send(match (file, page) {
            (None, Some(article)) => Action::PastePage { title, article },
            (None, None) => Action::Paste { title, words },
            (Some(row), page) => {
                let found = page.map(|page| page.title.clone()).filter(|_| title.is_empty());
                let title = found.unwrap_or(title);
                Action::Incoming(IncomingWish::GiveWords { row, title, words })
            }
        });
    }
}

/// "214 words, 2022-03-14, The Coast Daily, 6 parts left out".
fn told(article: &ArticleDraft) -> String {
    let mut told = vec![crate::analysis::plural(article.words() as u64, "word")];
    told.extend(article.published.as_ref().map(|date| date.when.to_string()));
    told.extend([&article.outlet, &article.author].into_iter().filter(|it| !it.is_empty()).cloned());
    let left_out = article.page.as_ref().map_or(0, |page| page.removed().len());
    told.push(match left_out {
        0 => "nothing left out; a click on a part leaves it out".to_owned(),
        count => {
            format!("{} left out; a click takes one back", crate::analysis::plural(count as u64, "part"))
        }
    });
    told.join(", ")
}
